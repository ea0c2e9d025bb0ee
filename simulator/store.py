"""The simulator's memory: a file on disk in place of DynamoDB, with the same rules.

It lies in .calf-guide-memory beside the Makefile (CALF_GUIDE_MEMORY names another folder), is
readable by its owner alone, and goes with `make clean`. MEMORY=off shows the default deployment.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from skill.memory.configured import days_from
from skill.memory.interface import Memory, MemoryUnavailable, Nothing
from skill.memory.keys import Key
from skill.memory.store import ABSENT, Item, Remembering

FOLDER = Path(__file__).parent.parent / ".calf-guide-memory"
TABLE = """
CREATE TABLE IF NOT EXISTS records
(pk TEXT, sk TEXT, version, expires_at, record, PRIMARY KEY (pk, sk)) WITHOUT ROWID
"""
FIND = "SELECT version, expires_at, record FROM records WHERE pk = ? AND sk = ?"
ADD = """
INSERT INTO records (version, expires_at, record, pk, sk) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
"""
REPLACE = """
UPDATE records SET version = ?, expires_at = ?, record = ?
WHERE pk = ? AND sk = ? AND version IS ?
"""
SWEEP = "DELETE FROM records WHERE expires_at <= ?"
Row = tuple[object, ...]


def memory_on_disk(environ: Mapping[str, str]) -> Memory:
    """The memory of the simulator: on, unless MEMORY=off."""
    if environ.get("MEMORY") == "off":
        return Nothing()
    folder = Path(environ.get("CALF_GUIDE_MEMORY") or FOLDER)
    return Remembering(DiskShelf(folder), days_from(environ))


class Drawer:
    """A shelf that lasts as long as the program; emptied, it has never held anything."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, str], Item] = {}

    def get(self, key: Key, _seconds: float) -> Item | None:
        """The item."""
        return self._items.get((key.partition, key.sort))

    def put(self, key: Key, item: Item, seen: object, seconds: float) -> bool:
        """Write on condition of the version."""
        there = self.get(key, seconds)
        if (ABSENT if there is None else there.version) != seen:
            return False
        self._items[key.partition, key.sort] = item
        return True

    def delete(self, key: Key, _seconds: float) -> None:
        """Delete the item, if it is there."""
        self._items.pop((key.partition, key.sort), None)

    def delete_all(self, partition: str, _seconds: float) -> None:
        """Delete all items of a partition."""
        self._items = {key: item for key, item in self._items.items() if key[0] != partition}

    def empty(self) -> None:
        """Delete everything."""
        self._items = {}


class DiskShelf:
    """The shelf in a file; what has expired is deleted with the next write, as DynamoDB would."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._clock = clock

    def get(self, key: Key, seconds: float) -> Item | None:
        """The item."""
        with self._opened(seconds) as database:
            row = database.execute(FIND, (key.partition, key.sort)).fetchone()
        return Item(*row) if row else None

    def put(self, key: Key, item: Item, seen: object, seconds: float) -> bool:
        """Write on condition of the version."""
        values: Row = (item.version, item.expires_at, item.document, key.partition, key.sort)
        if seen is ABSENT:
            write, filled = ADD, values
        else:
            write, filled = REPLACE, (*values, seen)
        with self._opened(seconds) as database:
            written = database.execute(write, filled).rowcount == 1
            database.execute(SWEEP, (self._clock(),))
        return written

    def delete(self, key: Key, seconds: float) -> None:
        """Delete the item, if it is there."""
        with self._opened(seconds) as database:
            database.execute(
                "DELETE FROM records WHERE pk = ? AND sk = ?", (key.partition, key.sort)
            )

    def delete_all(self, partition: str, seconds: float) -> None:
        """Delete all items of a partition."""
        with self._opened(seconds) as database:
            database.execute("DELETE FROM records WHERE pk = ?", (partition,))

    @contextmanager
    def _opened(self, seconds: float) -> Iterator[sqlite3.Connection]:
        """The file, opened and locked for one operation: two terminals can talk at once."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._folder / "memory.sqlite3"
            path.touch(mode=0o600)
            database = sqlite3.connect(path, timeout=seconds, isolation_level="IMMEDIATE")
            try:
                database.execute("PRAGMA secure_delete = ON")
                with database:
                    database.execute(TABLE)
                    yield database
            finally:
                database.close()
        except (OSError, sqlite3.Error) as error:
            raise MemoryUnavailable(type(error).__name__) from error
