"""Every rule: its cases, and over its whole truth table what not knowing may never do."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from calf_rules import KnowledgeBase
from calf_rules.conditions import holds
from calf_rules.findings import NO, UNCLEAR, UNSURE, Findings
from calf_rules.model import Rule
from calf_rules.strict_yaml import read

from tests.rules.enumerating import alike, all_kinds, around, mentioned, states

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


@pytest.mark.parametrize("name", RULES)
def test_unsure_is_never_milder_than_the_mildest_definite_answer(
    knowledge: KnowledgeBase, name: str
) -> None:
    rule = rule_of(knowledge, name).when
    for finding in mentioned(rule):
        condition = around(rule, [finding])
        for findings in all_kinds(knowledge, condition):
            unknown = Findings({**findings.answers, finding: UNSURE})
            if not holds(condition, unknown):
                definite = [
                    Findings({**findings.answers, finding: state})
                    for state in states(knowledge, finding, condition)
                    if state not in {None, UNSURE, UNCLEAR} and state is not None
                ]
                assert not all(holds(condition, sure) for sure in definite), dict(unknown.answers)


@pytest.mark.parametrize("name", CLOT_RULES)
def test_an_unknown_leg_or_duration_never_switches_a_clot_warning_off(
    knowledge: KnowledgeBase, name: str
) -> None:
    condition = around(rule_of(knowledge, name).when, ("leg", "duration"))
    for findings in all_kinds(knowledge, condition):
        if holds(condition, findings):
            for finding in ("leg", "duration"):
                less = {**findings.answers, finding: UNSURE}
                assert holds(condition, Findings(less)), (finding, less)
                del less[finding]
                assert holds(condition, Findings(less)), (finding, less)


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
        ("F4_illness_unsure", "dark_urine"),  # "yes, but I can't say which" makes unsure dangerous
        ("F4_illness_unsure", "saddle_or_bladder"),
        ("F4_illness_unsure", "very_unwell"),
        ("S16_child", "tender_calf"),  # only a clear no tells that one leg hurts for a mild reason
        ("D1_child", "tender_calf"),
        ("D2_unexplained_one_leg", "tender_calf"),
        ("D8_both_swollen", "preeclampsia_signs"),  # only a clear no makes swelling usual
    }
