"""What only looks like an answer to the open question is none."""

import pytest
from skill.reading import read

from tests.reading.packs import asked, pack

ENGLISH = pack("en")


def test_a_bare_number_is_no_yes_to_something_else() -> None:
    heard = read("fifty eight", ENGLISH, asked("clot_risk"))
    assert (heard.reply, heard.answers) == (None, {"age_band": "40to59"})


@pytest.mark.parametrize(
    ("text", "reply"), [("I smoke", None), ("no I smoke", "no"), ("no surgery I smoke", "no")]
)
def test_who_tells_something_else_and_denies_nothing_has_not_said_no(
    text: str, reply: str | None
) -> None:
    assert read(text, ENGLISH, asked("clot_risk")).reply == reply


@pytest.mark.parametrize(
    ("language", "words", "side"),
    [
        ("en", "not the left the other one", "right"),
        ("en", "the right one's grand it's the other leg", "left"),
        ("en", "not my right the opposite side", "left"),
        ("de", "das rechte ist in Ordnung es ist das andere Bein", "left"),
        ("fr", "la droite va bien c'est l'autre jambe", "left"),
        ("es", "la derecha está bien es la otra pierna", "left"),
    ],
)
def test_the_other_of_two_sides_is_the_one_that_is_not_named(
    language: str, words: str, side: str
) -> None:
    assert read(words, pack(language), asked("leg")).answers["leg"] == side


def test_the_other_one_tells_nothing_where_no_side_is_named() -> None:
    assert "leg" not in read("the other one", ENGLISH, asked("leg")).answers
