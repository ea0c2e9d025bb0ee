"""Ranking the causes: log prior plus what each answer weighs.

Findings that tell one fact over again (walking pain, relief by standing, "when I walk") are
correlated: n of them with correlation rho carry n / (1 + (n - 1) rho) times the weight of one
(Kish's design effect). Which findings overlap, and how much, stands in scoring.yaml.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import exp
from operator import add
from typing import NamedTuple

from calf_rules.findings import Findings
from calf_rules.likelihoods import Likelihoods, Vector


class Reason(NamedTuple):
    """One answer that speaks for a cause (weight above 0) or against it.

    The weight is a tempered log likelihood ratio; grade and sources are those of the evidence row.
    """

    finding: str
    value: str
    weight: float
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class RankedCause:
    """A cause with its share of the belief (0 to 1, never spoken) and its reasons.

    `why` works the reasons out, once and only where somebody asks for them: most turns do not.
    """

    id: str
    share: float
    why: Callable[[str], tuple[Reason, ...]] = field(repr=False, compare=False)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """The answers that speak for or against it, weightiest first."""
        return self.why(self.id)


def shares(tables: Likelihoods, findings: Findings) -> Vector:
    """The belief in each cause, adding up to 1."""
    age, sex = _word(findings, "age_band"), _word(findings, "sex")
    score = tables.prior(age, sex, findings.is_known("pregnancy"))
    joined: dict[int, Vector] = {}
    counts: dict[int, int] = {}
    for finding, value in weighed(tables, findings):
        weight = tables.of(finding).weight[value]
        fact = tables.fact.get((finding, value))
        if fact is None:
            score = list(map(add, score, weight))
        else:
            joined[fact] = list(map(add, joined[fact], weight)) if fact in joined else weight
            counts[fact] = counts.get(fact, 0) + 1
    for finding in tables.several:
        if findings.is_known(finding):
            score = list(map(add, score, tables.of(finding).unnamed))
    for fact, weight in joined.items():
        scale = overlap_scale(tables, fact, counts[fact])
        score = [total + scale * part for total, part in zip(score, weight, strict=True)]
    return normalised(score)


def overlap_scale(tables: Likelihoods, fact: int, count: int) -> float:
    """What remains of the summed weight of `count` overlapping answers: 1 / (1 + (n - 1) rho)."""
    rho = tables.knowledge.scoring.overlaps[fact][0]
    return 1 / (1 + (count - 1) * rho)


def normalised(score: Vector) -> Vector:
    """Log scores as shares that add up to 1."""
    top = max(score)
    raised = [exp(value - top) for value in score]
    total = sum(raised)
    return [value / total for value in raised]


def reasons(tables: Likelihoods, told: Findings, cause: str) -> tuple[Reason, ...]:
    """Which answers speak for or against the cause, weightiest first."""
    found, place = [], tables.place[cause]
    for finding, value in weighed(tables, told):
        weight = tables.of(finding).weight[value][place]
        ground = tables.grounds(finding, value).get(cause) if weight else None
        if ground:
            found.append(Reason(finding, value, round(weight, 3), ground[0], tuple(ground[1:])))
    return tuple(sorted(found, key=lambda reason: -abs(reason.weight)))


def weighed(tables: Likelihoods, findings: Findings) -> Iterator[tuple[str, str]]:
    """Every answer that has a weight, as finding and value."""
    for finding in findings.answers:
        if finding in tables.weighed:
            weight = tables.of(finding).weight
            for value in sorted(findings.values(finding)):
                if value in weight:
                    yield finding, value


def _word(findings: Findings, finding: str) -> str:
    return next(iter(findings.values(finding)), "")
