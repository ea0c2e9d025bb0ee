"""Findings in, assessment out."""

from dataclasses import replace

import pytest
from calf_rules import Findings, KnowledgeBase, UnknownAnswer, Urgency, assess
from calf_rules.assess import known_only

from tests.rules.small import cause, with_causes

CALM = {"safety_a": "no", "safety_b": "no", "safety_c": "no"}
ACHE: dict[str, str | list[str]] = {
    "leg": "both", "swelling": "none", "unaccustomed_activity": "yes", "onset": "hours_days",
    "duration": "days", "timing": ["after_exercise"], "sensation": ["dull"], "tender_calf": "yes",
}  # fmt: skip


def urgency(knowledge: KnowledgeBase, **answers: str | list[str]) -> Urgency:
    return assess(knowledge, Findings.of(**answers)).urgency


def test_self_care_needs_every_safety_answer_and_a_known_leg_and_swelling(
    knowledge: KnowledgeBase,
) -> None:
    assert urgency(knowledge, **ACHE, **CALM) == Urgency.self_care
    for name in CALM:
        without = {k: v for k, v in CALM.items() if k != name}
        assert urgency(knowledge, **ACHE, **without) == Urgency.routine
        assert urgency(knowledge, **ACHE, **without, **{name: "unsure"}) == Urgency.routine
    for name in ("leg", "swelling"):
        assert urgency(knowledge, **{**ACHE, name: "unsure"}, **CALM) > Urgency.self_care


def test_a_safety_question_answered_part_by_part_counts_too(knowledge: KnowledgeBase) -> None:
    parts = {part: "no" for name in CALM for part in knowledge.compounds[name].findings}
    assert urgency(knowledge, **ACHE, **parts) == Urgency.self_care
    for name in parts:
        assert urgency(knowledge, **{**ACHE, **parts, name: "unsure"}) > Urgency.self_care


def test_a_safety_question_that_nobody_can_answer_is_same_day(knowledge: KnowledgeBase) -> None:
    for name in CALM:
        told = {**CALM, name: "unsure_twice"}
        assert urgency(knowledge, **ACHE, **told) == Urgency.same_day


def test_what_the_most_urgent_rule_wants_excluded_is_checked_for_first(
    knowledge: KnowledgeBase,
) -> None:
    result = assess(knowledge, Findings.of(chest_breath_signs="yes", hard_tender_vein="yes"))
    assert result.red_flags[0].id == "E1_lung_clot"
    assert result.check_for[:2] == ("pulmonary_embolism", "superficial_thrombophlebitis")
    assert len({cause.id for cause in result.causes}) == len(knowledge.causes)


def test_causes_stand_in_the_order_of_belief_whatever_a_rule_wants_excluded(
    knowledge: KnowledgeBase,
) -> None:
    result = assess(knowledge, Findings.of(leg="left", swelling="one_calf", pop_or_snap="yes"))
    assert "dvt" in result.check_for
    shares = [cause.share for cause in result.causes]
    assert shares == sorted(shares, reverse=True)


def test_a_rule_without_a_cause_leaves_the_next_one_to_be_checked_for(
    knowledge: KnowledgeBase,
) -> None:
    result = assess(knowledge, Findings.of(very_unwell="yes", pop_or_snap="yes"))
    assert result.red_flags[0].id == "E8_sepsis"
    assert result.red_flags[0].cause is None
    assert result.check_for[0] == next(rule.cause for rule in result.red_flags if rule.cause)


def test_no_child_is_checked_for_a_clot(knowledge: KnowledgeBase) -> None:
    child = Findings.of(leg="left", swelling="one_calf", age_band="under16")
    assert "dvt" not in assess(knowledge, child).check_for


SNAPPED = {"leg": "left", "swelling": "one_calf", "recent_injury": "yes", "pop_or_snap": "no"}


@pytest.mark.parametrize(("least", "is_named"), [(0.0, True), (1.0, False)])
def test_what_is_checked_for_is_named_last_where_belief_earns_it(
    knowledge: KnowledgeBase, least: float, is_named: bool
) -> None:
    scoring = knowledge.scoring._replace(check_share=least, most_named=1)
    result = assess(replace(knowledge, scoring=scoring), Findings.of(**SNAPPED))
    assert result.check_for[0] != result.causes[0].id
    assert result.named == ((result.check_for[0],) if is_named else (result.causes[0].id,))


def test_what_an_emergency_wants_excluded_is_always_named(knowledge: KnowledgeBase) -> None:
    told = Findings.of(leg_cold_pale="yes", duration="today", pain_over_tendon="yes")
    scoring = knowledge.scoring._replace(check_share=1.0)
    result = assess(replace(knowledge, scoring=scoring), told)
    assert result.urgency == Urgency.emergency_now
    assert result.check_for[0] in result.named
    assert len(result.named) <= knowledge.scoring.most_named


def test_without_a_rule_the_likeliest_leads(knowledge: KnowledgeBase) -> None:
    result = assess(knowledge, Findings.of(**ACHE, **CALM))
    assert result.red_flags == ()
    assert [c.share for c in result.causes] == sorted(
        (c.share for c in result.causes), reverse=True
    )


@pytest.mark.parametrize(
    ("pregnancy", "named"), [("pregnant", True), ("not_pregnant", False), (None, False)]
)
def test_cramps_of_pregnancy_are_named_in_pregnancy_alone(
    knowledge: KnowledgeBase, pregnancy: str | None, named: bool
) -> None:
    told = {"leg": "both", "timing": ["night_in_bed"], "sensation": ["cramp"], "sex": "female"}
    told |= {"cramp_minutes": "yes", **({"pregnancy": pregnancy} if pregnancy else {})}
    result = assess(knowledge, Findings.of(**told))
    assert ("pregnancy_cramps" in result.named) == named
    assert (result.see[0] == "midwife_or_obstetrician") == named


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({"chest_breath_signs": "yes"}, "ambulance"),  # a rule that says: call
        ({"saddle_or_bladder": "yes"}, "emergency_department"),  # a rule that says: go
        ({"leg": "left", "swelling": "one_calf"}, "emergency_department"),  # a clot: today
        ({"hard_tender_vein": "yes", "leg": "both"}, "gp"),  # today, and the GP can
        ({**ACHE, **CALM}, "gp"),
        ({**CALM, "leg": "both", "swelling": "none", "pregnancy": "pregnant",
          "timing": ["night_in_bed"], "sensation": ["cramp"], "cramp_minutes": "yes",
          "duration": "weeks"}, "midwife_or_obstetrician"),
    ],
)  # fmt: skip
def test_whom_to_contact_first(
    knowledge: KnowledgeBase, answers: dict[str, str | list[str]], first: str
) -> None:
    see = assess(knowledge, Findings.of(**answers)).see
    assert see[0] == first
    assert len(see) == len(set(see))


def seen(knowledge: KnowledgeBase, *see: str, urgency: Urgency) -> tuple[str, ...]:
    floors = ((Urgency.self_care, 0.0, urgency),)
    small = with_causes(knowledge, cause("a", see=see), cause("b", per_1000=1.0), floors=floors)
    result = assess(small, Findings.of())
    assert result.urgency == urgency
    return result.see


def test_what_is_not_urgent_starts_with_the_gp_and_never_names_the_hospital(
    knowledge: KnowledgeBase,
) -> None:
    mild = Urgency.within_days
    assert seen(knowledge, "emergency_department", "vascular_surgeon", urgency=mild) == (
        "gp", "vascular_surgeon",
    )  # fmt: skip
    assert seen(knowledge, "ambulance", "gp", "neurologist", urgency=mild) == ("gp", "neurologist")
    assert seen(knowledge, "midwife_or_obstetrician", "gp", urgency=mild) == (
        "midwife_or_obstetrician", "gp",
    )  # fmt: skip


def test_what_is_due_today_starts_where_the_cause_says_but_needs_no_ambulance(
    knowledge: KnowledgeBase,
) -> None:
    today = Urgency.same_day
    assert seen(knowledge, "ambulance", "vascular_surgeon", urgency=today) == (
        "emergency_department", "vascular_surgeon",
    )  # fmt: skip
    assert seen(knowledge, "gp", "emergency_department", urgency=today) == (
        "gp", "emergency_department",
    )  # fmt: skip


def test_an_emergency_without_a_rule_goes_to_hospital(knowledge: KnowledgeBase) -> None:
    assert seen(knowledge, "gp", urgency=Urgency.emergency_now) == ("emergency_department", "gp")


def test_an_unknown_finding_or_value_is_refused_and_the_nearest_is_named(
    knowledge: KnowledgeBase,
) -> None:
    with pytest.raises(UnknownAnswer, match=r"no finding feber, did you mean fever\?"):
        assess(knowledge, Findings.of(feber="yes"))
    with pytest.raises(UnknownAnswer, match=r"leg has no value lft, did you mean left\?"):
        assess(knowledge, Findings.of(leg="lft"))
    with pytest.raises(UnknownAnswer, match="safety_b has no value maybe"):
        assess(knowledge, Findings.of(safety_b="maybe"))
    for value in ("no", "unsure", "unclear"):
        assess(knowledge, Findings.of(leg=value, timing=value, severity=value))


def test_answers_from_another_version_are_left_out(knowledge: KnowledgeBase) -> None:
    told = Findings(Findings.of(fever="yes", feber="yes", leg="lft", timing=["moon"]).answers, 3)
    kept = known_only(knowledge, told)
    assert dict(kept.answers) == {"fever": "yes"}
    assert kept.rounds == 3
    clean = Findings.of(fever="yes")
    assert known_only(knowledge, clean) is clean


def test_a_rule_may_name_no_cause_when_it_does_not_fit(knowledge: KnowledgeBase) -> None:
    for rule in knowledge.rules:
        if getattr(rule, "cause_unless", None) is not None:
            assert rule.cause
    none_named = tuple(rule._replace(cause=None) for rule in knowledge.rules)
    result = assess(replace(knowledge, rules=none_named), Findings.of(chest_breath_signs="yes"))
    assert result.causes[0].share == max(one.share for one in result.causes)


FRESH: dict[str, str | list[str]] = {
    "leg": "both", "swelling": "none", "duration": "days", "recent_infection": "yes",
    "onset": "hours_days", "sensation": ["dull"], "age_band": "40to59", "fever": "no",
}  # fmt: skip


def test_belief_alone_asks_no_appointment_for_what_is_passing(knowledge: KnowledgeBase) -> None:
    eased: dict[str, str | list[str]] = {"trend": "better", "severity": "4"}
    assert urgency(knowledge, **FRESH, **CALM) == Urgency.within_days
    assert urgency(knowledge, **FRESH, **CALM, **eased) == Urgency.self_care
    for name, answer in (("trend", "unsure"), ("trend", "worse"), ("severity", "unsure"),
                         ("severity", "8")):  # fmt: skip
        told = {**FRESH, **CALM, **eased, name: answer}
        assert urgency(knowledge, **told) == Urgency.within_days
    for name, answer in (("swelling", "unsure"), ("duration", "weeks"), ("duration", "unsure")):
        told = {**FRESH, **CALM, **eased, name: answer}
        assert urgency(knowledge, **told) > Urgency.self_care


def test_what_is_passing_keeps_every_warning(knowledge: KnowledgeBase) -> None:
    eased = {"trend": "better", "severity": "2"}
    told = {**FRESH, **CALM, **eased, "leg": "left", "hard_tender_vein": "yes"}
    assert urgency(knowledge, **told) == Urgency.same_day
