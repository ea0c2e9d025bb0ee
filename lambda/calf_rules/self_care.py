"""Guided self-care: what may be offered to whom, and when never (knowledge/self_care.yaml)."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from calf_rules.conditions import Condition, holds
from calf_rules.findings import Findings
from calf_rules.model import Urgency


class Exercise(NamedTuple):
    """A guided exercise: the causes it helps with, and when it is not for this person.

    `parts` are guided without a question in between; each step of a part is held for so many
    seconds, 0 where it is only said.
    """

    id: str
    causes: tuple[str, ...]
    never_when: Condition | None
    parts: tuple[tuple[int, ...], ...]


class SelfCare(NamedTuple):
    """All exercises, with what forbids every one of them.

    `no_massage` are the causes and rules with which massage is warned against.
    """

    up_to: Urgency
    never_with: frozenset[str]
    never_when: Condition
    no_massage: frozenset[str]
    exercises: Mapping[str, Exercise]

    def fitting(self, causes: Collection[str]) -> Iterator[Exercise]:
        """The exercises that help with these causes, the first cause's first."""
        for cause in causes:
            for exercise in self.exercises.values():
                if cause in exercise.causes:
                    yield exercise

    def allows(
        self, exercise: Exercise, urgency: Urgency, causes: Collection[str], told: Findings
    ) -> bool:
        """Whether it may be guided now; `told` has compounds spread over their parts."""
        own = exercise.never_when
        forbidden = own is not None and holds(own, told)
        return not (forbidden or self.waits(urgency, causes, told))

    def waits(self, urgency: Urgency, causes: Collection[str], told: Findings) -> bool:
        """Whether every exercise has to wait until the leg has been checked."""
        return (
            urgency > self.up_to
            or not self.never_with.isdisjoint(causes)
            or holds(self.never_when, told)
        )


def build_self_care(entry: Mapping[str, Any], condition: Any) -> SelfCare:
    """The frozen form of a checked entry; `condition` makes conditions out of plain lists."""
    return SelfCare(
        up_to=Urgency[entry["up_to"]],
        never_with=frozenset(entry["never_with"]),
        never_when=condition(entry["never_when"]),
        no_massage=frozenset().union(*entry["no_massage"].values()),
        exercises={
            name: Exercise(
                name,
                tuple(one["for"]),
                condition(one["never_when"]) if "never_when" in one else None,
                tuple(tuple(int(seconds) for seconds in part) for part in one["holds"]),
            )
            for name, one in entry["exercises"].items()
        },
    )
