"""Conditions over findings: `all`, `any`, `none` of other conditions, or one finding's values.

A leaf holds only after a definite answer with one of its values. `none` holds when each part is
answered otherwise, unsure or not asked, so that a missing answer never switches a warning off.
Answers come as pairs of finding and value, so that a leaf is one comparison of two sets; hundreds
of conditions are looked at before every question.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from calf_rules.findings import Findings

Pairs = AbstractSet[tuple[str, str]]


@dataclass(frozen=True)
class Leaf:
    """One finding has one of these values."""

    finding: str
    values: frozenset[str]

    @cached_property
    def pairs(self) -> Pairs:
        """Each of them that makes it hold."""
        return frozenset((self.finding, value) for value in self.values)

    @cached_property
    def findings(self) -> frozenset[str]:
        """What it mentions."""
        return frozenset({self.finding})

    def holds(self, told: Pairs) -> bool:
        """Whether one of these values was told."""
        return not self.pairs.isdisjoint(told)

    def deciding(self, _told: Pairs, askable: AbstractSet[str]) -> frozenset[str]:
        """Its finding, if it is askable: another answer may always turn it over."""
        return self.findings & askable


@dataclass(frozen=True)
class Group:
    """All, any or none of the parts hold."""

    how: Literal["all", "any", "none"]
    parts: tuple["Condition", ...]

    @cached_property
    def findings(self) -> frozenset[str]:
        """What it mentions."""
        return frozenset().union(*(part.findings for part in self.parts))

    def holds(self, told: Pairs) -> bool:
        """Whether as many of the parts hold as it says."""
        if self.how == "all":
            return self._all(told)
        return self._one(told) is (self.how == "any")

    def deciding(self, told: Pairs, askable: AbstractSet[str]) -> frozenset[str]:
        """The findings still `askable` of which a single answer may turn it over.

        Where all parts are wanted and some fail, only a finding that is in each of these can.
        """
        only = self._only(told, askable) if self.how == "all" else None
        if only is not None:
            return only
        nested = (group.deciding(told, askable) for group in self._groups)
        return (self._of_leaves & askable).union(*nested)

    def _all(self, told: Pairs) -> bool:
        for pairs, _ in self._needed:
            if pairs.isdisjoint(told):
                return False
        return all(group.holds(told) for group in self._groups)

    def _one(self, told: Pairs) -> bool:
        if self._simple.isdisjoint(told):
            return any(group.holds(told) for group in self._groups)
        return True

    def _only(self, told: Pairs, askable: AbstractSet[str]) -> frozenset[str] | None:
        """The findings that are in every part that fails; None where no part fails.

        Most conditions fail in a leaf that was denied, or in two: nothing more is looked at then.
        """
        only: frozenset[str] | None = None
        for pairs, finding in self._needed:
            if pairs.isdisjoint(told):
                if (only is not None and only != finding) or finding.isdisjoint(askable):
                    return frozenset()
                only = finding
        for group in self._groups:
            if group.holds(told):
                continue
            if only is not None and only.isdisjoint(group.findings):
                return frozenset()
            turned = group.deciding(told, askable)
            only = turned if only is None else only & turned
        return only

    @cached_property
    def _leaves(self) -> tuple[Leaf, ...]:
        return tuple(part for part in self.parts if isinstance(part, Leaf))

    @cached_property
    def _groups(self) -> tuple["Group", ...]:
        return tuple(part for part in self.parts if isinstance(part, Group))

    @cached_property
    def _needed(self) -> tuple[tuple[Pairs, frozenset[str]], ...]:
        """Of each leaf, what makes it hold and what it mentions."""
        return tuple((leaf.pairs, leaf.findings) for leaf in self._leaves)

    @cached_property
    def _of_leaves(self) -> frozenset[str]:
        return frozenset(leaf.finding for leaf in self._leaves)

    @cached_property
    def _simple(self) -> Pairs:
        """The pairs of all leaves: of any and none, one comparison answers for them all."""
        return frozenset().union(*(leaf.pairs for leaf in self._leaves))


Condition = Leaf | Group


def holds(condition: Condition, findings: Findings) -> bool:
    """Whether the condition holds for these findings."""
    return condition.holds(findings.pairs)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf below a condition."""
    if isinstance(condition, Leaf):
        yield condition
    else:
        for part in condition.parts:
            yield from leaves(part)
