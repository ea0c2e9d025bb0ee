"""Cases in YAML: the acceptance cases of the paper, and two people for every cause."""

from pathlib import Path
from typing import Any

import pytest
from calf_rules import Findings, KnowledgeBase, Urgency, assess
from calf_rules.strict_yaml import read

from tests.rules.outside import play

FOLDER = Path(__file__).parent.parent / "knowledge"
ACCEPTANCE = read(FOLDER / "acceptance.yaml").plain()
CAUSES = read(FOLDER / "causes.yaml").plain()["cases"]
Case = dict[str, Any]


def named(cases: list[Case]) -> list[Any]:
    """The cases as parameters; one that says why it misses is expected to miss."""
    return [
        pytest.param(
            case,
            id=case["id"],
            marks=[pytest.mark.xfail(reason=case["misses"])] if "misses" in case else [],
        )
        for case in cases
    ]


def test_the_cases_are_found(knowledge: KnowledgeBase) -> None:
    assert len(ACCEPTANCE) == 28
    assert len(CAUSES) >= 2 * len(knowledge.causes)


@pytest.mark.parametrize("case", named(ACCEPTANCE))
def test_an_acceptance_case_gets_its_urgency_and_its_cause(
    knowledge: KnowledgeBase, case: Case
) -> None:
    screen = (f.id for f in knowledge.findings.values() if f.tier == "screen")
    result = assess(knowledge, Findings.of(**{**dict.fromkeys(screen, "no"), **case["given"]}))
    assert result.urgency == Urgency[case["urgency"]]
    likeliest = {cause.id for cause in result.causes[:3]}
    assert set(case["cause"]) & (likeliest | {rule.cause for rule in result.red_flags})


@pytest.mark.parametrize("case", named(CAUSES))
def test_a_cause_is_reached_by_who_has_it_and_spares_who_comes_close(
    knowledge: KnowledgeBase, case: Case
) -> None:
    result, _, _ = play(knowledge, case["facts"], Findings.of(**case["facts"]))
    ranked = [cause.id for cause in result.causes]
    assert set(case["gold"]) & set(ranked[:3])
    assert result.urgency == Urgency[case["urgency"]]
    if "reaches" in case:
        assert case["reaches"] in case["gold"]
    else:
        assert case["spares"] not in case["gold"]
        assert ranked[0] != case["spares"]
