"""P(answer | cause) for every answer, and what each answer weighs, as one table a finding.

A cause without a row for a finding behaves like the other causes (`base`), so the finding tells
nothing about it. Values of a single-choice finding without a row share what is left in proportion
to their base. All vectors run over `causes` in the order of the knowledge base.
"""

from collections.abc import Mapping, Sequence
from math import exp, log
from operator import add
from typing import NamedTuple

from calf_rules.findings import NO, YES
from calf_rules.model import ESTIMATE, SCREEN, Cause, Finding, KnowledgeBase, Urgency

Vector = list[float]
ByValue = dict[str, Vector]
Row = Mapping[str, float]
Grounds = Mapping[str, Sequence[str]]  # by cause
LEAST, MOST = 0.001, 0.999  # no single answer is ever certain or impossible
PERSON = {"age_band": "age_x", "sex": "sex_x"}  # these act through the prior, by a cause's factors


class Table(NamedTuple):
    """One finding: for each value, over all causes, P(value | cause) and what the value weighs.

    `weight` is a tempered log likelihood ratio, and `ratio` is the same as a factor. `unnamed` is
    what it weighs to have named some of several values at all; `span` how far apart, as logs, the
    answers move a cause.
    """

    p: ByValue
    weight: ByValue
    ratio: ByValue
    unnamed: Vector
    span: Vector


class Likelihoods:
    """The tables of one knowledge base; each is made when it is first needed, then kept."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self._temper, self._limit = knowledge.scoring.temper, log(knowledge.scoring.cap)
        self.causes = tuple(knowledge.causes.values())
        self.place = {cause.id: place for place, cause in enumerate(self.causes)}
        self.at_least = {
            level: [cause.urgency >= level for cause in self.causes] for level in Urgency
        }
        self.weighed = knowledge.findings.keys() - PERSON.keys()
        self.several = [name for name, one in knowledge.findings.items() if one.kind == "multi"]
        self.fact = _facts(knowledge)
        self.askable = [
            finding
            for finding in knowledge.findings.values()
            if finding.tier != SCREEN and finding.id not in knowledge.never_asked
        ]
        self._priors: dict[tuple[str, str, bool], Vector] = {}
        self._tables: dict[str, Table] = {}
        self._grounds: dict[tuple[str, str], Grounds] = {}

    def of(self, finding: str) -> Table:
        """The table of a finding that the knowledge base has."""
        if finding not in self._tables:
            make = self._person if finding in PERSON else self._table
            self._tables[finding] = make(self.knowledge.findings[finding])
        return self._tables[finding]

    def grounds(self, finding: str, value: str) -> Grounds:
        """Grade and sources of the rows that an answer's weight rests on, by cause that has one.

        The row of the value itself goes before that of "yes", and both before a group's.
        """
        key = (finding, value)
        if key not in self._grounds:
            groups = self.knowledge.value_groups.items()
            wider = [name for (whose, name), members in groups
                     if whose == finding and value in members]  # fmt: skip
            rows = self.knowledge.evidence.get(finding, {})
            graded = self.knowledge.grounds.get(finding, {})
            self._grounds[key] = {
                cause: graded.get(name, {}).get(cause, (ESTIMATE,))
                for name in (*reversed(wider), YES, value)
                for cause in rows.get(name, ())
            }
        return self._grounds[key]

    def prior(self, age: str, sex: str, pregnancy_known: bool) -> Vector:
        """What each cause starts with, for this age band and sex ("" where unknown).

        The log prior times `prior_power`: who asks is not who sits in a waiting room.
        """
        key = (age, sex, pregnancy_known)
        if key not in self._priors:
            power, leanings = self.knowledge.scoring.prior_power, self.knowledge.fitted.leanings
            self._priors[key] = [
                power * _log_prior(cause, *key) + leanings.get(cause.id, 0.0)
                for cause in self.causes
            ]
        return self._priors[key]

    def _table(self, finding: Finding) -> Table:
        """Most causes have no row for most findings: what they share is worked out once."""
        plain = self._cells(finding, {})
        cells = [self._cells(finding, row) if row else plain for row in self._rows(finding.id)]
        p, weight = (
            {value: [of_cause[value][part] for of_cause in cells] for value in finding.base}
            for part in (0, 1)
        )
        unnamed = self._weigh_unnamed(finding, p, weight) if finding.kind == "multi" else []
        ratio = {value: list(map(exp, weights)) for value, weights in weight.items()}
        return Table(p, weight, ratio, unnamed, _span(ratio))

    def _rows(self, finding: str) -> list[Row]:
        """For each cause, what it says about a finding: P(value | cause) by value."""
        columns = self.knowledge.evidence.get(finding, {}).items()
        return [
            {value: column[cause.id] for value, column in columns if cause.id in column}
            for cause in self.causes
        ]

    def _cells(self, finding: Finding, row: Row) -> dict[str, tuple[float, float]]:
        """Of one cause: for each value P(value | cause), and what the value weighs."""
        if finding.kind == "multi":
            shares = {value: row.get(value, base) for value, base in finding.base.items()}
        else:
            shares = _shares(finding, row, self.knowledge.value_groups)
        denial = self.knowledge.scoring.denial_weight
        counts = self.knowledge.fitted.counts.get(finding.id, {})
        cells = {}
        for value, base in finding.base.items():
            p = _clip(shares[value])
            count = counts.get(value, 1.0) * (denial if value == NO else 1)
            cells[value] = p, count * self._tempered(p, base)
        return cells

    def _person(self, finding: Finding) -> Table:
        """Age and sex act through the prior; here they only show what asking would tell."""
        base = finding.base
        factors = [getattr(cause, PERSON[finding.id]) for cause in self.causes]
        rows = [{v: share * _factor(x, v) for v, share in base.items()} for x in factors]
        p = {v: [row[v] / sum(row.values()) for row in rows] for v in base}
        ratio = {v: [max(_factor(x, v), LEAST) for x in factors] for v in base}
        return Table(p, {}, ratio, [], _span(ratio))

    def _weigh_unnamed(self, finding: Finding, p: ByValue, weight: ByValue) -> Vector:
        """People name one or two things, not all: an unnamed value counts only in part."""
        share = self.knowledge.scoring.unnamed_weight
        total = [0.0] * len(self.causes)
        for value, base in finding.base.items():
            by_p = {q: share * self._tempered(1 - q, 1 - base) for q in set(p[value])}
            absent = [by_p[q] for q in p[value]]
            total = list(map(add, total, absent))
            weight[value] = [a - b for a, b in zip(weight[value], absent, strict=True)]
        return total

    def _tempered(self, p: float, base: float) -> float:
        weight = log(_clip(p) / _clip(base))
        if -self._limit < weight < self._limit:
            return self._temper * weight
        return self._temper * (self._limit if weight > 0 else -self._limit)


def _span(ratio: ByValue) -> Vector:
    return [log(max(of_cause) / min(of_cause)) for of_cause in zip(*ratio.values(), strict=True)]


def _facts(knowledge: KnowledgeBase) -> Mapping[tuple[str, str], int]:
    """For each answer that tells a fact over again, the number of that fact."""
    found: dict[tuple[str, str], int] = {}
    for number, (_, members) in enumerate(knowledge.scoring.overlaps):
        for name, value in members:
            finding = knowledge.findings[name]
            values = finding.values if finding.kind == "bool" else (value,)
            found.update({(name, one): number for one in values})
    return found


def _shares(
    finding: Finding, row: Row, groups: Mapping[tuple[str, str], tuple[str, ...]]
) -> dict[str, float]:
    """P(value | cause) for each value of a single-choice finding."""
    if finding.kind == "bool":
        yes = row.get("yes", finding.base["yes"])
        return {"yes": yes, "no": 1 - yes}
    known = {value: p for value, p in row.items() if value in finding.base}
    for value, p in row.items():
        members = [m for m in groups.get((finding.id, value), ()) if m not in row]
        left = p - sum(known.get(m, 0) for m in groups.get((finding.id, value), ()))
        whole = sum(finding.base[m] for m in members)
        known.update({m: max(left, 0.0) * finding.base[m] / whole for m in members})
    rest = [value for value in finding.base if value not in known]
    left = max(1 - sum(known.values()), 0.0)
    whole = sum(finding.base[value] for value in rest)
    return {**known, **{value: left * finding.base[value] / whole for value in rest}}


def _log_prior(cause: Cause, age: str, sex: str, pregnancy_known: bool) -> float:
    factor = cause.per_1000
    if not (cause.group == "pregnancy" and pregnancy_known):
        factor *= _factor(cause.age_x, age) * _factor(cause.sex_x, sex)
    return log(max(factor, cause.per_1000 * LEAST))


def _factor(factors: Mapping[str, float], value: str) -> float:
    """The factor for an age band or sex; children count as young adults where nothing is said."""
    band = "16to39" if value == "under16" and value not in factors else value
    return factors.get(band, 1.0)


def _clip(p: float) -> float:
    if LEAST <= p <= MOST:
        return p
    return MOST if p > MOST else LEAST
