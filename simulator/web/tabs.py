"""The conversations of all browser tabs: each has its own, under a name that cannot be guessed."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from simulator.web.play import Play, Setting

MOST = 50  # conversations kept; the one that was opened first makes room
Thing = TypeVar("Thing")


class NotThere(Exception):
    """There is no such conversation, move, story or copy."""


def there(known: Mapping[str, Thing], name: object) -> Thing:
    """What goes by that name; raises NotThere."""
    found = known.get(str(name))
    if found is None:
        raise NotThere
    return found


class Tabs:
    """Conversations by name; one request at a time in each."""

    def __init__(self) -> None:
        self._plays: dict[str, tuple[Play, Lock]] = {}
        self._opening = Lock()

    def open(self, setting: Setting) -> str:
        """A new conversation; its name."""
        name, play = secrets.token_urlsafe(12), Play(setting)
        with self._opening:
            while len(self._plays) >= MOST:
                del self._plays[next(iter(self._plays))]
            self._plays[name] = (play, Lock())
        return name

    @contextmanager
    def using(self, name: str) -> Iterator[Play]:
        """The conversation, for one request; raises NotThere."""
        play, lock = there(self._plays, name)
        with lock:
            yield play
