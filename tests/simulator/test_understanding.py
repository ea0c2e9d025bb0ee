"""The simulator understands what the generated models cover, and says by which tier."""

from pathlib import Path
from time import perf_counter

import pytest
from calf_rules.strict_yaml import read

from simulator.language import language
from simulator.model import Model, Sample, load
from simulator.understanding import FALLBACK, Reading, Understanding, understanding
from tests.locales import LOCALES, own_samples

EXPECTED = read(Path(__file__).parent / "understanding.yaml").plain()
TIERS = [
    (tier, line) for tier in ("exact", "built_in", "carrier", "near") for line in EXPECTED[tier]
]
SLOW = 0.005  # seconds an utterance
FIRST = {  # what fills the slots of Amazon's own types
    "en": {"AMAZON.NUMBER": "seven", "AMAZON.DURATION": "three weeks"},
    "de": {"AMAZON.NUMBER": "sieben", "AMAZON.DURATION": "drei Wochen"},
    "fr": {"AMAZON.NUMBER": "sept", "AMAZON.DURATION": "trois semaines"},
    "es": {"AMAZON.NUMBER": "siete", "AMAZON.DURATION": "tres semanas"},
}


def slots(reading: Reading) -> dict[str, str]:
    return {
        name: " ".join(getattr(one.match, "id", one.spoken) for one in values)
        for name, values in reading.slots.items()
    }


@pytest.mark.parametrize(("tier", "line"), TIERS)
def test_a_line_is_understood_by_its_tier(tier: str, line: str) -> None:
    choice = understanding("en-US").understand(line).choice
    assert {"intent": choice.intent, **slots(choice)} == EXPECTED[tier][line]
    assert choice.tier == tier


@pytest.mark.parametrize("locale", [one for one in LOCALES if one.startswith("en")])
def test_exact_lines_are_exact_in_every_locale_of_their_language(locale: str) -> None:
    ears = understanding(locale, strict=True)
    for line, wanted in EXPECTED["exact"].items():
        assert ears.understand(line).choice.intent == wanted["intent"], line


@pytest.mark.parametrize("line", EXPECTED["fallback"])
def test_what_is_no_business_of_ours_falls_back(line: str) -> None:
    choice = understanding("en-US").understand(line).choice
    assert (choice.intent, choice.slots) == (FALLBACK, {})


def test_strict_leaves_near_matches_out() -> None:
    ears = understanding("en-US", strict=True)
    assert ears.understand("whom should i see").choice.intent == FALLBACK


def test_a_denial_is_never_lost_by_a_near_match() -> None:
    ears = understanding("en-US")
    choice = ears.understand("to be clear both legs do not hurt").choice
    assert "leg" not in choice.slots


def test_a_number_alone_carries_no_intent_by_similarity() -> None:
    choice = understanding("en-US").understand("timer ten minutes").choice
    assert choice.intent == FALLBACK


def test_an_elicited_slot_is_tried_first_and_takes_a_bare_value() -> None:
    choice = understanding("en-US").understand("um seven", ("LogPainIntent", "number")).choice
    assert (choice.tier, choice.intent, slots(choice)) == (
        "elicited", "LogPainIntent", {"number": "7"})  # fmt: skip


def test_another_intent_may_come_while_a_slot_is_elicited() -> None:
    ears = understanding("en-US")
    assert ears.understand("stop", ("LogPainIntent", "number")).choice.intent == "AMAZON.StopIntent"
    reading = ears.understand("why do you ask", ("LogPainIntent", "number")).choice
    assert reading.intent == "AskWhyIntent"


def test_the_runner_up_is_another_intent() -> None:
    found = understanding("en-US").understand("my left calf cramps at night")
    assert found.runner_up is not None
    assert found.runner_up.intent != found.choice.intent


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("three days", "P3D"), ("a week", "P1W"), ("an hour", "PT1H"), ("twenty minutes", "PT20M"),
        ("a couple of months", "P2M"), ("ten years", "P10Y"), ("a year and a half", "P18M"),
        ("one and a half hours", "PT90M"), ("two fortnights", "P4W"), ("forty five days", "P45D"),
    ],
)  # fmt: skip
def test_spans_of_time_arrive_as_iso_durations(said: str, iso: str) -> None:
    assert next(language("en").durations(said.split())).value == iso


def every_sample(model: Model) -> list[tuple[Sample, str]]:
    """Each own sample with its slots filled: the first value of its type, or plain words."""
    first = dict(FIRST[model.locale[:2]])
    for kind, values in model.types.items():
        first[kind] = " ".join(next(iter(values)))
    filled = []
    for sample in own_samples(model):
        text = sample.text
        for name in sample.slots:
            kind = sample.intent.slots[name].type
            text = text.replace("{" + name + "}", first.get(kind, "zebra lampshades"))
        filled.append((sample, text))
    return filled


@pytest.mark.no_cover
@pytest.mark.parametrize("locale", LOCALES)
def test_every_sample_reaches_its_own_intent(locale: str) -> None:
    ears = understanding(locale)
    assert len(ears.model.samples) > 1000
    lost = [
        text
        for sample, text in every_sample(ears.model)
        if ears.understand(text).choice.intent != sample.intent.name
    ]
    assert lost == []


def test_understanding_is_fast() -> None:
    start = perf_counter()
    ears = Understanding(load("en-US"), language("en"))
    assert perf_counter() - start < 1
    lines = [line for _, line in TIERS] * 5
    start = perf_counter()
    for line in lines:
        ears.understand(line)
    assert (perf_counter() - start) / len(lines) < SLOW


@pytest.mark.parametrize("length", [100, 500])
def test_long_nonsense_is_read_in_time(length: int) -> None:
    start = perf_counter()
    understanding("en-US").understand(" ".join(["my leg and"] * (length // 3)))
    assert perf_counter() - start < 1
