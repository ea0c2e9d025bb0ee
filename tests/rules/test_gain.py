"""How much a question is worth, and which is worth most."""

from dataclasses import replace
from math import isclose

from calf_rules import Findings, KnowledgeBase, Urgency, assess
from calf_rules.assess import likelihoods
from calf_rules.conditions import Group, Leaf
from calf_rules.gain import Prospect, score_floor
from calf_rules.model import Rule
from calf_rules.questions import tells_apart

from tests.rules.asking import asked, standing
from tests.rules.small import ask_nothing_else, cause, with_causes


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
    assert knowledge.scoring._replace().floors == knowledge.scoring.floors
