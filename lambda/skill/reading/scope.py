"""Where a denial, a doubt, the past or a question reaches: clause by clause."""

from collections.abc import Sequence
from dataclasses import dataclass

from .model import Span
from .tokens import Words

_FAR = 9  # words from the last thing denied to the next in its list
_POLITE = 3  # polite starts in a row
_FULL_STOPS = ".;!?:"


@dataclass(frozen=True, slots=True)
class Tags:
    """Phrases found, by tag, in the order of the text."""

    by_tag: dict[str, list[Span]]

    def of(self, *tags: str) -> list[Span]:
        """All spans with any of these tags."""
        if len(tags) == 1:
            return self.by_tag.get(tags[0], [])
        return sorted(
            (s for tag in tags for s in self.by_tag.get(tag, [])), key=lambda s: (s.start, -s.end)
        )

    def starts(self, tag: str) -> dict[int, int]:
        """For each place where the tag begins, where its longest phrase ends."""
        ends: dict[int, int] = {}
        for span in self.by_tag.get(tag, []):
            ends[span.start] = max(ends.get(span.start, 0), span.end)
        return ends


@dataclass(frozen=True, slots=True)
class Scope:
    """For each word: its clause, and whether it is denied, doubted, past or asked."""

    clause: list[int]
    denied: list[bool]
    doubted: list[bool]
    past: list[bool]
    asked: list[bool]


def clauses(words: Words, tags: Tags, fact_ends: frozenset[int]) -> list[int]:
    """The number of the clause of each word."""
    breaks, subjects = tags.starts("#break"), tags.starts("#subject")
    owners, links = tags.starts("#owner"), tags.starts("#link")
    pronouns = tags.starts("#doer")
    joined = {span.end for span in tags.of("#joins")}
    after_link = {span.end for span in tags.of("#link")}
    dated = {span.end for tag in tags.by_tag if tag.startswith("time=") for span in tags.of(tag)}
    dated |= {span.end for span in tags.of("#past", "#ago")}
    numbers, number, since = [], 0, 0
    for place in range(len(words.raw)):
        begins = words.stops.get(place, " ") in _FULL_STOPS or place in breaks
        if not begins and place in subjects and place not in joined:
            begins = place in after_link or place - since > 1
            begins = begins and not (
                place in dated and not any(since < end <= place for end in fact_ends)
            )
        if not begins and place in owners:
            begins = place in after_link or place in fact_ends
        if not begins and place in pronouns:
            begins = place in fact_ends and place + 1 < len(words.raw)
        if begins and place:
            number, since = number + 1, place
        numbers.append(number)
    for place, end in links.items():  # a linking word goes with what follows it
        if end < len(numbers) and place and numbers[end] != numbers[place]:
            numbers[place] = numbers[end]
    return numbers


def reach(
    words: Words,
    tags: Tags,
    clause: Sequence[int],
    start: int,
    facts: dict[int, int],
    and_breaks: frozenset[str],
) -> int:
    """Where a denial or doubt that ends before `start` stops working."""
    enders, ands, ors = tags.starts("#ender"), tags.starts("#and"), tags.starts("#or")
    last, place = start, start
    while place < len(words.raw) and place - last <= _FAR:
        if words.stops.get(place, " ") in _FULL_STOPS and place > start:
            break
        if place in enders or clause[place] != clause[min(start, len(clause) - 1)]:
            break
        if place in ands and not _list_goes_on(words, place + 1, facts, and_breaks):
            break
        if place in ors or place in facts:
            last = place
        place = max(place + 1, facts.get(place, 0) if place in facts else 0)
    return place


def _list_goes_on(
    words: Words, place: int, facts: dict[int, int], and_breaks: frozenset[str]
) -> bool:
    content = next((at for at in words.content if at >= place), None)
    return content is not None and content in facts and words.raw[content] not in and_breaks


def mark(size: int, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """True for each word inside any span."""
    marked = [False] * size
    for start, end in spans:
        for place in range(start, min(end, size)):
            marked[place] = True
    return marked


def scope(
    words: Words,
    tags: Tags,
    clause: list[int],
    facts: dict[int, int],
    covered: Sequence[bool],
    and_breaks: frozenset[str],
) -> Scope:
    """All that the small words say about the facts; `covered` words belong to a fixed phrase."""
    size = len(words.raw)
    idle = tags.starts("#plain_no")

    swapped = corrections(tags) | _cannot_without(tags) | _replies(tags)
    swapped |= {span.start for span in tags.of("#instead") if span.end - span.start > 1}

    def reaches(tag: str) -> list[tuple[int, int]]:
        return [
            (end, reach(words, tags, clause, end, facts, and_breaks))
            for start, end in tags.starts(tag).items()
            if end < size
            and not covered[start]
            and start not in swapped
            and not any(at < end <= to for at, to in idle.items())
        ]

    denials = [(start, _other_value(tags, start, end)) for start, end in reaches("#deny")]
    denied = mark(size, denials + _denied_before(tags, facts, clause, words))
    doubted = mark(size, reaches("#doubt") + _doubted_before(tags, facts, size, words))
    past_clauses = {clause[s.start] for s in tags.of("#past") if not covered[s.start]}
    past_clauses -= {clause[s.start] for s in tags.of("#began")}
    past_clauses |= {clause[s.start] for s in tags.of("#was_then")} & {
        clause[s.start] for s in tags.of("#decade")
    }
    return Scope(
        clause,
        denied,
        doubted,
        [number in past_clauses for number in clause],
        mark(size, _questions(words, tags, clause, covered)),
    )


def _other_value(tags: Tags, start: int, end: int) -> int:
    """Where the denial of a value ends for another ("not the left, the right"; not "or right")."""
    values, listed = tags.starts("#value_word"), tags.starts("#or") | tags.starts("#and")
    if start not in values:
        return end
    later = [at for at in range(values[start], end) if at in values]
    return later[0] if later and not any(start < at < later[0] for at in listed) else end


def _cannot_without(tags: Tags) -> set[int]:
    """Places of a "without" that affirms ("can't walk without my calf cramping")."""
    unable = [span.end for span in tags.of("#unable")]
    return {
        span.start
        for span in tags.of("#without")
        if any(0 <= span.start - at <= _FAR for at in unable)
    }


def _replies(tags: Tags) -> set[int]:
    """Places of a "no" that answers, and denies nothing of what follows ("no, I can walk")."""
    after = tags.starts("#subject") | tags.starts("#owner") | tags.starts("#the_word")
    return {start for start, end in tags.starts("#bare_no").items() if end in after}


def corrections(tags: Tags) -> set[int]:
    """Places of a "no" that puts one value in the place of another ("monday no tuesday")."""
    values = tags.starts("#value_word")
    return {start for start, end in tags.starts("#bare_no").items() if end in values}


def _denied_before(
    tags: Tags, facts: dict[int, int], clause: Sequence[int], words: Words
) -> list[tuple[int, int]]:
    size, after, bare = len(words.raw), tags.starts("#deny_after"), tags.starts("#bare_no")
    over = {
        start
        for start, end in after.items()
        if end == size
        or end in words.stops
        or clause[end] != clause[end - 1]
        or end in tags.starts("#and")
    }
    return [
        (start, end)
        for start, end in facts.items()
        if end in over or (end in bare and end == size - 1)
    ]


def _doubted_before(
    tags: Tags, facts: dict[int, int], size: int, words: Words
) -> list[tuple[int, int]]:
    last = {
        start: end
        for start, end in tags.starts("#doubt_after").items()
        if end == size or end in words.stops
    }
    return [
        (start, end)
        for start, end in facts.items()
        if any(at in last for at in range(end, end + 3))
    ]


def openings(tags: Tags) -> set[int]:
    """Where the sentence itself may begin: at the first word, or behind a polite start."""
    opening = {0}
    for _ in range(_POLITE):
        opening |= {span.end for span in tags.of("#polite", "#reply_lead") if span.start in opening}
    return opening


def _questions(
    words: Words, tags: Tags, clause: Sequence[int], covered: Sequence[bool]
) -> list[tuple[int, int]]:
    found, size = [], len(words.raw)
    opening = openings(tags)
    starts = [
        s for s in tags.of("#ask_start") if s.start in opening and s.end not in tags.starts("#deny")
    ]
    told = tags.starts("#told_like_asked")  # "did my calf at football", "can you help me my leg …"
    starts = [s for s in starts if s.start not in told] + tags.of("#ask")
    for span in starts:
        if covered[span.start]:
            continue
        ends = [at for at in words.stops if at > span.start and words.stops[at] in _FULL_STOPS]
        later = [
            at
            for at in tags.starts("#statement")
            if at > span.end and clause[at] != clause[span.start] and clause[at - 1] != clause[at]
        ]
        found.append((span.start, min([size, *ends, *later])))
    return found
