"""Choosing the next question.

Safety comes first: what an open warning still needs, then the safety screen. Then leg, swelling and
clot risk, which decide between levels of advice; then whatever is expected to tell most about cause
and urgency together, until nothing is worth a question, whose price rises with every one asked.
"""

from collections.abc import Iterator
from heapq import nlargest
from itertools import product
from typing import NamedTuple

from calf_rules.conditions import holds, leaves
from calf_rules.findings import NOT_SAID_WHICH, UNCLEAR, UNSURE, YES, Findings
from calf_rules.gain import Prospect, likeliest, score_floor
from calf_rules.likelihoods import Likelihoods, Vector
from calf_rules.model import Compound, Finding, KnowledgeBase, Rule, Urgency


class Question(NamedTuple):
    """What to ask next. `kind` is safety or pattern; `form` is yes_no, value, compound or which.

    `again` marks the second try at a compound that was answered "don't know". `tells_apart` names
    the causes between which the answer moves most belief: the answer to "why do you ask?".
    """

    id: str
    asks: tuple[str, ...]
    kind: str
    form: str
    again: bool = False
    tells_apart: tuple[str, ...] = ()


class Standing(NamedTuple):
    """What is known when a question is chosen; `told` has compounds spread over their parts."""

    findings: Findings
    told: Findings
    rules: tuple[Rule, ...]
    urgency: Urgency
    belief: Vector


def next_question(tables: Likelihoods, standing: Standing) -> Question | None:
    """The next question, or None when asking more would not change the advice."""
    question = _safety(tables.knowledge, standing)
    if question or standing.urgency == Urgency.emergency_now:
        return question
    left = tables.knowledge.scoring.most_rounds - standing.findings.rounds
    before_self_care = _before_self_care(tables.knowledge, standing)
    if left <= 0:
        return _lifting(tables, standing) or before_self_care
    return (
        _fixed(tables.knowledge, standing)
        or _doubted(tables.knowledge, standing)
        or (before_self_care if left == 1 else None)
        or _most_telling(tables, standing)
        or _lifting(tables, standing)
        or before_self_care
    )


def _safety(knowledge: KnowledgeBase, standing: Standing) -> Question | None:
    """What danger still needs: open warnings, then the safety screen, then what follows from it."""
    if any(_is_certain(knowledge, rule, standing) for rule in standing.rules):
        return None
    pending = _pending(knowledge, standing)
    if pending or standing.urgency == Urgency.emergency_now:
        return pending
    screen = (item for item in knowledge.compounds.values() if item.required_if is None)
    asked = (_compound(knowledge, item, standing) for item in screen)
    question = next(filter(None, asked), None)
    return question or _follow_up(knowledge, standing.told)


def _is_certain(knowledge: KnowledgeBase, rule: Rule, standing: Standing) -> bool:
    """Whether this is an emergency now, whatever the answers that are still owed will be."""
    if rule.urgency != Urgency.emergency_now:
        return False
    hangs = rule.first_ask is not None and not standing.told.was_asked(rule.first_ask)
    return not hangs and not any(
        leaf.finding in knowledge.compounds and _which_is_open(knowledge, leaf.finding, standing)
        for leaf in leaves(rule.when)
    )


def _which_is_open(knowledge: KnowledgeBase, compound: str, standing: Standing) -> bool:
    several = len(knowledge.compounds[compound].findings) > 1
    return several and standing.findings.get(compound) == YES


def _pending(knowledge: KnowledgeBase, standing: Standing) -> Question | None:
    """An answer that is still owed: what an emergency hangs on, which part, an unclear warning."""
    hangs_on = (rule.first_ask for rule in standing.rules if rule.first_ask)
    first = next((name for name in hangs_on if not standing.told.was_asked(name)), None)
    if first:
        return _single(knowledge.findings[first], "safety")
    for compound in knowledge.compounds.values():
        question = _which(knowledge, compound, standing)
        if question:
            return question
    answers = standing.findings
    unclear = next((name for name in _unclear(answers) if name in knowledge.warnings), None)
    return _single(knowledge.findings[unclear], "safety") if unclear else None


def _unclear(findings: Findings) -> Iterator[str]:
    return (name for name in findings.answers if UNCLEAR in findings.values(name))


def _which(knowledge: KnowledgeBase, compound: Compound, standing: Standing) -> Question | None:
    """After "yes" to several things at once: which of them, or each dangerous one by itself."""
    answer = standing.findings.get(compound.id)
    if _which_is_open(knowledge, compound.id, standing):
        return Question(f"which_{compound.id}", compound.findings, "safety", "which")
    if answer == NOT_SAID_WHICH:
        left = [part for part in compound.ask_singly if not standing.told.was_asked(part)]
        if left:
            part = min(left, key=lambda one: standing.findings.get(one) != UNCLEAR)
            return _single(knowledge.findings[part], "safety")
    return None


def _follow_up(knowledge: KnowledgeBase, told: Findings) -> Question | None:
    """A finding that could still turn what was told into something more dangerous."""
    for name, condition in knowledge.safety_follow_ups.items():
        if condition.holds(told.pairs) and not told.was_asked(name):
            return _single(knowledge.findings[name], "safety")
    return None


def _compound(knowledge: KnowledgeBase, compound: Compound, standing: Standing) -> Question | None:
    """The compound's question, where it is still to be asked or to be asked again.

    Where but one of its parts is not known, that is asked by itself.
    """
    answer = standing.findings.get(compound.id)
    left = [part for part in compound.findings if not standing.told.was_asked(part)]
    several = len(compound.findings) > 1
    if answer is None and several and len(left) == 1:
        return _single(knowledge.findings[left[0]], "safety")
    if answer == UNSURE or (answer is None and left):
        form = "compound" if several else "yes_no"
        return Question(compound.id, compound.findings, "safety", form, again=answer == UNSURE)
    return None


def _fixed(knowledge: KnowledgeBase, standing: Standing) -> Question | None:
    """Leg, swelling and the like, where they are not known; some only while the advice is mild.

    Clot risk decides between the levels below same_day. Where it is same_day already, what could
    make it an emergency is a follow-up to a warning.
    """
    mild = standing.urgency < Urgency.same_day
    for name in knowledge.first_asked + (knowledge.asked_if_mild if mild else ()):
        compound = knowledge.compounds.get(name)
        if compound is None:
            if not standing.told.was_asked(name):
                return _single(knowledge.findings[name], "pattern")
        elif compound.required_if and holds(compound.required_if, standing.told):
            question = _compound(knowledge, compound, standing)
            if question:
                return question
    return None


def _doubted(knowledge: KnowledgeBase, standing: Standing) -> Question | None:
    """What was told, but not surely, and warns of nothing."""
    name = next((name for name in _unclear(standing.findings) if name in knowledge.findings), None)
    return _single(knowledge.findings[name], "pattern") if name else None


def _before_self_care(knowledge: KnowledgeBase, standing: Standing) -> Question | None:
    """Whether it is a child, say: without it nobody is left without a doctor."""
    if standing.urgency > Urgency.self_care:
        return None
    asked = (name for name in knowledge.asked_before_self_care if not standing.told.was_asked(name))
    name = next(asked, None)
    return _single(knowledge.findings[name], "pattern") if name else None


def _lifting(tables: Likelihoods, standing: Standing) -> Question | None:
    """What is still to be asked before a rule alone makes the advice as urgent as it is.

    Several answers together may lift it, which no single question shows.
    """
    deciding = [rule for rule in standing.rules if rule.urgency == standing.urgency]
    if score_floor(tables, standing.belief) >= standing.urgency:
        return None
    if not all(_can_lift(tables.knowledge, rule, standing.told) for rule in deciding):
        return None
    for name in (name for rule in deciding for name in rule.last_ask):
        if not standing.told.was_asked(name):
            return _single(tables.knowledge.findings[name], "pattern")
    return None


def _can_lift(knowledge: KnowledgeBase, rule: Rule, told: Findings) -> bool:
    """Whether some answers to what it would ask last would make the rule not hold."""
    open_ = [name for name in rule.last_ask if not told.was_asked(name)]
    ways = product(*(knowledge.findings[name].values for name in open_))
    return bool(open_) and any(
        not holds(rule.when, Findings({**told.answers, **dict(zip(open_, way, strict=True))}))
        for way in ways
    )


def _single(finding: Finding, kind: str) -> Question:
    form = "yes_no" if finding.kind == "bool" else "value"
    return Question(finding.id, (finding.id,), kind, form)


def _most_telling(tables: Likelihoods, standing: Standing) -> Question | None:
    prospect = Prospect(tables, standing.told, standing.rules, standing.belief)
    gains = prospect.gains(askable(tables, standing))
    options: list[tuple[tuple[str, ...], float]] = [((name,), gain) for name, gain in gains.items()]
    for pair in tables.knowledge.pairs.values():
        if all(name in gains for name in pair):
            options += [(pair, sum(gains[name] for name in pair))]
    nothing: tuple[tuple[str, ...], float] = ((), 0.0)
    asks, gain = max(options, key=lambda option: option[1], default=nothing)
    price = tables.knowledge.scoring.least_gain * (standing.findings.rounds + 1)
    if not asks or gain < price:
        return None
    first = tables.knowledge.findings[asks[0]]
    apart = tells_apart(tables, standing, first)
    names = {pair: name for name, pair in tables.knowledge.pairs.items()}
    form = "yes_no" if len(asks) == 1 and first.kind == "bool" else "value"
    return Question(names.get(asks, asks[0]), asks, "pattern", form, tells_apart=apart)


def askable(tables: Likelihoods, standing: Standing) -> Iterator[Finding]:
    """Findings worth considering: not told, and to the point."""
    told = standing.told
    for finding in tables.askable:
        open_ = finding.id not in told.answers or not told.was_asked(finding.id)
        if open_ and (finding.ask_if is None or finding.ask_if.holds(told.pairs)):
            yield finding


def tells_apart(
    tables: Likelihoods, standing: Standing, finding: Finding, most: int = 2
) -> tuple[str, ...]:
    """The likely causes between which the finding's answers move the most belief."""
    span = tables.of(finding.id).span
    moved = [(standing.belief[place] * span[place], place) for place in likeliest(standing.belief)]
    most_moved = nlargest(most, moved)
    return tuple(tables.causes[place].id for amount, place in most_moved if amount > 0)
