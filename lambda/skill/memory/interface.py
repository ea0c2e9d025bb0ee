"""The memory as the skill sees it, whatever lies underneath; and the default, which is none."""

from typing import Protocol

from skill.memory.keys import Key
from skill.memory.record import Record


class MemoryUnavailable(Exception):
    """The memory could not be read or written: the conversation goes on without it."""


class Memory(Protocol):
    """What may be remembered. Every operation raises MemoryUnavailable, within BUDGET seconds."""

    @property
    def days(self) -> int:
        """How many days a record lasts; 0 where nothing is remembered at all."""
        ...

    def recall(self, key: Key) -> Record | None:
        """What is remembered, or None; what has expired or cannot be read is nothing."""
        ...

    def keep(self, key: Key, record: Record) -> Record:
        """Keep a record and return it as stored, with the entries of other devices.

        Raises MemoryUnavailable as well where it was forgotten since it was recalled.
        """
        ...

    def forget(self, key: Key) -> None:
        """Delete one person's record."""
        ...

    def forget_all(self, user: str) -> None:
        """Delete everybody's records in an account."""
        ...


class Nothing:
    """The default: remembers nothing and calls nothing."""

    days = 0

    def recall(self, key: Key) -> Record | None:  # noqa: ARG002 - named by the protocol
        """Nothing."""
        return None

    def keep(self, key: Key, record: Record) -> Record:  # noqa: ARG002
        """Refuse: what is not kept must not be acknowledged."""
        raise MemoryUnavailable("remembering is switched off")

    def forget(self, key: Key) -> None:
        """There is nothing to forget."""

    def forget_all(self, user: str) -> None:
        """There is nothing to forget."""
