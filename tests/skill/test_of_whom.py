"""What is said of somebody else agrees with who it is."""

from itertools import pairwise

import pytest
from calf_rules import Findings
from skill.dialogue import take
from skill.filling import agreeing, plain
from skill.reading import Heard
from skill.several import whole
from skill.state import State
from skill.words import Words

from tests.skill.states import knowledge

WORDS = Words.load("en-GB")
COUGHS = "Is it worse when he coughs, sneezes or strains?"
OTHERS = [
    whole(said)
    for question in WORDS.find("questions").values()
    for form, said in question.items()
    if form == "ask_other"
]


@pytest.mark.parametrize(
    ("text", "sex", "said"),
    [
        ("Have they had surgery?", "female", "Has she had surgery?"),
        ("Is it worse when they cough, sneeze or strain?", "male", COUGHS),
        ("About how old are they?", "male", "About how old is he?"),
        ("Is their leg cold?", "female", "Is her leg cold?"),
        ("Is their leg cold?", None, "Is their leg cold?"),
    ],
)
def test_they_becomes_she_or_he_where_that_is_known(text: str, sex: str | None, said: str) -> None:
    assert agreeing(WORDS, text, sex) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Is the leg suddenly cold?", "Is either leg suddenly cold?"),
        ("Is the skin on the leg red?", "Is the skin on either leg red?"),
        ("Is their leg suddenly cold?", "Is either of his legs suddenly cold?"),
        ("Are they very ill, or unable to stand on it?", "Is he very ill, or unable to stand?"),
    ],
)
def test_who_has_trouble_with_both_legs_is_not_asked_about_the_leg(text: str, said: str) -> None:
    assert agreeing(WORDS, text, "male", "both") == said


def test_a_question_is_put_about_either_leg_once_it_is_both() -> None:
    known = Findings.of(leg="both", swelling="none", safety_a="no")
    turn = take(knowledge(), State(known, "invitation"), Heard("tell", {"duration": "weeks"}))
    assert turn.state.open == "safety_b"
    assert plain(WORDS, turn.ask).startswith("Is either leg suddenly")


@pytest.mark.parametrize("said", OTHERS)
def test_no_question_about_her_says_they_or_disagrees(said: str) -> None:
    of_her = agreeing(WORDS, said, "female").lower().split()
    pairs = {"have she", "do she", "are she", "she are", "she cough", "she stop", "she touch"}
    assert not {"they", "their", "them"} & {word.strip("?,.:") for word in of_her}
    assert not pairs & {f"{one} {two}" for one, two in pairwise(of_her)}
