"""Whose leg hurts: the speaker's, or somebody else's; and family history, which is no fact."""

from collections.abc import Mapping, Sequence
from typing import Any

from .model import Fact, Span
from .scope import Tags


def of_an_age(tags: Tags, ages: Sequence[tuple[int, int, float]], grown_up: float) -> list[Span]:
    """People named by their age alone ("my two year old"); below `grown_up` years a child."""
    owned = {span.end for span in tags.of("#owner")}
    return [
        Span(start, end, "#child" if years < grown_up else "#relative")
        for start, end, years in ages
        if start in owned
    ]


def speaker(
    tags: Tags, clause: Sequence[int], complaints: Sequence[int], aged: Sequence[Span]
) -> str:
    """`self`, `other` or `child`: the person whose leg is spoken of."""
    theirs = bool(tags.of("#their_leg"))
    born = {span.end for span in tags.of("#bore")}
    named = [span for span in tags.of("#relative", "#child") if span.start not in born]
    named = sorted([*named, *aged], key=lambda span: span.start)
    people = [span for span in named if theirs or span.end not in tags.starts("#says_after")]
    if not people or tags.of("#my_leg"):
        return "self"
    first = people[0]
    owns = any(span.end in tags.starts("#owns") for span in people)
    told = any(clause[at] == clause[first.start] and at >= first.end for at in complaints)
    theirs = theirs or (bool(tags.of("#they")) and bool(complaints))
    if not (told or theirs or (owns and complaints)):
        return "self"
    return "child" if any(span.tag == "#child" for span in people) else "other"


def history(tags: Tags, clause: Sequence[int]) -> frozenset[int]:
    """Clauses about a relative or anyone else, when the leg is the speaker's own."""
    told, born = tags.starts("#says_after"), {span.end for span in tags.of("#bore")}
    return frozenset(
        clause[span.start]
        for span in tags.of("#relative", "#child", "#others")
        if span.end not in told and span.start not in born
    )


def own_denials(
    tags: Tags, facts: Sequence[Fact], clause: Sequence[int], history: frozenset[int]
) -> list[Fact]:
    """What a relative had and the speaker never did ("my dad had a clot but i never have")."""
    if not tags.of("#not_me"):
        return []
    theirs = [fact for fact in facts if clause[fact.start] in history]
    return [Fact(fact.finding, fact.value, fact.start, fact.end, "no") for fact in theirs]


def person_facts(tags: Tags, who: str, table: Mapping[str, Any]) -> list[Fact]:
    """Sex and age that the word for the person gives ("my toddler", "my husband")."""
    facts: list[Fact] = []
    for tag, finding, value in table["person_facts"]:
        if who != "self":
            facts.extend(Fact(finding, value, s.start, s.end) for s in tags.of(f"#{tag}")[:1])
    return facts
