"""The fit: the same sums as the rules, the same result every time, never beyond its bounds."""

import numpy as np
import pytest
from calf_rules import KnowledgeBase
from calf_rules.assess import likelihoods
from calf_rules.knowledge import build
from calf_rules.likelihoods import Likelihoods
from calf_rules.ranking import normalised, shares
from calf_rules.red_flags import spread
from calf_rules.source import NOTHING_FITTED, Document, compact, read_document

from tools.learn.evidence import fitting
from tools.learn.evidence.command import grades
from tools.learn.evidence.encoding import Columns, People, columns, people
from tools.learn.evidence.freshness import PEOPLE, is_fresh
from tools.learn.evidence.writing import read_old
from tools.scoring.cases import Case, read_cases
from tools.scoring.orders import facts_known

SOME = 40


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document()


@pytest.fixture(scope="module")
def tables(document: Document) -> Likelihoods:
    return likelihoods(build(compact({**document, "fitted": NOTHING_FITTED})))


@pytest.fixture(scope="module")
def cases(tables: Likelihoods) -> list[Case]:
    return [case for case in read_cases(PEOPLE, tables.knowledge) if case.gold][:SOME]


@pytest.fixture(scope="module")
def found(tables: Likelihoods) -> Columns:
    return columns(tables.knowledge, tables)


@pytest.fixture(scope="module")
def known(tables: Likelihoods, found: Columns, cases: list[Case]) -> People:
    return people(tables, found, cases)


@pytest.fixture(scope="module")
def task(document: Document, found: Columns, tables: Likelihoods) -> fitting.Problem:
    graded = grades(document, read_old())
    return fitting.problem(found, graded, tuple(tables.place), tables.knowledge.scoring.cap)


def test_the_columns_add_up_to_what_the_rules_believe(
    tables: Likelihoods, cases: list[Case], known: People, task: fitting.Problem
) -> None:
    knowledge: KnowledgeBase = tables.knowledge
    scores = task.given().scores(known)
    for case, score in zip(cases, scores, strict=True):
        told = spread(knowledge, facts_known(knowledge, case))
        assert normalised(list(score)) == pytest.approx(shares(tables, told), rel=0.02, abs=1e-6), (
            "only shares clipped at one in a thousand may differ a little"
        )


def test_the_same_people_give_the_same_fit_within_its_bounds(
    known: People, task: fitting.Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "STEPS", 10)
    one, other = task.fit(known), task.fit(known)
    for name, steps in one.steps.items():
        assert np.array_equal(steps, other.steps[name])
        assert 0 < np.abs(steps).max() <= fitting.BOUND[name]
    assert not one.steps["row"][np.isinf(task.pull)].any()


def test_half_of_the_facts_are_the_same_half_every_time(
    tables: Likelihoods, found: Columns, cases: list[Case], known: People
) -> None:
    halved = people(tables, found, cases, halved=True)
    assert np.array_equal(halved.told, people(tables, found, cases, halved=True).told)
    assert np.abs(halved.told).sum() < np.abs(known.told).sum()


def test_what_is_written_was_fitted_to_these_people_and_figures(document: Document) -> None:
    assert is_fresh(document), "run `make learn ARGS=evidence`"


def test_another_figure_makes_it_stale_and_another_word_does_not(document: Document) -> None:
    scoring = document["scoring"]
    moved = {**scoring, "temper": {**scoring["temper"], "value": 0.5}}
    worded = {**scoring, "least_gain": {**scoring["least_gain"], "basis": "otherwise"}}
    assert not is_fresh({**document, "scoring": moved})
    assert is_fresh({**document, "scoring": worded})
