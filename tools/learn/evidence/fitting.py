"""The fit: shares of the right cause against a pull to what was given.

Three kinds of figures move: what an answer counts (one factor for all causes), what a cause starts
with, and single rows P(answer | cause). All are pulled to the given value like by so many people
who say that it is right; a row moves in log odds, within bounds, and published figures least.
Gradient ascent by Adam, always from the given values and always as many steps: the same input gives
the same result.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

import numpy as np

from tools.learn.evidence.encoding import UNNAMED, Columns, Matrix, People

PULL = {"R": 40.0, "RE": 20.0, "C": 10.0, "E": 10.0}  # per squared step of the log odds
COUNT_PULL, LEANING_PULL = 6.0, 20.0  # per squared step of the log factor, and of the log prior
MOST_ROW, MOST_COUNT, MOST_LEANING = 1.0, 1.2, 1.0  # bounds of these steps
STEPS, RATE = 120, 0.05
Steps = dict[str, Matrix]


@dataclass(frozen=True)
class Fit:
    """The steps away from the given values, and the P(answer | cause) that they lead to."""

    steps: Steps
    p: Matrix
    weights: Matrix

    def scores(self, people: People) -> Matrix:
        """The log score of each cause for each of these people."""
        return people.start + self.steps["leaning"] + people.told @ self.weights


@dataclass(frozen=True)
class Problem:
    """What does not change during a fit. `pull` has infinity where no row stands."""

    columns: Columns
    pull: Matrix
    groups: tuple[tuple[int, ...], ...]
    limit: float

    def fit(self, people: People) -> Fit:
        """The best steps for these people."""
        steps = dict(self.given().steps)
        mean = {name: np.zeros_like(step) for name, step in steps.items()}
        spread = {name: np.zeros_like(step) for name, step in steps.items()}
        for number in range(1, STEPS + 1):
            for name, slope in self._slopes(people, steps).items():
                mean[name] = 0.9 * mean[name] + 0.1 * slope
                spread[name] = 0.99 * spread[name] + 0.01 * slope**2
                ahead = mean[name] / (1 - 0.9**number)
                size = np.sqrt(spread[name] / (1 - 0.99**number)) + 1e-8
                rate = RATE * min(1.0, 2 * (1 - number / (STEPS + 1)))
                steps[name] = np.clip(steps[name] + rate * ahead / size, -BOUND[name], BOUND[name])
        return self._fit(steps)

    def given(self) -> Fit:
        """No step at all: the knowledge as it was given."""
        width = self.columns.p.shape[1]
        nothing = {
            "row": np.zeros_like(self.columns.p),
            "count": np.zeros(len(self.columns.names)),
            "leaning": np.zeros(width),
        }
        return self._fit(nothing)

    def _fit(self, steps: Steps) -> Fit:
        p = self._p(steps["row"])
        return Fit(steps, p, self._factor(steps) * np.clip(self._ratio(p), -self.limit, self.limit))

    def _factor(self, steps: Steps) -> Matrix:
        return np.asarray((self.columns.factor * np.exp(steps["count"]))[:, None])

    def _ratio(self, p: Matrix) -> Matrix:
        return np.log(np.clip(p, 0.001, 0.999) / self.columns.base[:, None])

    def _p(self, row: Matrix) -> Matrix:
        """P(answer | cause) after these steps; the answers of a group add up to 1."""
        p = self.columns.p * np.exp(row)
        for group in self.groups:
            p[[*group]] /= p[[*group]].sum(axis=0)
        return np.asarray(p)

    def _slopes(self, people: People, steps: Steps) -> Steps:
        fit = self._fit(steps)
        scores = fit.scores(people)
        belief = np.exp(scores - scores.max(axis=1, keepdims=True))
        belief /= belief.sum(axis=1, keepdims=True)
        missing = people.right / people.right.sum(axis=1, keepdims=True) - belief
        by_answer = people.told.T @ missing
        inside = np.abs(self._ratio(fit.p)) < self.limit
        by_p = by_answer * self._factor(steps) * inside
        row = np.zeros_like(by_p)
        for group in self.groups:
            here = [*group]
            row[here] = by_p[here] - fit.p[here] * by_p[here].sum(axis=0)
        fixed = np.isinf(self.pull)
        row = np.where(fixed, 0.0, row - np.where(fixed, 0.0, self.pull) * steps["row"])
        count = (by_answer * fit.weights).sum(axis=1) - COUNT_PULL * steps["count"]
        unnamed = np.array([how == UNNAMED for _, _, how in self.columns.names])
        return {
            "row": row,
            "count": np.where(unnamed, 0.0, count),
            "leaning": missing.sum(axis=0) - LEANING_PULL * steps["leaning"],
        }


BOUND: Mapping[str, float] = {"row": MOST_ROW, "count": MOST_COUNT, "leaning": MOST_LEANING}


def problem(
    columns: Columns,
    grades: Mapping[tuple[str, str, str], str],
    causes: tuple[str, ...],
    cap: float,
) -> Problem:
    """The fit of rows with these grades, by finding, value and cause."""
    pull = np.array(
        [
            [
                PULL.get(grades.get((finding, value, cause), ""), np.inf)
                if how != UNNAMED
                else np.inf
                for cause in causes
            ]
            for finding, value, how in columns.names
        ]
    )
    return Problem(columns, pull, _groups(columns), log(cap))


def _groups(columns: Columns) -> tuple[tuple[int, ...], ...]:
    """Answers of which exactly one is given: yes and no, one of several, named and unnamed."""
    found: dict[tuple[str, ...], list[int]] = {}
    several = {finding for finding, _, how in columns.names if how == UNNAMED}
    for place, (finding, value, _) in enumerate(columns.names):
        found.setdefault((finding, value) if finding in several else (finding,), []).append(place)
    return tuple(tuple(places) for places in found.values())
