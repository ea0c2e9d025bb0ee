"""The same work for many items, on every core, with progress on stderr."""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")
FEW = 4  # items that are quicker done here than handed to other processes


def each(work: Callable[[Item], Done], items: Sequence[Item], noun: str) -> list[Done]:
    """The results in the order of the items; `work` must be a function that can be pickled."""
    cores = os.cpu_count() or 1
    if len(items) <= FEW or cores == 1:
        return [work(item) for item in items]
    found: list[Done] = []
    with ProcessPoolExecutor(cores) as pool:
        for done in pool.map(work, items):
            found.append(done)
            _progress(len(found), len(items), noun)
    return found


def _progress(number: int, of: int, noun: str) -> None:
    if sys.stderr.isatty():
        end = "\n" if number == of else ""
        print(f"\r{number} of {of} {noun}", end=end, file=sys.stderr, flush=True)
