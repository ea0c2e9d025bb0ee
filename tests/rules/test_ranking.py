"""Ranking, reckoned by hand on small knowledge bases."""

from dataclasses import replace
from math import isclose, log

import pytest
from calf_rules import Findings, KnowledgeBase
from calf_rules.likelihoods import LEAST, MOST, Likelihoods
from calf_rules.ranking import normalised, shares

from tests.rules.small import cause, shares_of, with_causes


def belief(knowledge: KnowledgeBase, **answers: str | list[str]) -> dict[str, float]:
    tables = Likelihoods(knowledge)
    found = shares(tables, Findings.of(**answers))
    return dict(zip(knowledge.causes, found, strict=True))


def close(found: dict[str, float], expected: dict[str, float]) -> bool:
    wanted = shares_of(expected)
    return found.keys() == wanted.keys() and all(
        isclose(found[name], wanted[name], rel_tol=1e-9) for name in wanted
    )


def test_without_answers_the_belief_is_the_prior(knowledge: KnowledgeBase) -> None:
    small = with_causes(knowledge, cause("a", per_1000=30.0), cause("b"))
    assert close(belief(small), {"a": 30, "b": 10})


def test_an_answer_multiplies_by_its_likelihood_over_the_base(knowledge: KnowledgeBase) -> None:
    small = with_causes(knowledge, cause("a", ("fever", "yes", 0.8)), cause("b"))
    base = knowledge.findings["fever"].base["yes"]
    assert close(belief(small, fever="yes"), {"a": 0.8, "b": base})
    assert close(belief(small, fever="no"), {"a": 0.2, "b": 1 - base})


@pytest.mark.parametrize("silence", ["unsure", "unclear"])
def test_not_knowing_tells_nothing(knowledge: KnowledgeBase, silence: str) -> None:
    small = with_causes(
        knowledge, cause("a", ("fever", "yes", 0.8), ("timing", "evening", 0.9)), cause("b"),
        unnamed_weight=0.3,
    )  # fmt: skip
    assert close(belief(small, fever=silence, timing=silence, leg=silence), {"a": 1, "b": 1})


def test_weights_are_tempered(knowledge: KnowledgeBase) -> None:
    small = with_causes(knowledge, cause("a", ("fever", "yes", 0.8)), cause("b"), temper=0.5)
    base = knowledge.findings["fever"].base["yes"]
    assert close(belief(small, fever="yes"), {"a": (0.8 / base) ** 0.5, "b": 1})


def test_no_answer_weighs_more_than_the_cap_either_way(knowledge: KnowledgeBase) -> None:
    small = with_causes(
        knowledge, cause("a", ("fever", "yes", 0.9), ("urge_to_move", "yes", 0.001)), cause("b"),
        cap=3.0,
    )  # fmt: skip
    assert close(belief(small, fever="yes"), {"a": 3, "b": 1})
    assert close(belief(small, urge_to_move="yes"), {"a": 1, "b": 3})


def test_a_denial_weighs_as_its_figure_says(knowledge: KnowledgeBase) -> None:
    if not hasattr(knowledge.scoring, "denial_weight"):
        pytest.skip("denials weigh like any answer")
    small = with_causes(knowledge, cause("a", ("fever", "yes", 0.8)), cause("b"), denial_weight=0.5)
    base = knowledge.findings["fever"].base["yes"]
    assert close(belief(small, fever="no"), {"a": (0.2 / (1 - base)) ** 0.5, "b": 1})
    assert close(belief(small, fever="yes"), {"a": 0.8 / base, "b": 1})


def test_nothing_is_certain_or_impossible(knowledge: KnowledgeBase) -> None:
    small = with_causes(knowledge, cause("a", ("fever", "yes", 1.0)), cause("b"), cap=1e9)
    base = knowledge.findings["fever"].base
    assert close(belief(small, fever="yes"), {"a": MOST, "b": base["yes"]})
    assert close(belief(small, fever="no"), {"a": LEAST, "b": base["no"]})


def test_values_without_a_row_share_what_is_left_by_their_base(knowledge: KnowledgeBase) -> None:
    small = with_causes(knowledge, cause("a", ("onset", "sudden", 0.5)), cause("b"))
    base = knowledge.findings["onset"].base
    left = 0.5 * base["gradual"] / (base["gradual"] + base["hours_days"])
    assert close(belief(small, onset="gradual"), {"a": left, "b": base["gradual"]})
    assert close(belief(small, onset="sudden"), {"a": 0.5, "b": base["sudden"]})


def test_a_named_group_of_values_is_shared_by_its_members(knowledge: KnowledgeBase) -> None:
    small = with_causes(knowledge, cause("a", ("leg", "one", 0.9)), cause("b"))
    base = knowledge.findings["leg"].base
    assert close(belief(small, leg="left"), {"a": 0.45, "b": base["left"]})
    both = 0.1 * base["both"] / (base["both"] + base["alternates"])
    assert close(belief(small, leg="both"), {"a": both, "b": base["both"]})


def test_a_row_for_a_member_takes_its_part_of_the_group(knowledge: KnowledgeBase) -> None:
    rows = [("swelling", "one_leg", 0.8), ("swelling", "one_calf", 0.6)]
    small = with_causes(knowledge, cause("a", *rows), cause("b"))
    base = knowledge.findings["swelling"].base
    assert close(belief(small, swelling="one_calf"), {"a": 0.6, "b": base["one_calf"]})
    assert close(belief(small, swelling="whole_leg"), {"a": 0.2, "b": base["whole_leg"]})


def test_a_group_smaller_than_its_member_leaves_nothing(knowledge: KnowledgeBase) -> None:
    rows = [("swelling", "one_leg", 0.5), ("swelling", "one_calf", 0.6)]
    small = with_causes(knowledge, cause("a", *rows), cause("b"), cap=1e9)
    base = knowledge.findings["swelling"].base
    assert close(belief(small, swelling="whole_leg"), {"a": LEAST, "b": base["whole_leg"]})


def test_rows_that_add_up_to_more_than_one_leave_nothing_for_the_rest(
    knowledge: KnowledgeBase,
) -> None:
    rows = [("onset", "sudden", 0.7), ("onset", "gradual", 0.6)]
    small = with_causes(knowledge, cause("a", *rows), cause("b"), cap=1e9)
    base = knowledge.findings["onset"].base
    assert close(belief(small, onset="hours_days"), {"a": LEAST, "b": base["hours_days"]})


def test_of_several_values_each_named_one_counts(knowledge: KnowledgeBase) -> None:
    rows = [("timing", "evening", 0.5), ("timing", "standing", 0.44)]
    small = with_causes(knowledge, cause("a", *rows), cause("b"))
    base = knowledge.findings["timing"].base
    ratio = 0.5 / base["evening"] * 0.44 / base["standing"]
    assert close(belief(small, timing=["standing", "evening"]), {"a": ratio, "b": 1})


def test_an_unnamed_value_counts_its_part_as_absent(knowledge: KnowledgeBase) -> None:
    rows = [("timing", "evening", 0.5), ("timing", "standing", 0.44)]
    small = with_causes(knowledge, cause("a", *rows), cause("b"), unnamed_weight=0.3)
    base = knowledge.findings["timing"].base
    absent = ((1 - 0.44) / (1 - base["standing"])) ** 0.3
    assert close(belief(small, timing=["evening"]), {"a": 0.5 / base["evening"] * absent, "b": 1})
    none = absent * (0.5 / (1 - base["evening"])) ** 0.3
    assert close(belief(small, timing="no"), {"a": none, "b": 1})


def test_overlapping_answers_share_one_weight(knowledge: KnowledgeBase) -> None:
    rows = [("sensation", "cramp", 0.76), ("cramp_minutes", "yes", 0.5)]
    overlaps = ((0.5, (("sensation", "cramp"), ("cramp_minutes", "yes"))),)
    small = with_causes(knowledge, cause("a", *rows), cause("b"), overlaps=overlaps)
    one = 0.5 / knowledge.findings["cramp_minutes"].base["yes"]
    both = one * 0.76 / knowledge.findings["sensation"].base["cramp"]
    assert close(belief(small, cramp_minutes="yes"), {"a": one, "b": 1})
    assert close(
        belief(small, cramp_minutes="yes", sensation=["cramp"]), {"a": both ** (1 / 1.5), "b": 1}
    )


def test_a_denial_belongs_to_the_same_fact_as_its_yes(knowledge: KnowledgeBase) -> None:
    overlaps = ((1.0, (("fever", "yes"), ("cramp_minutes", "yes"))),)
    rows = [("fever", "yes", 0.5), ("cramp_minutes", "yes", 0.5)]
    small = with_causes(knowledge, cause("a", *rows), cause("b"), overlaps=overlaps)
    fever, cramp = knowledge.findings["fever"].base, knowledge.findings["cramp_minutes"].base
    ratio = (0.5 / fever["no"] * 0.5 / cramp["no"]) ** 0.5
    assert close(belief(small, fever="no", cramp_minutes="no"), {"a": ratio, "b": 1})


def test_age_and_sex_act_on_the_prior(knowledge: KnowledgeBase) -> None:
    small = with_causes(
        knowledge, cause("a", age_x={"75plus": 3.0, "16to39": 0.5}, sex_x={"male": 2.0}), cause("b")
    )
    assert close(belief(small, age_band="75plus"), {"a": 3, "b": 1})
    assert close(belief(small, age_band="75plus", sex="male"), {"a": 6, "b": 1})
    assert close(belief(small, age_band="40to59", sex="female"), {"a": 1, "b": 1})
    assert close(belief(small, age_band="unsure", sex="unsure"), {"a": 1, "b": 1})


def test_children_count_as_young_adults_where_nothing_is_said(knowledge: KnowledgeBase) -> None:
    small = with_causes(
        knowledge, cause("a", age_x={"16to39": 0.5}), cause("b", age_x={"under16": 4.0})
    )
    assert close(belief(small, age_band="under16"), {"a": 0.5, "b": 4})


def test_no_factor_makes_a_cause_impossible(knowledge: KnowledgeBase) -> None:
    small = with_causes(knowledge, cause("a", sex_x={"male": 0.0}), cause("b"))
    assert close(belief(small, sex="male"), {"a": LEAST, "b": 1})


def test_a_known_pregnancy_replaces_what_age_and_sex_say_about_it(
    knowledge: KnowledgeBase,
) -> None:
    pregnant = replace(cause("a", age_x={"40to59": 0.1}, sex_x={"male": 0.0}), group="pregnancy")
    small = with_causes(knowledge, pregnant, cause("b"))
    assert close(belief(small, age_band="40to59"), {"a": 0.1, "b": 1})
    told = belief(small, age_band="40to59", pregnancy="pregnant")
    assert close(told, {"a": 1, "b": 1})
    assert close(belief(small, age_band="40to59", pregnancy="unsure"), {"a": 0.1, "b": 1})


def test_shares_add_up_to_one_however_far_apart_the_scores() -> None:
    assert normalised([0.0, log(3.0)]) == pytest.approx([0.25, 0.75])
    assert sum(normalised([-900.0, 900.0])) == 1.0


def test_the_tables_say_what_age_would_tell(knowledge: KnowledgeBase) -> None:
    small = with_causes(
        knowledge, cause("a", age_x={"75plus": 3.0}, sex_x={"male": 0.0}), cause("b")
    )
    tables, base = Likelihoods(small), knowledge.findings["age_band"].base
    assert tables.of("age_band").ratio["75plus"] == [3.0, 1.0]
    assert tables.of("sex").ratio["male"] == [LEAST, 1.0]
    whole = 1 + 2 * base["75plus"]
    assert tables.of("age_band").p["75plus"] == pytest.approx([3 * base["75plus"] / whole,
                                                            base["75plus"]])  # fmt: skip
