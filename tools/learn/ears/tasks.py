"""What is learned, as examples: reply, values asked for, mentions, acts, dangers, the gist."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from skill.reading.features import (
    Read,
    reply_features,
    topic_features,
    value_features,
    whole_features,
)
from skill.reading.mentions import Mention, look
from skill.reading.model import NO, YES
from skill.reading.pack import Pack
from skill.reading.statements import value_of
from skill.reading.surroundings import mention_features

from tools.learn.ears.corpus import Line
from tools.learn.ears.fit import Example, Task

REPLY = Task("reply", ("yes", "no", "unsure", "value", "none"), 15, 0.15)
VALUE = Task("value", (YES,), 17, 0.3)
MENTION = Task("mention", (YES, NO), 17, 0.4)
ACTS = 12, 0.3, 2  # bits, looseness and least of the model of acts, whose classes the corpus names
TOPICS = 13, 1.0, 3
DANGERS = 13, 0.3
GIST = 13, 3.0, 2
OFTEN = 30  # first sentences that tell a fact, from which the gist can be learned
ENOUGH = 5  # lines that tell of a danger, from which it can be learned
NOTHING = "nothing"


@dataclass(frozen=True)
class Seen:
    """A line of the corpus as it is read before anything is judged."""

    line: Line
    read: Read


def looked(lines: Sequence[Line], pack: Pack) -> list[Seen]:
    """The lines, each looked at once for all its examples."""
    return [Seen(line, Read.of(look(line.text, pack))) for line in lines]


def replies(rows: Sequence[Seen], pack: Pack) -> list[Example]:
    """An example for each reply."""
    return [
        _one(reply_features(row.read, row.line.asked, pack), row.line.reply)
        for row in rows
        if row.line.reply is not None
    ]


def values(rows: Sequence[tuple[Seen, str | None]], pack: Pack) -> Iterator[Example]:
    """An example for each value that was asked for; a yes/no question has its own task."""
    for row, reply in rows:
        asked = row.line.asked
        if asked is None:
            continue
        asks = asked.asks or (asked.id,)
        for finding in asks:
            known = pack.traits.values.get(finding, ())
            if not known and len(asks) == 1:
                continue
            told = given(row.line.told.get(finding))
            for value in known or (YES,):
                found = value_features(row.read, finding, value, asked, reply)
                yield _one(found, YES if value in told else NOTHING)


def mentions(rows: Sequence[tuple[Seen, str | None]], pack: Pack) -> Iterator[Example]:
    """An example for each mention; what is true but was not told teaches nothing."""
    for row, reply in rows:
        for mention in row.read.seen.mentions:
            label = label_of(mention, row.line, pack)
            if label is not None:
                found = mention_features(row.read, mention, row.line.asked, reply)
                yield _one(found, label)


def label_of(mention: Mention, line: Line, pack: Pack) -> str | None:
    """What a mention says: yes, no, nothing; None where that is not known."""
    told, rest = given(line.told.get(mention.finding)), given(line.rest.get(mention.finding))
    if line.partial and not told:
        return None
    none = {NO, pack.traits.nones.get(mention.finding, NO)}
    value, known = value_of(mention, pack), pack.traits.values[mention.finding]
    if value in told or (known and value not in known and told - none):  # "swollen", but where?
        return YES
    if told:
        return NO if told & none else NOTHING
    if value in rest:
        return None
    return NOTHING


def given(value: Any) -> set[str]:
    """A fact of the corpus as a set of values."""
    if value is None:
        return set()
    return set(value) if isinstance(value, list) else {str(value)}


def acts(rows: Sequence[Seen], pack: Pack) -> tuple[Task, list[Example]]:
    """The model of acts with an example for each labelled line."""
    examples = [
        _one(reply_features(row.read, row.line.asked, pack), row.line.act)
        for row in rows
        if row.line.act is not None
    ]
    return Task("act", _classes(examples), *ACTS), examples


def topics(rows: Sequence[Seen]) -> tuple[Task, list[Example]]:
    """The model of what a question is about; a row's act is its topic."""
    examples = [_one(topic_features(row.read), str(row.line.act)) for row in rows]
    return Task("topic", _classes(examples), *TOPICS), examples


def dangers(rows: Sequence[Seen], pack: Pack) -> tuple[Task, list[Example]]:
    """The model of the dangers that words point to: each danger that enough lines tell of."""
    known = pack.traits.dangers
    examples = [
        Example(frozenset(whole_features(row.read)), frozenset(_dangers(row.line, known, pack)))
        for row in rows
        if not row.line.partial or known & set(row.line.told)
    ]
    told = Counter(name for example in examples for name in example.labels)
    classes = sorted(name for name, count in told.items() if count >= ENOUGH)
    return Task("danger", tuple(classes), *DANGERS), examples


def _dangers(line: Line, known: frozenset[str], pack: Pack) -> Iterator[str]:
    for name in known & set(line.told):
        values = pack.traits.values[name]
        if given(line.told[name]) & (set(values) - {pack.traits.nones.get(name)} or {YES}):
            yield name


def gist(rows: Sequence[Seen], pack: Pack) -> tuple[Task, list[Example]]:
    """The model of what a first sentence tells: each value that enough of them tell."""
    first = [row for row in rows if row.line.asked is None and not row.line.partial]
    told = [frozenset(_harmless(row.line, pack)) for row in first]
    counts = Counter(name for names in told for name in names)
    classes = frozenset(name for name, count in counts.items() if count >= OFTEN)
    examples = [
        Example(frozenset(whole_features(row.read)), names & classes)
        for row, names in zip(first, told, strict=True)
    ]
    return Task("gist", tuple(sorted(classes)), *GIST), examples


def _harmless(line: Line, pack: Pack) -> Iterator[str]:
    for finding in line.told.keys() & pack.traits.values.keys() - pack.traits.dangers:
        yield from (f"{finding}={value}" for value in given(line.told[finding]))


def _one(features: Iterable[int], label: str) -> Example:
    return Example(frozenset(features), frozenset({label}))


def _classes(examples: Sequence[Example]) -> tuple[str, ...]:
    return tuple(sorted({label for example in examples for label in example.labels}))
