"""The figures as a table for people: in all, by scope, confidence and urgency, and the bounds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from calf_rules import KnowledgeBase, Urgency

from tools.scoring.diagnosis import reasons
from tools.scoring.figures import Result, result, share
from tools.scoring.orders import every_question, only_facts, random_order
from tools.scoring.play import Played

ORDERS = 10  # random orders of questions per case
WIDTH = 34
HEAD = "cases  top-1  top-3  accept  exact   fair   safe   over  missed  questions"
FEW = 60  # cases up to which random orders are played for comparison: they take ten times as long


@dataclass(frozen=True)
class Scored:
    """One case: ours, what the facts alone come to, every question asked, and random orders."""

    ours: Result
    facts: Result
    every: Result
    chance: tuple[Result, ...]
    wrong: tuple[str, ...]


def scored(knowledge: KnowledgeBase, played: Played, *, orders: bool = True) -> Scored:
    """Measures a played case and its bounds; without `orders` no random order is played."""
    case, heard, silent = played.case, played.heard, played.silent
    kinds = list(played.asked.values())
    end = played.assessment(knowledge)
    ours = result(case, end, played.advised, kinds)
    facts = result(case, only_facts(knowledge, case), True, ())
    chance = (
        random_order(knowledge, case, heard, silent, len(kinds), seed)
        for seed in range(ORDERS if orders else 0)
    )
    return Scored(
        ours=ours,
        facts=facts,
        every=result(case, every_question(knowledge, case, heard, silent), True, ()),
        chance=tuple(result(case, one, True, kinds) for one in chance),
        wrong=tuple(reasons(knowledge, played, end, ours, facts)),
    )


def report(found: Sequence[Scored], silent: str) -> str:
    """Everything that people read."""
    ours = [one.ours for one in found]
    chance = [result for one in found for result in one.chance]
    lines = [
        f"What the facts are silent about is answered: {silent}",
        "",
        f"{'':{WIDTH}}{HEAD}",
        _row("all", ours),
        *_groups("scope", ours, lambda one: one.case.scope),
        *_groups("confidence", ours, lambda one: one.case.confidence),
        *_groups("key", sorted(ours, key=_level), lambda one: one.case.urgency.name),
        "",
        "For comparison, on the same cases",
        _row("every fact known, nothing asked", [one.facts for one in found], asked=False),
        _row("every question asked", [one.every for one in found], asked=False),
        *([_row(f"safety first, then random ({ORDERS} x)", chance)] if chance else []),
        "",
        *_failures(found),
    ]
    return "\n".join(lines)


def _groups(what: str, results: Sequence[Result], key: Callable[[Result], str]) -> Iterator[str]:
    for name in dict.fromkeys(map(key, results)):
        yield _row(f"  {what} {name}", [one for one in results if key(one) == name])


def _row(name: str, results: Sequence[Result], asked: bool = True) -> str:
    covered = [one for one in results if one.is_covered]
    shares = [
        share([one.top1 for one in covered]),
        share([one.top3 for one in covered]),
        share([one.acceptable for one in covered]),
        share([one.exact for one in results]),
        share([one.fair for one in results]),
        share([one.safe for one in results]),
        share([one.over for one in results]),
    ]
    text = f"{name:{WIDTH}}{len(results):5}" + "".join(map(_percent, shares))
    emergencies = [one for one in results if one.case.urgency == Urgency.emergency_now]
    missed = f"{sum(one.missed for one in emergencies)}/{len(emergencies)}"
    return f"{text}{missed:>8}  {_questions(results) if asked else '':>9}".rstrip()


def _questions(results: Sequence[Result]) -> str:
    asked = [one.questions for one in results]
    safety = median(one.safety_questions for one in results)
    return f"{median(asked):g} ({safety:g} safety), most {max(asked)}"


def _percent(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.0%}':>7}"


def _level(one: Result) -> int:
    return one.case.urgency


def _failures(found: Sequence[Scored]) -> Iterator[str]:
    failed = [one for one in found if one.ours.failed]
    yield f"{len(failed)} cases of {len(found)} fail"
    for one in failed:
        case, got = one.ours.case, one.ours.got
        advice = f"{got.name if got is not None else 'no advice'}, key {case.urgency.name}"
        yield f"  {case.id}: {', '.join(case.gold) or f'({case.gold_name})'}; {advice}"
        yield f"      ranked {', '.join(one.ours.ranked)}"
        yield from (f"      {reason}" for reason in one.wrong)
