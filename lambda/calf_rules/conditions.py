"""Conditions over findings: `all`, `any`, `none` of other conditions, or one finding's values.

A leaf holds only after a definite answer with one of its values. `none` holds when each part is
answered otherwise, unsure or not asked, so that a missing answer never switches a warning off.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from calf_rules.findings import Findings


@dataclass(frozen=True, slots=True)
class Leaf:
    """One finding has one of these values."""

    finding: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """All, any or none of the parts hold."""

    how: Literal["all", "any", "none"]
    parts: tuple["Condition", ...]


Condition = Leaf | Group


def holds(condition: Condition, findings: Findings) -> bool:
    """Whether the condition holds for these findings."""
    if isinstance(condition, Leaf):
        answer = findings.answers.get(condition.finding)
        if answer is None:
            return False
        if isinstance(answer, str):
            return answer in condition.values
        return not condition.values.isdisjoint(answer)
    decides = condition.how != "all"  # any and none are decided by a part that holds
    for part in condition.parts:
        if holds(part, findings) is decides:
            return condition.how == "any"
    return condition.how != "any"


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf below a condition."""
    if isinstance(condition, Leaf):
        yield condition
    else:
        for part in condition.parts:
            yield from leaves(part)


def deciding(condition: Condition, findings: Findings) -> frozenset[str]:
    """The findings of which a single other answer may turn the condition over.

    Where all parts are wanted and some fail, only a finding that is in each of these can.
    """
    if isinstance(condition, Leaf):
        return frozenset({condition.finding})
    failing = [part for part in condition.parts if not holds(part, findings)]
    if condition.how == "all" and failing:
        return frozenset.intersection(*(deciding(part, findings) for part in failing))
    return frozenset().union(*(deciding(part, findings) for part in condition.parts))
