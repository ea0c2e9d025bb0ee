"""What asking a finding is expected to tell.

About the causes: by how much it raises the chance that the right one is among those named. About
the advice: the expected number of levels by which it would move. Both are weighed by figures in
scoring.yaml. Three causes are named, so that order below the third place is not worth a question.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress
from operator import itemgetter, mul

from calf_rules.findings import Findings
from calf_rules.likelihoods import Likelihoods, Vector
from calf_rules.model import Finding, Rule, Urgency
from calf_rules.red_flags import most_urgent

LIVE = 12  # the likeliest causes, which the gain is about: the others hardly move it, and cost time
CONSIDERED = 6  # findings whose gain is worked out: the others tell less by their spread alone
YES = "yes"


class Prospect:
    """A moment from which the gain of any finding can be told.

    It looks at the likeliest causes, the most urgent first; `_floors` says, for each floor, how
    many of these it is about, from which share on it counts, over how much more it counts in full,
    and what it demands. `open` are the rules that one more answer can make or undo, by
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
        self.rules = {rule.id: rule for rule in rules}
        self.scoring = tables.knowledge.scoring
        places = sorted(likeliest(belief), key=lambda place: -tables.causes[place].urgency)
        margin = self.scoring.floor_margin
        self._floors = [
            (
                sum(tables.at_least[level][place] for place in places),
                share * (1 - margin),
                share * 2 * margin,
                float(urgency),
            )
            for level, share, urgency in self.scoring.floors
        ]
        self._highest = max((urgency for *_, urgency in self._floors), default=0.0)
        self.live: Callable[[Vector], tuple[float, ...]] = itemgetter(*places)
        self.belief = self.live(belief)
        self.whole = sum(self.belief)
        self.named = self._named(self.belief) / self.whole
        self.urgency = self._floor(self.belief, self.whole, float(most_urgent(rules)))
        self.open = self._open()

    def gains(self, findings: Iterable[Finding]) -> dict[str, float]:
        """The gain of each of those findings that may be worth a question."""
        found = {finding.id: finding for finding in findings}
        paired = {name for pair in self.tables.knowledge.pairs.values() for name in pair}
        spread = {name: self._spread(finding) for name, finding in found.items()}
        telling = sorted(found, key=spread.__getitem__, reverse=True)[:CONSIDERED]
        wanted = {*telling, *self.open}
        if not wanted.isdisjoint(paired):
            wanted |= paired
        return {name: self.gain(found[name]) for name in found if name in wanted}

    def gain(self, finding: Finding) -> float:
        """By how much the chance of naming the right cause rises, plus what the advice gains."""
        about_cause = about_urgency = total = 0.0
        table, rules = self.tables.of(finding.id), self.open.get(finding.id, {})
        least = float(most_urgent(rule for name, rule in self.rules.items() if name not in rules))
        for value, p in table.p.items():
            chance = sum(map(mul, self.belief, self.live(p)))
            moved = list(map(mul, self.belief, self.live(table.ratio[value])))
            whole = sum(moved)
            about_cause += chance * (self._named(moved) / whole - self.named)
            urgency = least if least >= self._highest else self._floor(moved, whole, least)
            if rules:
                urgency = self._urgency_if(finding.id, value, urgency, rules.values())
            about_urgency += chance * abs(urgency - self.urgency)
            total += chance
        told = about_cause + self.scoring.urgency_weight * about_urgency
        return self._bonus(finding.id) + told / max(total, 1.0)

    def _named(self, moved: Sequence[float]) -> float:
        """How much of it lies on the causes that would be named."""
        return sum(sorted(moved)[-self.scoring.most_named :])

    def _spread(self, finding: Finding) -> float:
        """How far the causes differ in their answers: about twice the information, and cheap."""
        table, found = self.tables.of(finding.id), 0.0
        if finding.kind == "bool":
            mean, square = self._moments(table.p[YES])
            return (square - mean * mean) / (mean * (1 - mean))
        for vector in table.p.values():
            mean, square = self._moments(vector)
            found += square / mean - mean
        return found

    def _moments(self, vector: Vector) -> tuple[float, float]:
        """Mean and mean square of a likelihood over the live causes."""
        p = self.live(vector)
        chances = list(map(mul, self.belief, p))
        return sum(chances) / self.whole, sum(map(mul, chances, p)) / self.whole

    def _bonus(self, finding: str) -> float:
        branch = self.tables.knowledge.branches.get(finding)
        favoured = branch is not None and branch.holds(self.told.pairs)
        return self.scoring.branch_bonus if favoured else 0.0

    def _open(self) -> dict[str, dict[str, Rule]]:
        found: dict[str, dict[str, Rule]] = {}
        knowledge = self.tables.knowledge
        askable = knowledge.findings.keys() - self.told.answers.keys()
        for rule in knowledge.rules:
            if rule.urgency > self.urgency or rule.id in self.rules:
                for finding in rule.when.deciding(self.told.pairs, askable):
                    found.setdefault(finding, {})[rule.id] = rule
        return found

    def _urgency_if(self, finding: str, value: str, floor: float, rules: Iterable[Rule]) -> float:
        """The advice if the finding were answered so; never milder than `floor`."""
        told = self.told.pairs | {(finding, value)}
        found = floor
        for rule in rules:
            if rule.urgency > found and rule.when.holds(told):
                found = float(rule.urgency)
        return found

    def _floor(self, moved: Sequence[float], whole: float, least: float) -> float:
        """How urgent the belief makes it, at least `least`; a floor counts by degrees.

        At its share itself either advice is as good, so to tip it over the edge is worth little.
        """
        found, summed = least, (0.0, *accumulate(moved))
        for upto, start, width, urgency in self._floors:
            if urgency > found:
                degree = (summed[upto] / whole - start) / width
                found = max(found, urgency * degree if degree < 1 else urgency)
        return found


def likeliest(belief: Vector) -> list[int]:
    """The places of the causes that a question is about."""
    return sorted(range(len(belief)), key=belief.__getitem__, reverse=True)[:LIVE]


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
