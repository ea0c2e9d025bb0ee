"""What a played conversation amounts to: the figures of `make score-talk`, and what goes wrong."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from calf_rules import KnowledgeBase, Urgency, assess

from tools.scoring.counting import share
from tools.scoring.figures import Result
from tools.scoring.figures import share as held
from tools.scoring.orders import facts_known
from tools.scoring.talk import Talked

REPLIES = frozenset({"answer", "plain"})
COMMON = 15  # kinds of failure that are listed


@dataclass(frozen=True)
class Judged:
    """A conversation and the same person's plain answers; `demanded`: the truth is an emergency."""

    talked: Talked
    plainly: Result
    demanded: bool

    @property
    def ours(self) -> Result:
        """The advice of the conversation against the key."""
        return replace(self.plainly, got=self.talked.got)

    @property
    def false_alarm(self) -> bool:
        """It ended in an emergency that neither the key nor the rules demand of what is true."""
        return self.talked.end == "emergency" and not self.demanded

    @property
    def asked_again(self) -> int:
        """Questions and offers that stood again after one line, whatever it was."""
        return sum(one.again for one in self.talked.exchanges)

    @property
    def not_understood(self) -> list[str]:
        """What was asked again although it was answered."""
        exchanges = self.talked.exchanges
        return [one.open for one in exchanges if one.again and one.said.kind in REPLIES]

    @property
    def spent(self) -> Iterator[str]:
        """What each exchange went on."""
        for one in self.talked.exchanges:
            kind = one.said.kind
            if kind in REPLIES:
                kind = "again" if one.again else "answer"
            yield one.open if kind == "offer" else kind

    @property
    def unanswered(self) -> int:
        """Questions after the advice that got no answer, or one to another question."""
        return sum(one.missed for one in self.talked.exchanges)


def judged(knowledge: KnowledgeBase, talked: Talked, plainly: Result) -> Judged:
    """A conversation measured against the truth."""
    true = assess(knowledge, facts_known(knowledge, talked.case)).urgency
    case = talked.case
    levels = {true, case.urgency, *case.urgency_also}
    return Judged(talked, plainly, Urgency.emergency_now in levels)


def figures(found: Sequence[Judged]) -> dict[str, Any]:
    """The JSON object that `make score-talk` prints last; counts but for what says otherwise.

    asked_again, not_understood, wrong_facts and spent_on are means for a conversation.
    """
    lengths = [len(one.talked.exchanges) for one in found]
    ends = Counter(one.talked.end for one in found)
    alarms = sum(one.false_alarm for one in found)
    asked = sum(e.said.kind == "question" for one in found for e in one.talked.exchanges)
    return {
        "conversations": len(found),
        "exchanges_median": median(lengths),
        "exchanges_max": max(lengths),
        "spent_on": _spent(found),
        "asked_again": _mean([one.asked_again for one in found]),
        "not_understood": _mean([len(one.not_understood) for one in found]),
        "wrong_facts": _mean([len(one.talked.wrong) for one in found]),
        "false_alarms": alarms,
        "false_alarm_share": share(alarms, len(found)),
        "closed_early": ends["early"],
        "endless": ends["endless"],
        "questions": asked,
        "questions_unanswered": sum(one.unanswered for one in found),
        **_urgency([one.ours for one in found]),
        "plainly": {
            **_urgency([one.plainly for one in found]),
            "questions_median": median(one.plainly.questions for one in found),
        },
    }


def _spent(found: Sequence[Judged]) -> dict[str, float]:
    """Exchanges by what they went on, the most first: see `Judged.spent`."""
    counted = Counter(kind for one in found for kind in one.spent)
    return {kind: round(count / len(found), 2) for kind, count in counted.most_common()}


def _mean(counts: Sequence[int]) -> float:
    return round(sum(counts) / len(counts), 3)


def _urgency(results: Sequence[Result]) -> dict[str, Any]:
    return {
        "urgency_exact": held([one.exact for one in results]),
        "urgency_fair": held([one.fair for one in results]),
        "emergencies": sum(one.is_emergency for one in results),
        "emergencies_missed": sum(one.missed for one in results),
    }


def failures(one: Judged) -> list[str]:
    """Everything that went wrong in a conversation, by kind."""
    talked = one.talked
    last = talked.exchanges[-1].open
    wrong = [(name, e.open) for e in talked.exchanges for name in e.wrong if name in talked.wrong]
    return [
        *(f"wrong at the end: {name}, heard at {where}" for name, where in dict(wrong).items()),
        *(f"not understood: {name}" for name in one.not_understood),
        *([f"false alarm at {last}"] if one.false_alarm else []),
        *([f"closed early at {last}"] if talked.end == "early" else []),
        *(["endless"] if talked.end == "endless" else []),
        *(f"not answered: {e.said.topic}" for e in talked.exchanges if e.missed),
        *(_milder_or_not(one)),
    ]


def _milder_or_not(one: Judged) -> list[str]:
    got = one.talked.got
    if one.ours.fair or not one.plainly.fair:
        return []
    return [f"advice: {got.name if got is not None else 'none'} for {one.ours.case.urgency.name}"]


def kinds(found: Sequence[Judged]) -> Iterator[str]:
    """The most common kinds of failure with how often they came and where first."""
    counted = Counter(kind for one in found for kind in failures(one))
    first = {kind: one.talked.case.id for one in reversed(found) for kind in failures(one)}
    yield f"{sum(bool(failures(one)) for one in found)} conversations of {len(found)} went wrong"
    for kind, count in counted.most_common(COMMON):
        yield f"{count:>5}  {kind} (first {first[kind]})"
