"""Choosing the next question: danger first, then what decides, then what tells most."""

from dataclasses import replace

from calf_rules import Findings, KnowledgeBase, Urgency, assess
from calf_rules.conditions import Group, Leaf
from calf_rules.model import Rule

from tests.rules.asking import SAFE, asked


def test_the_safety_screen_comes_first_and_in_order(knowledge: KnowledgeBase) -> None:
    told: dict[str, str] = {}
    for name, form in (("safety_a", "yes_no"), ("safety_b", "compound"), ("safety_c", "compound")):
        question = asked(knowledge, **told)
        assert (question.id, question.kind, question.form) == (name, "safety", form)
        assert question.asks == knowledge.compounds[name].findings
        told[name] = "no"
    assert asked(knowledge, **told).id == "leg"


def test_after_the_screen_come_leg_swelling_and_clot_risk(knowledge: KnowledgeBase) -> None:
    assert knowledge.first_asked == ("leg", "swelling")
    assert knowledge.asked_if_mild == ("clot_risk",)
    leg = asked(knowledge, **SAFE)
    assert (leg.id, leg.asks, leg.kind, leg.form) == ("leg", ("leg",), "pattern", "value")
    assert asked(knowledge, **SAFE, leg="left").id == "swelling"
    risk = asked(knowledge, **SAFE, leg="left", swelling="none")
    assert (risk.id, risk.kind) == ("clot_risk", "safety")
    assert asked(knowledge, **SAFE, leg="left", swelling="none", clot_risk="no").id != "clot_risk"


def test_clot_risk_is_not_asked_where_it_cannot_change_the_advice(
    knowledge: KnowledgeBase,
) -> None:
    assert asked(knowledge, **SAFE, leg="both", swelling="none").id != "clot_risk"
    assert asked(knowledge, **SAFE, leg="left", swelling="one_calf").id != "clot_risk"


def test_a_screen_question_whose_every_part_was_told_is_not_asked(
    knowledge: KnowledgeBase,
) -> None:
    assert asked(knowledge, chest_breath_signs="no").id == "safety_b"
    parts = dict.fromkeys(knowledge.compounds["safety_b"].findings, "no")
    assert asked(knowledge, safety_a="no", **parts).id == "safety_c"
    parts.popitem()
    parts.popitem()
    assert asked(knowledge, safety_a="no", **parts).id == "safety_b"


def test_a_doubtful_fact_waits_for_the_screen_and_a_doubtful_warning_does_not(
    knowledge: KnowledgeBase,
) -> None:
    assert asked(knowledge, recent_injury="unclear").id == "safety_a"
    assert asked(knowledge, fever="unclear").id == "fever"
    settled = {**SAFE, "leg": "left", "swelling": "none", "clot_risk": "no", "age_band": "16to39"}
    doubtful = asked(knowledge, **settled, recent_injury="unclear")
    assert (doubtful.id, doubtful.kind, doubtful.form) == ("recent_injury", "pattern", "yes_no")


def test_unsure_to_a_screen_question_is_asked_once_more(knowledge: KnowledgeBase) -> None:
    again = asked(knowledge, safety_a="no", safety_b="unsure")
    assert (again.id, again.again) == ("safety_b", True)
    assert asked(knowledge, safety_a="no", safety_b="unsure_twice").id == "safety_c"
    first = asked(knowledge, safety_a="no")
    assert not first.again


def test_yes_to_several_asks_which(knowledge: KnowledgeBase) -> None:
    which = asked(knowledge, safety_a="no", safety_c="yes")
    assert (which.id, which.form, which.kind) == ("which_safety_c", "which", "safety")
    assert which.asks == knowledge.compounds["safety_c"].findings
    assert asked(knowledge, **{**SAFE, "safety_c": "named"}, fever="yes").id != "which_safety_c"


def test_yes_to_one_of_two_things_asks_which_too(knowledge: KnowledgeBase) -> None:
    two = knowledge.compounds["safety_c"]._replace(findings=("fever", "dark_urine"))
    small = replace(knowledge, compounds={**knowledge.compounds, "safety_c": two})
    assert asked(small, safety_a="no", safety_c="yes").id == "which_safety_c"


def test_an_emergency_that_is_certain_owes_no_answer_any_more(knowledge: KnowledgeBase) -> None:
    for owed in ({"safety_c": "yes"}, {"fever": "unclear"}, {"leg_cold_pale": "yes"}):
        sure = assess(knowledge, Findings.of(chest_breath_signs="yes", **owed))
        assert (sure.urgency, sure.next_question) == (Urgency.emergency_now, None)
    hangs = assess(knowledge, Findings.of(leg_cold_pale="yes", safety_b="yes"))
    assert hangs.urgency == Urgency.emergency_now
    assert hangs.next_question is not None


def test_an_emergency_that_may_hang_on_which_asks_which(knowledge: KnowledgeBase) -> None:
    parts = (Leaf("safety_b", frozenset({"yes"})), Leaf("fever", frozenset({"yes"})))
    rule = Rule("X1", Urgency.emergency_now, "go", None, None, Group("any", parts), None, ())
    small = replace(knowledge, rules=(rule,))
    assert asked(small, safety_b="yes", fever="no").id == "which_safety_b"
    assert assess(small, Findings.of(safety_b="no", fever="yes")).next_question is None


def test_not_knowing_which_asks_the_dangerous_ones_one_by_one(knowledge: KnowledgeBase) -> None:
    told = {"safety_a": "no", "safety_c": "yes_unsaid"}
    for name in ("dark_urine", "saddle_or_bladder", "very_unwell"):
        question = asked(knowledge, **told)
        assert (question.id, question.asks, question.kind) == (name, (name,), "safety")
        assert question.form == "yes_no"
        told[name] = "no"
    assert asked(knowledge, **told).id == "safety_b"


def test_yes_to_danger_in_the_leg_without_saying_which_asks_each_and_unsure_is_an_emergency(
    knowledge: KnowledgeBase,
) -> None:
    told = {"safety_a": "no", "safety_b": "yes_unsaid"}
    for part in knowledge.compounds["safety_b"].findings:
        question = asked(knowledge, **told)
        assert (question.id, question.kind) == (part, "safety")
        unsure = assess(knowledge, Findings.of(**told, **{part: "unsure"}))
        assert (unsure.urgency, unsure.next_question) == (Urgency.emergency_now, None)
        told[part] = "no"
    assert assess(knowledge, Findings.of(**told)).urgency == Urgency.same_day
    open_ = assess(knowledge, Findings.of(safety_a="no", safety_b="yes"))
    assert open_.next_question is not None
    assert open_.next_question.id == "which_safety_b"


def test_a_hedged_warning_opens_its_own_question_at_once(knowledge: KnowledgeBase) -> None:
    question = asked(knowledge, leg="left", very_unwell="unclear")
    assert (question.id, question.kind, question.form) == ("very_unwell", "safety", "yes_no")


def test_what_was_told_without_which_is_asked_in_its_turn(knowledge: KnowledgeBase) -> None:
    assert asked(knowledge, safety_a="no", swelling="unclear").id == "safety_b"
    safe = {"safety_a": "no", "safety_b": "no", "safety_c": "no"}
    where = asked(knowledge, **safe, leg="left", swelling="unclear")
    assert (where.id, where.form) == ("swelling", "value")


def test_an_emergency_that_hangs_on_one_fact_asks_it_once(knowledge: KnowledgeBase) -> None:
    cold = assess(knowledge, Findings.of(leg_cold_pale="yes"))
    assert cold.urgency == Urgency.emergency_now
    assert cold.next_question is not None
    assert (cold.next_question.id, cold.next_question.kind) == ("duration", "safety")
    for known in ("unsure", "today"):
        sure = assess(knowledge, Findings.of(leg_cold_pale="yes", duration=known))
        assert sure.urgency == Urgency.emergency_now
        assert sure.next_question is None
    old = assess(knowledge, Findings.of(leg_cold_pale="yes", duration="months"))
    assert old.urgency == Urgency.same_day
    assert old.next_question is not None


def test_an_emergency_asks_nothing_more(knowledge: KnowledgeBase) -> None:
    result = assess(knowledge, Findings.of(chest_breath_signs="yes"))
    assert (result.urgency, result.next_question) == (Urgency.emergency_now, None)


def test_a_follow_up_to_a_warning_comes_straight_after_the_screen(
    knowledge: KnowledgeBase,
) -> None:
    told = {"safety_a": "no", "safety_b": "named", "safety_c": "no", "new_leg_weakness": "yes"}
    question = asked(knowledge, **told)
    assert (question.id, question.kind) == ("leg", "safety")
    question = asked(knowledge, **told, leg="left")
    assert (question.id, question.kind) == ("onset", "safety")
    assert asked(knowledge, **told, leg="left", onset="gradual").id != "onset"


def test_after_so_many_rounds_nothing_but_safety_is_asked(knowledge: KnowledgeBase) -> None:
    most = knowledge.scoring.most_rounds
    late = Findings(Findings.of(**SAFE).answers, most)
    assert assess(knowledge, late).next_question is None
    assert assess(knowledge, Findings(late.answers, most - 1)).next_question is not None
    unscreened = assess(knowledge, Findings(Findings.of(leg="both").answers, most)).next_question
    assert unscreened is not None
    assert unscreened.id == "safety_a"


def test_clot_risk_is_asked_first_only_where_the_advice_is_mild(knowledge: KnowledgeBase) -> None:
    bored = replace(knowledge, scoring=knowledge.scoring._replace(least_gain=1000.0))
    swollen = Findings.of(**SAFE, leg="left", swelling="one_calf")
    assert assess(bored, swollen).next_question is None
    assert asked(bored, **SAFE, leg="left", swelling="none").id == "clot_risk"


def test_nobody_is_sent_home_before_their_age_was_asked(knowledge: KnowledgeBase) -> None:
    bored = replace(knowledge, scoring=knowledge.scoring._replace(least_gain=1000.0))
    harmless = {**SAFE, "leg": "both", "swelling": "none", "duration": "days"}
    told = Findings.of(**harmless)
    assert assess(bored, told).urgency == Urgency.self_care
    for rounds in (0, knowledge.scoring.most_rounds - 1, knowledge.scoring.most_rounds + 1):
        question = assess(bored, Findings(told.answers, rounds)).next_question
        assert question is not None
        assert question.id == "age_band"
    lasting = Findings.of(**{**harmless, "duration": "months"})
    assert assess(bored, lasting).urgency == Urgency.routine
    assert assess(bored, lasting).next_question is None


def test_the_last_question_of_all_is_about_age_where_it_is_not_known(
    knowledge: KnowledgeBase,
) -> None:
    told = Findings.of(**SAFE, leg="both", swelling="none", duration="days").answers
    early, last = (Findings(told, knowledge.scoring.most_rounds - left) for left in (3, 1))
    questions = [assess(knowledge, findings).next_question for findings in (early, last)]
    assert [question.id == "age_band" for question in questions if question] == [False, True]


def test_the_price_of_a_question_rises_with_each_one_asked(knowledge: KnowledgeBase) -> None:
    told = {**SAFE, "leg": "both", "swelling": "none", "age_band": "40to59"}
    early, late = (Findings(told, rounds) for rounds in (3, 11))
    assert assess(knowledge, early).next_question is not None
    steep = replace(knowledge, scoring=knowledge.scoring._replace(least_gain=0.03))
    assert assess(steep, early).next_question is not None
    assert assess(steep, late).next_question is None


def test_who_cannot_stand_after_a_sudden_start_is_asked_for_their_age(
    knowledge: KnowledgeBase,
) -> None:
    told = {"safety_a": "no", "safety_b": "no", "safety_c": "named", "cannot_bear_weight": "yes",
            "onset": "sudden", "recent_injury": "no", "leg": "left"}  # fmt: skip
    question = asked(knowledge, **told)
    assert (question.id, question.kind) == ("age_band", "safety")


def test_of_several_things_the_last_that_is_not_known_is_asked_by_itself(
    knowledge: KnowledgeBase,
) -> None:
    parts = knowledge.compounds["safety_c"].findings
    known = dict.fromkeys(parts[:-1], "no")
    question = asked(knowledge, safety_a="no", safety_b="no", **known)
    assert (question.id, question.form) == (parts[-1], "yes_no")
    assert asked(knowledge, safety_a="no", safety_b="no", **dict(list(known.items())[1:])).form == (
        "compound"
    )
