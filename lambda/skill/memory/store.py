"""How records are kept, whatever lies underneath.

A shelf is what lies underneath: DynamoDB, or the simulator's file. It knows four plain operations;
expiry, conflicts and time limits are the same for all of them and stand here.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from skill.memory.interface import MemoryUnavailable
from skill.memory.keys import Key, partition
from skill.memory.record import NewerFormat, Record, from_document, merged, to_document

BUDGET = 2.0  # seconds for one operation, all retries included; Alexa waits eight for the answer
ATTEMPTS = 40  # against another device that keeps writing; the budget ends most of them earlier
PAUSE = 0.005  # seconds, times the attempts so far, at most, between two of them
ABSENT = object()  # no item was there


@dataclass(frozen=True)
class Item:
    """What a shelf holds, as raw as it lies there: any of the three can be garbage or missing."""

    version: object
    expires_at: object
    document: object


class Shelf(Protocol):
    """Four plain operations, each within `seconds`, each raising MemoryUnavailable."""

    def get(self, key: Key, seconds: float, /) -> Item | None:
        """The item, read consistently."""
        ...

    def put(self, key: Key, item: Item, seen: object, seconds: float, /) -> bool:
        """Write if the version is still the one `seen`; ABSENT: if nothing is there. Else False."""
        ...

    def delete(self, key: Key, seconds: float, /) -> None:
        """Delete the item, if it is there."""
        ...

    def delete_all(self, partition: str, seconds: float, /) -> None:
        """Delete all items of a partition."""
        ...


class Remembering:
    """The memory over a shelf."""

    def __init__(
        self,
        shelf: Shelf,
        days: int,
        clock: Callable[[], float] = time.time,
        budget: float = BUDGET,
    ) -> None:
        self.shelf = shelf
        self.days = days
        self._clock = clock
        self._budget = budget

    def recall(self, key: Key) -> Record | None:
        """What is remembered, or None."""
        return self._record(self.shelf.get(key, self._budget))

    def keep(self, key: Key, record: Record) -> Record:
        """Keep a record; on a conflict re-read, merge and try again."""
        left = _countdown(self._budget)
        mine, seen = record, record.version or ABSENT
        for attempt in range(1, ATTEMPTS + 1):
            kept = self._next(mine, seen)
            item = Item(kept.version, kept.expires_at, to_document(kept))
            if self.shelf.put(key, item, seen, left()):
                return kept
            time.sleep(random.uniform(0, PAUSE * attempt))  # noqa: S311 no secret, only a pause
            there = self.shelf.get(key, left())
            mine = self._after_conflict(there, record)
            seen = ABSENT if there is None else there.version
        raise MemoryUnavailable("another device kept writing")

    def forget(self, key: Key) -> None:
        """Delete one person's record."""
        self.shelf.delete(key, self._budget)

    def forget_all(self, user: str) -> None:
        """Delete everybody's records in an account."""
        self.shelf.delete_all(partition(user), self._budget)

    def _record(self, item: Item | None) -> Record | None:
        if item is None:
            return None
        try:
            record = from_document(item.document, item.version, item.expires_at)
        except NewerFormat as error:
            raise MemoryUnavailable("the record was written by a newer release") from error
        return record if record and record.expires_at > self._clock() else None

    def _after_conflict(self, there: Item | None, mine: Record) -> Record:
        stored = self._record(there)
        forgotten = there is None if stored is None else stored.life != mine.life
        if mine.version and forgotten:
            raise MemoryUnavailable("it was forgotten meanwhile, and stays forgotten")
        return merged(stored, mine) if stored else mine

    def _next(self, mine: Record, seen: object) -> Record:
        """The record as the next write holds it: without what is too old, valid from today."""
        version = max(mine.version, seen if isinstance(seen, int) else 0) + 1
        dated = replace(mine, version=version, expires_at=self._expiry())
        return dated.since(self._today() - timedelta(days=self.days))

    def _expiry(self) -> int:
        """The midnight (UTC) that ends the last day: the time of the visit is nobody's business."""
        last = self._today() + timedelta(days=self.days + 1)
        return int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp())

    def _today(self) -> date:
        return datetime.fromtimestamp(self._clock(), UTC).date()


def _countdown(seconds: float) -> Callable[[], float]:
    """Tells the seconds that are left; raises MemoryUnavailable when none are."""
    end = time.monotonic() + seconds

    def left() -> float:
        remaining = end - time.monotonic()
        if remaining <= 0:
            raise MemoryUnavailable("no time left")
        return remaining

    return left
