"""How it has been: pure functions over diary and contacts.

The figures, and what they mean for the advice, stand in the clinician's folder (course.yaml).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calf_rules.model import Course

from skill.memory.record import Entry, Record


@dataclass(frozen=True)
class Trend:
    """What the diary says; pains go from 0 to 10."""

    way: str  # none, one, better, worse, same or up_and_down
    first: int = 0
    last: int = 0
    low: int = 0
    high: int = 0

    @property
    def filling(self) -> dict[str, int]:
        """What fills the sentence."""
        return {
            "from": self.first,
            "to": self.last,
            "n": self.last,
            "low": self.low,
            "high": self.high,
        }


def trend(course: Course, diary: Sequence[Entry], today: date) -> Trend:
    """The way from the first number to the last: of two weeks, or of all where these hold one."""
    pains = [entry.pain for entry in _recent(course, diary, today)]
    if not pains:
        return Trend("none")
    return Trend(_direction(course, pains), pains[0], pains[-1], min(pains), max(pains))


def has_grown(course: Course, diary: Sequence[Entry], today: date) -> bool:
    """Whether the pain has grown: since the number before, or over the whole time."""
    pains = [entry.pain for entry in _recent(course, diary, today)]
    since = pains[-1] - min(pains[-2:][0], pains[0]) if pains else 0
    return since >= course.change


def is_third_talk(course: Course, record: Record, today: date) -> bool:
    """Whether they have come back so often about the same pain, today's talk included."""
    since = today - timedelta(days=course.days)
    talks = sum(day >= since for day in record.contacts.values())
    return talks >= course.contacts


def _recent(course: Course, diary: Iterable[Entry], today: date) -> list[Entry]:
    entries = list(diary)
    since = today - timedelta(days=course.days)
    recent = [entry for entry in entries if entry.day >= since]
    return recent if len(recent) > 1 else entries


def _direction(course: Course, pains: Sequence[int]) -> str:
    way = pains[-1] - pains[0]
    if len(pains) == 1:
        return "one"
    if abs(way) >= course.change:
        return "worse" if way > 0 else "better"
    return "up_and_down" if max(pains) - min(pains) > course.change else "same"
