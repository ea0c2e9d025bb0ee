"""What ends the talk, and what only sounds like it."""

import pytest
from skill.reading import Asked, read
from skill.reading.acts import act

from tests.reading.fixed import spoken, sure
from tests.reading.packs import asked, pack

OFFER = Asked("", (), "yes_no")


@pytest.mark.parametrize(
    "text",
    ["I'll get my son to run me up there cheerio", "right I'll ring them in the morning ta-ra"],
)
def test_a_plan_with_a_goodbye_behind_it_is_a_goodbye(text: str) -> None:
    assert read(text, pack("en"), OFFER).kind in {"farewell", "stop"}


def test_a_goodbye_with_a_danger_before_it_is_none() -> None:
    assert read("I can't breathe bye", pack("en"), OFFER).kind == "emergency_statement"


@pytest.mark.parametrize(
    "text",
    [
        "this is doing my head in stop now",
        "cheerio I'm hanging up",
        "stop I'm ringing my daughter",
        "I have to go now the bus is here stop there",
    ],
)
def test_whoever_breaks_off_is_let_go(text: str) -> None:
    assert read(text, pack("en"), Asked("", (), "")).kind in {"farewell", "stop"}


@pytest.mark.parametrize("text", ["should I stop now", "how do I make it stop", "can it just stop"])
def test_a_question_with_stop_in_it_is_a_question(text: str) -> None:
    assert read(text, pack("en"), Asked("", (), "")).asks


@pytest.mark.parametrize("text", ["can we leave it there for today", "hang up", "stop now please"])
def test_stop_is_most_of_what_is_said_and_ends_the_talk(text: str) -> None:
    assert read(text, pack("en"), Asked("", (), "")).kind in {"farewell", "stop"}


def test_whoever_ends_with_go_on_does_not_leave() -> None:
    heard = read("oh for crying out loud never mind go on then", pack("en"))
    assert heard.kind not in {"farewell", "stop"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no thank you love cheerio"),
        ("de", "nein danke tschüss"),
        ("fr", "non merci au revoir"),
        ("es", "no gracias adiós"),
    ],
)
def test_a_goodbye_to_a_question_is_one(language: str, text: str) -> None:
    heard = read(text, pack(language), asked("safety_b"))
    assert heard.bids
    assert heard.kind == "farewell"


def test_what_is_told_before_a_goodbye_is_kept() -> None:
    heard = read(
        "it's the left one and it's swollen below the knee bye", pack("en"), asked("fever")
    )
    assert heard.bids
    assert heard.answers["leg"] == "left"


def test_a_danger_before_a_goodbye_is_no_goodbye() -> None:
    heard = read("i can't breathe bye", pack("en"), asked("fever"))
    assert heard.kind not in {"farewell", "stop"}


def test_stop_at_the_end_that_is_likely_meant_ends_whatever_it_begins_with() -> None:
    torn = sure("act", stop=0.9, ask_advice=0.95)
    assert act(spoken("is this ever going to end stop now"), OFFER, torn, told=False) == "farewell"
    unlikely = sure("act", stop=0.5, ask_advice=0.95)
    assert (
        act(spoken("is this ever going to end stop now"), OFFER, unlikely, told=False) != "farewell"
    )
