"""What asking a finding is expected to tell.

About the causes: the expected fall of entropy, in nats. About the advice: the expected number of
levels by which it would move. Both are weighed by figures in scoring.yaml.
"""

from collections.abc import Iterable
from itertools import compress
from math import log
from operator import mul

from calf_rules.conditions import holds
from calf_rules.findings import Findings
from calf_rules.likelihoods import Likelihoods, Vector
from calf_rules.model import Finding, Rule, Urgency
from calf_rules.red_flags import most_urgent

LEAST_SHARE = 5e-4  # causes below are left out: they hardly move the gain, and cost half the time


class Prospect:
    """A moment from which the gain of any finding can be told."""

    def __init__(
        self,
        tables: Likelihoods,
        told: Findings,
        rules: tuple[Rule, ...],
        belief: Vector,
    ) -> None:
        self.tables = tables
        self.told = told
        self.rules = rules
        self.live = [share > LEAST_SHARE for share in belief]
        self.belief = self._live(belief)
        self.before = negentropy(self.belief, sum(self.belief))
        self.urgent = {
            level: [float(flag) for flag in self._live(flags)]
            for level, flags in tables.at_least.items()
        }
        self.urgency = max(float(most_urgent(rules)), self._floor(self.belief, sum(self.belief)))

    def gain(self, finding: Finding) -> float:
        """Expected gain about causes plus weighted gain about urgency, in nats."""
        about_cause = about_urgency = total = 0.0
        table = self.tables.of(finding.id)
        mentioned = self.tables.knowledge.rules_by_finding.get(finding.id, ())
        least = most_urgent([rule for rule in self.rules if rule not in mentioned])
        for value in finding.values:
            chance = sum(map(mul, self.belief, self._live(table.p[value])))
            moved = list(map(mul, self.belief, self._live(table.ratio[value])))
            whole = sum(moved)
            about_cause += chance * (negentropy(moved, whole) - self.before)
            floor = max(float(least), self._floor(moved, whole))
            urgency = self._urgency_if(finding, value, mentioned, floor)
            about_urgency += chance * abs(urgency - self.urgency)
            total += chance
        scoring = self.tables.knowledge.scoring
        told = about_cause + scoring.urgency_weight * about_urgency
        return self._bonus(finding) + told / max(total, 1.0)

    def _live(self, vector: list[float] | list[bool]) -> Vector:
        return list(compress(vector, self.live))

    def _bonus(self, finding: Finding) -> float:
        branch = self.tables.knowledge.branches.get(finding.id)
        favoured = branch is not None and holds(branch, self.told)
        return self.tables.knowledge.scoring.branch_bonus if favoured else 0.0

    def _urgency_if(
        self, finding: Finding, value: str, mentioned: Iterable[Rule], floor: float
    ) -> float:
        """The advice if the finding were answered so; never milder than `floor`."""
        stricter = [rule for rule in mentioned if rule.urgency > floor]
        told = Findings({**self.told.answers, finding.id: value}) if stricter else self.told
        return max(floor, most_urgent([rule for rule in stricter if holds(rule.when, told)]))

    def _floor(self, moved: Vector, whole: float) -> float:
        """How urgent the belief makes it, a floor counting by degrees around its share.

        At the share itself either advice is as good, so to tip it over the edge is worth little.
        """
        found, margin = 0.0, self.tables.knowledge.scoring.floor_margin
        for level, share, urgency in self.tables.knowledge.scoring.floors:
            if urgency > found:
                reached = sum(map(mul, moved, self.urgent[level])) / (share * whole)
                degree = (reached - 1 + margin) / (2 * margin)
                found = max(found, urgency * min(max(degree, 0.0), 1.0))
        return found


def negentropy(moved: Vector, whole: float) -> float:
    """Minus the entropy, in nats, of shares that add up to `whole`."""
    summed: float = sum(map(mul, moved, map(log, moved)))
    return summed / whole - log(whole)


def score_floor(tables: Likelihoods, belief: Vector) -> Urgency:
    """The mildest advice that the belief in urgent causes allows (floors of scoring.yaml).

    A cause counts from `floor_least` on: many that are each all but excluded make no suspicion.
    """
    found, least = Urgency.self_care, tables.knowledge.scoring.floor_least
    suspected = [share if share >= least else 0.0 for share in belief]
    for level, share, urgency in tables.knowledge.scoring.floors:
        if urgency > found and sum(compress(suspected, tables.at_least[level])) >= share:
            found = urgency
    return found
