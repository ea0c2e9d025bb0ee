"""Numbers and spans of time in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .model import Fact, Span
from .scope import Scope, Tags
from .tokens import Words

_TEN, _TENS, _HUNDRED = 10, 20, 100  # "sixty eight" is a ten with a unit after it
_DIGITS = 4
_NAMED = 2  # words of a name such as "last week", or between a time and "ever since"


@dataclass(frozen=True, slots=True)
class Time:
    """A span of time said at words `start` to `end`, in days; `strong` when for/since/ago mark it.

    `point` is a day named (monday, last night) and not a length.
    """

    start: int
    end: int
    days: float
    value: str
    strong: bool
    point: bool
    ago: bool
    vague: bool = False  # "a day", which may be a rate


def number_at(words: Words, place: int, numbers: Mapping[str, float]) -> tuple[float, int] | None:
    """The number that begins at a word, with the place after it ("sixty eight", "68")."""
    if place >= len(words.raw):
        return None
    value = _one(words.raw[place], numbers)
    if value is None:
        return None
    end = place + 1
    if end < len(words.raw) and value >= _TENS and value % _TEN == 0:
        unit = _one(words.raw[end], numbers)
        if unit is not None and 0 < unit < _TEN and unit == int(unit) and words.raw[end] in numbers:
            return value + unit, end + 1
    if end < len(words.raw) and _one(words.raw[end], numbers) == _HUNDRED:
        return value * _HUNDRED, end + 1
    return value, end


def _one(word: str, numbers: Mapping[str, float]) -> float | None:
    if word in numbers:
        return numbers[word]
    return float(word) if word.isascii() and word.isdigit() and len(word) <= _DIGITS else None


def times(words: Words, tags: Tags, table: Mapping[str, Any]) -> list[Time]:
    """Every span of time in the text, first to last, none inside another."""
    found: list[Time] = []
    says = {
        span.start: span
        for tag in table["says"]
        for span in sorted(tags.of(f"time={tag}"), key=lambda s: s.end)
    }
    place = 0
    while place < len(words.raw):
        one = _length(words, tags, table, place)
        if one is None and place in says and not _several(words, says[place], table):
            span = says[place]
            value, days = table["says"][span.tag.partition("=")[2]]
            one = Time(place, span.end, float(days), value, *_marks(tags, place, span.end))
        if one is not None and not (found and found[-1].end == place and not one.point):
            found.append(one)
        place = one.end if one is not None else place + 1
    return found


def _several(words: Words, span: Span, table: Mapping[str, Any]) -> bool:
    """Whether a phrase for one ("last week") stands here for several ("the last weeks")."""
    unit = table["units"].get(words.raw[span.end - 1])
    return bool(unit and unit[1]) and span.end - span.start <= _NAMED


def _length(words: Words, tags: Tags, table: Mapping[str, Any], place: int) -> Time | None:
    count, at = number_at(words, place, table["numbers"]) or (None, place)
    raw, units = words.raw, table["units"]
    if count is not None:
        while at < len(raw) and at < place + 4 and raw[at] in table["of"]:
            at += 1
        second = number_at(words, at, table["numbers"]) if count in (1.0, 2.0) else None
        if second and second[1] < len(raw) and raw[second[1]] in units and at > place + 1:
            count, at = second  # "a couple of", "one or two": the later number counts
    ends = tags.starts("#and_a_half")
    if count is not None and at in ends:
        count, at = count + 0.5, ends[at]
    if at >= len(raw) or raw[at] not in units:
        return None
    days, many = units[raw[at]]
    if count is None:
        if not many:
            return None
        count = 3.0
    end = at + 1
    if end in ends:
        count, end = count + 0.5, ends[end]
    total, vague = count * days, count * days <= 1 and raw[place] in table["no_score"]
    strong, _, ago = _marks(tags, place, end)
    return Time(place, end, total, value_of(total, table), strong, False, ago, vague)


def _marks(tags: Tags, start: int, end: int) -> tuple[bool, bool, bool]:
    ago = end in tags.starts("#ago")
    before = any(start - 2 <= span.end <= start for span in tags.of("#since"))
    then = any(end <= span.start <= end + 1 for span in tags.of("#since_then"))
    return before or ago or then, True, ago


def value_of(days: float, table: Mapping[str, Any]) -> str:
    """The finding value of a length; where two would fit, the shorter."""
    value = ""
    for least, name in table["from_days"]:
        if days >= least:
            value = name
    return value


def durations(
    found: Sequence[Time],
    scope: Scope,
    tags: Tags,
    places: tuple[Sequence[int], Sequence[int]],
    table: Mapping[str, Any],
    wanted: bool,
) -> list[Fact]:
    """The durations of the trouble among all times said, the plainest first."""
    never = {s.start for s in tags.of("#not_duration_after")}
    after = {s.end for s in tags.of("#not_duration_before")}
    since = {s.end for s in tags.of("#since_point")}
    then = {s.start for s in tags.of("#since_then")}
    lasted = {s.end for s in tags.of("#lasted")}  # "for three days after I fell"
    never -= {s.start for s in tags.of("#after_it")} & {t.end for t in found if t.start in lasted}
    facts = []
    for time in found:
        if time.end in never or any(at in after for at in (time.start, time.start - 1)):
            continue
        if scope.denied[time.start] or scope.asked[time.start] or scope.past[time.start]:
            continue
        if time.vague and not (time.strong or wanted):
            continue
        short = time.days < table["short_days"] and not time.point
        plain = time.strong or wanted
        hours = time.strong and time.days > table["hour_days"]
        if short and not (time.ago or wanted or hours):
            continue
        from_since = any(
            end <= time.start and scope.clause[end - 1] == scope.clause[time.start] for end in since
        ) or any(0 <= at - time.end <= _NAMED for at in then)
        if not (wanted or from_since) and _owned(time, scope.clause, *places):
            continue
        facts.append((plain or from_since, Fact("duration", time.value, time.start, time.end)))
    swaps = [span.end for span in tags.of("#instead") if span.start]
    for place in swaps:
        facts = [item for item in facts if item[1].start >= place] or facts
    strong = [fact for plain, fact in facts if plain]
    return strong or [fact for _, fact in facts]


def _owned(
    time: Time, clause: Sequence[int], complaints: Sequence[int], others: Sequence[int]
) -> bool:
    here = clause[time.start]
    trouble, other = (
        min((_away(time, at) for at in places if clause[at] == here), default=None)
        for places in (complaints, others)
    )
    return other is not None and (trouble is None or other <= trouble)


def _away(time: Time, place: int) -> int:
    return place - time.end + 1 if place >= time.end else time.start - place
