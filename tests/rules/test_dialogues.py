"""Whole dialogues with any person: safe, short, and never without advice."""

from collections import Counter
from random import Random

from calf_rules import Findings, KnowledgeBase, Urgency
from calf_rules.findings import NOT_SAID_WHICH
from hypothesis import given, settings

from tests.rules.people import CHANCES, Person, converse, fired_by_hand, some_answers

MOST_QUESTIONS = 14
MOST_WITH_PARTS = 18  # where yes was said to several dangers and not to which: each is asked, too
WHOLE = settings(max_examples=150, deadline=None)


@WHOLE
@given(chance=CHANCES)
def test_whatever_people_answer_the_dialogue_keeps_its_promises(
    knowledge: KnowledgeBase, chance: Random
) -> None:
    person = Person(knowledge, chance, some_answers(knowledge, chance, 30))
    told = Findings(some_answers(knowledge, chance, 4))
    result, asked, known = converse(knowledge, person, told)

    rules = fired_by_hand(knowledge, known)
    gravest = max((rule.urgency for rule in knowledge.rules if rule.id in rules), default=0)
    assert result.urgency >= gravest, "no ending is milder than its most urgent rule"
    assert {rule.id for rule in result.red_flags} == rules
    assert result.see, "every ending names somebody to contact"

    times = Counter((question.id, question.again) for question in asked)
    assert set(times.values()) <= {1}, "no question is asked twice"
    assert {question.id for question in asked if question.again} <= set(knowledge.compounds)
    singles = [name for q in asked if q.id not in knowledge.compounds and q.form != "which"
               for name in q.asks]  # fmt: skip
    assert len(singles) == len(set(singles))
    assert not set(singles) & {n for n in told.answers if told.was_asked(n)}

    counted = [question.id for question in asked if not question.again]
    assert len(counted) <= MOST_WITH_PARTS, counted
    in_parts = {
        part
        for compound in knowledge.compounds.values()
        if known.get(compound.id) == NOT_SAID_WHICH
        for part in compound.ask_singly
    }
    assert len([name for name in counted if name not in in_parts]) <= MOST_QUESTIONS, counted


@WHOLE
@given(chance=CHANCES)
def test_self_care_is_the_end_only_after_every_safety_question_was_answered_no(
    knowledge: KnowledgeBase, chance: Random
) -> None:
    calm = dict.fromkeys((f.id for f in knowledge.findings.values() if f.tier == "screen"), "no")
    facts = {**some_answers(knowledge, chance, 12), **calm, "fever": "no", "leg": "both"}
    result, _, known = converse(knowledge, Person(knowledge, chance, facts), Findings.of())
    if result.urgency == Urgency.self_care:
        for compound in ("safety_a", "safety_b", "safety_c"):
            parts = knowledge.compounds[compound].findings
            assert known.get(compound) == "no" or all(known.get(part) == "no" for part in parts)
        assert known.is_known("leg")
        assert known.is_known("swelling")


@WHOLE
@given(chance=CHANCES)
def test_knowing_nothing_ends_too_and_is_never_self_care(
    knowledge: KnowledgeBase, chance: Random
) -> None:
    facts = dict.fromkeys(knowledge.findings, "unsure")
    result, _, _ = converse(knowledge, Person(knowledge, chance, facts), Findings.of())
    assert result.urgency > Urgency.self_care
