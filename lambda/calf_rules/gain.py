"""What asking a finding is expected to tell.

About the causes: the expected fall of entropy, in nats. About the advice: the expected number of
levels by which it would move. Both are weighed by figures in scoring.yaml.
"""

from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from itertools import compress
from math import log
from operator import itemgetter, mul

from calf_rules.conditions import deciding, holds
from calf_rules.findings import Findings
from calf_rules.likelihoods import Likelihoods, Vector
from calf_rules.model import Finding, Rule, Urgency
from calf_rules.red_flags import most_urgent

LIVE = 16  # the likeliest causes, which the gain is about: the others hardly move it, and cost time
CONSIDERED = 12  # findings whose gain is worked out: the others tell less by their spread alone


class Prospect:
    """A moment from which the gain of any finding can be told.

    It looks at the likeliest causes, the most urgent first; `upto` says how many of these are at
    least as urgent as each level. `open` are the rules that one more answer can make or undo, by
    finding.
    """

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
        places = sorted(likeliest(belief), key=lambda place: -tables.causes[place].urgency)
        urgent = tables.at_least.items()
        self.upto = {level: sum(flags[place] for place in places) for level, flags in urgent}
        self.live: Callable[[Vector], tuple[float, ...]] = itemgetter(*places)
        self.belief = self.live(belief)
        self.before = negentropy(self.belief, sum(self.belief))
        self.urgency = max(float(most_urgent(rules)), self._floor(self.belief, sum(self.belief)))
        self.open = self._open()

    def gains(self, findings: Iterable[Finding]) -> dict[str, float]:
        """The gain of each of those findings that may be worth a question, in nats."""
        found = {finding.id: finding for finding in findings}
        paired = {name for pair in self.tables.knowledge.pairs.values() for name in pair}
        telling = nlargest(CONSIDERED, found, key=lambda name: self._spread(found[name]))
        wanted = {*telling, *self.open, *filter(self._bonus, found), *paired}
        return {name: self.gain(found[name]) for name in found if name in wanted}

    def gain(self, finding: Finding) -> float:
        """Expected gain about causes plus weighted gain about urgency, in nats."""
        about_cause = about_urgency = total = 0.0
        table, rules = self.tables.of(finding.id), self.open.get(finding.id, ())
        least = float(most_urgent([rule for rule in self.rules if rule not in rules]))
        for value in finding.values:
            chance = sum(map(mul, self.belief, self.live(table.p[value])))
            moved = list(map(mul, self.belief, self.live(table.ratio[value])))
            whole = sum(moved)
            about_cause += chance * (negentropy(moved, whole) - self.before)
            urgency = self._urgency_if(finding, value, max(least, self._floor(moved, whole)))
            about_urgency += chance * abs(urgency - self.urgency)
            total += chance
        scoring = self.tables.knowledge.scoring
        told = about_cause + scoring.urgency_weight * about_urgency
        return self._bonus(finding.id) + told / max(total, 1.0)

    def _spread(self, finding: Finding) -> float:
        """How far the causes differ in their answers: about twice the information, and cheap."""
        found = 0.0
        for vector in self.tables.of(finding.id).p.values():
            p = self.live(vector)
            chances = list(map(mul, self.belief, p))
            mean = sum(chances)
            found += sum(map(mul, chances, p)) / mean - mean
        return found

    def _bonus(self, finding: str) -> float:
        branch = self.tables.knowledge.branches.get(finding)
        favoured = branch is not None and holds(branch, self.told)
        return self.tables.knowledge.scoring.branch_bonus if favoured else 0.0

    def _open(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.tables.knowledge.rules:
            if rule.urgency > self.urgency or rule in self.rules:
                for finding in deciding(rule.when, self.told):
                    found.setdefault(finding, []).append(rule)
        return found

    def _urgency_if(self, finding: Finding, value: str, floor: float) -> float:
        """The advice if the finding were answered so; never milder than `floor`."""
        stricter = [rule for rule in self.open.get(finding.id, ()) if rule.urgency > floor]
        if not stricter:
            return floor
        told = Findings({**self.told.answers, finding.id: value})
        return max(floor, most_urgent([rule for rule in stricter if holds(rule.when, told)]))

    def _floor(self, moved: Sequence[float], whole: float) -> float:
        """How urgent the belief makes it, a floor counting by degrees around its share.

        At the share itself either advice is as good, so to tip it over the edge is worth little.
        """
        found, margin = 0.0, self.tables.knowledge.scoring.floor_margin
        for level, share, urgency in self.tables.knowledge.scoring.floors:
            if urgency > found:
                reached = sum(moved[: self.upto[level]]) / (share * whole)
                degree = (reached - 1 + margin) / (2 * margin)
                found = max(found, urgency * min(max(degree, 0.0), 1.0))
        return found


def likeliest(belief: Vector) -> list[int]:
    """The places of the causes that a question is about."""
    return nlargest(LIVE, range(len(belief)), key=belief.__getitem__)


def negentropy(moved: Sequence[float], whole: float) -> float:
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
