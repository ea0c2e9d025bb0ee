"""What the skill carries from turn to turn: answers, the open question, and little else.

The assessment is never stored; it is made anew from the answers in every turn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from calf_rules import Findings

VERSION = 1
Line = tuple[str, Mapping[str, Any]]  # the key of a sentence in words/, and what fills it (ids)


@dataclass(frozen=True)
class State:
    """One conversation; `open` is the question or offer that the microphone is open for."""

    findings: Findings = field(default_factory=Findings.of)
    open: str | None = None
    told: bool = False  # the verdict has been spoken
    misses: int = 0  # misunderstandings in a row
    warned: int = 0  # the most urgent level named aloud so far, as a number
    more: int = 0  # parts of "shall I say more" already spoken
    speaker: str = "self"  # self, other or child
    slow: bool = False
    learnt_last: tuple[str, ...] = ()  # findings that the last answer brought, for "go back"
    lines: tuple[Line, ...] = ()  # what was said last, for "repeat"

    def to_attributes(self) -> dict[str, Any]:
        """As session attributes: plain JSON, no sentence, nothing that names the person."""
        return {
            "v": VERSION,
            "answers": {
                finding: answer if isinstance(answer, str) else sorted(answer)
                for finding, answer in self.findings.answers.items()
            },
            "rounds": self.findings.rounds,
            "open": self.open,
            "told": self.told,
            "misses": self.misses,
            "warned": self.warned,
            "more": self.more,
            "speaker": self.speaker,
            "slow": self.slow,
            "learnt_last": list(self.learnt_last),
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
                misses=int(attributes["misses"]),
                warned=int(attributes["warned"]),
                more=int(attributes["more"]),
                speaker=str(attributes["speaker"]),
                slow=bool(attributes["slow"]),
                learnt_last=tuple(str(name) for name in attributes["learnt_last"]),
                lines=tuple((str(key), dict(filling)) for key, filling in attributes["lines"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return cls()

    def but(self, **changes: Any) -> "State":
        """The same with some fields changed."""
        return replace(self, **changes)


def _findings(attributes: Mapping[str, Any]) -> Findings:
    answers = {str(finding): answer for finding, answer in attributes["answers"].items()}
    rounds = Findings.of(**answers)
    return Findings(rounds.answers, int(attributes["rounds"]))


def _optional_word(value: Any) -> str | None:
    return None if value is None else str(value)
