"""Whoever takes back what they said in the same breath is heard to say the last of it."""

from collections.abc import Sequence

import pytest
from skill.reading import Asked, Heard, read
from skill.reading.mentions import look
from skill.reading.repairs import asked_again

from tests.reading.packs import asked, holds, pack


@pytest.mark.parametrize(
    ("question", "text", "finding", "value"),
    [
        ("sensation", "a cramp no scratch that more of a burning", "sensation", "burning"),
        ("duration", "three days no I tell a lie it's been two weeks", "duration", "weeks"),
        ("swelling", "maybe the ankles no hang on that's my sock marks no", "swelling", "none"),
    ],
)
def test_what_is_said_in_place_of_something_counts_alone(
    question: str, text: str, finding: str, value: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    told = "none" if heard.reply == "no" else heard.answers.get(finding, "")
    assert told in {value, frozenset({value})}


@pytest.mark.parametrize(
    ("language", "question", "text", "value"),
    [
        ("en", "leg", "left no right", "right"),
        ("en", "leg", "both nah i lie just the left", "left"),
        ("en", "pain_site", "the shin no the ankle", "ankle"),
        ("en", "age_band", "fifty nine no hang about sixty", "60to74"),
        ("de", "leg", "links nein quatsch rechts", "right"),
        ("fr", "leg", "à gauche enfin non à droite", "right"),
        ("es", "leg", "la izquierda miento la derecha", "right"),
    ],
)
def test_the_value_that_is_said_last_takes_the_place_of_the_first(
    language: str, question: str, text: str, value: str
) -> None:
    told = read(text, pack(language), asked(question)).answers.get(question, "")
    assert holds(told, value)


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("leg", "the left no fever at all", "left"),
        ("pain_site", "the calf no numbness at all", "calf"),
        ("chest_breath_signs", "breathing's grand chest's grand no fainting", "no"),
    ],
)
def test_a_no_that_denies_something_else_takes_nothing_back(
    question: str, text: str, value: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert holds(heard.answers.get(question, heard.reply or ""), value)


@pytest.mark.parametrize("text", ["yes no wait it doesn't if I stand there", "yes no sorry no"])
def test_a_yes_is_taken_back_in_the_same_breath(text: str) -> None:
    assert read(text, pack("en"), asked("eases_standing_still")).reply == "no"


@pytest.mark.parametrize(
    ("question", "text", "danger"),
    [
        ("leg", "I have crushing chest pain no sorry it's the left leg", "chest_breath_signs"),
        ("leg_cold_pale", "yes my foot's gone white no wait it's fine now", "leg_cold_pale"),
        ("leg_cold_pale", "yes it has turned no wait it's fine", "leg_cold_pale"),
    ],
)
def test_a_danger_is_not_taken_back_in_the_same_breath(
    question: str, text: str, danger: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert heard.answers.get(danger) == "yes" or danger in heard.concerns


def test_a_yes_to_dangers_may_be_a_slip() -> None:
    assert read("yes no sorry no", pack("en"), asked("safety_a")).reply == "no"


READ_BACK = Asked("", (), "yes_no")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no it's swelling below the knee", "one_calf"),
        ("hang on no my whole leg is swollen", "whole_leg"),
        ("no swelling", "none"),
        ("no my leg isn't swollen", "none"),
    ],
)
def test_a_no_to_what_was_read_back_denies_nothing_of_what_follows(text: str, value: str) -> None:
    assert read(text, pack("en"), READ_BACK).answers == {"swelling": value}


def test_a_danger_behind_a_no_to_what_was_read_back_is_asked_about() -> None:
    heard = read("no it's gone cold and white since this morning", pack("en"), READ_BACK)
    assert "leg_cold_pale" in heard.concerns or heard.answers.get("leg_cold_pale") == "yes"


CORRECTED = [
    ("i never said it was swollen", {"swelling": "none"}),
    ("i never said i was diabetic", {"diabetes": "no"}),
    ("who said anything about burning", {"sensation": frozenset({"-burning"})}),
    ("i didn't say it was the left i said the right", {"leg": "right"}),
]


@pytest.mark.parametrize(("text", "answers"), CORRECTED)
def test_what_was_never_said_is_taken_back(text: str, answers: dict[str, object]) -> None:
    heard = read(text, pack("en"), READ_BACK)
    assert heard.kind == "correct_earlier_answer"
    assert heard.answers == answers


def test_what_was_not_denied_is_asked_about() -> None:
    heard = read("it is swollen i didn't say it wasn't swollen", pack("en"), READ_BACK)
    assert heard.vague == {"swelling"}
    assert "swelling" not in heard.answers


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("i didn't say i had a fever", "fever"),
        ("i didn't say i can't breathe", "chest_breath_signs"),
    ],
)
def test_a_danger_that_was_never_said_is_asked_about(text: str, danger: str) -> None:
    heard = read(text, pack("en"), READ_BACK)
    assert heard.kind == "correct_earlier_answer"
    assert heard.concerns == (danger,)
    assert danger not in heard.answers


@pytest.mark.parametrize(
    "text",
    [
        "i did not say i was fine i have crushing chest pain now",
        "i can't breathe i never said it was swollen",
    ],
)
def test_nothing_that_was_never_said_hides_an_emergency(text: str) -> None:
    for to in (None, READ_BACK):
        heard = read(text, pack("en"), to)
        told = heard.answers.get("chest_breath_signs") == "yes"
        assert told or "chest_breath_signs" in heard.concerns


def test_the_question_that_was_not_answered_is_heard_in_place_of_all() -> None:
    text = "that is not what i asked can i train my legs"

    def hear(words: Sequence[str]) -> Heard:
        asks = words[0] == "can"
        return Heard("ask_advice", clear=True) if asks else Heard("answer_value", {"leg": "both"})

    seen = look(text, pack("en"))
    assert asked_again(hear(seen.words.raw), seen, hear) == Heard("ask_advice", clear=True)


def test_what_was_not_answered_is_asked_again_and_tells_nothing() -> None:
    text = "that is not what i asked can i still go to the gym and train my legs"
    heard = read(text, pack("en"), Asked("", (), ""))
    assert (heard.kind, heard.answers) == ("ask_advice", {})
    assert "play_sport" in heard.about
