"""Numbers, spans of time, ages and pain scores in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .model import Fact
from .scope import Scope, Tags
from .tokens import Words

_TEN, _TENS, _HUNDRED = 10, 20, 100  # "sixty eight" is a ten with a unit after it
_DIGITS = 4


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
        if one is None and place in says:
            span = says[place]
            value, days = table["says"][span.tag.partition("=")[2]]
            one = Time(place, span.end, float(days), value, *_marks(tags, place, span.end))
        if one is not None and not (found and found[-1].end == place and not one.point):
            found.append(one)
        place = one.end if one is not None else place + 1
    return found


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
    return before or ago, True, ago


def value_of(days: float, table: Mapping[str, Any]) -> str:
    """The finding value of a length; where two would fit, the shorter."""
    value = ""
    for least, name in table["from_days"]:
        if days >= least:
            value = name
    return value


def ages(words: Words, tags: Tags, table: Mapping[str, Any]) -> list[tuple[int, int, float]]:
    """Ages said, as (start, end, years)."""
    found = []
    after, before = tags.starts("#age_after"), {s.end for s in tags.of("#age_before")}
    not_age, months = tags.starts("#not_age"), tags.starts("#months_old")
    for place, word in enumerate(words.raw):
        if word in table["decades"] and not tags.of("#was_then"):
            found.append((place, place + 1, table["decades"][word]))
        number = number_at(words, place, table["numbers"])
        if number is None or (found and place < found[-1][1]):
            continue
        value, end = number
        if end in months:
            found.append((place, months[end], value / 12))
        elif end in after and value < table["age_most"]:
            found.append((place, after[end], value))
        elif place in before and end not in not_age and _is_age(value, table):
            found.append((place, end, value))
    return found


def _is_age(years: float, table: Mapping[str, Any]) -> bool:
    return bool(table["age_least"] <= years < table["age_most"])


def band_of(age: float, table: Mapping[str, Any]) -> str:
    """The age band of an age in years."""
    band = ""
    for least, name in table["age_from"]:
        if age >= least:
            band = name
    return band


def severity(words: Words, tags: Tags, table: Mapping[str, Any], wanted: bool) -> int | None:
    """A pain score 0 to 10; without `wanted` only when it is marked as one."""
    after, denied = tags.starts("#out_of_ten"), {s.end for s in tags.of("#bare_not")}
    before = {s.end for s in tags.of("#score_before")}
    timed = tags.starts("#not_score")
    best = plain = None
    scale = {at for span in tags.of("#scale") for at in range(span.start, span.end)}
    for place in range(len(words.raw)):
        if place in scale:
            continue
        number = number_at(words, place, table["numbers"])
        if number is None or not 0 <= number[0] <= table["score_most"] or place in denied:
            continue
        value, end = number
        marked = end in after or place in before
        article = words.raw[place] in table["no_score"]
        if article and not (marked and number_at(words, end, table["numbers"]) is None):
            continue
        if end in after:
            return round(value)
        if marked and plain is None and end not in timed:
            plain = round(value)
        if best is None and end not in timed and end not in after:
            best = round(value)
    return plain if plain is not None or not wanted else best


def first_number(words: Words, table: Mapping[str, Any]) -> tuple[float, int, int] | None:
    """The first number said, with its place."""
    for place, word in enumerate(words.raw):
        number = number_at(words, place, table["numbers"])
        if number and word not in table["no_score"]:
            return number[0], place, number[1]
    return None


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
        )
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
