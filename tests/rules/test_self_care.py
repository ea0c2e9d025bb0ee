"""Guided self-care: offered to whom it helps, and never to whom it could harm."""

from random import Random

import pytest
from calf_rules import Findings, KnowledgeBase, Urgency, assess
from calf_rules.red_flags import spread
from hypothesis import given, settings

from tests.rules.people import CHANCES, some_answers

Told = dict[str, str | list[str]]
# Clinical paper, section 7: "not if", and the contraindications at a glance.
FORBIDDEN: dict[str, list[Told]] = {
    "night_stretch": [{"pop_or_snap": "yes"}, {"recent_injury": "yes"}],
    "legs_up": [{"leg_cold_pale": "yes"}, {"eases_leg_down": "yes"}, {"artery_risk": "yes"}],
    "compression_talk": [{"artery_risk": "yes"}, {"numbness_tingling": "yes"}],
    "peace_and_love": [
        {"pop_or_snap": "yes"}, {"cannot_bear_weight": "yes"}, {"blood_thinner": "yes"},
        {"swelling": "one_calf"},
    ],
    "easy_recovery": [{"dark_urine": "yes"}],
    "knot_care": [{"fever": "yes"}, {"leg": "left"}],
    "heel_drop": [{"pop_or_snap": "yes"}, {"new_medicine": ["antibiotic_or_steroid"]}],
    "drink_and_salt": [{"kidney_liver_disease": "yes"}],
    "keep_moving_back": [{"new_leg_weakness": "yes"}, {"saddle_or_bladder": "yes"}],
    "walk_to_pain": [{"eases_leg_down": "yes"}, {"wound_ulcer": "yes"}],
    "foot_watch": [{"wound_ulcer": "yes"}],
    "gentle_start": [{"recent_injury": "yes"}],
}  # fmt: skip


def allowed(
    knowledge: KnowledgeBase, name: str, urgency: Urgency, *named: str, **told: str
) -> bool:
    care = knowledge.self_care
    return care.allows(care.exercises[name], urgency, named, Findings.of(**told))


def test_an_exercise_fits_the_causes_that_it_helps_with_the_first_cause_first(
    knowledge: KnowledgeBase,
) -> None:
    fitting = knowledge.self_care.fitting(["restless_legs", "overuse_myositis"])
    assert [exercise.id for exercise in fitting] == ["evening_legs", "knot_care"]
    assert list(knowledge.self_care.fitting(["dvt"])) == []
    several = [exercise.id for exercise in knowledge.self_care.fitting(["nocturnal_cramps"])]
    assert several[:2] == ["night_stretch", "cramp_release"]


def test_every_exercise_helps_with_something_and_has_steps(knowledge: KnowledgeBase) -> None:
    assert knowledge.self_care.exercises
    for name, exercise in knowledge.self_care.exercises.items():
        assert exercise.id == name
        assert set(exercise.causes) <= set(knowledge.causes)
        assert exercise.causes
        assert exercise.parts
        assert all(isinstance(seconds, int) for part in exercise.parts for seconds in part)


def test_nothing_is_guided_above_its_level(knowledge: KnowledgeBase) -> None:
    assert knowledge.self_care.up_to == Urgency.within_days
    for level in Urgency:
        assert allowed(knowledge, "evening_legs", level) == (level <= Urgency.within_days)


def test_nothing_is_guided_while_a_cause_is_named_that_needs_a_check_first(
    knowledge: KnowledgeBase,
) -> None:
    assert {"dvt", "acute_compartment", "achilles_rupture"} <= knowledge.self_care.never_with
    for cause in knowledge.causes:
        named = ("restless_legs", cause)
        fine = allowed(knowledge, "evening_legs", Urgency.routine, *named)
        assert fine == (cause not in knowledge.self_care.never_with)


def test_massage_is_warned_against_wherever_a_clot_is_named(knowledge: KnowledgeBase) -> None:
    forbids = knowledge.self_care.no_massage
    assert {"dvt", "pulmonary_embolism", "S1_swollen_leg"} <= forbids
    assert forbids <= {*knowledge.causes, *(rule.id for rule in knowledge.rules)}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_an_exercise_is_not_for_whom_it_could_harm(knowledge: KnowledgeBase, name: str) -> None:
    exercise, care = knowledge.self_care.exercises[name], knowledge.self_care
    calm: Told = {"leg": "both"}
    assert care.allows(exercise, Urgency.routine, (), Findings.of(**calm))
    for told in FORBIDDEN[name]:
        assert not care.allows(exercise, Urgency.routine, (), Findings.of(**{**calm, **told})), told


def test_a_swollen_or_hot_leg_forbids_every_exercise(knowledge: KnowledgeBase) -> None:
    for name in knowledge.self_care.exercises:
        for told in ({"swelling": "one_calf"}, {"skin_red_hot": "yes"}, {"skin_red_hot": "unsure"}):
            assert not allowed(knowledge, name, Urgency.self_care, leg="both", **told)


def test_an_exercise_without_a_condition_of_its_own_is_for_everybody_else(
    knowledge: KnowledgeBase,
) -> None:
    assert knowledge.self_care.exercises["desk_breaks"].never_when is None
    assert allowed(knowledge, "desk_breaks", Urgency.self_care)


@settings(max_examples=100, deadline=None)
@given(chance=CHANCES)
def test_whoever_must_be_seen_today_is_guided_through_nothing(
    knowledge: KnowledgeBase, chance: Random
) -> None:
    told = Findings(some_answers(knowledge, chance))
    result = assess(knowledge, told)
    if result.urgency >= Urgency.same_day:
        care = knowledge.self_care
        for exercise in care.exercises.values():
            assert not care.allows(exercise, result.urgency, (), spread(knowledge, told))
