"""The kinds of failure that were heard when people talked to it, each with its neighbours."""

from collections.abc import Mapping
from typing import Any

import pytest
from skill.reading import Heard, read

from tests.reading.packs import AT_ONCE, HERE, asked, holds, pack, plain
from tests.reading.ratchet import STATED, hold

pytestmark = pytest.mark.no_cover

KINDS: list[dict[str, Any]] = plain(HERE / "kinds.yaml")
WRONG: list[dict[str, Any]] = plain(STATED)["kinds"]
DENIED = frozenset({"no", "unsure"})
HARMLESS = {  # what may be understood all the same ("rest doesn't help", "no better")
    "trend": ("same", "worse"),
    "eased_by": (frozenset({"nothing"}),),
}


def faults(case: Mapping[str, Any]) -> list[str]:
    """What was read otherwise than it was meant."""
    heard = read(case["says"], pack("en"), asked(case.get("asked")))
    found = [
        f"{name}={heard.answers.get(name)!r}, not {value}"
        for name, value in case.get("knows", {}).items()
        if not holds(heard.answers.get(name), value) and not _replied(heard, case, name, value)
    ]
    found += [f"{name}={heard.answers[name]!r}" for name in _invented(heard, case)]
    found += [f"reply {heard.reply}"] if not _as_meant(heard, case) else []
    found += [heard.kind] if "not_emergency" in case and heard.kind in AT_ONCE else []
    found += [heard.kind] if case.get("act", heard.kind) != heard.kind else []
    feared = set(case.get("concerns", ())) - set(heard.concerns)
    return found + sorted(feared)


def _replied(heard: Heard, case: Mapping[str, Any], name: str, value: str) -> bool:
    return case.get("asked") == name and heard.reply == value


def _invented(heard: Heard, case: Mapping[str, Any]) -> list[str]:
    """Findings that were taken, or answered by a yes, though they must not be."""
    nones = pack("en").traits.nones
    return [
        name
        for name in case.get("knows_not", ())
        if heard.answers.get(name) not in {None, nones.get(name), *DENIED, *HARMLESS.get(name, ())}
    ]


def _as_meant(heard: Heard, case: Mapping[str, Any]) -> bool:
    """Whether the reply is the one that was meant; a denied danger is never answered by yes."""
    if "reply" in case:
        denials = {"no", pack("en").traits.nones.get(case["asked"], "no")}
        denied = heard.answers.get(case["asked"]) in denials
        return heard.reply == case["reply"] or (case["reply"] == "no" and denied)
    open_question = asked(case.get("asked"))
    unmeant = set(case.get("knows_not", ()))
    return not (open_question and unmeant & set(open_question.asks) and heard.reply == "yes")


def shown(case: Mapping[str, Any]) -> str:
    return f"{case['kind']} {case.get('asked', '-')}: {case['says']!r}: {'; '.join(faults(case))}"


@pytest.mark.parametrize("case", KINDS, ids=lambda case: f"{case['kind']} {case['says']}")
def test_what_is_said_is_understood_as_it_was_meant(case: dict[str, Any]) -> None:
    assert faults(case) == []


def test_no_more_is_misunderstood_than_is_stated() -> None:
    hold("kinds", [shown(case) for case in WRONG if faults(case)])


def test_there_are_enough_of_every_kind() -> None:
    every = [*KINDS, *WRONG]
    assert len(every) >= 120
    assert {case["kind"] for case in every} == set("1234567")
    said = [(case.get("asked"), case["says"]) for case in every]
    assert len(set(said)) == len(said)
