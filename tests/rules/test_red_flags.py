"""Warning signs: each one, every pair, and any answers at all."""

from itertools import combinations
from random import Random

import pytest
from calf_rules import Findings, KnowledgeBase, Urgency, assess
from calf_rules.conditions import holds, leaves
from calf_rules.findings import UNSURE, Answer
from calf_rules.red_flags import fired, most_urgent, spread
from hypothesis import given, settings

from tests.rules.people import CHANCES, definite, some_answers

SCREEN = {
    "chest_breath_signs": "emergency_now",
    "leg_cold_pale": "emergency_now",
    "saddle_or_bladder": "emergency_now",
    "dark_urine": "emergency_now",
    "very_unwell": "emergency_now",
    "vein_bleeding": "emergency_now",
    "stroke_signs": "emergency_now",
    "new_leg_weakness": "same_day",
    "severe_unrelenting_pain": "same_day",
    "calf_tense_hard": "same_day",
    "cannot_bear_weight": "same_day",
}


def positive(knowledge: KnowledgeBase) -> list[tuple[str, Answer]]:
    """Every answer that some warning rule mentions."""
    found: dict[tuple[str, Answer], None] = {}
    for rule in knowledge.rules:
        for leaf in leaves(rule.when):
            for value in sorted(leaf.values):
                multi = leaf.finding in knowledge.findings and (
                    knowledge.findings[leaf.finding].kind == "multi"
                )
                found[leaf.finding, frozenset({value}) if multi else value] = None
    return list(found)


def test_the_screen_findings_are_those_of_the_paper(knowledge: KnowledgeBase) -> None:
    screen = {f.id for f in knowledge.findings.values() if f.tier == "screen"}
    assert screen == set(SCREEN)


@pytest.mark.parametrize(("finding", "level"), list(SCREEN.items()))
def test_each_screen_finding_alone_is_urgent(
    knowledge: KnowledgeBase, finding: str, level: str
) -> None:
    assert assess(knowledge, Findings.of(**{finding: "yes"})).urgency >= Urgency[level]


def test_what_holds_for_one_answer_or_two_is_what_each_rule_says_by_itself(
    knowledge: KnowledgeBase,
) -> None:
    found = positive(knowledge)
    assert len(found) > 60
    for first, second in combinations(found, 2):
        both = Findings(dict([first, second]))
        held = fired(knowledge, both)
        assert set(held) == {rule for rule in knowledge.rules if holds(rule.when, both)}
        assert most_urgent(held) == max((rule.urgency for rule in held), default=0)


@pytest.mark.parametrize("pair", list(combinations(SCREEN, 2)))
def test_two_screen_findings_are_at_least_as_urgent_as_the_graver_one(
    knowledge: KnowledgeBase, pair: tuple[str, str]
) -> None:
    result = assess(knowledge, Findings.of(**dict.fromkeys(pair, "yes")))
    assert result.urgency >= max(Urgency[SCREEN[name]] for name in pair)


def test_rules_come_most_urgent_first(knowledge: KnowledgeBase) -> None:
    held = fired(knowledge, Findings.of(**dict.fromkeys(SCREEN, "yes"), duration="weeks"))
    levels = [rule.urgency for rule in held]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) > 2


def test_no_rule_holds_for_nobody_but_the_one_about_an_unexplained_leg(
    knowledge: KnowledgeBase,
) -> None:
    assert [rule.id for rule in fired(knowledge, Findings.of())] == ["D2_unexplained_one_leg"]
    assert most_urgent(()) == Urgency.self_care


@settings(max_examples=300, deadline=None)
@given(chance=CHANCES)
def test_a_screen_finding_never_lowers_what_the_rules_demand(
    knowledge: KnowledgeBase, chance: Random
) -> None:
    given_ = some_answers(knowledge, chance)
    sign = chance.choice(sorted(SCREEN))
    given_.pop(sign, None)
    before = most_urgent(fired(knowledge, Findings(given_)))
    after = most_urgent(fired(knowledge, Findings({**given_, sign: "yes"})))
    assert after >= before


@settings(max_examples=300, deadline=None)
@given(chance=CHANCES)
def test_no_ranking_lowers_what_the_rules_demand(knowledge: KnowledgeBase, chance: Random) -> None:
    given_ = some_answers(knowledge, chance)
    result = assess(knowledge, Findings(given_))
    assert result.urgency >= most_urgent(fired(knowledge, spread(knowledge, Findings(given_))))
    assert result.see


@settings(max_examples=200, deadline=None)
@given(chance=CHANCES)
def test_unsure_demands_no_less_than_the_mildest_definite_answer(
    knowledge: KnowledgeBase, chance: Random
) -> None:
    given_ = some_answers(knowledge, chance)
    finding = chance.choice(sorted(knowledge.findings))
    spec = knowledge.findings[finding]
    values = [*spec.values, "no"] if spec.kind == "bool" else [*spec.values]
    definite_ = [frozenset({v}) if spec.kind == "multi" else v for v in values]
    mildest = min(
        most_urgent(fired(knowledge, Findings({**given_, finding: value}))) for value in definite_
    )
    for unknown in (UNSURE, "unclear"):
        assert most_urgent(fired(knowledge, Findings({**given_, finding: unknown}))) >= mildest
    given_.pop(finding, None)
    assert most_urgent(fired(knowledge, Findings(given_))) >= mildest


@settings(max_examples=200, deadline=None)
@given(chance=CHANCES)
def test_the_order_of_answers_does_not_matter(knowledge: KnowledgeBase, chance: Random) -> None:
    given_ = some_answers(knowledge, chance)
    shuffled = dict(chance.sample(list(given_.items()), len(given_)))
    one, other = assess(knowledge, Findings(given_)), assess(knowledge, Findings(shuffled))
    assert one.urgency == other.urgency
    assert one.red_flags == other.red_flags
    assert {c.id: round(c.share, 9) for c in one.causes} == {
        c.id: round(c.share, 9) for c in other.causes
    }


@settings(max_examples=200, deadline=None)
@given(chance=CHANCES)
def test_correcting_an_answer_leaves_no_trace_of_the_first(
    knowledge: KnowledgeBase, chance: Random
) -> None:
    given_ = some_answers(knowledge, chance)
    finding = chance.choice(sorted(knowledge.findings))
    first = definite(knowledge.findings[finding], chance)
    last = definite(knowledge.findings[finding], chance)
    corrected = Findings(given_).answered({finding: first}).answered({finding: last})
    straight = Findings({**given_, finding: last}, corrected.rounds)
    assert assess(knowledge, corrected).urgency == assess(knowledge, straight).urgency
    assert assess(knowledge, corrected).next_question == assess(knowledge, straight).next_question
