"""What is said of somebody else agrees with who it is."""

from itertools import pairwise

import pytest
from skill.filling import agreeing
from skill.several import whole
from skill.words import Words

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


@pytest.mark.parametrize("said", OTHERS)
def test_no_question_about_her_says_they_or_disagrees(said: str) -> None:
    of_her = agreeing(WORDS, said, "female").lower().split()
    pairs = {"have she", "do she", "are she", "she are", "she cough", "she stop", "she touch"}
    assert not {"they", "their", "them"} & {word.strip("?,.:") for word in of_her}
    assert not pairs & {f"{one} {two}" for one, two in pairwise(of_her)}
