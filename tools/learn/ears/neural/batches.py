"""Rows as arrays, in batches of like length, so that little is computed on padding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from skill.reading.neural.pieces import MOST, Pieces

LENGTHS = {20: 192, 40: 384, MOST: 640}  # pieces of a batch's rows, and mentions it has room for
SIZE = 32  # rows of a batch
MENTION = ("row", "start", "end", "label", "role", "how", "said")  # columns of `Batch.mentions`
UNSAID = -1  # what fills up says nothing
Row = Mapping[str, Any]
Whole = NDArray[np.int32]


@dataclass(frozen=True)
class Batch:
    """Rows of like length: pieces, labels, which labels are known, and the mentions of all rows."""

    at: Whole  # places of the rows; of those that fill up a batch, -1
    ids: Whole
    kinds: Whole
    mask: NDArray[np.float32]
    reply: Whole
    act: Whole
    facts: NDArray[np.float32]
    known: NDArray[np.float32]
    mentions: Whole


@dataclass
class Waiting:
    """Rows on their way into a batch, and how many mentions they have."""

    places: list[int] = field(default_factory=list)
    mentions: int = 0


class Batches:
    """All rows of the corpus in pieces, dealt into batches as often as wanted."""

    def __init__(self, rows: Sequence[Row], facts: int, pieces: Pieces) -> None:
        self._rows, self._facts = rows, facts
        self._pairs = [pieces.pair(row["asked"], row["words"]) for row in rows]
        self.mentions = [list(_placed(row, self._pairs[at].places)) for at, row in enumerate(rows)]

    def dealt(self, chosen: Sequence[int], draw: np.random.Generator | None) -> Iterator[Batch]:
        """Batches of the chosen rows, in an order that is drawn, or in theirs."""
        order = list(chosen) if draw is None else draw.permutation(chosen).tolist()
        waiting = {length: Waiting() for length in LENGTHS}
        full = []
        for at in order:
            length = next(most for most in LENGTHS if len(self._pairs[at].ids) <= most)
            wait, more = waiting[length], len(self.mentions[at])
            if len(wait.places) == SIZE or wait.mentions + more > LENGTHS[length]:
                full.append((wait.places, length))
                wait = waiting[length] = Waiting()
            wait.places.append(at)
            wait.mentions += more
        full += [(wait.places, length) for length, wait in waiting.items() if wait.places]
        order = range(len(full)) if draw is None else draw.permutation(len(full)).tolist()
        for number in order:
            yield self._batch(*full[number])

    def _batch(self, places: Sequence[int], length: int) -> Batch:
        at = np.full(SIZE, -1, np.int32)
        ids, kinds = np.zeros((SIZE, length), np.int32), np.zeros((SIZE, length), np.int32)
        mask = np.zeros((SIZE, length), np.float32)
        mask[len(places) :, 0] = kinds[len(places) :, 0] = 1  # what fills up says something, too
        reply, act = np.full(SIZE, -1, np.int32), np.full(SIZE, -1, np.int32)
        facts = np.zeros((SIZE, self._facts), np.float32)
        known = np.zeros((SIZE, self._facts), np.float32)
        mentions: list[list[int]] = []
        for number, place in enumerate(places):
            row, pair = self._rows[place], self._pairs[place]
            at[number], reply[number], act[number] = place, row["reply"], row["act"]
            ids[number, : len(pair.ids)] = pair.ids
            kinds[number, pair.asks : len(pair.ids)] = 1
            mask[number, : len(pair.ids)] = 1
            facts[number, row["facts"]] = 1
            known[number] = 1
            known[number, row["unknown"]] = 0
            mentions += [[number, *one] for one in self.mentions[place]]
        filled = np.zeros((LENGTHS[length], len(MENTION)), np.int32)
        filled[:, MENTION.index("end")] = 1
        filled[:, MENTION.index("said")] = UNSAID
        if mentions:
            filled[: len(mentions)] = mentions
        return Batch(at, ids, kinds, mask, reply, act, facts, known, filled)


def _placed(row: Row, places: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The mentions of a row with pieces for words; not those that had no room."""
    for start, end, *rest in row["mentions"]:
        if end <= len(places):
            yield [places[start][0], places[end - 1][1], *rest]
