"""People and knowledge as numbers: what each answer weighs for each cause is one column.

A score is then start + answers @ weights, exactly as `calf_rules.ranking.shares` adds it up; a test
holds the two against each other. A finding of several values has two columns a value: named, and
not named among those that were.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from calf_rules import Findings, KnowledgeBase
from calf_rules.findings import NO
from calf_rules.likelihoods import LEAST, MOST, PERSON, Likelihoods
from calf_rules.ranking import overlap_scale, weighed
from calf_rules.red_flags import spread
from numpy.typing import NDArray

from tools.scoring.cases import Case
from tools.scoring.orders import facts_known

Matrix = NDArray[np.float64]
ACCEPTABLE = (
    0.15  # without it the fit holds on people like these, and falls apart on published cases
)
NAMED, UNNAMED = "named", "unnamed"
Column = tuple[str, str, str]  # finding, value, named or unnamed


@dataclass(frozen=True)
class Columns:
    """The answers that weigh, with P(answer | cause) as given, its base rate, and its factor."""

    names: tuple[Column, ...]
    p: Matrix
    base: Matrix
    factor: Matrix

    @property
    def place(self) -> dict[Column, int]:
        """The number of each column."""
        return {name: number for number, name in enumerate(self.names)}


@dataclass(frozen=True)
class People:
    """What people told, what their causes start with, and which causes are right for them."""

    told: Matrix
    start: Matrix
    right: Matrix

    def some(self, chosen: NDArray[np.bool_]) -> "People":
        """Only those chosen."""
        return People(self.told[chosen], self.start[chosen], self.right[chosen])


def columns(knowledge: KnowledgeBase, tables: Likelihoods) -> Columns:
    """All columns, from the tables of a knowledge base in which nothing is fitted."""
    names, p, base, factor = [], [], [], []
    scoring = knowledge.scoring
    for name in _names(knowledge):
        finding, value, how = name
        share, rate = np.array(tables.of(finding).p[value]), knowledge.findings[finding].base[value]
        here = scoring.temper
        if how == UNNAMED:
            share, rate, here = 1 - share, 1 - rate, here * scoring.unnamed_weight
        elif value == NO:
            here *= scoring.denial_weight
        names.append(name)
        p.append(np.clip(share, LEAST, MOST))
        base.append(np.clip(rate, LEAST, MOST))
        factor.append(here)
    return Columns(tuple(names), np.array(p), np.array(base), np.array(factor))


def _names(knowledge: KnowledgeBase) -> Iterator[Column]:
    for finding in knowledge.findings.values():
        if finding.id in PERSON:
            continue
        for how in (NAMED, UNNAMED) if finding.kind == "multi" else (NAMED,):
            yield from ((finding.id, value, how) for value in finding.values)


def people(
    tables: Likelihoods, found: Columns, cases: Sequence[Case], *, halved: bool = False
) -> People:
    """The people with every fact known; `halved`: each with half of the facts, drawn by hash."""
    knowledge = tables.knowledge
    kept = [_halved(case) if halved else case for case in cases]
    told = [spread(knowledge, facts_known(knowledge, case)) for case in kept]
    return People(
        np.array([_row(tables, found, one) for one in told]),
        np.array([_start(tables, one) for one in told]),
        np.array([[_rightness(cause.id, case) for cause in tables.causes] for case in cases]),
    )


def _rightness(cause: str, case: Case) -> float:
    """1 for the cause of the case; a little for one that a reader would also accept."""
    if cause in case.gold:
        return 1.0
    return ACCEPTABLE if cause in case.also_acceptable else 0.0


def _halved(case: Case) -> Case:
    def stays(name: str) -> bool:
        return sha256(f"{case.id} {name}".encode()).digest()[0] % 2 == 0

    facts = {name: fact for name, fact in case.facts.items() if stays(name)}
    return Case(**{**vars(case), "facts": facts})


def _row(tables: Likelihoods, found: Columns, told: Findings) -> Matrix:
    row, place = np.zeros(len(found.names)), found.place
    answers = list(weighed(tables, told))
    counted = Counter(tables.fact[one] for one in answers if one in tables.fact)
    for finding, value in answers:
        fact = tables.fact.get((finding, value))
        scale = 1.0 if fact is None else overlap_scale(tables, fact, counted[fact])
        row[place[finding, value, NAMED]] += scale
        if finding in tables.several:
            row[place[finding, value, UNNAMED]] -= scale
    for finding in tables.several:
        if told.is_known(finding):
            for value in tables.knowledge.findings[finding].values:
                row[place[finding, value, UNNAMED]] += 1
    return row


def _start(tables: Likelihoods, told: Findings) -> list[float]:
    age, sex = (next(iter(told.values(name)), "") for name in ("age_band", "sex"))
    return tables.prior(age, sex, told.is_known("pregnancy"))
