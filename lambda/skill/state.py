"""What the skill carries from turn to turn: answers, the open question, and little else.

The assessment is never stored; it is made anew from the answers in every turn. The state has parts,
each with its own reader; in the session attributes they lie side by side.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, TypeVar, cast

from calf_rules import Findings

from skill.tags import Tag

VERSION = 9
UNTOLD = -1  # no advice has been given yet
MOST_BACK = 12  # answers that "go back" can take back, one after the other
Line = tuple[Tag, Mapping[str, Any]]  # which sentence of words/, and what fills it (ids)
Attributes = Mapping[str, Any]
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
class Talk:
    """How the conversation goes."""

    misses: int = 0  # misunderstandings in a row
    tries: Mapping[str, int] = field(default_factory=dict)  # how often each question was put
    speaker: str = "self"  # self; other: speaks for somebody; child: a child speaks
    beside: bool = False  # another complaint was acknowledged
    noted: tuple[str, ...] = ()  # what no rule weighs and was told, for the summary
    comforted: bool = False  # that the person is afraid was acknowledged
    slow: bool = False
    trail: Trail = ()  # findings that each answer brought, newest last, for "go back"
    lines: tuple[Line, ...] = ()  # what was said last, for "repeat"
    screen: str = ""  # the token of the screen that was shown last; a touch names it

    @classmethod
    def read(cls, given: Attributes) -> "Talk":
        """Out of session attributes; raises what reading garbled ones raises."""
        return cls(
            misses=int(given["misses"]),
            tries={str(name): int(count) for name, count in given["tries"].items()},
            speaker=str(given["speaker"]),
            beside=bool(given["beside"]),
            noted=_words(given["noted"]),
            comforted=bool(given["comforted"]),
            slow=bool(given["slow"]),
            trail=tuple(_words(names) for names in given["trail"]),
            lines=tuple((cast("Tag", str(tag)), dict(filling)) for tag, filling in given["lines"]),
            screen=str(given["screen"]),
        )


@dataclass(frozen=True)
class Advice:
    """How far it has come with the advice."""

    told: bool = False  # the advice stands: nothing was asked since it was given
    level: int = UNTOLD  # urgency of the last advice given, as a number
    named: tuple[str, ...] = ()  # the causes named in it, in the order spoken
    checked: bool = False  # what was understood has been read back
    warned: int = 0  # the most urgent level named aloud so far, as a number
    why: str = ""  # the warning rule whose reason was said last
    more: int = 0  # parts of "shall I say more" already spoken

    @classmethod
    def read(cls, given: Attributes) -> "Advice":
        """Out of session attributes; raises what reading garbled ones raises."""
        return cls(
            told=bool(given["told"]),
            level=int(given["level"]),
            named=_words(given["named"]),
            checked=bool(given["checked"]),
            warned=int(given["warned"]),
            why=str(given["why"]),
            more=int(given["more"]),
        )

    @property
    def given(self) -> bool:
        """Whether advice was given in this session."""
        return self.level != UNTOLD


@dataclass(frozen=True)
class Guide:
    """Where a guided exercise stands."""

    exercise: str | None = None  # the one that is offered or under way
    step: int = 0  # how many of its parts have been spoken

    @classmethod
    def read(cls, given: Attributes) -> "Guide":
        """Out of session attributes; raises what reading garbled ones raises."""
        return cls(exercise=_optional(str, given["exercise"]), step=int(given["step"]))


@dataclass(frozen=True)
class Recall:
    """What has passed between the person and the memory."""

    remembers: Remembers = Remembers.unseen
    wanted: str | None = None  # what was asked of the memory before it asked something itself
    pain: int | None = None  # the number for the diary that waits for consent
    same: bool | None = None  # whether it is the pain of last time; None: nobody asked
    course: tuple[str, ...] = ()  # what earlier talks add: facts of course.yaml

    @classmethod
    def read(cls, given: Attributes) -> "Recall":
        """Out of session attributes; raises what reading garbled ones raises."""
        return cls(
            remembers=Remembers(given["remembers"]),
            wanted=_optional(str, given["wanted"]),
            pain=_optional(int, given["pain"]),
            same=_optional(bool, given["same"]),
            course=tuple(map(str, given["course"])),
        )


@dataclass(frozen=True)
class State:
    """One conversation; `open` is the question or offer that the microphone is open for."""

    findings: Findings = field(default_factory=Findings.of)
    open: str | None = None
    talk: Talk = Talk()
    advice: Advice = Advice()
    guide: Guide = Guide()
    recall: Recall = Recall()

    def to_attributes(self) -> dict[str, Any]:
        """As session attributes: plain JSON, no sentence, nothing that names the person."""
        answers = self.findings.answers
        return {
            "v": VERSION,
            "answers": {
                finding: answer if isinstance(answer, str) else sorted(answer)
                for finding, answer in answers.items()
            },
            "rounds": self.findings.rounds,
            "open": self.open,
            **{name: _plain(value) for part in PARTS for name, value in _fields(self, part)},
        }

    @classmethod
    def from_attributes(cls, attributes: Attributes | None) -> "State":
        """The state out of session attributes.

        A fresh one where they are missing, foreign, of another version or garbled.
        """
        try:
            if not attributes or attributes.get("v") != VERSION:
                return cls()
            return cls(
                findings=_findings(attributes),
                open=_optional(str, attributes["open"]),
                talk=Talk.read(attributes),
                advice=Advice.read(attributes),
                guide=Guide.read(attributes),
                recall=Recall.read(attributes),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return cls()

    def but(self, **changes: Any) -> "State":
        """The same with some fields changed, of whichever part; raises KeyError for no field."""
        own = {name: value for name, value in changes.items() if name in OWN}
        for name, value in changes.items():
            if name not in OWN:
                part = PART_OF[name]
                own[part] = replace(own.get(part, getattr(self, part)), **{name: value})
        return replace(self, **own)


PARTS: Mapping[str, type] = {"talk": Talk, "advice": Advice, "guide": Guide, "recall": Recall}
OWN = frozenset({"findings", "open"})
PART_OF = {one.name: part for part, kind in PARTS.items() for one in fields(kind)}


def _fields(state: State, part: str) -> list[tuple[str, Any]]:
    held = getattr(state, part)
    return [(one.name, getattr(held, one.name)) for one in fields(held)]


def _plain(value: Any) -> Any:
    """Tuples as lists and mappings as dicts, however deep."""
    if isinstance(value, tuple):
        return [_plain(below) for below in value]
    return dict(value) if isinstance(value, Mapping) else value


def _findings(attributes: Attributes) -> Findings:
    answers = {str(finding): _told(told) for finding, told in attributes["answers"].items()}
    return Findings(Findings.of(**answers).answers, int(attributes["rounds"]))


def _told(answer: Any) -> str | tuple[str, ...]:
    return answer if isinstance(answer, str) else _words(answer)


def _optional(kind: Callable[[Any], Value], value: Any) -> Value | None:
    return None if value is None else kind(value)


def _words(values: Any) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
