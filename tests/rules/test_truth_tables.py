"""Every rule: its cases, and over its whole truth table what not knowing may never do."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from calf_rules import KnowledgeBase
from calf_rules.conditions import Condition, holds
from calf_rules.findings import NO, UNCLEAR, UNSURE, YES, Findings
from calf_rules.model import Rule
from calf_rules.strict_yaml import read

from tests.rules.enumerating import State, alike, answered, left_open, mentioned, states

CASES = read(Path(__file__).parent.parent / "knowledge" / "rules.yaml").plain()
RULES = list(CASES)
CLOT_RULES = ("S1_swollen_leg", "S2_strong_clot_risk", "S3_weak_clot_risk", "S4_clot_pattern",
              "D2_unexplained_one_leg")  # fmt: skip


def rule_of(knowledge: KnowledgeBase, name: str) -> Rule:
    return next(rule for rule in knowledge.rules if rule.id == name)


def findings(knowledge: KnowledgeBase, given: Mapping[str, str]) -> Findings:
    """What somebody said, as findings."""
    several = {name for name, one in knowledge.findings.items() if one.kind == "multi"}
    return Findings.of(**{n: [value] if n in several else value for n, value in given.items()})


def test_every_rule_has_its_cases(knowledge: KnowledgeBase) -> None:
    assert [rule.id for rule in knowledge.rules] == RULES


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_as_urgent_as_its_cases_say(knowledge: KnowledgeBase, name: str) -> None:
    assert rule_of(knowledge, name).urgency.name == CASES[name]["urgency"]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_fires_for_its_cases_and_spares_who_comes_close(
    knowledge: KnowledgeBase, name: str
) -> None:
    condition = rule_of(knowledge, name).when
    for given in CASES[name]["fires"]:
        assert holds(condition, findings(knowledge, given)), given
    for given in CASES[name]["spares"]:
        assert not holds(condition, findings(knowledge, given)), given


def kept(condition: Condition, finding: str, state: State) -> bool:
    """Whether a condition on this finding alone holds for this answer to it."""
    return holds(answered(condition, finding, state), Findings.of())


@pytest.mark.parametrize("name", RULES)
def test_unsure_is_never_milder_than_the_mildest_definite_answer(
    knowledge: KnowledgeBase, name: str
) -> None:
    condition = rule_of(knowledge, name).when
    for finding in mentioned(condition):
        known = [
            state
            for state in states(knowledge, finding, condition)
            if state not in {None, UNSURE, UNCLEAR}
        ]
        for asked in left_open(knowledge, condition, finding):
            if not kept(asked, finding, UNSURE):
                assert not all(kept(asked, finding, state) for state in known), (finding, asked)


@pytest.mark.parametrize("name", CLOT_RULES)
def test_an_unknown_leg_or_duration_never_switches_a_clot_warning_off(
    knowledge: KnowledgeBase, name: str
) -> None:
    condition = rule_of(knowledge, name).when
    for finding in ("leg", "duration"):
        every = states(knowledge, finding, condition)
        for asked in left_open(knowledge, condition, finding):
            if any(kept(asked, finding, state) for state in every):
                assert kept(asked, finding, UNSURE), (finding, asked)
                assert kept(asked, finding, None), (finding, asked)


def test_what_is_left_open_is_what_walking_through_every_answer_finds(
    knowledge: KnowledgeBase,
) -> None:
    condition = rule_of(knowledge, "E6_compartment").when
    names = [name for name in mentioned(condition) if name != "recent_injury"]
    ways = product(*(states(knowledge, name, condition) for name in names))
    walked = set()
    for way in ways:
        told = {n: state for n, state in zip(names, way, strict=True) if state is not None}
        walked.add(
            tuple(
                holds(condition, Findings({**told, "recent_injury": injured}))
                for injured in (YES, NO, UNSURE)
            )
        )
    assert walked == {
        tuple(kept(asked, "recent_injury", injured) for injured in (YES, NO, UNSURE))
        for asked in left_open(knowledge, condition, "recent_injury")
    }


def test_no_unsure_hedged_and_not_asked_weigh_alike_but_where_a_rule_says_so(
    knowledge: KnowledgeBase,
) -> None:
    told_apart = set()
    for name in RULES:
        condition = rule_of(knowledge, name).when
        for finding in set(mentioned(condition)) & set(knowledge.findings):
            for members in alike(finding, [NO, UNSURE, UNCLEAR, None], condition)[1:]:
                told_apart |= {(name, finding, member) for member in members}
    assert {(name, finding) for name, finding, _ in told_apart} == {
        ("F2_leg_danger_unsaid", "leg_cold_pale"),
        ("F2_leg_danger_unsaid", "new_leg_weakness"),
        ("F2_leg_danger_unsaid", "calf_tense_hard"),
        ("F2_leg_danger_unsaid", "severe_unrelenting_pain"),
        ("F4_illness_unsure", "dark_urine"),  # "yes, but I can't say which" makes unsure dangerous
        ("F4_illness_unsure", "saddle_or_bladder"),
        ("F4_illness_unsure", "very_unwell"),
        ("D8_both_swollen", "preeclampsia_signs"),  # only a clear no makes swelling usual
        ("S16_child", "tender_calf"),  # only a clear no makes a mild ache in one leg explained
        ("D1_child", "tender_calf"),
        ("D2_unexplained_one_leg", "tender_calf"),
        ("D14_child_after_infection", "cannot_bear_weight"),  # only who plainly walks is spared
    }
