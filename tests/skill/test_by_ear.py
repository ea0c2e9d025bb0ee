"""What can be followed by ear: short questions, few values, few items."""

import re
from collections.abc import Iterator

import pytest
from skill.words import Words, locales

MOST_VALUES = 4  # in one sentence of a question
SPOKEN = ("ask", "ask_other", "simpler", "examples", "which")


def offered(sentence: str) -> list[str]:
    """The values that a sentence offers: "a or b, c, or d" are three."""
    parts = [part for part in re.split(r",\s*", sentence) if part.strip()]
    return parts if len(parts) > 1 else []


def sentences(locale: str) -> Iterator[tuple[str, str]]:
    for name, entry in Words.load(locale).find("questions").items():
        for form in SPOKEN:
            for sentence in re.split(r"[.?!:]", entry.get(form, "")):
                yield f"{name}.{form}", sentence


@pytest.mark.parametrize("locale", locales())
def test_no_question_offers_more_than_four_values_in_one_breath(locale: str) -> None:
    found = list(sentences(locale))
    assert len(found) > 300
    assert not [one for one in found if len(offered(one[1])) > MOST_VALUES]


@pytest.mark.parametrize("locale", locales())
def test_every_further_form_of_a_question_uses_other_words(locale: str) -> None:
    for name, entry in Words.load(locale).find("questions").items():
        forms = [entry[form] for form in ("ask", "simpler", "examples")]
        assert len(set(forms)) == len(forms), name
