"""Plain words for a danger are taken at once; their harmless neighbours never are."""

from collections.abc import Iterator

import pytest
from skill.reading import Pack, read

from tests.reading.packs import AT_ONCE, HERE, SOURCE, pack, plain
from tests.reading.ratchet import hold
from tools import ROOT
from tools.scoring.speech import knowledge

LANGUAGES = ("en", "de", "fr", "es")


def lines(language: str, part: str) -> Iterator[tuple[str, str]]:
    for danger, pairs in plain(SOURCE / language / "reading" / "danger.yaml").items():
        yield from ((danger, pair[part]) for pair in pairs)


def taken(danger: str, text: str, ears: Pack) -> bool:
    """Whether it is a fact or, for what is no finding, answered at once."""
    heard, traits = read(text, ears), ears.traits
    if danger in traits.values:
        return heard.answers.get(danger) == "yes"
    return heard.kind in AT_ONCE


def alarms(text: str, ears: Pack) -> bool:
    """Whether any danger is taken for certain."""
    heard, traits = read(text, ears), ears.traits
    dangers = traits.plain_only | traits.warnings
    return heard.kind in AT_ONCE or any(heard.answers.get(one) == "yes" for one in dangers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_danger_said_plainly_is_taken_at_once(language: str) -> None:
    plainly = lines(language, "plain")
    wrong = [f"{one}: {text}" for one, text in plainly if not taken(one, text, pack(language))]
    hold(f"danger_plain_{language}", wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_neighbour_of_a_danger_is_at_most_asked_about(language: str) -> None:
    neighbours = lines(language, "neighbour")
    wrong = [f"{one}: {text}" for one, text in neighbours if alarms(text, pack(language))]
    hold(f"danger_neighbour_{language}", wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reading_and_the_rules_have_the_same_warnings(language: str) -> None:
    assert pack(language).traits.dangers == knowledge().warnings


def test_harmless_talk_is_no_danger() -> None:
    hold(
        "harmless_en", [text for text in plain(HERE / "harmless.yaml") if alarms(text, pack("en"))]
    )


def test_a_warning_is_taken_or_asked_about_however_it_is_said() -> None:
    said = [(one, text) for one, some in plain(HERE / "warnings.yaml").items() for text in some]
    wrong = []
    for one, text in said:
        heard = read(text, pack("en"))
        known = heard.answers.get(one) == "yes" or one in heard.concerns
        wrong += [] if known or heard.kind in AT_ONCE else [f"{one}: {text}"]
    hold("warnings_en", wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plain_line_has_its_own_neighbour(language: str) -> None:
    plainly = [text for _, text in lines(language, "plain")]
    assert plainly
    assert not set(plainly) & {text for _, text in lines(language, "neighbour")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plain_word_for_a_danger_stands_in_the_review(language: str) -> None:
    reviewed = (ROOT / "docs" / "clinical-safety.md").read_text(encoding="utf-8")
    pairs = plain(SOURCE / language / "reading" / "danger.yaml")
    missing = [
        pair["plain"]
        for danger, found in pairs.items()
        for pair in found
        if f"| {danger} | {pair['plain']} | {pair['neighbour']} |" not in reviewed
    ]
    assert not missing


def test_a_likeness_is_no_emergency() -> None:
    text = "the back of my thigh went like i'd been shot and i hobbled off"
    heard = read(text, pack("en"))
    assert heard.kind == "describe_symptoms"
    assert heard.answers["pop_or_snap"] == "yes"


def test_who_was_shot_is_one() -> None:
    assert read("i've been shot in the leg", pack("en")).kind == "other_emergency"


def test_teeth_that_chatter_are_fever_and_feeling_very_ill_is_asked_about() -> None:
    heard = read("my shin is red and my teeth are chattering", pack("en"))
    assert heard.answers["fever"] == "yes"
    assert "very_unwell" not in heard.answers
    assert "very_unwell" in heard.concerns


def test_who_shivers_that_hard_is_very_ill() -> None:
    heard = read("i'm shivering so hard my teeth are chattering", pack("en"))
    assert heard.answers["very_unwell"] == "yes"
