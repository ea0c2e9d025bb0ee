"""Every word that a question offers is understood as an answer to it, alone and in a sentence."""

from collections.abc import Iterable

import pytest

from tests.reading.offering import Offer, frames, named, spoken
from tests.reading.ratchet import hold

OFFERS = {
    "spoken_en": (spoken, "en"),
    "named_en": (named, "en"),
    "named_de": (named, "de"),
    "named_es": (named, "es"),
}


def offers(name: str) -> tuple[list[Offer], str]:
    source, language = OFFERS[name]
    return (spoken() if source is spoken else named(language)), language


def lost(some: Iterable[Offer], frame: str, language: str) -> list[str]:
    return [
        f"{one.question}: {frame.format(words=one.words)!r} is {one.finding}={one.value}"
        for one in some
        if not one.understood(frame.format(words=one.words), language)
    ]


@pytest.mark.parametrize("name", OFFERS)
def test_an_offered_word_alone_gives_its_value(name: str) -> None:
    hold(f"{name}_alone", lost(*_said(name, "{words}")))


@pytest.mark.parametrize("name", OFFERS)
def test_an_offered_word_in_a_sentence_gives_its_value(name: str) -> None:
    _, language = offers(name)
    wrong = [line for frame in frames(language) for line in lost(*_said(name, frame))]
    hold(f"{name}_framed", wrong)


def _said(name: str, frame: str) -> tuple[list[Offer], str, str]:
    some, language = offers(name)
    return some, frame, language


def test_every_question_with_values_offers_some() -> None:
    offered = {one.question for one in spoken()}
    assert {"leg", "swelling", "timing", "which_safety_a", "which_safety_b"} <= offered
    assert len(spoken()) >= 100
