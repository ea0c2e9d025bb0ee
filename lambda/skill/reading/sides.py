"""Which leg: left and right said of a leg and of nothing else, both legs said indirectly."""

from collections.abc import Sequence

from .model import Fact
from .scope import Tags
from .tokens import Words

_SIDES = ("left", "right")
_SHORT = 4  # words of an answer in which a bare side can only be the leg


def legs(words: Words, tags: Tags, wanted: bool) -> list[Fact]:
    """Every leg said, in the order of the text; `wanted` lets a bare side count."""
    found = [
        Fact("leg", side, span.start, span.end)
        for side in _SIDES
        for span in tags.of(f"#{side}")
        if _is_side(words, tags, span.start, wanted)
    ]
    named = {fact.value for fact in found}
    found += [
        Fact("leg", "alternates", s.start, s.end)
        for s in tags.of("#alternating")
        if named == set(_SIDES)
    ]
    found += [Fact("leg", "alternates", s.start, s.end) for s in tags.of("leg=alternates")]
    found += [
        Fact("leg", "both", span.start, span.end)
        for span in tags.of("leg=both")
        if _is_two(words, tags, span.start, span.end, wanted)
    ]
    return sorted(found, key=lambda fact: fact.start)


def moved(tags: Tags) -> list[int]:
    """Where the trouble has gone to another leg ("it was my left, now it's the right")."""
    before = [span.start for span in tags.of("#was_side")]
    if not before or tags.of("#as_well"):
        return []
    return [span.start for span in tags.of("#now_side") if span.start > before[0]]


def _is_side(words: Words, tags: Tags, start: int, wanted: bool) -> bool:
    if start in _ends(tags, "#compared"):
        return False
    end, between, parts = start + 1, tags.starts("#side_between"), tags.starts("#side_part")
    while end in between and end not in parts:
        end = between[end]
    if parts.get(end, end) in tags.starts("#side_fine"):
        return False
    if end in parts:
        return True
    ends = tags.starts("#side_ends").get(start + 1, 0) > start + 2  # "the right I think"
    if (start + 1 in tags.starts("#side_not_before") and not ends) or start in _ends(
        tags, "#side_not_after"
    ):
        return False
    last = start + 1 == len(words.raw) or start + 1 in words.stops
    short = wanted and len(words.raw) <= _SHORT
    if start in _ends(tags, "#side_named"):
        return last or wanted or start + 1 in tags.starts("#side_ends")
    return wanted and (last or short)


def _is_two(words: Words, tags: Tags, start: int, end: int, wanted: bool) -> bool:
    if start in _ends(tags, "#one_of") or start in _ends(tags, "#compared"):
        return False
    if any(span.start <= start < span.end for span in tags.of("#both_not")):
        return False
    if tags.starts("#both_bare").get(start) == end and end in tags.starts("#side_part"):
        return True
    if tags.starts("#both_bare").get(start) != end:
        return end not in tags.starts("#leg_compound")
    if end in tags.starts("#other_pair"):
        return False
    return wanted or end == len(words.raw) or end in words.stops


def _ends(tags: Tags, tag: str) -> set[int]:
    return {span.end for span in tags.of(tag)}


def settle(facts: Sequence[Fact], replaced: Sequence[int]) -> str | None:
    """One value from all legs said; a correction between two keeps the later one.

    One side that is doubted is still one leg; both legs are only taken when said for sure.
    """
    kept = [fact for fact in facts if fact.state == "yes"]
    doubted = {fact.value for fact in facts if fact.state == "unsure"}
    if not kept and len(doubted) == 1:
        return next(iter(doubted & set(_SIDES)), None)
    for place in replaced:
        kept = [fact for fact in kept if fact.start >= place] or kept
    values = {fact.value for fact in kept}
    if "alternates" in values:
        return "alternates"
    if "both" in values or {"left", "right"} <= values:
        return "both"
    return next(iter(values), None)
