"""Whoever takes back what they said in the same breath is heard to say the last of it."""

import pytest
from skill.reading import read

from tests.reading.packs import asked, pack


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
