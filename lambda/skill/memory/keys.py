"""Whose record it is, read out of the raw request: a recognised speaker's, else the account's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Key:
    """An account and, where Alexa recognised the voice, the speaker within it (Alexa's own ids)."""

    user: str
    person: str | None = None

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> "Key | None":
        """The key of a request; None where it names no user: then nothing can be remembered."""
        user = user_of(event)
        person = _word(_at(event, "context", "System", "person", "personId"))
        return cls(user, person) if user else None

    @property
    def recognised(self) -> bool:
        """Whether Alexa knew the voice.

        If not, nothing remembered may be said or used before "are you the one who…?".
        """
        return self.person is not None

    @property
    def partition(self) -> str:
        """The partition key in the store: one for everybody in the account."""
        return partition(self.user)

    @property
    def sort(self) -> str:
        """The sort key in the store: one for each speaker, one for the account itself."""
        return f"speaker#{_digest(self.person)}" if self.person else "account"


def user_of(event: Mapping[str, Any]) -> str | None:
    """The account's opaque id; skill events have no session and carry it in the context alone."""
    found = _word(_at(event, "context", "System", "user", "userId"))
    return found or _word(_at(event, "session", "user", "userId"))


def partition(user: str) -> str:
    """The partition key of an account."""
    return f"account#{_digest(user)}"


def _digest(identifier: str) -> str:
    import hashlib  # noqa: PLC0415 - a cold start that remembers nothing does without

    return hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()


def _at(event: Any, *path: str) -> Any:
    for key in path:
        event = event.get(key) if isinstance(event, Mapping) else None
    return event


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
