"""Every word that a question offers is understood as an answer to it, alone and in a sentence."""

from collections.abc import Iterable

import pytest

from tests.reading.offering import Offer, frames, named, shown, spoken
from tests.reading.ratchet import hold
from tools import ROOT

LANGUAGES = sorted(
    path.stem for path in (ROOT / "lambda" / "words").iterdir() if len(path.stem) == 2
)
WAYS = {"spoken": spoken, "named": named, "shown": shown}
OFFERS = [f"{way}_{language}" for language in LANGUAGES for way in WAYS]
pytestmark = pytest.mark.no_cover
SPOKEN = [name for name in OFFERS if not name.startswith("shown")]  # labels stand alone


def offers(name: str) -> tuple[list[Offer], str]:
    way, _, language = name.partition("_")
    return WAYS[way](language), language


def lost(some: Iterable[Offer], frame: str, language: str) -> list[str]:
    return [
        f"{one.question}: {frame.format(words=one.words)!r} is {one.finding}={one.value}"
        for one in some
        if not one.understood(frame.format(words=one.words), language)
    ]


@pytest.mark.parametrize("name", OFFERS)
def test_an_offered_word_alone_gives_its_value(name: str) -> None:
    hold(f"{name}_alone", lost(*_said(name, "{words}")))


@pytest.mark.parametrize("name", SPOKEN)
def test_an_offered_word_in_a_sentence_gives_its_value(name: str) -> None:
    _, language = offers(name)
    wrong = [line for frame in frames(language) for line in lost(*_said(name, frame))]
    hold(f"{name}_framed", wrong)


def _said(name: str, frame: str) -> tuple[list[Offer], str, str]:
    some, language = offers(name)
    return some, frame, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_with_values_offers_some(language: str) -> None:
    offered = {one.question for one in spoken(language)}
    assert {"leg", "swelling", "timing", "which_safety_a", "which_safety_b"} <= offered
    assert len(spoken(language)) >= 100
