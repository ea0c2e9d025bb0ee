"""What the skill carries from turn to turn: answers, the open question, and little else.

The assessment is never stored; it is made anew from the answers in every turn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from calf_rules import Findings

VERSION = 4
UNTOLD = -1  # no advice has been given yet
MOST_BACK = 12  # answers that "go back" can take back, one after the other
Line = tuple[str, Mapping[str, Any]]  # the key of a sentence in words/, and what fills it (ids)
Value = TypeVar("Value")
Trail = tuple[tuple[str, ...], ...]


class Remembers(StrEnum):
    """Where the person stands with the memory."""

    unseen = "unseen"  # it was not looked at
    nobody = "nobody"  # nothing is remembered: they may be asked for consent
    agreed = "agreed"  # they agreed, and it is clear that the record is theirs
    refused = "refused"  # they do not want it
    somebody = "somebody"  # there is a record of somebody in the account
    another = "another"  # the record is somebody else's
    unreachable = "unreachable"  # the memory did not answer


@dataclass(frozen=True)
class State:
    """One conversation; `open` is the question or offer that the microphone is open for."""

    findings: Findings = field(default_factory=Findings.of)
    open: str | None = None
    told: bool = False  # the advice stands: nothing was asked since it was given
    level: int = UNTOLD  # urgency of the last advice given, as a number
    named: tuple[str, ...] = ()  # the causes named in it, in the order spoken
    checked: bool = False  # what was understood has been read back
    misses: int = 0  # misunderstandings in a row
    tries: Mapping[str, int] = field(default_factory=dict)  # how often each question was put
    warned: int = 0  # the most urgent level named aloud so far, as a number
    more: int = 0  # parts of "shall I say more" already spoken
    exercise: str | None = None  # the guided exercise that is offered or under way
    step: int = 0  # how many of its steps have been spoken
    speaker: str = "self"  # self; other: speaks for somebody; child: a child speaks
    beside: bool = False  # another complaint was acknowledged
    slow: bool = False
    remembers: Remembers = Remembers.unseen
    wanted: str | None = None  # what was asked of the memory before it asked something itself
    pain: int | None = None  # the number for the diary that waits for consent
    same: bool | None = None  # whether it is the pain of last time; None: nobody asked
    worse: bool = False  # it has come back or grown, so that the advice goes one level up
    trail: Trail = ()  # findings that each answer brought, newest last, for "go back"
    lines: tuple[Line, ...] = ()  # what was said last, for "repeat"

    def to_attributes(self) -> dict[str, Any]:
        """As session attributes: plain JSON, no sentence, nothing that names the person."""
        kept = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _OWN}
        return {
            "v": VERSION,
            "answers": {
                finding: answer if isinstance(answer, str) else sorted(answer)
                for finding, answer in self.findings.answers.items()
            },
            "rounds": self.findings.rounds,
            **kept,
            "named": list(self.named),
            "tries": dict(self.tries),
            "trail": [list(names) for names in self.trail],
            "lines": [[key, dict(filling)] for key, filling in self.lines],
        }

    @classmethod
    def from_attributes(cls, attributes: Mapping[str, Any] | None) -> "State":
        """The state out of session attributes.

        A fresh one where they are missing, foreign, of another version or garbled.
        """
        try:
            if not attributes or attributes.get("v") != VERSION:
                return cls()
            return cls(
                findings=_findings(attributes),
                open=_optional_word(attributes["open"]),
                told=bool(attributes["told"]),
                level=int(attributes["level"]),
                named=_words(attributes["named"]),
                checked=bool(attributes["checked"]),
                misses=int(attributes["misses"]),
                tries={str(name): int(count) for name, count in attributes["tries"].items()},
                warned=int(attributes["warned"]),
                more=int(attributes["more"]),
                exercise=_optional_word(attributes["exercise"]),
                step=int(attributes["step"]),
                speaker=str(attributes["speaker"]),
                beside=bool(attributes["beside"]),
                slow=bool(attributes["slow"]),
                remembers=Remembers(attributes["remembers"]),
                wanted=_optional_word(attributes["wanted"]),
                pain=_optional(int, attributes["pain"]),
                same=_optional(bool, attributes["same"]),
                worse=bool(attributes["worse"]),
                trail=tuple(_words(names) for names in attributes["trail"]),
                lines=tuple((str(key), dict(filling)) for key, filling in attributes["lines"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return cls()

    @property
    def advised(self) -> bool:
        """Whether advice was given in this session."""
        return self.level != UNTOLD

    def but(self, **changes: Any) -> "State":
        """The same with some fields changed."""
        return replace(self, **changes)


_OWN = frozenset({"findings", "named", "tries", "trail", "lines"})  # stored in a shape of their own


def _findings(attributes: Mapping[str, Any]) -> Findings:
    answers = {str(finding): _told(told) for finding, told in attributes["answers"].items()}
    return Findings(Findings.of(**answers).answers, int(attributes["rounds"]))


def _told(answer: Any) -> str | tuple[str, ...]:
    return answer if isinstance(answer, str) else _words(answer)


def _optional(kind: Callable[[Any], Value], value: Any) -> Value | None:
    return None if value is None else kind(value)


def _optional_word(value: Any) -> str | None:
    return _optional(str, value)


def _words(values: Any) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
