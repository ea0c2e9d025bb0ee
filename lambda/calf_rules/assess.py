"""Findings in, assessment out."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from calf_rules.conditions import holds
from calf_rules.faults import suggest
from calf_rules.findings import COMPOUND_VALUES, NO, UNCLEAR, UNSURE, Findings
from calf_rules.gain import score_floor
from calf_rules.likelihoods import Likelihoods, Vector
from calf_rules.model import Course, KnowledgeBase, Rule, Urgency
from calf_rules.questions import Question, Standing, next_question
from calf_rules.ranking import RankedCause, reasons, shares
from calf_rules.red_flags import fired, most_urgent, spread


class UnknownAnswer(ValueError):
    """A finding, or a value of one, that the knowledge base does not have."""


class Assessment(NamedTuple):
    """What the findings amount to.

    `causes` are ranked by belief. `check_for` are the causes that warning rules want excluded, most
    urgent first. `named` is what the person hears, likeliest first: see `_named`. `red_flags` are
    the rules that hold, most urgent first. `see` are specialists in the order to contact them.
    `next_question` is None when asking more would not change the advice. An emergency with a
    next_question hangs on that one answer: say what to do now, then ask it.
    """

    urgency: Urgency
    causes: tuple[RankedCause, ...]
    check_for: tuple[str, ...]
    named: tuple[str, ...]
    red_flags: tuple[Rule, ...]
    see: tuple[str, ...]
    next_question: Question | None


@lru_cache(maxsize=8)
def likelihoods(knowledge: KnowledgeBase) -> Likelihoods:
    """The tables of a knowledge base, made once."""
    return Likelihoods(knowledge)


def assess(knowledge: KnowledgeBase, findings: Findings) -> Assessment:
    """Assess the findings: pure, no input or output.

    Raises UnknownAnswer for a finding or value that the knowledge base does not have.
    """
    _check(knowledge, findings)
    tables = likelihoods(knowledge)
    told = spread(knowledge, findings)
    rules = fired(knowledge, told)
    belief = shares(tables, told)
    urgency = max(most_urgent(rules), _floor(tables, told, belief))
    if urgency == Urgency.self_care and not holds(knowledge.self_care_if, told):
        urgency = Urgency.routine
    order = sorted(range(len(belief)), key=belief.__getitem__, reverse=True)
    nameable = [place for place in order if _may_be_named(tables, place, told)]
    check_for = _check_for(told, rules)
    question = next_question(tables, Standing(findings, told, rules, urgency, belief))
    urgency = _raised(knowledge.course, told, urgency)
    return Assessment(
        urgency=urgency,
        causes=_ranked(tables, told, belief, order),
        check_for=check_for,
        named=_named(tables, belief, nameable, rules, check_for),
        red_flags=rules,
        see=_see(tables, urgency, rules, tables.place[check_for[0]] if check_for else nameable[0]),
        next_question=question,
    )


def _floor(tables: Likelihoods, told: Findings, belief: Vector) -> Urgency:
    """The mildest advice that the belief allows; what is passing needs no appointment by belief."""
    floor = score_floor(tables, belief)
    passes = floor < Urgency.same_day and holds(tables.knowledge.passing, told)
    return Urgency.self_care if passes else floor


def _raised(course: Course, told: Findings, urgency: Urgency) -> Urgency:
    """The advice after what earlier talks add: some levels up, at most so far, never down."""
    if not holds(course.raised_if, told):
        return urgency
    return max(urgency, min(Urgency(min(urgency + course.levels, max(Urgency))), course.at_most))


def known_only(knowledge: KnowledgeBase, findings: Findings) -> Findings:
    """The findings without answers that the knowledge base does not have."""
    kept = {
        name: answer
        for name, answer in findings.answers.items()
        if not list(_faults(knowledge, name, findings.values(name)))
    }
    return findings if len(kept) == len(findings.answers) else Findings(kept, findings.rounds)


def _check(knowledge: KnowledgeBase, findings: Findings) -> None:
    for name in findings.answers:
        for fault in _faults(knowledge, name, findings.values(name)):
            raise UnknownAnswer(fault)


def _faults(knowledge: KnowledgeBase, name: str, values: frozenset[str]) -> Iterator[str]:
    finding = knowledge.findings.get(name)
    if finding is None and name not in {*knowledge.compounds, *knowledge.course.facts}:
        yield f"no finding {name}{suggest(name, knowledge.findings)}"
        return
    known = (*finding.values, NO, UNSURE, UNCLEAR) if finding else COMPOUND_VALUES
    for value in values - set(known):
        yield f"{name} has no value {value}{suggest(value, known)}"


def _check_for(told: Findings, rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """The causes that the rules want excluded, each once, the most urgent rule's first."""
    named = (
        rule.cause
        for rule in rules
        if rule.cause and not (rule.cause_unless and holds(rule.cause_unless, told))
    )
    return tuple(dict.fromkeys(named))


def _may_be_named(tables: Likelihoods, place: int, told: Findings) -> bool:
    named_if = tables.causes[place].named_if
    return named_if is None or holds(named_if, told)


def _named(
    tables: Likelihoods,
    belief: Vector,
    order: list[int],
    rules: tuple[Rule, ...],
    check_for: tuple[str, ...],
) -> tuple[str, ...]:
    """At most three causes: the likeliest, and what needs a check where that earns a place.

    The first cause to check for takes the last place where its rule is an emergency, or where the
    belief in it is at least `check_share`; otherwise the rule's reason alone speaks of it.
    """
    scoring = tables.knowledge.scoring
    likely = [
        tables.causes[place].id
        for rank, place in enumerate(order[: scoring.most_named])
        if rank == 0 or belief[place] >= scoring.least_share
    ]
    if check_for and check_for[0] not in likely:
        danger = rules[0].urgency == Urgency.emergency_now and rules[0].cause == check_for[0]
        if danger or belief[tables.place[check_for[0]]] >= scoring.check_share:
            return (*likely[: scoring.most_named - 1], check_for[0])
    return tuple(likely)


def _ranked(
    tables: Likelihoods, told: Findings, belief: Vector, order: list[int]
) -> tuple[RankedCause, ...]:
    why = partial(reasons, tables, told)
    return tuple(RankedCause(tables.causes[place].id, belief[place], why) for place in order)


def _see(
    tables: Likelihoods, urgency: Urgency, rules: tuple[Rule, ...], leading: int
) -> tuple[str, ...]:
    """Whom to contact, in order: emergencies go straight to help, milder ones start with the GP."""
    own = tables.causes[leading].see
    if urgency == Urgency.emergency_now:
        first = "ambulance" if rules and rules[0].action == "call" else "emergency_department"
    elif urgency == Urgency.same_day:
        first = "emergency_department" if own[0] == "ambulance" else own[0]
    else:
        first = "midwife_or_obstetrician" if own[0] == "midwife_or_obstetrician" else "gp"
    skip = (
        {first, "ambulance"}
        if urgency >= Urgency.same_day
        else {first, "ambulance", "emergency_department"}
    )
    return (first, *(name for name in own if name not in skip))
