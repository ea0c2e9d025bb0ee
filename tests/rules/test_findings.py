"""What a person has told, and conditions over it."""

from itertools import product

import pytest
from calf_rules import Findings
from calf_rules.conditions import Condition, Group, Leaf, holds, leaves


def test_no_unsure_and_not_asked_are_three_different_things() -> None:
    told = Findings.of(fever="no", leg="unsure")
    assert (told.get("fever"), told.get("leg"), told.get("swelling")) == ("no", "unsure", None)
    assert (told.is_known("fever"), told.is_known("leg"), told.is_known("swelling")) == (
        True, False, False,
    )  # fmt: skip
    assert (told.was_asked("fever"), told.was_asked("leg"), told.was_asked("swelling")) == (
        True, True, False,
    )  # fmt: skip


def test_a_hedged_warning_is_neither_known_nor_asked() -> None:
    told = Findings.of(chest_breath_signs="unclear")
    assert not told.is_known("chest_breath_signs")
    assert not told.was_asked("chest_breath_signs")


def test_several_values_are_a_set_and_one_value_is_a_set_of_one() -> None:
    told = Findings.of(timing=["walking", "standing"], leg="left")
    assert told.get("timing") == frozenset({"walking", "standing"})
    assert told.values("timing") == {"walking", "standing"}
    assert told.values("leg") == {"left"}
    assert told.values("sensation") == frozenset()
    assert told.is_known("timing")


def test_answers_make_new_findings_and_leave_the_old_alone() -> None:
    before = Findings.of(leg="left")
    after = before.answered({"leg": "right", "timing": ["evening"]})
    assert (before.get("leg"), before.rounds) == ("left", 0)
    assert (after.get("leg"), after.rounds) == ("right", 1)
    assert after.get("timing") == frozenset({"evening"})
    with pytest.raises(TypeError):
        after.answers["leg"] = "both"  # type: ignore[index]
    with pytest.raises(AttributeError):
        after.rounds = 9  # type: ignore[misc]


FEVER = Leaf("fever", frozenset({"yes"}))
LEFT = Leaf("leg", frozenset({"left", "right"}))
WALKING = Leaf("timing", frozenset({"walking"}))


def test_a_leaf_holds_only_after_a_definite_answer_with_its_value() -> None:
    assert holds(FEVER, Findings.of(fever="yes"))
    for other in ("no", "unsure", "unclear"):
        assert not holds(FEVER, Findings.of(fever=other))
    assert not holds(FEVER, Findings.of())
    assert holds(LEFT, Findings.of(leg="right"))


def test_a_leaf_of_several_values_holds_when_the_answer_contains_one() -> None:
    assert holds(WALKING, Findings.of(timing=["evening", "walking"]))
    assert not holds(WALKING, Findings.of(timing=["evening"]))
    assert not holds(WALKING, Findings.of(timing="no"))


def test_all_any_and_none_have_their_truth_tables() -> None:
    parts: tuple[Condition, ...] = (FEVER, LEFT, WALKING)
    for truth in product((True, False), repeat=3):
        given = {"fever": "yes", "leg": "left", "timing": ["walking"]}
        told = Findings.of(
            **{k: v for (k, v), is_ in zip(given.items(), truth, strict=True) if is_}
        )
        assert holds(Group("all", parts), told) == all(truth)
        assert holds(Group("any", parts), told) == any(truth)
        assert holds(Group("none", parts), told) == (not any(truth))


def test_every_leaf_below_a_condition_is_found() -> None:
    nested = Group("all", (FEVER, Group("none", (LEFT, WALKING))))
    assert list(leaves(nested)) == [FEVER, LEFT, WALKING]
