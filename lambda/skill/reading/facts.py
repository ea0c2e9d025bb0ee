"""Facts with their standing (yes, no, unsure, a worry) merged into answers, one per finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from .model import Fact, Value
from .scope import Tags

DENIED = "denied"  # said by words whose denial alone is an answer


@dataclass(slots=True)
class Gathered:
    """Answers in the making."""

    answers: dict[str, Value] = field(default_factory=dict)
    concerns: list[str] = field(default_factory=list)
    certain: list[str] = field(default_factory=list)


def longest_only(
    facts: Sequence[Fact], beside: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> list[Fact]:
    """Phrases inside a longer phrase say nothing of their own, unless they go `beside` it."""
    kept: list[Fact] = []
    furthest = Fact("", "", -1, -1)
    for fact in sorted(facts, key=lambda f: (f.start, -f.end)):
        inside = furthest.start <= fact.start and fact.end <= furthest.end
        same = (fact.start, fact.end) == (furthest.start, furthest.end)
        if inside and not same and fact.finding not in beside.get(furthest.finding, ()):
            continue
        if fact.end > furthest.end:
            furthest = fact
        kept.append(fact)
    return kept


def named(tags: Tags, wants: Sequence[str]) -> list[Fact]:
    """The warnings that are named in answer to "which of these?" ("the bladder one")."""
    return [
        Fact(finding, "yes", span.start, span.end)
        for finding in wants
        for span in tags.of(f"name={finding}")
    ]


def instead(facts: Sequence[Fact], table: Mapping[str, Any], clause: Sequence[int]) -> list[Fact]:
    """Facts without those that another, more exact one said of the same trouble replaces."""
    gone: list[Fact] = []
    for exact, broad in table["instead"].items():
        places = {clause[f.start] for f in facts if f.finding == exact and f.state == "yes"}
        gone += [f for f in facts if f.finding == broad and clause[f.start] in places]
    return [fact for fact in facts if fact not in gone]


def milder(facts: Sequence[Fact], table: Mapping[str, Any]) -> list[Fact]:
    """Facts with the milder reading of those that have one."""
    found = []
    for fact in facts:
        given = table["milder"].get(f"{fact.finding}={fact.value}")
        finding, _, value = given.partition("=") if given else (fact.finding, "", fact.value)
        found.append(replace(fact, finding=finding, value=value))
    return found


def rewritten(facts: Sequence[Fact], table: Mapping[str, Any]) -> list[Fact]:
    """Facts with what they imply; a denial becomes the answer that it amounts to, or nothing."""
    found = []
    for fact in facts:
        if fact.value == DENIED and fact.state != "no":
            continue
        key = f"{fact.finding}={fact.value}"
        if fact.state == "no":
            for given in table["denied"].get(key, _plain_denial(fact, table)):
                finding, _, value = given.partition("=")
                state = "no" if value == "no" else "yes"
                found.append(replace(fact, finding=finding, value=value, state=state))
            continue
        for given in table["means"].get(key, [key]):
            finding, _, value = given.partition("=")
            found.append(replace(fact, finding=finding, value=value))
    return found


def _plain_denial(fact: Fact, table: Mapping[str, Any]) -> list[str]:
    if fact.value not in ("yes", "maybe", DENIED) or fact.finding in table["parts"]:
        return []
    return [f"{fact.finding}=no"]


def merge(
    facts: Sequence[Fact], table: Mapping[str, Any], replaced: Sequence[int], leg: str | None
) -> Gathered:
    """One answer per finding: after a correction the later, else yes before unsure before no."""
    found = Gathered()
    by_finding: dict[str, list[Fact]] = {}
    for fact in facts:
        by_finding.setdefault(fact.finding, []).append(fact)
    for finding, several in by_finding.items():
        _settle(found, finding, _latest(several, replaced), table, leg)
    return found


def _latest(facts: list[Fact], replaced: Sequence[int]) -> list[Fact]:
    for place in replaced:
        later = [fact for fact in facts if fact.start >= place]
        if later:
            facts = later
    return facts


def _settle(
    found: Gathered, finding: str, facts: list[Fact], table: Mapping[str, Any], leg: str | None
) -> None:
    sure = [fact for fact in facts if fact.state == "yes" and fact.value != "no"]
    doubted = [fact for fact in facts if fact.state == "unsure"]
    worried = [fact for fact in facts if fact.state == "worry"]
    if finding in table["multi"]:
        values = frozenset(fact.value for fact in (*sure, *doubted))
        if values - {"none"}:
            found.answers[finding] = values - {"none"}
        elif values:
            found.answers[finding] = values
        return
    if sure:
        value = _value(finding, sure, table, leg)
        found.certain += [finding, f"{finding}={value}"]
        found.answers[finding] = table["said_as"].get(f"{finding}={value}", value)
    elif finding in table["warnings"] and (doubted or worried):
        found.concerns.append(finding)
    elif doubted:
        plain = finding in table["keeps_value"]
        found.answers[finding] = doubted[0].value if plain else "unsure"
    elif any(fact.state in ("no", "yes") for fact in facts):
        found.answers[finding] = "no"


def _value(finding: str, facts: list[Fact], table: Mapping[str, Any], leg: str | None) -> str:
    values = [fact.value for fact in facts]
    clear = [value for value in values if value not in ("some", "maybe")]
    if not clear and finding == "swelling":
        return str(table["some_swelling"].get(leg or "", table["some_swelling"]["unknown"]))
    order = table["prefers"].get(finding, ())
    for value in order:
        if value in clear:
            return str(value)
    return clear[0] if clear else "yes"
