"""What earlier talks add: the advice is raised by the rules, and so is whom to see."""

import pytest
from calf_rules import Findings, KnowledgeBase, UnknownAnswer, Urgency, assess

CALM = {"safety_a": "no", "safety_b": "no", "safety_c": "no", "swelling": "none"}
ADVISED: dict[Urgency, dict[str, str | list[str]]] = {
    Urgency.self_care: {
        **CALM,
        "leg": "both",
        "unaccustomed_activity": "yes",
        "duration": "days",
        "sensation": ["dull"],
        "tender_calf": "yes",
    },
    Urgency.routine: {**CALM, "leg": "both", "duration": "months"},
    Urgency.within_days: {**CALM, "leg": "both", "shin_bone_pain": "one_spot"},
    Urgency.same_day: {"leg": "left", "swelling": "one_calf"},
    Urgency.emergency_now: {"chest_breath_signs": "yes"},
}
RAISED = dict(zip(Urgency, [1, 2, 3, 3, 4], strict=True))


@pytest.mark.parametrize("fact", ["has_grown", "third_talk"])
@pytest.mark.parametrize("level", Urgency)
def test_it_is_one_level_up_at_most_same_day_and_never_milder(
    knowledge: KnowledgeBase, level: Urgency, fact: str
) -> None:
    told = Findings.of(**ADVISED[level])
    assert assess(knowledge, told).urgency == level
    assert assess(knowledge, told.answered({fact: "yes"})).urgency == RAISED[level]


def test_both_facts_raise_it_once(knowledge: KnowledgeBase) -> None:
    told = Findings.of(**ADVISED[Urgency.self_care], has_grown="yes", third_talk="yes")
    assert assess(knowledge, told).urgency == Urgency.routine


def test_whom_to_see_follows_the_raised_advice(knowledge: KnowledgeBase) -> None:
    told = Findings.of(**{**CALM, "leg": "left", "pop_or_snap": "yes", "duration": "months"})
    assert assess(knowledge, told).see[0] == "gp"
    assert assess(knowledge, told.answered({"has_grown": "yes"})).see[0] == "emergency_department"


def test_earlier_talks_say_nothing_about_the_cause(knowledge: KnowledgeBase) -> None:
    told = Findings.of(**ADVISED[Urgency.routine])
    grown = told.answered({"has_grown": "yes"})
    assert assess(knowledge, grown).causes == assess(knowledge, told).causes


def test_a_fact_that_is_none_is_refused(knowledge: KnowledgeBase) -> None:
    with pytest.raises(UnknownAnswer):
        assess(knowledge, Findings.of(has_shrunk="yes"))
