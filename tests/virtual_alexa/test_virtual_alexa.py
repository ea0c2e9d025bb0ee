"""An independent client, virtual-alexa, drives the real handler over HTTP with our models."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.envelope import Conversation
from simulator.model import load
from tests.locales import LOCALES, own_samples
from tests.virtual_alexa.driving import drive, expressible, fillings, reached
from tests.virtual_alexa.server import serving

# Fillings of each sample, and of those that were only heard as free speech or not at all: their
# values begin or end as a carrier does ("both my calves"), which for this client counts more than a
# slot's type, or hold a word of the sample ("and" in "sand"), by which it tells slots apart.
TRIES = (1, 5, 80)
MOST_SKIPPED = 0.01  # of the samples: two slots side by side, which this client cannot tell apart


@pytest.fixture
def skill() -> Iterator[str]:
    """The address of the skill; no request may have ended in the guard's apology."""
    with serving() as (url, complained):
        yield url
        assert complained == []


@pytest.mark.no_cover
@pytest.mark.parametrize("locale", LOCALES)
def test_every_sample_of_every_intent_reaches_it(locale: str, skill: str) -> None:
    model = load(locale)
    shift = LOCALES.index(locale)  # so that the locales try different values
    said_here = [one for one in model.samples if expressible(one)]
    free = {one.intent.name for one in said_here if one.carrier}
    assert len(model.samples) - len(said_here) < MOST_SKIPPED * len(model.samples)
    assert {one.intent.name for one in said_here} == {one.intent.name for one in model.samples}
    lost = [one for one in own_samples(model) if expressible(one)]
    for most in TRIES:
        said = [
            filled
            for place, sample in enumerate(lost)
            for filled in fillings(sample, model, place + shift, most)
        ]
        got = list(zip(said, reached(skill, locale, said), strict=True))
        others = model.intents.keys() - free
        assert [(one.line, it) for one, it in got if it != one.wanted and it in others] == []
        found = {one.label for one, it in got if it == one.wanted}
        lost = list({one.label: one.sample for one in said if one.label not in found}.values())
    assert [sample.text for sample in lost] == []


def test_an_apology_of_the_guard_is_seen_as_a_failure() -> None:
    broken = Conversation("en-US").launch()
    broken["request"]["type"] = "IntentRequest"
    broken["request"]["intent"] = {"name": 7, "slots": "none"}
    with serving() as (url, complained):
        post = urllib.request.Request(url, json.dumps(broken).encode())  # noqa: S310 - loopback
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(post)  # noqa: S310
        assert len(complained) == 1


def test_the_server_listens_on_loopback_only() -> None:
    with serving() as (url, _):
        assert url.startswith("http://127.0.0.1:")


def test_what_fits_no_sample_is_thrown_by_the_client_not_guessed(skill: str) -> None:
    ((turn,),) = drive(skill, "en-US", [{"launch": False, "lines": ["zebra quartz"]}])
    assert "Unable to match" in turn["error"]


def test_the_lock_names_no_address() -> None:
    lock = (Path(__file__).parents[2] / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    assert len(packages) > 1
    assert "resolved" not in lock
    assert all("integrity" in one for name, one in packages.items() if name)
