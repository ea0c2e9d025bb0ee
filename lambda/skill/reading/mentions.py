"""Room 2: every mention of a finding's value, and every cue; nothing is judged here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .model import NO
from .pack import Pack, Pattern
from .words import Words

BREAK = "#break"  # words that begin a new clause
DURATION = "duration"
OTHER = "the_other"  # cue of what means the opposite of what is named, and how it was said
IDIOM = "idiom"  # a phrase that looks like a fact and is none
# Behind a tag: says little unless its question is open; says a danger plainly; only where denied.
MARKS = {"?": "asked", "!": "plain", "~": "denied"}


class Mention(NamedTuple):
    """Words `start` to `end` (excluded) may say that `finding` is `value`; `how`: what said so."""

    finding: str
    value: str
    start: int
    end: int
    how: str


class Seen(NamedTuple):
    """The words of one utterance with its mentions, its cues by kind, and its clauses by word."""

    words: Words
    mentions: tuple[Mention, ...]
    cues: Mapping[str, Sequence[tuple[int, int]]]
    clauses: tuple[int, ...]


def look(text: str, pack: Pack) -> Seen:
    """All that the pack knows in a text."""
    words = pack.split(text)
    tags = _tags(words, pack)
    found = [
        _mention(tag, start, end, how)
        for tag, spans in tags.items()
        if tag[0] not in "#*"
        for start, end, how in spans
    ]
    found += _matched(pack.patterns, tags)
    found = [_dated(one, pack) for one in found] + _counted(words, pack)
    cues = {
        tag[1:]: [(start, end) for start, end, _ in spans]
        for tag, spans in tags.items()
        if tag[0] == "#"
    }
    found += _opposites(found, cues.get(OTHER, ()), pack)
    found = [one for one in found if not within(one, cues.get(IDIOM, ()))]
    return Seen(words, tuple(_longest(found, pack)), cues, _clauses(words, cues))


def within(mention: Mention, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a mention lies inside one of the spans."""
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _mention(means: str, start: int, end: int, how: str) -> Mention:
    finding, _, value = means.partition("=")
    return Mention(finding, value, start, end, how)


def _tags(words: Words, pack: Pack) -> dict[str, list[tuple[int, int, str]]]:
    content = words.content
    spans = [
        (content[start], content[end - 1] + 1, tag, "phrase")
        for start, end, tag in pack.phrases.find([words.stems[at] for at in content])
    ]
    spans += [(*span, "exact") for span in pack.exact.find(words.stems)]
    spans += [(*span, "form") for span in pack.forms.find(words.raw)]
    tags: dict[str, list[tuple[int, int, str]]] = {}
    for start, end, tag, how in sorted(spans):
        marked = MARKS.get(tag[-1])
        tags.setdefault(tag[:-1] if marked else tag, []).append((start, end, marked or how))
    return tags


def _dated(mention: Mention, pack: Pack) -> Mention:
    """A length of time that is told by a day of the year ("since Easter") by how long it is ago."""
    if mention.finding != DURATION or not mention.value[:1].isdigit():
        return mention
    return mention._replace(value=pack.numbers.back_to(mention.value))


def _opposites(
    found: Iterable[Mention], spans: Sequence[tuple[int, int]], pack: Pack
) -> list[Mention]:
    """What "the other one" means where one of two is named ("not the left, the other one")."""
    meant = []
    for finding, opposite in pack.traits.opposites.items():
        named = {one.value for one in found if one.finding == finding}
        if spans and len(named) == 1 and named <= opposite.keys():
            value = opposite[named.pop()]
            meant += [Mention(finding, value, start, end, OTHER) for start, end in spans]
    return meant


def _counted(words: Words, pack: Pack) -> list[Mention]:
    """What numbers tell; a count inside of what tells an age ("two years off eighty") is none."""
    ages = [Mention(*told) for told in pack.ages.mentions(words.raw, pack.numbers)]
    others = [Mention(*told) for told in pack.numbers.mentions(words.raw)]
    spans = [(one.start, one.end) for one in ages]
    inner = [one for one in others if within(one, spans) and (one.start, one.end) not in spans]
    return ages + [one for one in others if one not in inner]


def _matched(
    patterns: Iterable[Pattern], tags: Mapping[str, Sequence[tuple[int, int, str]]]
) -> list[Mention]:
    found = []
    for pattern in patterns:
        if any(name not in tags for name in pattern.all):
            continue
        for first in tags[pattern.all[0]]:
            spans = _near(pattern, first[:2], tags)
            if spans:
                start, end = min(at for at, _ in spans), max(at for _, at in spans)
                found += [_mention(given, start, end, "pattern") for given in pattern.gives]
    return found


def _near(
    pattern: Pattern,
    first: tuple[int, int],
    tags: Mapping[str, Sequence[tuple[int, int, str]]],
) -> list[tuple[int, int]]:
    """The spans that fill a pattern from its first one on; none where one is missing."""
    spans = [first]
    for name in pattern.all[1:]:
        before = spans[-1]
        near = [
            (start, end)
            for start, end, _ in tags[name]
            if _gap(before, (start, end)) <= pattern.within
            and (start >= before[1] if pattern.ordered else _apart((start, end), spans))
        ]
        if not near:
            return []
        spans.append(min(near, key=lambda span: _gap(before, span)))
    spoiled = any(
        _gap(first, span[:2]) <= pattern.within
        for name in pattern.without
        for span in tags.get(name, ())
    )
    return [] if spoiled else spans


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(other[0] - one[1], one[0] - other[1])


def _apart(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return all(span[0] >= end or span[1] <= start for start, end in others)


def _longest(found: Iterable[Mention], pack: Pack) -> list[Mention]:
    """Each mention once, without those inside a longer one of the same value, or of its absence."""
    once = {(one.finding, one.value, one.start, one.end): one for one in found}
    kept = sorted(once.values(), key=lambda one: (one.start - one.end, one.start, one.finding))
    longest: list[Mention] = []
    for one in kept:
        inside = one.how != MARKS["!"] and any(
            other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            and other.finding == one.finding
            and other.value in {one.value, NO}
            for other in longest
        )
        if not inside and one.finding in pack.traits.values:
            longest.append(one)
    return sorted(longest, key=lambda one: (one.start, one.end, one.finding, one.value))


def _clauses(words: Words, cues: Mapping[str, Sequence[tuple[int, int]]]) -> tuple[int, ...]:
    begins = {start for start, _ in cues.get(BREAK[1:], ()) if start}
    clause, clauses = 0, []
    for place in range(len(words.raw)):
        clause += place in begins
        clauses.append(clause)
    return tuple(clauses)
