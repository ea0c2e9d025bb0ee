"""Which questions could still tell something, and which are asked to lift a rule."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from calf_rules import Findings, KnowledgeBase, Urgency, assess
from calf_rules.assess import likelihoods
from calf_rules.questions import askable

from tests.rules.asking import asked, standing


def names(knowledge: KnowledgeBase, **answers: str | list[str]) -> set[str]:
    tables = likelihoods(knowledge)
    return {finding.id for finding in askable(tables, standing(knowledge, **answers))}


def test_screen_findings_and_what_was_told_are_not_considered(knowledge: KnowledgeBase) -> None:
    screen = {f.id for f in knowledge.findings.values() if f.tier == "screen"}
    assert not names(knowledge) & screen
    assert "tender_calf" in names(knowledge)
    for answer in ("yes", "no", "unsure"):
        assert "tender_calf" not in names(knowledge, tender_calf=answer)
    assert not names(knowledge) & knowledge.never_asked


def test_what_an_answer_implies_is_not_considered(knowledge: KnowledgeBase) -> None:
    assert "onset" in names(knowledge)
    assert "onset" not in names(knowledge, pop_or_snap="yes")
    assert "onset" in names(knowledge, pop_or_snap="no")


CHILD, OLD, LAME = {"age_band": "under16"}, {"age_band": "75plus"}, {"cannot_bear_weight": "yes"}
WALKING = {"timing": ["walking", "standing"]}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("tight_same_point", CHILD),
        ("tight_same_point", OLD),
        ("tight_same_point", LAME),
        ("eases_sitting_or_bending", CHILD),
        ("eases_sitting_or_bending", LAME),
        ("eases_standing_still", LAME),
        ("pain_on_walking", LAME),
        ("worse_standing", LAME),
        ("stairs_chair_weakness", LAME),
        ("prolonged_standing", LAME),
        ("prolonged_standing", CHILD),
        ("prolonged_standing", OLD),
        ("artery_risk", CHILD),
        ("new_medicine", CHILD),
        ("new_medicine", {"takes_statin": "yes"}),
        ("new_medicine", {"takes_water_tablet": "yes"}),
        ("pregnancy", {"sex": "male"}),
        ("pregnancy", CHILD),
        ("pregnancy", OLD),
        ("hormones", {"sex": "male"}),
        ("hormones", CHILD),
        ("hormones", {"pregnancy": "pregnant"}),
        ("sex", CHILD),
        ("sex", {"pregnancy": "gave_birth_6w"}),
    ],
)
def test_what_was_said_makes_a_question_absurd(
    knowledge: KnowledgeBase, question: str, told: Mapping[str, str]
) -> None:
    assert question in names(knowledge, **WALKING)
    assert question not in names(knowledge, **WALKING, **told)


def test_what_is_not_to_the_point_is_not_considered(knowledge: KnowledgeBase) -> None:
    assert "worse_cough_sneeze" not in names(knowledge)
    assert "worse_cough_sneeze" in names(knowledge, pain_from_back="yes")


LASTED = {
    "safety_a": "no", "safety_b": "no", "safety_c": "no", "leg": "both", "swelling": "none",
    "duration": "weeks", "age_band": "40to59",
}  # fmt: skip


def only_lasting(knowledge: KnowledgeBase) -> KnowledgeBase:
    """Nothing is worth a question for what it tells, so that only a rule's last ones remain."""
    scoring = knowledge.scoring._replace(least_gain=1000.0, floors=())
    rules = tuple(rule for rule in knowledge.rules if rule.id == "G2_lasting")
    return replace(knowledge, scoring=scoring, rules=rules)


def test_before_a_rule_alone_makes_the_advice_what_could_lift_it_is_asked(
    knowledge: KnowledgeBase,
) -> None:
    small = only_lasting(knowledge)
    assert asked(small, **LASTED).id == "trend"
    assert asked(small, **LASTED, trend="same").id == "severity"
    lifted = assess(small, Findings.of(**LASTED, trend="same", severity="2"))
    assert (lifted.urgency, lifted.next_question) == (Urgency.self_care, None)


@pytest.mark.parametrize("answers", [{"trend": "worse"}, {"trend": "unsure"}])
def test_what_can_no_longer_lift_a_rule_is_not_asked(
    knowledge: KnowledgeBase, answers: dict[str, str]
) -> None:
    kept = assess(only_lasting(knowledge), Findings.of(**LASTED, **answers))
    assert (kept.urgency, kept.next_question) == (Urgency.routine, None)


def test_where_belief_demands_as_much_nothing_is_asked_to_lift_a_rule(
    knowledge: KnowledgeBase,
) -> None:
    small = only_lasting(knowledge)
    floors = ((Urgency.self_care, 0.01, Urgency.routine),)
    sure = replace(small, scoring=small.scoring._replace(floors=floors, floor_least=0.0))
    assert assess(sure, Findings.of(**LASTED)).next_question is None


def test_after_the_last_round_only_what_could_lift_a_rule_is_asked(
    knowledge: KnowledgeBase,
) -> None:
    told = Findings(Findings.of(**LASTED).answers, knowledge.scoring.most_rounds)
    question = assess(only_lasting(knowledge), told).next_question
    assert question is not None
    assert question.id == "trend"
