"""How it has been: pure functions over diary and contacts. The figures stand in course.json."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from calf_rules.model import Urgency

from skill.memory.record import Entry, Record

COURSE = Path(__file__).with_name("course.json")


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


def trend(diary: Sequence[Entry], today: date) -> Trend:
    """The way from the first number to the last: of two weeks, or of all where these hold one."""
    pains = [entry.pain for entry in _recent(diary, today)]
    if not pains:
        return Trend("none")
    return Trend(_direction(pains), pains[0], pains[-1], min(pains), max(pains))


def grown(diary: Sequence[Entry], today: date) -> bool:
    """Whether the pain has grown: since the number before, or over the whole time."""
    pains = [entry.pain for entry in _recent(diary, today)]
    since = pains[-1] - min(pains[-2:][0], pains[0]) if pains else 0
    return bool(since >= _figure("change"))


def contact_again(record: Record, today: date) -> bool:
    """Whether this is the third talk about the same pain within two weeks, today's included."""
    since = today - timedelta(days=_figure("days"))
    talks = sum(day >= since for day in record.contacts.values())
    return bool(talks >= _figure("contacts"))


def is_much(pain: int) -> bool:
    """Whether a pain is a lot, of ten."""
    return bool(pain >= _figure("much"))


def one_level_up(urgency: Urgency) -> Urgency:
    """The next level up, at most same day; what is more urgent stays as it is."""
    return max(urgency, min(Urgency(min(urgency + 1, max(Urgency))), Urgency[_figure("ceiling")]))


def _recent(diary: Iterable[Entry], today: date) -> list[Entry]:
    entries = list(diary)
    since = today - timedelta(days=_figure("days"))
    recent = [entry for entry in entries if entry.day >= since]
    return recent if len(recent) > 1 else entries


def _direction(pains: Sequence[int]) -> str:
    change, way = _figure("change"), pains[-1] - pains[0]
    if len(pains) == 1:
        return "one"
    if abs(way) >= change:
        return "worse" if way > 0 else "better"
    return "up_and_down" if max(pains) - min(pains) > change else "same"


@cache
def _figures() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(COURSE.read_text(encoding="utf-8"))
    return found


def _figure(name: str) -> Any:
    return _figures()[name]["value"]
