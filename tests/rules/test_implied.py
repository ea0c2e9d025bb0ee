"""What an answer implies counts as told: for rules, for belief, and for what is asked."""

import pytest
from calf_rules import Findings, KnowledgeBase, assess
from calf_rules.conditions import holds
from calf_rules.red_flags import fired, spread

IMPLIED: list[tuple[dict[str, str | list[str]], str, str]] = [
    ({"pop_or_snap": "yes"}, "onset", "sudden"),
    ({"sudden_start": "yes"}, "onset", "sudden"),
    ({"eases_standing_still": "yes"}, "pain_on_walking", "yes"),
    ({"shin_bone_pain": "one_spot"}, "pain_over_tendon", "no"),
    ({"shin_bone_pain": "along_bone"}, "pain_over_tendon", "no"),
    ({"eased_by": ["standing_still"]}, "eases_standing_still", "yes"),
    ({"eased_by": ["sitting"]}, "eases_sitting_or_bending", "yes"),
    ({"eased_by": ["leg_up"]}, "eases_leg_up", "yes"),
    ({"eased_by": ["leg_down", "rest"]}, "eases_leg_down", "yes"),
    ({"new_medicine": ["statin"]}, "takes_statin", "yes"),
    ({"sex": "male"}, "pregnancy", "not_pregnant"),
    ({"age_band": "60to74"}, "pregnancy", "not_pregnant"),
    ({"age_band": "75plus"}, "pregnancy", "not_pregnant"),
]
IMPLIED += [({"severity": str(score)}, "severe_unrelenting_pain", "no") for score in range(6)]


def test_every_implication_is_tested(knowledge: KnowledgeBase) -> None:
    stated = {
        (name, value, other, implied)
        for name, values in knowledge.implies.items()
        for value, others in values.items()
        for other, implied in others.items()
    }
    tested = {
        (name, given if isinstance(given, str) else given[0], other, implied)
        for answers, other, implied in IMPLIED
        for name, given in answers.items()
    }
    assert stated == tested


@pytest.mark.parametrize(("answers", "other", "implied"), IMPLIED)
def test_an_answer_tells_what_it_implies(
    knowledge: KnowledgeBase, answers: dict[str, str | list[str]], other: str, implied: str
) -> None:
    assert spread(knowledge, Findings.of(**answers)).get(other) == implied


def test_an_answer_of_its_own_goes_before_an_implied_one(knowledge: KnowledgeBase) -> None:
    told = Findings.of(pop_or_snap="yes", onset="gradual")
    assert spread(knowledge, told).get("onset") == "gradual"


def test_extreme_pain_that_was_told_stands_beside_a_mild_score(knowledge: KnowledgeBase) -> None:
    told = Findings.of(severe_unrelenting_pain="yes", severity="4")
    assert spread(knowledge, told).get("severe_unrelenting_pain") == "yes"


def test_relief_by_hanging_the_leg_down_is_rest_pain(knowledge: KnowledgeBase) -> None:
    told = spread(knowledge, Findings.of(eased_by=["leg_down"]))
    assert "S12_rest_pain" in {rule.id for rule in fired(knowledge, told)}


def test_relief_on_standing_still_tells_of_claudication(knowledge: KnowledgeBase) -> None:
    def belief(**answers: str) -> float:
        causes = assess(knowledge, Findings.of(**answers)).causes
        return next(one.share for one in causes if one.id == "peripheral_arterial_disease")

    told = belief(eases_standing_still="yes", pain_on_walking="yes")
    assert belief(eases_standing_still="yes") == told


@pytest.mark.parametrize("told", [{"sex": "male"}, {"age_band": "60to74"}, {"age_band": "75plus"}])
def test_cramps_of_pregnancy_are_not_among_the_causes_of_who_cannot_be_pregnant(
    knowledge: KnowledgeBase, told: dict[str, str]
) -> None:
    def named(**answers: str | list[str]) -> list[str]:
        found = Findings.of(sensation=["cramp"], timing=["night_in_bed"], **answers)
        return [one.id for one in assess(knowledge, found).causes[:3]]

    assert "pregnancy_cramps" in named()
    assert "pregnancy_cramps" not in named(**told)


CHILDREN: list[tuple[dict[str, str | list[str]], bool]] = [
    ({"age_band": "16to39"}, True),
    ({"age_band": "under16"}, False),
    ({"age_band": "under16", "new_medicine": ["diuretic_or_inhaler"]}, True),
]


@pytest.mark.parametrize(("told", "named"), CHILDREN)
def test_a_child_hears_of_no_medicine_that_nobody_told_of(
    knowledge: KnowledgeBase, told: dict[str, str | list[str]], named: bool
) -> None:
    cause = knowledge.causes["medication_cramps"]
    assert cause.named_if is not None
    assert holds(cause.named_if, Findings.of(**told)) == named
