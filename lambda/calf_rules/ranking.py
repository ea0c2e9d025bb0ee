"""Ranking the causes: log prior plus what each answer weighs.

Findings that tell one fact over again (walking pain, relief by standing, "when I walk") are
correlated: n of them with correlation rho carry n / (1 + (n - 1) rho) times the weight of one
(Kish's design effect). Which findings overlap, and how much, stands in scoring.yaml.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from operator import add

from calf_rules.findings import Findings
from calf_rules.likelihoods import Likelihoods, Vector


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer that speaks for a cause (weight above 0) or against it.

    The weight is a tempered log likelihood ratio; grade and sources are those of the evidence row.
    """

    finding: str
    value: str
    weight: float
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankedCause:
    """A cause with its share of the belief (0 to 1, never spoken) and its reasons."""

    id: str
    share: float
    reasons: tuple[Reason, ...]


def shares(tables: Likelihoods, findings: Findings) -> Vector:
    """The belief in each cause, adding up to 1."""
    age, sex = _word(findings, "age_band"), _word(findings, "sex")
    score = tables.prior(age, sex, findings.is_known("pregnancy"))
    joined: dict[int, Vector] = {}
    counts: dict[int, int] = {}
    for finding, value in _told(tables, findings):
        weight = tables.weight[finding][value]
        fact = tables.fact.get((finding, value))
        if fact is None:
            score = list(map(add, score, weight))
        else:
            joined[fact] = list(map(add, joined[fact], weight)) if fact in joined else weight
            counts[fact] = counts.get(fact, 0) + 1
    for finding, weight in tables.unnamed.items():
        if findings.is_known(finding):
            score = list(map(add, score, weight))
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


def reasons(tables: Likelihoods, findings: Findings, cause: int) -> tuple[Reason, ...]:
    """The answers that speak for or against the cause at this place, weightiest first."""
    rows = {(row.finding, row.value): row for row in tables.causes[cause].evidence}
    found = []
    for finding, value in _told(tables, findings):
        weight = tables.weight[finding][value][cause]
        row = rows.get((finding, value)) or rows.get((finding, "yes"))
        for group, members in tables.knowledge.value_groups.items():
            if group[0] == finding and value in members:
                row = row or rows.get(group)
        if row is not None and weight:
            found.append(Reason(finding, value, round(weight, 3), row.grade, row.sources))
    return tuple(sorted(found, key=lambda reason: -abs(reason.weight)))


def _told(tables: Likelihoods, findings: Findings) -> Iterator[tuple[str, str]]:
    for finding in findings.answers:
        if finding in tables.weight:
            for value in sorted(findings.values(finding)):
                if value in tables.weight[finding]:
                    yield finding, value


def _word(findings: Findings, finding: str) -> str:
    return next(iter(findings.values(finding)), "")
