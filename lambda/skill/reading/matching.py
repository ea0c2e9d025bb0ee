"""Patterns: word groups that together say something, wherever they stand in a clause."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from .lexicon import Pattern
from .model import Fact, Span
from .scope import Tags
from .tokens import Words

LEG = "@leg"
_LONG = 8  # words of a long phrase


def gather(found: Sequence[Span]) -> Tags:
    """Spans by tag."""
    by_tag: dict[str, list[Span]] = {}
    for span in found:
        by_tag.setdefault(span.tag, []).append(span)
    return Tags(by_tag)


def in_text(spans: Sequence[Span], words: Words, apart: Mapping[str, Sequence[str]]) -> list[Span]:
    """Spans over content words as spans over all words.

    `apart`: words that a phrase with this first word cannot skip ("no i feel fine").
    """
    content, found = words.content, []
    for span in spans:
        start, end = content[span.start], content[span.end - 1] + 1
        stops = apart.get(words.raw[start])
        if not stops or not any(word in stops for word in words.raw[start:end]):
            found.append(Span(start, end, span.tag))
    return found


def matches(
    patterns: Sequence[Pattern],
    tags: Tags,
    clause: Sequence[int],
    on_leg: Callable[[int], bool],
) -> list[tuple[Pattern, list[Span]]]:
    """Each pattern with the spans that fill it; every first span is tried once."""
    found = []
    for pattern in patterns:
        names = [name for name in pattern.all if name != LEG]
        if any(name not in tags.by_tag for name in names):
            continue
        for first in tags.by_tag[names[0]]:
            spans = _fill(pattern, names, first, tags, clause)
            if spans is None or (LEG in pattern.all and not on_leg(first.start)):
                continue
            if not _spoiled(pattern, spans, tags, clause):
                found.append((pattern, spans))
    return found


def _fill(
    pattern: Pattern, names: Sequence[str], first: Span, tags: Tags, clause: Sequence[int]
) -> list[Span] | None:
    spans = [first]
    for name in names[1:]:
        near = [
            span
            for span in _around(tags.by_tag[name], spans[-1], pattern.within)
            if abs(clause[span.start] - clause[first.start]) <= pattern.across
            and _gap(spans[-1], span) <= pattern.within
            and (span.start >= spans[-1].end if pattern.ordered else _apart(span, spans))
        ]
        if not near:
            return None
        before = spans[-1]
        spans.append(min(near, key=lambda span: _gap(before, span)))
    return spans


def _around(spans: Sequence[Span], near: Span, within: int) -> Sequence[Span]:
    low = bisect_left(spans, near.start - within - _LONG, key=lambda span: span.start)
    return spans[low : bisect_right(spans, near.end + within, key=lambda span: span.start)]


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end)


def _apart(span: Span, others: Sequence[Span]) -> bool:
    return all(span.start >= other.end or span.end <= other.start for other in others)


def _spoiled(pattern: Pattern, spans: Sequence[Span], tags: Tags, clause: Sequence[int]) -> bool:
    return any(
        clause[span.start] == clause[spans[0].start] and _gap(spans[0], span) <= pattern.within
        for name in pattern.without
        for span in tags.by_tag.get(name, [])
    )


def as_facts(
    found: Sequence[tuple[Pattern, list[Span]]],
) -> tuple[list[Fact], list[tuple[Span, str]]]:
    """Facts of the patterns found, and the words that they take from shorter readings.

    A fact stands where its pattern's first word stands: that one is denied or doubted.
    """
    taken = [
        (span, pattern.gives[0].partition("=")[0])
        for pattern, spans in found
        if pattern.takes
        for span in spans
    ]
    facts = []
    for pattern, spans in found:
        first = spans[0]
        if not pattern.takes and any(span.start <= first.start < span.end for span, _ in taken):
            continue
        for given in pattern.gives:
            finding, _, value = given.partition("=")
            facts.append(Fact(finding, value, first.start, first.end))
    return facts, taken
