"""Bounds on the same cases: all facts known, every question asked, and questions in random order.

All start from what was understood of the first sentence, so that only the questioning differs.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from calf_rules import Assessment, Findings, KnowledgeBase, Question, Urgency, assess
from calf_rules.assess import likelihoods
from calf_rules.findings import UNSURE, YES
from calf_rules.questions import Standing, askable
from calf_rules.red_flags import spread

from tools.scoring.cases import Case
from tools.scoring.person import answer


def only_facts(knowledge: KnowledgeBase, case: Case) -> Assessment:
    """Every fact known, nothing else asked but the compound questions."""
    return assess(knowledge, facts_known(knowledge, case))


def facts_known(knowledge: KnowledgeBase, case: Case) -> Findings:
    """What is known when every fact is, and the compound questions are answered."""
    findings = Findings.of(**{name: _given(fact) for name, fact in case.facts.items()})
    return compounds_answered(knowledge, case, findings)


def every_question(
    knowledge: KnowledgeBase, case: Case, heard: Findings, silent: str
) -> Assessment:
    """Everything that a person can be asked, answered."""
    found = compounds_answered(knowledge, case, heard)
    told = spread(knowledge, found)
    for finding in knowledge.findings.values():
        if not told.was_asked(finding.id):
            found = found.answered(answer(case, single(finding.id, finding.kind), silent))
    return assess(knowledge, found)


def compounds_answered(knowledge: KnowledgeBase, case: Case, found: Findings) -> Findings:
    """The compound questions, with "which of these?" where it is due."""
    for compound in knowledge.compounds.values():
        if all(found.was_asked(part) for part in compound.findings):
            continue
        several = len(compound.findings) > 1
        form = "compound" if several else "yes_no"
        reply = answer(case, Question(compound.id, compound.findings, "safety", form), UNSURE)
        if several and reply[compound.id] == YES:
            which = Question(f"which_{compound.id}", compound.findings, "safety", "which")
            reply = answer(case, which, UNSURE)
        found = found.answered(reply)
    return found


def single(finding: str, kind: str) -> Question:
    """The question for one finding."""
    return Question(finding, (finding,), "pattern", "yes_no" if kind == "bool" else "value")


def random_order(
    knowledge: KnowledgeBase, case: Case, heard: Findings, silent: str, questions: int, seed: int
) -> Assessment:
    """As many questions as ours: the safety questions when due, the others by chance."""
    found = heard
    for found in islice(by_chance(knowledge, case, heard, silent, seed), questions):  # noqa: B007
        pass
    return assess(knowledge, found)


def by_chance(
    knowledge: KnowledgeBase, case: Case, found: Findings, silent: str, seed: int
) -> Iterator[Findings]:
    """What is known after each question of a random order, until nothing can be asked."""
    dice = random.Random(f"{case.id} {seed}")  # noqa: S311  (chance, not secrecy)
    while True:
        result = assess(knowledge, found)
        due = result.next_question
        if due is None and result.urgency == Urgency.emergency_now:
            return
        if due is None or due.kind != "safety":
            due = any_question(knowledge, found, dice)
        if due is None:
            return
        found = replace(found.answered(answer(case, due, silent)), rounds=0)
        yield found


def any_question(knowledge: KnowledgeBase, found: Findings, dice: random.Random) -> Question | None:
    """Any question that is still open and to the point."""
    told = spread(knowledge, found)
    standing = Standing(found, told, (), Urgency.self_care, [])
    options = [
        single(finding.id, finding.kind) for finding in askable(likelihoods(knowledge), standing)
    ]
    return dice.choice(options) if options else None


def _given(fact: str | tuple[str, ...]) -> str | list[str]:
    return fact if isinstance(fact, str) else list(fact)
