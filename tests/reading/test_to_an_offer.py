"""What is said to an offer: it is taken or left, with questions and facts behind it."""

import pytest
from skill.reading import Asked, Heard, read
from skill.reading.breath import MOST_STARTS
from skill.reading.mentions import look
from skill.reading.offered import said_to_an_offer

from tests.reading.packs import holds, pack

OFFER = Asked("", (), "yes_no")


def heard(text: str) -> Heard:
    return read(text, pack("en"), OFFER)


@pytest.mark.parametrize(
    ("text", "reply", "about"),
    [
        ("yes please and can I drive", "yes", "drive"),
        ("go on then and can he keep driving", "yes", "drive"),
        ("no that's fine but can I drive", "no", "drive"),
        ("aye go on then and can he drive", "yes", "drive"),
    ],
)
def test_an_answer_and_a_question_are_both_heard(text: str, reply: str, about: str) -> None:
    both = heard(text)
    assert (both.kind, both.reply, both.about) == ("ask_advice", reply, (about,))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("can I drive and should I worry", "drive", "worry"),
        ("can I go for a run is it going to get worse", "run", "gets_worse"),
        ("should I take the stairs and can I fly on Friday", "climb_stairs", "fly"),
    ],
)
def test_two_questions_in_one_breath_are_both_heard(text: str, first: str, second: str) -> None:
    asked = heard(text)
    assert asked.also is not None
    assert (asked.about, asked.also.about) == ((first,), (second,))


def test_of_two_questions_an_unclear_one_is_left_out() -> None:
    clear, unclear = (
        Heard("ask_advice", about=(of,), clear=of == "run") for of in ("run", "other")
    )
    parts = {"can i run": clear, "is it odd": unclear}
    asked = said_to_an_offer(
        unclear,
        look("can I run and is it odd", pack("en")),
        lambda words: parts[" ".join(words)],
        pack("en").traits,
    )
    assert (asked.about, asked.also) == (("run",), None)


@pytest.mark.parametrize("many", [8, 200])
def test_many_questions_in_one_breath_take_no_more_looks_than_a_few(many: int) -> None:
    looks = 0

    def hear(_: object) -> Heard:
        nonlocal looks
        looks += 1
        return Heard("off_topic")

    said_to_an_offer(Heard("off_topic"), look("can I " * many, pack("en")), hear, pack("en").traits)
    assert looks == 2 * MOST_STARTS


def test_of_three_questions_the_last_is_heard_with_the_second() -> None:
    asked = heard("what is it then is it anything to worry about can i still work")
    assert asked.also is not None
    assert {"worry", "work"} <= set(asked.also.about)


def test_a_question_behind_a_remark_is_heard_beside_the_first() -> None:
    asked = heard("so is it a clot or an infection it's not red am i gonna lose me leg")
    assert "clot" in asked.about
    assert asked.also is not None
    assert asked.also.about == ("lose_leg",)


def test_what_is_told_behind_a_question_is_told() -> None:
    asked = heard("please tell me what i can do and i have cramp also when walking")
    assert asked.asks
    assert holds(asked.answers["timing"], "walking")


@pytest.mark.parametrize(
    "text",
    ["what should i do if it swells and it's both legs", "can i run and is it both legs then"],
)
def test_what_is_but_supposed_or_asked_is_not_told(text: str) -> None:
    assert "leg" not in heard(text).answers


@pytest.mark.parametrize(
    "text", ["should i worry my foot is cold", "should i be worried that my foot is white"]
)
def test_a_danger_that_a_question_states_is_asked_about(text: str) -> None:
    asked = heard(text)
    assert asked.asks
    assert "leg_cold_pale" in asked.concerns


@pytest.mark.parametrize(
    "text",
    [
        "can i drive my leg is fine now",
        "what if my foot is cold one day",
        "should i take something for the pain",
        "is it all right to run my calf is only a bit sore",
    ],
)
def test_a_question_that_states_no_danger_raises_none(text: str) -> None:
    assert heard(text).concerns == ()


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("can i run and i have a fever now", "fever"),
        ("should i wait and i can't stand on it", "cannot_bear_weight"),
    ],
)
def test_a_danger_behind_a_question_is_asked_about(text: str, danger: str) -> None:
    asked = heard(text)
    assert danger in asked.concerns
    assert danger not in asked.answers


def test_what_is_told_behind_a_question_is_looked_for_twice_at_most() -> None:
    looks = 0

    def hear(_: object) -> Heard:
        nonlocal looks
        looks += 1
        return Heard("off_topic")

    told = "can I run " + "and it is what I have " * 200
    said_to_an_offer(Heard("ask_advice"), look(told, pack("en")), hear, pack("en").traits)
    assert looks <= 2 * MOST_STARTS + 2


def test_behind_a_question_a_fact_is_told_and_a_danger_asked_about() -> None:
    behind = Heard("answer_value", {"leg": "left", "fever": "yes"})
    question = Heard("ask_advice", about=("run",), clear=True)
    seen = look("can i run for the bus and i have it", pack("en"))
    heard = said_to_an_offer(question, seen, lambda _: behind, pack("en").traits)
    assert heard.answers == {"leg": "left"}
    assert heard.concerns == ("fever",)


def test_nothing_is_told_behind_a_question_by_what_asks_as_well() -> None:
    asks = Heard("ask_cause_info", {"leg": "left"})
    question = Heard("ask_advice", about=("run",), clear=True)
    seen = look("can i run for the bus and i have it", pack("en"))
    assert said_to_an_offer(question, seen, lambda _: asks, pack("en").traits).answers == {}
