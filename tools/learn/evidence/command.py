"""Fitting the evidence: writes knowledge/fitted.yaml, and a report that a clinician can read.

It says how well the fit does on people whom it never saw (five folds), and its largest moves. A
figure with `veto: yes` stays as it was given.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import numpy as np
from calf_rules.assess import likelihoods
from calf_rules.knowledge import build
from calf_rules.source import NOTHING_FITTED, compact, read_document
from numpy.typing import NDArray

from tools.learn.evidence.encoding import Matrix, People, columns, people
from tools.learn.evidence.fitting import Problem, problem
from tools.learn.evidence.freshness import PEOPLE, is_fresh
from tools.learn.evidence.report import report
from tools.learn.evidence.writing import FITTED, read_old, written
from tools.scoring.cases import Case, read_cases

FOLDS = 5
FIRST = 3


def run(*, check: bool) -> int:
    """Fit, cross-validate, write, report; or only check, and 1 where the file is stale."""
    document = read_document()
    if check:
        fresh = is_fresh(document)
        print("fitted.yaml is fresh" if fresh else "fitted.yaml is stale: run `make learn`")
        return int(not fresh)
    old = read_old()
    tables = likelihoods(build(compact({**document, "fitted": NOTHING_FITTED})))
    cases = [case for case in read_cases(PEOPLE, tables.knowledge) if case.gold]
    found = columns(tables.knowledge, tables)
    task = problem(found, grades(document, old), tuple(tables.place), tables.knowledge.scoring.cap)
    known = people(tables, found, cases)
    both = together(known, people(tables, found, cases, halved=True))
    fit = task.fit(both)
    FITTED.write_text(written(tables, found, fit, document, old), encoding="utf-8")
    print(report(tables, found, fit, crossed(task, cases, known, both)))
    return 0


def grades(document: Mapping[str, Any], old: Mapping[str, Any]) -> dict[tuple[str, str, str], str]:
    """The grade of every row that may move, by finding, value and cause."""
    return {
        (row["finding"], row["value"], cause): row["grade"]
        for cause, entry in document["causes"].items()
        for row in entry["evidence"]
        if "veto" not in old["rows"].get(cause, {}).get(row["finding"], {}).get(row["value"], {})
    }


def together(one: People, other: People) -> People:
    """Both groups as one."""
    return People(
        np.concatenate([one.told, other.told]),
        np.concatenate([one.start, other.start]),
        np.concatenate([one.right, other.right]),
    )


def crossed(
    task: Problem, cases: Sequence[Case], known: People, both: People
) -> dict[str, dict[str, float]]:
    """How often the cause is first and among three: as given, and fitted on other people."""
    fold = np.array([int(sha256(case.id.encode()).hexdigest(), 16) % FOLDS for case in cases])
    scores = np.zeros_like(known.right)
    for number in range(FOLDS):
        unseen = fold == number
        fit = task.fit(both.some(np.concatenate([~unseen, ~unseen])))
        scores[unseen] = fit.scores(known.some(unseen))
    given = known.start + known.told @ task.given().weights
    right = known.right == 1
    return {"as given": figures(given, right), "fitted, unseen people": figures(scores, right)}


def figures(scores: Matrix, right: NDArray[np.bool_]) -> dict[str, float]:
    """The share of people whose cause is first, and among three."""
    order = np.argsort(-scores, axis=1)[:, :FIRST]
    held = np.take_along_axis(right, order, axis=1)
    return {
        "top1": round(float(held[:, 0].mean()), 4),
        "top3": round(float(held.any(axis=1).mean()), 4),
    }
