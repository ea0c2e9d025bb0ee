"""The figures of `make score`: what each played case amounts to, and their shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from calf_rules import Assessment, Urgency

from tools.scoring.cases import Case

FIRST = 3  # ranked causes that count


@dataclass(frozen=True)
class Result:
    """One case against its key. `got` is None where the dialogue ended without any advice."""

    case: Case
    ranked: tuple[str, ...]
    got: Urgency | None
    questions: int
    safety_questions: int

    @property
    def is_covered(self) -> bool:
        """Whether the diagnosis is one of our causes."""
        return bool(self.case.gold)

    @property
    def top1(self) -> bool:
        """A gold cause leads."""
        return self.ranked[:1] != () and self.ranked[0] in self.case.gold

    @property
    def top3(self) -> bool:
        """A gold cause is among the first three."""
        return not {*self.case.gold}.isdisjoint(self.ranked)

    @property
    def acceptable(self) -> bool:
        """A gold or acceptable cause is among the first three."""
        return self.top3 or not {*self.case.also_acceptable}.isdisjoint(self.ranked)

    @property
    def exact(self) -> bool:
        """The advice is exactly as urgent as the key."""
        return self.got == self.case.urgency

    @property
    def fair(self) -> bool:
        """The advice is as urgent as the key, or as a second reader found as right."""
        return self.exact or self.got in self.case.urgency_also

    @property
    def is_emergency(self) -> bool:
        """The key is an emergency."""
        return self.case.urgency == Urgency.emergency_now

    @property
    def safe(self) -> bool:
        """At most one level below the key, and never an emergency below emergency_now."""
        if self.got is None or self.fair:
            return self.fair
        return False if self.is_emergency else self.got >= self.case.urgency - 1

    @property
    def over(self) -> bool:
        """The advice is more urgent than the key, and no reader found it right."""
        return self.got is not None and self.got > self.case.urgency and not self.fair

    @property
    def missed(self) -> bool:
        """An emergency that got milder advice, which no reader found right."""
        return self.is_emergency and not self.fair

    @property
    def failed(self) -> bool:
        """Urgency not exact, or gold not among the first three."""
        return not self.exact or (self.is_covered and not self.top3)


def result(case: Case, assessment: Assessment, advised: bool, asked: Sequence[str]) -> Result:
    """The result of a case from its final assessment; `asked` holds the kind of each question."""
    return Result(
        case=case,
        ranked=assessment.named[:FIRST],
        got=assessment.urgency if advised else None,
        questions=len(asked),
        safety_questions=sum(kind == "safety" for kind in asked),
    )


def share(held: Sequence[bool]) -> float | None:
    """The share of what holds; None of nothing."""
    return round(sum(held) / len(held), 4) if held else None


def figures(results: Sequence[Result]) -> dict[str, Any]:
    """The JSON object that `make score` prints last."""
    covered = [one for one in results if one.is_covered]
    emergencies = [one for one in results if one.is_emergency]
    return {
        "cases": len(results),
        "top1": share([one.top1 for one in covered]),
        "top3": share([one.top3 for one in covered]),
        "acceptable_top3": share([one.acceptable for one in covered]),
        "urgency_exact": share([one.exact for one in results]),
        "urgency_fair": share([one.fair for one in results]),
        "urgency_safe": share([one.safe for one in results]),
        "emergencies": len(emergencies),
        "emergencies_missed": sum(one.missed for one in emergencies),
        "over_triage": share([one.over for one in results]),
        "questions_median": median(one.questions for one in results),
        "safety_questions_median": median(one.safety_questions for one in results),
        "questions_max": max(one.questions for one in results),
        "failures": [_failure(one) for one in results if one.failed],
    }


def _failure(one: Result) -> dict[str, Any]:
    return {
        "id": one.case.id,
        "gold": list(one.case.gold),
        "ranked": list(one.ranked),
        "urgency": one.case.urgency.name,
        "got": one.got.name if one.got is not None else None,
    }
