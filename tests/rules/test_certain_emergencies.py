"""An emergency that hangs on nothing ends the questions, whatever else is still owed."""

import pytest
from calf_rules import Findings, KnowledgeBase, Urgency, assess

BREATHLESS = {"chest_breath_signs": "yes"}


@pytest.mark.parametrize(
    "owed",
    [
        {"safety_b": "yes"},
        {"safety_c": "yes"},
        {"safety_c": "yes_unsaid"},
        {"fever": "unclear"},
        {"leg_cold_pale": "yes"},
        {"clot_risk": "yes"},
    ],
)
def test_a_certain_emergency_asks_nothing_more(
    knowledge: KnowledgeBase, owed: dict[str, str]
) -> None:
    assert assess(knowledge, Findings.of(**owed)).next_question is not None
    result = assess(knowledge, Findings.of(**owed, **BREATHLESS))
    assert result.urgency == Urgency.emergency_now
    assert result.next_question is None


def test_an_emergency_that_hangs_on_an_answer_still_asks_for_it(knowledge: KnowledgeBase) -> None:
    for owed, question in (
        ({"safety_b": "yes"}, "which_safety_b"),
        ({"leg_cold_pale": "yes"}, "duration"),
    ):
        result = assess(knowledge, Findings.of(**owed))
        assert result.urgency == Urgency.emergency_now
        assert result.next_question is not None
        assert result.next_question.id == question
