"""Whether a fact stands: now and here, or denied, doubted, past, a relative's, asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .facts import DENIED
from .look import Seen
from .model import Fact


def stand(
    seen: Seen,
    said: Sequence[Fact],
    table: Mapping[str, Any],
    elsewhere: frozenset[int],
) -> list[Fact]:
    """The facts that hold, each with its state; `elsewhere` are clauses about someone else."""
    changing = frozenset(span.start for span in seen.tags.of("#change"))
    chronic = frozenset(seen.scope.clause[span.start] for span in seen.tags.of("#chronic"))
    often = chronic | {seen.scope.clause[span.start] for span in seen.tags.of("#recurrent")}
    explained = _explained(seen)
    together, bruised = _together(said, table), _bruised(said, table)
    beside = frozenset(seen.scope.clause[at] for at in background(seen, table))
    beside |= {seen.scope.clause[fact.start] for fact in said if fact.finding in table["spoils"]}
    judged = []
    for fact in said:
        clause = seen.scope.clause[fact.start]
        if fact.finding in table["own_clause"] and clause in beside:
            continue
        if clause in elsewhere or (seen.scope.past[fact.start] and _passes(fact, table)):
            continue
        state = _state(seen, fact, table)
        if state == "yes" and fact.finding in table["warnings"]:
            settled = clause in chronic and fact.finding in table["can_be_chronic"]
            settled |= clause in often and fact.finding in table["can_recur"]
            settled |= explained and fact.finding in table["can_be_explained"]
            settled |= fact.finding in table["needs_leg"] and _no_leg(seen, fact)
            acute = together or (changing and fact.finding not in bruised)
            if settled or (fact.value == "maybe" and not acute):
                state = "worry"
        if state != "topic":
            judged.append(replace(fact, state=state))
        elif fact.finding in table["warnings"]:
            judged.append(replace(fact, state="worry"))
    return judged


def _together(said: Sequence[Fact], table: Mapping[str, Any]) -> bool:
    """Whether signs that are harmless alone come together (cold and blotchy, cold and numb)."""
    found = {fact.finding for fact in said}
    signs = [fact for fact in said if fact.value == "maybe"]
    return any(
        len({fact.start for fact in signs if fact.finding == one}) > 1 or found & set(beside)
        for one, beside in table["worse_with"].items()
        if one in found
    )


def _bruised(said: Sequence[Fact], table: Mapping[str, Any]) -> set[str]:
    """Warnings whose harmless signs a bruise explains ("it was kicked and turned purple")."""
    told = {fact.finding for fact in said}
    return {name for name, causes in table["bruised_by"].items() if told & set(causes)}


def _no_leg(seen: Seen, fact: Fact) -> bool:
    """Whether a sign of the leg is said of no leg at all ("he's gone grey")."""
    within = any(fact.start <= span.start < fact.end for span in seen.tags.of("#leg"))
    return not within and seen.region(fact.start) != "leg"


def _explained(seen: Seen) -> bool:
    """Whether the speaker puts a warning down to something known ("that's my asthma")."""
    after = [span.end for span in seen.tags.of("#explains")]
    return bool(seen.tags.of("#explained")) or any(
        0 <= span.start - end <= 1 for span in seen.tags.of("#explainer") for end in after
    )


def _passes(fact: Fact, table: Mapping[str, Any]) -> bool:
    return fact.finding not in table["lifetime"]


def _state(seen: Seen, fact: Fact, table: Mapping[str, Any]) -> str:
    places = range(fact.start, fact.end)
    if any(seen.scope.asked[at] for at in places):
        return "topic"
    if any(seen.scope.denied[at] for at in places):
        return "no"
    if any(seen.scope.doubted[at] for at in places) and fact.finding not in table["multi"]:
        return "unsure"
    return "yes"


def complaints(seen: Seen, table: Mapping[str, Any]) -> list[int]:
    """Places that speak of the trouble itself: pain, legs, signs."""
    beside = [fact for fact in seen.facts if fact.finding in table["background"]]
    places = {
        span.start
        for span in seen.tags.of("#pain", "#leg")
        if not any(fact.start <= span.start < fact.end for fact in beside)
    }
    return sorted(
        places
        | {
            fact.start
            for fact in seen.facts
            if fact.finding not in table["background"] and fact.finding not in table["neutral"]
        }
    )


def background(seen: Seen, table: Mapping[str, Any]) -> list[int]:
    """Places that speak of something beside it: a flight, an illness, a job."""
    places = {span.start for span in seen.tags.of("#activity")}
    return sorted(
        places
        | {
            fact.start
            for fact in seen.facts
            if fact.finding in table["background"] and fact.value != DENIED
        }
    )
