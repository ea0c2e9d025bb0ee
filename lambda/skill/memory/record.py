"""What is remembered of one person: codes, days and numbers, never a word that was said."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from calf_rules.findings import Answer

FORMAT = 1  # raised only when the former code could not read what we write
CODE = re.compile(r"[a-z0-9_]{1,64}")
WORST = 10


class NewerFormat(Exception):
    """The document was written by a newer release: it must neither be used nor overwritten."""


def _new_id() -> str:
    return os.urandom(6).hex()


@dataclass(frozen=True)
class Entry:
    """A number in the pain diary: 0 no pain, 10 the worst. The id tells equal entries apart."""

    day: date
    pain: int
    id: str = field(default_factory=_new_id)


@dataclass(frozen=True)
class Record:
    """Everything remembered of one person.

    `contacts` are the days of talks about the same pain, by an id of their own. `life` names the
    stretch from a consent to its end: what was forgotten never comes back through a late write.
    `version` counts the writes, 0 where it was never kept; `expires_at` is in epoch seconds. Both
    are set by the store.
    """

    consent: date
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    diary: tuple[Entry, ...] = ()
    contacts: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    slow: bool = False
    life: str = field(default_factory=_new_id)
    version: int = 0
    expires_at: int = 0

    def logged(self, day: date, pain: int) -> "Record":
        """With one more entry in the diary. Raises ValueError outside 0 to 10."""
        if not 0 <= pain <= WORST:
            raise ValueError("pain goes from 0 to 10")
        return replace(self, diary=_in_order((*self.diary, Entry(day, pain))))

    def contacted(self, day: date, *, same: bool) -> "Record":
        """With one more talk about the pain; another pain than last time begins the count anew."""
        earlier = self.contacts if same else {}
        return replace(self, contacts=MappingProxyType({**earlier, _new_id(): day}))

    def answered(self, answers: Mapping[str, Answer]) -> "Record":
        """With these as the last answers. Whatever is no code is left out."""
        return replace(self, answers=_coded(answers))

    def preferring(self, *, slow: bool) -> "Record":
        """With the preference for slow speech."""
        return replace(self, slow=slow)

    def since(self, day: date) -> "Record":
        """Without what is older than a day."""
        diary = tuple(entry for entry in self.diary if entry.day >= day)
        contacts = {name: when for name, when in self.contacts.items() if when >= day}
        return replace(self, diary=diary, contacts=MappingProxyType(contacts))


def merged(stored: Record, mine: Record) -> Record:
    """Two devices' records as one: the entries of both, my answers, the stored life and version."""
    entries = {entry.id: entry for entry in (*stored.diary, *mine.diary)}
    return replace(
        mine,
        diary=_in_order(entries.values()),
        contacts=MappingProxyType({**stored.contacts, **mine.contacts}),
        consent=max(stored.consent, mine.consent),
        life=stored.life,
        version=stored.version,
    )


def to_document(record: Record) -> str:
    """The record as JSON, without version and expiry, which the store keeps beside it."""
    diary: dict[date, dict[str, int]] = {}
    for entry in record.diary:
        diary.setdefault(entry.day, {})[entry.id] = entry.pain
    written = {
        "format": FORMAT,
        "life": record.life,
        "consent": record.consent.isoformat(),
        "slow": record.slow,
        "answers": {
            finding: answer if isinstance(answer, str) else sorted(answer)
            for finding, answer in _coded(record.answers).items()
        },
        "diary": {day.isoformat(): entries for day, entries in diary.items()},
        "contacts": {name: day.isoformat() for name, day in record.contacts.items()},
    }
    return json.dumps(written, separators=(",", ":"))


def from_document(document: Any, version: Any, expires_at: Any) -> Record | None:
    """The record in a stored document; None for whatever is none.

    Parts that an older release did not write have their defaults. Raises NewerFormat.
    """
    try:
        read = json.loads(document)
        if _whole(read["format"]) > FORMAT:
            raise NewerFormat
        return Record(
            consent=date.fromisoformat(read["consent"]),
            answers=_answers(read.get("answers", {})),
            diary=_diary(read.get("diary", {})),
            contacts=_contacts(read.get("contacts", {})),
            slow=read.get("slow", False) is True,
            life=str(read.get("life", "")),
            version=_whole(version),
            expires_at=_whole(expires_at),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None


def _answers(read: Any) -> Mapping[str, Answer]:
    told = {
        finding: answer if isinstance(answer, str) else frozenset(answer)
        for finding, answer in read.items()
    }
    return _coded(told)


def _diary(read: Any) -> tuple[Entry, ...]:
    found = []
    for day, entries in read.items():
        if any(_whole(pain) > WORST for pain in set(entries.values())):
            raise ValueError("no pain is above 10")
        when = date.fromisoformat(day)
        found += [Entry(when, pain, name) for name, pain in entries.items()]
    return _in_order(found)


def _contacts(read: Any) -> Mapping[str, date]:
    return MappingProxyType({name: date.fromisoformat(day) for name, day in read.items()})


def _whole(value: Any) -> int:
    """A whole number from 0 up; raises TypeError or ValueError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    if value < 0:
        raise ValueError("below 0")
    return value


def _coded(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Only what consists of codes: a word that was said has no way in."""
    return MappingProxyType(
        {
            finding: answer
            for finding, answer in answers.items()
            if _is_code(finding)
            and all(map(_is_code, {answer} if isinstance(answer, str) else answer))
        }
    )


def _is_code(value: object) -> bool:
    return isinstance(value, str) and CODE.fullmatch(value) is not None


def _in_order(entries: Any) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=attrgetter("day")))
