"""Choosing the next question: danger first, then what decides, then what tells most."""

from collections.abc import Mapping
from dataclasses import replace
from math import isclose

import pytest
from calf_rules import Findings, KnowledgeBase, Question, Urgency, assess
from calf_rules.assess import likelihoods
from calf_rules.conditions import Group, Leaf
from calf_rules.gain import Prospect, score_floor
from calf_rules.model import Rule
from calf_rules.questions import Standing, askable, tells_apart
from calf_rules.ranking import shares
from calf_rules.red_flags import fired, spread

from tests.rules.small import ask_nothing_else, cause, with_causes

SAFE = {"safety_a": "no", "safety_b": "no", "safety_c": "no"}


def asked(knowledge: KnowledgeBase, **answers: str | list[str]) -> Question:
    question = assess(knowledge, Findings.of(**answers)).next_question
    assert question is not None
    return question


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
    assert knowledge.asked_if_mild == ("clot_risk", "age_band")
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
    assert asked(knowledge, safety_a="no", **parts).id == "safety_b"


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
    two = replace(knowledge.compounds["safety_c"], findings=("fever", "dark_urine"))
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
    assert asked(knowledge, safety_a="no", swelling="unclear").form == "value"


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


def standing(knowledge: KnowledgeBase, **answers: str | list[str]) -> Standing:
    told = spread(knowledge, Findings.of(**answers))
    rules = fired(knowledge, told)
    belief = shares(likelihoods(knowledge), told)
    return Standing(told, told, rules, Urgency.self_care, belief)


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


def told_apart(knowledge: KnowledgeBase, *findings: str, **figures: float) -> KnowledgeBase:
    """Two causes that fever tells apart well, and a tender calf badly."""
    given = {"least_gain": 0.0, "urgency_weight": 0.0, "branch_bonus": 0.0, "most_named": 1}
    given |= figures
    usable = {name: value for name, value in given.items() if hasattr(knowledge.scoring, name)}
    small = with_causes(
        knowledge,
        cause("a", ("fever", "yes", 0.9), ("tender_calf", "yes", 0.3), ("onset", "sudden", 0.6)),
        cause("b", ("fever", "yes", 0.1), ("duration", "today", 0.5)),
        **usable,
    )
    return ask_nothing_else(small, *findings)


def test_the_finding_that_tells_most_is_asked(knowledge: KnowledgeBase) -> None:
    small = told_apart(knowledge, "fever", "tender_calf")
    question = asked(small)
    assert (question.id, question.asks, question.form) == ("fever", ("fever",), "yes_no")
    assert question.kind == "pattern"
    assert set(question.tells_apart) == {"a", "b"}
    assert asked(small, fever="unsure").id == "tender_calf"
    assert assess(small, Findings.of(fever="yes", tender_calf="no")).next_question is None


def test_the_gain_is_the_expected_rise_of_the_chance_to_name_the_cause(
    knowledge: KnowledgeBase,
) -> None:
    base = knowledge.findings["fever"].base

    def named(value: str, a: float, b: float) -> float:
        moved = [a / base[value], b / base[value]]
        return max(moved) / sum(moved)

    gain = 0.5 * (named("yes", 0.9, 0.1) - 0.5) + 0.5 * (named("no", 0.1, 0.9) - 0.5)
    for least, question in ((gain - 1e-6, True), (gain + 1e-6, False)):
        small = told_apart(knowledge, "fever", least_gain=least)
        assert (assess(small, Findings.of()).next_question is not None) == question


def test_what_only_orders_those_who_are_named_is_worth_no_question(
    knowledge: KnowledgeBase,
) -> None:
    small = told_apart(knowledge, "fever", most_named=2, least_gain=1e-6)
    assert assess(small, Findings.of()).next_question is None


def test_the_gain_of_naming_several_values_is_that_of_one_of_them(knowledge: KnowledgeBase) -> None:
    small = with_causes(
        knowledge,
        cause("a", ("timing", "evening", 0.9), ("timing", "walking", 0.8)),
        cause("b", ("timing", "standing", 0.9)),
        urgency_weight=0.0,
        branch_bonus=0.0,
        most_named=1,
    )
    tables = likelihoods(small)
    here = standing(tables.knowledge)
    prospect = Prospect(tables, here.told, (), here.belief)
    p, ratio = tables.of("timing").p, tables.of("timing").ratio
    gain = total = 0.0
    for value in knowledge.findings["timing"].values:
        chance = 0.5 * p[value][0] + 0.5 * p[value][1]
        after = [part / sum(ratio[value]) for part in ratio[value]]
        gain += chance * (max(after) - 0.5)
        total += chance
    assert total > 1.5, "people name more than one"
    assert isclose(prospect.gain(knowledge.findings["timing"]), gain / total)


def test_a_question_that_may_change_the_advice_is_worth_more(knowledge: KnowledgeBase) -> None:
    tender = Leaf("tender_calf", frozenset({"yes"}))
    rule = Rule("X1", Urgency.same_day, "go", None, None, tender, None, ())
    for weight, name in ((0.0, "fever"), (100.0, "tender_calf")):
        small = told_apart(knowledge, "fever", "tender_calf", urgency_weight=weight)
        assert asked(replace(small, rules=(rule,))).id == name
    left = Leaf("leg", frozenset({"left"}))
    other = Rule("X2", Urgency.same_day, "go", None, None, left, None, ())
    heavy = told_apart(knowledge, "fever", "tender_calf", urgency_weight=100.0)
    both = replace(heavy, rules=(rule, other))
    assert asked(both, leg="left").id == "fever", "the advice stays what another rule demands"


def test_a_question_that_may_take_a_rule_away_is_worth_more(knowledge: KnowledgeBase) -> None:
    untouched = Group("none", (Leaf("tender_calf", frozenset({"no"})),))
    rule = Rule("X1", Urgency.same_day, "go", None, None, untouched, None, ())
    small = told_apart(knowledge, "fever", "tender_calf", urgency_weight=100.0)
    assert asked(replace(small, rules=(rule,))).id == "tender_calf"


def test_a_question_that_may_move_a_floor_is_worth_more(knowledge: KnowledgeBase) -> None:
    floors = ((Urgency.same_day, 0.75, Urgency.same_day),)
    grave = cause("a", ("tender_calf", "yes", 0.95), urgency="same_day")
    others = (cause("b", ("fever", "yes", 0.9), per_1000=5.0),
              cause("c", ("fever", "yes", 0.01), per_1000=5.0))  # fmt: skip
    for weight, name in ((0.0, "fever"), (100.0, "tender_calf")):
        small = with_causes(knowledge, grave, *others, floors=floors, urgency_weight=weight,
                            least_gain=0.0, branch_bonus=0.0, most_named=1)  # fmt: skip
        assert asked(ask_nothing_else(small, "fever", "tender_calf")).id == name


def test_a_question_that_barely_tips_a_floor_is_worth_little(knowledge: KnowledgeBase) -> None:
    grave = cause("a", ("fever", "yes", 0.041), ("tender_calf", "yes", 0.95), urgency="same_day")
    gains = {}
    for margin in (0.01, 0.5):
        floors = ((Urgency.same_day, 0.5005, Urgency.same_day),)
        small = with_causes(knowledge, grave, cause("b"), floors=floors, floor_margin=margin,
                            urgency_weight=1.0, branch_bonus=0.0)  # fmt: skip
        here = standing(small)
        prospect = Prospect(likelihoods(small), here.told, (), here.belief)
        gains[margin] = {name: prospect.gain(knowledge.findings[name])
                         for name in ("fever", "tender_calf")}  # fmt: skip
    assert gains[0.5]["fever"] < 0.2 * gains[0.01]["fever"]
    assert gains[0.5]["tender_calf"] > 0.5 * gains[0.01]["tender_calf"]


def test_a_floor_counts_by_degrees_around_its_share(knowledge: KnowledgeBase) -> None:
    floors = ((Urgency.same_day, 0.4, Urgency.same_day),)
    for per_1000, urgency in ((1.0, 0.0), (3.0, 0.75), (4.0, 1.5), (5.0, 2.25), (9.0, 3.0)):
        grave = cause("a", urgency="same_day", per_1000=per_1000)
        small = with_causes(knowledge, grave, cause("b", per_1000=10.0 - per_1000), floors=floors,
                            floor_margin=0.5)  # fmt: skip
        here = standing(small)
        prospect = Prospect(likelihoods(small), here.told, (), here.belief)
        assert isclose(prospect.urgency, urgency, abs_tol=1e-9)


def test_two_findings_that_one_question_covers_are_asked_together(
    knowledge: KnowledgeBase,
) -> None:
    small = told_apart(knowledge, "onset", "duration")
    pair = asked(small)
    assert (pair.id, pair.asks, pair.form) == (
        "onset_and_duration", ("onset", "duration"), "value",
    )  # fmt: skip
    alone = asked(small, onset="unsure")
    assert (alone.id, alone.asks, alone.form) == ("duration", ("duration",), "value")


def test_a_branch_brings_its_question_forward(knowledge: KnowledgeBase) -> None:
    branch = {"tender_calf": Leaf("leg", frozenset({"left"}))}
    small = replace(
        told_apart(knowledge, "fever", "tender_calf", branch_bonus=10.0), branches=branch
    )
    assert asked(small, leg="left").id == "tender_calf"
    assert asked(small, leg="right").id == "fever"


def test_causes_that_hardly_anybody_has_do_not_move_a_question(knowledge: KnowledgeBase) -> None:
    rare = cause("rare", per_1000=0.001)
    small = told_apart(knowledge, "fever", "tender_calf")
    tender = {**small.evidence["tender_calf"]["yes"], "rare": 0.999}
    evidence = {**small.evidence, "tender_calf": {"yes": tender}}
    more = replace(small, causes={**small.causes, "rare": rare}, evidence=evidence)
    assert asked(more).id == "fever"
    assert asked(more).tells_apart == asked(small).tells_apart


def test_floors_raise_the_advice_with_the_belief_in_urgent_causes(
    knowledge: KnowledgeBase,
) -> None:
    floors = (
        (Urgency.emergency_now, 0.05, Urgency.same_day),
        (Urgency.within_days, 0.25, Urgency.within_days),
        (Urgency.routine, 0.5, Urgency.routine),
    )
    small = with_causes(
        knowledge,
        cause("grave", urgency="emergency_now"),
        cause("soon", urgency="within_days"),
        cause("mild", urgency="self_care"),
        floors=floors,
    )
    tables = likelihoods(small)
    assert score_floor(tables, [0.05, 0.0, 0.95]) == Urgency.same_day
    assert score_floor(tables, [0.04, 0.21, 0.75]) == Urgency.within_days
    assert score_floor(tables, [0.04, 0.20, 0.76]) == Urgency.self_care
    assert score_floor(tables, [0.0, 0.0, 1.0]) == Urgency.self_care
    assert score_floor(tables, [0.5, 0.5, 0.0]) == Urgency.same_day


def test_clot_risk_and_age_are_asked_first_only_where_the_advice_is_mild(
    knowledge: KnowledgeBase,
) -> None:
    swollen = {**SAFE, "leg": "left", "swelling": "one_calf"}
    bored = replace(knowledge, scoring=replace(knowledge.scoring, least_gain=1000.0))
    assert assess(bored, Findings.of(**swollen)).next_question is None
    mild = {**SAFE, "leg": "left", "swelling": "none", "clot_risk": "no"}
    assert asked(knowledge, **mild).id == "age_band"


def test_who_cannot_stand_after_a_sudden_start_is_asked_for_their_age(
    knowledge: KnowledgeBase,
) -> None:
    told = {"safety_a": "no", "safety_b": "no", "safety_c": "named", "cannot_bear_weight": "yes",
            "onset": "sudden", "recent_injury": "no", "leg": "left"}  # fmt: skip
    question = asked(knowledge, **told)
    assert (question.id, question.kind) == ("age_band", "safety")


def test_what_a_question_tells_apart_are_the_likely_causes_it_moves(
    knowledge: KnowledgeBase,
) -> None:
    small = with_causes(
        knowledge,
        cause("a", ("fever", "yes", 0.9)),
        cause("b", ("fever", "yes", 0.5), per_1000=100.0),
        cause("c"),
    )
    tables = likelihoods(small)
    here = standing(small)
    assert tells_apart(tables, here, small.findings["fever"]) == ("b", "a")
    assert tells_apart(tables, here, small.findings["fever"], most=1) == ("b",)
    assert tells_apart(tables, here, small.findings["tender_calf"]) == ()


def test_belief_alone_never_makes_an_emergency(knowledge: KnowledgeBase) -> None:
    assert all(level < Urgency.emergency_now for _, _, level in knowledge.scoring.floors)
    assert replace(knowledge.scoring).floors == knowledge.scoring.floors


LASTED = {
    "safety_a": "no", "safety_b": "no", "safety_c": "no", "leg": "both", "swelling": "none",
    "duration": "weeks", "age_band": "40to59",
}  # fmt: skip


def only_lasting(knowledge: KnowledgeBase) -> KnowledgeBase:
    """Nothing is worth a question for what it tells, so that only a rule's last ones remain."""
    scoring = replace(knowledge.scoring, least_gain=1000.0, floors=())
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
    sure = replace(small, scoring=replace(small.scoring, floors=floors, floor_least=0.0))
    assert assess(sure, Findings.of(**LASTED)).next_question is None


def test_after_the_last_round_only_what_could_lift_a_rule_is_asked(
    knowledge: KnowledgeBase,
) -> None:
    told = Findings(Findings.of(**LASTED).answers, knowledge.scoring.most_rounds)
    question = assess(only_lasting(knowledge), told).next_question
    assert question is not None
    assert question.id == "trend"
