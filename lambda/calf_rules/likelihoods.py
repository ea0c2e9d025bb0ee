"""P(answer | cause) for every answer, and what each answer weighs, as tables made once.

A cause without a row for a finding behaves like the other causes (`base`), so the finding tells
nothing about it. Values of a single-choice finding without a row share what is left in proportion
to their base. All vectors run over `causes` in the order of the knowledge base.
"""

from collections.abc import Mapping
from math import exp, log
from operator import add

from calf_rules.findings import NO
from calf_rules.model import Cause, Finding, KnowledgeBase, Urgency

Vector = list[float]
LEAST, MOST = 0.001, 0.999  # no single answer is ever certain or impossible


class Likelihoods:
    """The tables of one knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self._temper, self._limit = knowledge.scoring.temper, log(knowledge.scoring.cap)
        self.causes = tuple(knowledge.causes.values())
        self.p: dict[str, dict[str, Vector]] = {}
        self.weight: dict[str, dict[str, Vector]] = {}
        self.unnamed: dict[str, Vector] = {}
        self.ratio: dict[str, dict[str, Vector]] = {}
        self.fact: dict[tuple[str, str], int] = {}
        self.place = {cause.id: place for place, cause in enumerate(self.causes)}
        self.at_least = {
            level: [cause.urgency >= level for cause in self.causes] for level in Urgency
        }
        self._priors: dict[tuple[str, str, bool], Vector] = {}
        rows = {cause.id: _rows(cause) for cause in self.causes}
        for finding in knowledge.findings.values():
            if finding.base and finding.id not in {"age_band", "sex"}:
                self._add(finding, [rows[cause.id].get(finding.id, {}) for cause in self.causes])
                self.ratio[finding.id] = {
                    value: list(map(exp, weights))
                    for value, weights in self.weight[finding.id].items()
                }
        self._add_person("age_band", [cause.age_x for cause in self.causes])
        self._add_person("sex", [cause.sex_x for cause in self.causes])
        for number, (_, members) in enumerate(knowledge.scoring.overlaps):
            for name, value in members:
                self._join(knowledge.findings[name], value, number)

    def prior(self, age: str, sex: str, pregnancy_known: bool) -> Vector:
        """Log prior per cause, for this age band and sex ("" where unknown)."""
        key = (age, sex, pregnancy_known)
        if key not in self._priors:
            self._priors[key] = [_log_prior(cause, *key) for cause in self.causes]
        return self._priors[key]

    def _add(self, finding: Finding, rows: list[dict[str, float]]) -> None:
        """Most causes have no row for most findings: what they share is worked out once."""
        plain = self._cells(finding, {})
        per_cause = [self._cells(finding, row) if row else plain for row in rows]
        for place, table in enumerate((self.p, self.weight)):
            table[finding.id] = {
                value: [cells[value][place] for cells in per_cause] for value in finding.base
            }
        if finding.kind == "multi":
            self._weigh_unnamed(finding)

    def _cells(self, finding: Finding, row: dict[str, float]) -> dict[str, tuple[float, float]]:
        """Of one cause: for each value P(value | cause), and what the value weighs."""
        if finding.kind == "multi":
            shares = {value: row.get(value, base) for value, base in finding.base.items()}
        else:
            shares = _shares(finding, row, self.knowledge.value_groups)
        denial = self.knowledge.scoring.denial_weight
        cells = {}
        for value, base in finding.base.items():
            p = _clip(shares[value])
            cells[value] = p, (denial if value == NO else 1) * self._tempered(p, base)
        return cells

    def _add_person(self, name: str, factors: list[Mapping[str, float]]) -> None:
        """Age and sex act through the prior; here they only show what asking would tell."""
        base = self.knowledge.findings[name].base
        rows = [{v: share * _factor(x, v) for v, share in base.items()} for x in factors]
        self.p[name] = {v: [row[v] / sum(row.values()) for row in rows] for v in base}
        self.ratio[name] = {v: [max(_factor(x, v), LEAST) for x in factors] for v in base}

    def _weigh_unnamed(self, finding: Finding) -> None:
        """People name one or two things, not all: an unnamed value counts only in part."""
        share = self.knowledge.scoring.unnamed_weight
        total = [0.0] * len(self.causes)
        for value, base in finding.base.items():
            shares = self.p[finding.id][value]
            by_p = {p: share * self._tempered(1 - p, 1 - base) for p in set(shares)}
            absent = [by_p[p] for p in shares]
            total = list(map(add, total, absent))
            present = self.weight[finding.id][value]
            self.weight[finding.id][value] = [a - b for a, b in zip(present, absent, strict=True)]
        self.unnamed[finding.id] = total

    def _tempered(self, p: float, base: float) -> float:
        weight = log(_clip(p) / _clip(base))
        if -self._limit < weight < self._limit:
            return self._temper * weight
        return self._temper * (self._limit if weight > 0 else -self._limit)

    def _join(self, finding: Finding, value: str, number: int) -> None:
        values = finding.values if finding.kind == "bool" else (value,)
        for name in values:
            self.fact[(finding.id, name)] = number


def _rows(cause: Cause) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in cause.evidence:
        found.setdefault(row.finding, {})[row.value] = row.p
    return found


def _shares(
    finding: Finding, row: dict[str, float], groups: Mapping[tuple[str, str], tuple[str, ...]]
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
