"""What passes between the memory and one turn of the conversation: a Past in, a Note out."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from calf_rules.findings import Answer

from skill.memory.interface import Memory, MemoryUnavailable
from skill.memory.keys import Key
from skill.memory.record import Record


class Past(NamedTuple):
    """What the memory brings to a turn.

    `days` is how long something would be kept, 0 where nothing can be. `reached` tells whether the
    memory answered; None: it was not asked in this turn.
    """

    today: date
    days: int = 0
    recognised: bool = False
    reached: bool | None = None
    record: Record | None = None


class Note(NamedTuple):
    """What a turn leaves to the memory; what is None stays as it is.

    `begins`: with it the person agreed to be remembered. `same`: a talk about the same pain as last
    time, or about another.
    """

    answers: Mapping[str, Answer] | None = None
    same: bool | None = None
    pain: int | None = None
    slow: bool | None = None
    begins: bool = False
    forgets: bool = False


NO_PAST = Past(date.min)


def look_back(memory: Memory, key: Key | None, today: date, *, needed: bool) -> Past:
    """What the memory has for this turn; it is asked only where that is needed."""
    if key is None or not memory.days:
        return Past(today)
    past = Past(today, memory.days, key.recognised)
    if not needed:
        return past
    try:
        return past._replace(reached=True, record=memory.recall(key))
    except MemoryUnavailable:
        return past._replace(reached=False)


def write_down(memory: Memory, key: Key, note: Note, today: date) -> None:
    """Do what a note says; raises MemoryUnavailable where it could not be done."""
    if note.forgets:
        memory.forget(key)
        return
    record = memory.recall(key)
    if record is None and not note.begins:
        raise MemoryUnavailable("it was forgotten meanwhile, and stays forgotten")
    memory.keep(key, _noted(record or Record(today), note, today))


def _noted(record: Record, note: Note, today: date) -> Record:
    if note.answers is not None:
        record = record.answered(note.answers)
    if note.same is not None:
        record = record.contacted(today, same=note.same)
    if note.pain is not None:
        record = record.logged(today, note.pain)
    if note.slow is not None:
        record = record.preferring(slow=note.slow)
    return record
