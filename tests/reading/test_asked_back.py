"""What is asked back while a question is open: why it is asked, and what it means."""

import pytest
from skill.reading import Asked, read

from tests.reading.packs import asked as question
from tests.reading.packs import pack

QUESTION = Asked("safety_c", ("fever", "dark_urine", "saddle_or_bladder"), "compound")


@pytest.mark.parametrize(
    "text",
    [
        "no fever no I feel perfectly well what's my bladder got to do with it",
        "no no and no what the hell has pee got to do with my ankle",
    ],
)
def test_what_a_question_is_asked_for_is_told_by_no_why(text: str) -> None:
    asked = read(text, pack("en"), QUESTION)
    assert (asked.kind, asked.reply) == ("ask_why", "no")
    assert not asked.concerns
    assert asked.answers in ({}, {"very_unwell": "no"})  # of "I feel perfectly well"


def test_a_danger_that_is_told_with_a_why_stays_told() -> None:
    hard = Asked("calf_tense_hard", ("calf_tense_hard",), "yes_no")
    asked = read("it's hard as wood why do you ask", pack("en"), hard)
    assert "yes" in {asked.reply, asked.answers.get("calf_tense_hard")}


def test_words_that_only_name_what_was_asked_are_quoted() -> None:
    hard = Asked("safety_b", ("leg_cold_pale", "calf_tense_hard"), "compound")
    quoted = read("hard as wood what do you mean", pack("en"), hard)
    assert (quoted.kind, quoted.about) == ("ask_meaning", ("calf_tense_hard",))
    assert not quoted.answers


def test_a_danger_told_at_length_stands_beside_what_does_that_mean() -> None:
    text = (
        "it's growing it was at my ankle this morning and it's halfway up now what does that mean"
    )
    heard = read(text, pack("en"), question("redness_spreading"))
    assert heard.reply == "yes" or "redness_spreading" in heard.concerns


def test_a_bare_yes_before_what_it_means_is_no_answer() -> None:
    heard = read("yes what do you mean hard as wood", pack("en"), question("safety_b"))
    assert (heard.kind, heard.reply) == ("ask_meaning", None)
