"""What a person has told: answers by finding id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

Answer = str | frozenset[str]

YES, NO, UNSURE = "yes", "no", "unsure"
UNCLEAR = "unclear"  # a warning that was said, but hedged or undated: its own question opens next
NOT_SAID_WHICH = "yes_unsaid"  # "yes" to several things at once, and the person can't say which
UNSURE_TWICE = "unsure_twice"
NAMED = "named"  # "yes" to several things at once, and the person has said which
UNKNOWN = frozenset({UNSURE, UNCLEAR})
COMPOUND_VALUES = (NO, YES, NAMED, NOT_SAID_WHICH, UNSURE, UNSURE_TWICE)


@dataclass(frozen=True)
class Findings:
    """Answers by finding id; what is absent was not asked.

    *no*, *unsure* and *not asked* are three different things everywhere. `rounds` counts how often
    answers came in; the limit on questions is measured against it.
    """

    answers: Mapping[str, Answer]
    rounds: int = 0

    @classmethod
    def of(cls, **answers: str | Iterable[str]) -> "Findings":
        """Findings from words; a list is a finding that takes several values."""
        return cls(_frozen(answers))

    def answered(self, answers: Mapping[str, str | Iterable[str]]) -> "Findings":
        """The next findings: one more round, the given answers in place of earlier ones."""
        return Findings(_frozen({**self.answers, **answers}), self.rounds + 1)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every answer as finding and value."""
        return frozenset(
            (finding, value)
            for finding, answer in self.answers.items()
            for value in ((answer,) if isinstance(answer, str) else answer)
        )

    def get(self, finding: str) -> Answer | None:
        """The answer, or None where it was not asked."""
        return self.answers.get(finding)

    def values(self, finding: str) -> frozenset[str]:
        """The answer as a set of words; empty where it was not asked."""
        answer = self.answers.get(finding)
        if answer is None:
            return frozenset()
        return frozenset({answer}) if isinstance(answer, str) else answer

    def is_known(self, finding: str) -> bool:
        """Whether a definite answer (not unsure, not unclear) stands."""
        answer = self.answers.get(finding, frozenset())
        if isinstance(answer, str):
            return answer not in UNKNOWN
        return bool(answer) and UNKNOWN.isdisjoint(answer)

    def was_asked(self, finding: str) -> bool:
        """Whether it needs no question of its own any more: known, or the person doesn't know."""
        answer = self.answers.get(finding, frozenset())
        if isinstance(answer, str):
            return answer != UNCLEAR
        return bool(answer) and UNCLEAR not in answer


def _frozen(answers: Mapping[str, str | Iterable[str]]) -> Mapping[str, Answer]:
    return MappingProxyType(
        {
            finding: answer if isinstance(answer, str) else frozenset(answer)
            for finding, answer in answers.items()
        }
    )
