"""A question behind an answer: it tells nothing, and takes nothing from the answer."""

import pytest
from skill.reading import Heard, read
from skill.reading.breath import answer_and_question
from skill.reading.mentions import look

from tests.reading.packs import asked, pack


@pytest.mark.parametrize(
    ("question", "text", "kept", "feared"),
    [
        ("leg", "the left one is it a blood clot", {"leg": "left"}, "clot"),
        ("leg", "the right one should i be worried", {"leg": "right"}, "worry"),
    ],
)
def test_a_fear_behind_an_answer_is_heard_and_takes_nothing_from_it(
    question: str, text: str, kept: dict[str, str], feared: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert (dict(heard.answers), heard.also and feared in heard.also.about) == (kept, True)


def test_what_only_names_a_fear_in_a_statement_asks_nothing() -> None:
    heard = read("both my calves ache and I fear it is a clot", pack("en"))
    assert heard.also is None


def test_a_plain_no_before_two_questions_stands() -> None:
    heard = read("no why do you ask that is it a clot", pack("en"), asked("safety_a"))
    assert (heard.reply, heard.asks) == ("no", True)


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("trend", "about the same i'd say why should it be getting worse", "same"),
        ("severity", "six i think does that mean it's serious", ""),
    ],
)
def test_nothing_that_stands_in_a_question_behind_an_answer_is_told(
    question: str, text: str, told: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert heard.answers.get(question, "") == told
    assert heard.asks or heard.also


def test_a_denial_before_a_question_asked_in_fear_stands() -> None:
    text = "oh no i've not had anything like that why would a cramp do that is it a clot"
    heard = read(text, pack("en"), asked("safety_a"))
    assert heard.reply == "no"
    assert heard.also
    assert "clot" in heard.also.about


def test_what_looks_like_a_question_before_an_answer_is_none() -> None:
    text = "only plaster is the stuff on me trowel mate no none of them never had a clot"
    heard = read(text, pack("en"), asked("clot_risk"))
    assert (heard.reply, heard.also) == ("no", None)


@pytest.mark.parametrize(("text", "asks"), [("no is it a clot", True), ("is it no never", False)])
def test_what_an_answer_follows_is_no_question_behind_it(text: str, asks: bool) -> None:
    told = {"leg": "left"}
    heard = answer_and_question(
        Heard("answer_value", told, reply="no"),
        look(f"all of that {text}", pack("en")),
        lambda _: Heard("answer_value", told),
        lambda _: Heard("ask_advice", about=("clot",), clear=True),
    )
    assert bool(heard.also) == asks
