"""What replies and first sentences are counted by alike: values, warnings, shares."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

from calf_rules import KnowledgeBase
from calf_rules.findings import NO, UNKNOWN, YES, Answer

from tools.scoring.speech import Read

ABSENT = frozenset({NO, "none"}) | UNKNOWN
Recorded = Mapping[str, Answer]
Verdict = TypeVar("Verdict")
Key = Callable[[Any], str]  # the name of the group that a verdict belongs to


def values(answer: Any) -> frozenset[str]:
    """An answer, or a label, as a set of words; empty where there is none."""
    if answer is None:
        return frozenset()
    return frozenset({answer}) if isinstance(answer, str) else frozenset(answer)


def definite(answer: Any) -> bool:
    """Whether it is a value: neither missing, nor unsure, nor unclear."""
    return bool(values(answer) - UNKNOWN)


def present(knowledge: KnowledgeBase, recorded: Recorded) -> list[str]:
    """The findings recorded as present, whatever their value."""
    return [
        name
        for name, answer in recorded.items()
        if name in knowledge.findings
        and values(answer) - ABSENT - values(knowledge.none_values.get(name))
    ]


def differs(answer: Any, label: Any) -> bool:
    """Whether a definite answer shares nothing with a label."""
    return definite(answer) and not values(answer) & values(label)


def recognised(knowledge: KnowledgeBase, read: Read, said: Mapping[str, Any]) -> bool:
    """Whether an emergency was: one of its warnings recorded or asked about, or an alarm.

    Where the label names no warning, any will do.
    """
    known = knowledge.warnings
    wanted = {name for name in known if YES in values(said.get(name))} or known
    found = {name for name in known if read.recorded.get(name) == YES} | read.asking
    return read.alarm or bool(wanted & found)


def share(part: int, whole: int) -> float | None:
    """A share rounded to four places; None of nothing."""
    return round(part / whole, 4) if whole else None


def count(those: Iterable[object]) -> int:
    """How many are true."""
    return sum(1 for one in those if one)


class Score(Protocol):
    """What was made of some lines."""

    def figures(self) -> dict[str, Any]:
        """Shares and counts."""

    def by(self, key: Key) -> "Mapping[str, Score]":
        """The same in groups, by name."""


def figures_by(score: Score, key: Key) -> list[tuple[str, dict[str, Any]]]:
    """The figures of each group."""
    return [(name, some.figures()) for name, some in score.by(key).items()]


def grouped(verdicts: Iterable[Verdict], key: Key) -> dict[str, list[Verdict]]:
    """Verdicts by the name of their group, in the order of the names."""
    groups: dict[str, list[Verdict]] = {}
    for one in verdicts:
        groups.setdefault(key(one), []).append(one)
    return dict(sorted(groups.items()))


def under(name: str) -> Key:
    """Groups by what stands in the row under a name."""
    return lambda verdict: str(verdict.row.get(name, "-"))


def by_way(verdict: Any) -> str:
    """Groups by how the words arrived: the simulator's tier."""
    return str(verdict.read.how).partition(" ")[0]
