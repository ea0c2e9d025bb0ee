"""Whatever is told after the advice is told, and no question with a stock answer."""

import pytest
from skill.reading import Asked, read

from tests.reading.packs import asked, pack

OFFER, READ_BACK = Asked("", (), ""), Asked("", (), "yes_no")


@pytest.mark.parametrize("offer", [OFFER, READ_BACK])
@pytest.mark.parametrize(
    "text", ["it was like being hit with a bat", "our Brian had the very same last winter"]
)
def test_what_asks_nothing_and_tells_nothing_that_is_weighed_is_a_remark(
    text: str, offer: Asked
) -> None:
    assert read(text, pack("en"), offer).remarks


@pytest.mark.parametrize("text", ["it is what it is with me", "our Brian had it last winter"])
def test_to_a_question_of_the_rules_nothing_is_a_remark(text: str) -> None:
    assert not read(text, pack("en"), asked("fever")).remarks


def test_a_few_words_that_are_not_understood_are_no_remark() -> None:
    assert not read("bananas and custard", pack("en"), OFFER).remarks


def test_a_fact_that_is_added_without_a_question_is_told() -> None:
    heard = read("I should add that I take warfarin", pack("en"), OFFER)
    assert heard.answers == {"blood_thinner": "yes"}


@pytest.mark.parametrize("text", ["stop it now", "oh shut up and stop"])
def test_whoever_wants_to_stop_is_let_go_at_any_question(text: str) -> None:
    assert read(text, pack("en"), asked("safety_a")).kind == "stop"


@pytest.mark.parametrize(
    "text", ["I'll have to leave it there my bus is coming", "well I'm away to my bed then"]
)
def test_an_excuse_is_a_goodbye(text: str) -> None:
    assert read(text, pack("en"), OFFER).kind in {"stop", "farewell"}


@pytest.mark.parametrize("question", ["trend", "fever", "safety_a"])
@pytest.mark.parametrize(
    "text", ["right my tea's getting cold I'll leave it there", "ok cheers bye"]
)
def test_a_goodbye_is_let_go_at_any_question(question: str, text: str) -> None:
    assert read(text, pack("en"), asked(question)).kind in {"stop", "farewell"}


@pytest.mark.parametrize("text", ["nothing else", "no that's everything", "no thanks"])
def test_an_answer_that_sounds_like_a_goodbye_is_an_answer(text: str) -> None:
    assert read(text, pack("en"), asked("fever")).reply == "no"


def test_a_goodbye_with_a_danger_ends_nothing() -> None:
    heard = read("I've got crushing chest pain I'll leave it there", pack("en"), asked("trend"))
    assert heard.kind not in {"stop", "farewell"}


@pytest.mark.parametrize(
    "text", ["my foot has gone cold good night", "I'm so sleepy now good night"]
)
def test_a_goodbye_after_the_advice_with_a_danger_is_heard_as_the_danger(text: str) -> None:
    heard = read(text, pack("en"), OFFER)
    assert heard.kind not in {"stop", "farewell"}
    assert heard.concerns or heard.answers


def test_what_is_asked_about_something_that_no_rule_weighs_is_asked_clearly() -> None:
    assert read("and what about the itching is that something", pack("en"), OFFER).clear
