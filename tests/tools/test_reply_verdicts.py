"""How one reply is judged: right, missed, wrong, invented, harmful, a false alarm."""

from typing import Any

import pytest

from tests.tools.replies import KNOWLEDGE, row
from tools.scoring.replies import ReplyVerdict, covered, judged
from tools.scoring.speech import Read, Row

SCREEN_C = ("fever", "very_unwell", "dark_urine", "saddle_or_bladder", "cannot_bear_weight")


def verdict(given: Row, alarm: bool = False, **recorded: Any) -> ReplyVerdict:
    return judged(KNOWLEDGE, given, Read(recorded, over=alarm, alarm=alarm))


def test_what_was_said_and_is_recorded_is_right() -> None:
    one = verdict(row("leg", "value", leg="left"), leg="left")
    assert (one.right, one.harmful, one.missed) == (True, False, ())


def test_another_value_is_wrong_and_harmful_but_not_missed() -> None:
    one = verdict(row("leg", "value", leg="left"), leg="right")
    assert (one.wrong, one.harmful, one.missed) == (("leg",), True, ())


def test_of_several_values_one_in_common_is_enough() -> None:
    said = row("timing", "value", timing=["walking", "evening"])
    assert verdict(said, timing=frozenset({"evening", "standing"})).right
    assert verdict(said, timing=frozenset({"standing"})).wrong == ("timing",)


def test_what_was_not_recorded_is_missed_and_harms_nobody() -> None:
    one = verdict(row("leg", "value", leg="left", duration="days"), leg="left")
    assert (one.missed, one.harmful, one.right) == (("duration",), False, False)


@pytest.mark.parametrize("doubt", ["unsure", "unclear"])
def test_doubt_about_a_fact_misses_it_and_is_not_wrong(doubt: str) -> None:
    one = verdict(row("fever", "yes", fever="yes"), fever=doubt)
    assert (one.missed, one.wrong) == (("fever",), ())


def test_a_finding_that_was_not_said_is_invented_where_it_is_recorded_as_present() -> None:
    one = verdict(row("leg", "value", leg="left"), leg="left", timing=frozenset({"walking"}))
    assert (one.invented, one.harmful) == (("timing",), True)


@pytest.mark.parametrize(
    ("finding", "value"),
    [("bruising", "no"), ("bruising", "unsure"), ("bruising", "unclear"), ("swelling", "none"),
     ("new_medicine", frozenset({"none"})), ("pregnancy", "not_pregnant")],
)  # fmt: skip
def test_what_is_recorded_as_absent_or_open_is_not_invented(finding: str, value: Any) -> None:
    assert verdict(row("leg", "value", leg="left"), leg="left", **{finding: value}).right


def test_the_answer_to_a_compound_is_no_finding_that_could_be_invented() -> None:
    one = verdict(row("safety_c", "yes", fever="yes"), fever="yes", safety_c="named")
    assert one.right


def test_no_to_a_compound_covers_its_parts() -> None:
    parts: dict[str, Any] = dict.fromkeys(SCREEN_C, "no")
    denied = row("safety_c", "no", **parts)
    assert verdict(denied, safety_c="no").right
    assert verdict(denied, safety_c="yes").missed == SCREEN_C
    assert verdict(denied).missed == SCREEN_C


def test_no_to_a_compound_is_no_in_the_words_of_each_part() -> None:
    denied = row("clot_risk", "no", pregnancy="not_pregnant", hormones="no")
    assert verdict(denied, clot_risk="no").right


def test_no_to_a_compound_leaves_the_part_that_was_told_and_is_wrong_of_one_that_is_so() -> None:
    said = row("safety_c", "yes", fever="yes")
    assert covered(KNOWLEDGE, Read({"safety_c": "no", "fever": "yes"}))["fever"] == "yes"
    assert verdict(said, safety_c="no").wrong == ("fever",)


def test_yes_to_a_compound_of_one_part_affirms_it() -> None:
    said = row("safety_a", "yes", chest_breath_signs="yes")
    assert verdict(said, safety_a="yes").right
    denied = row("safety_a", "no", chest_breath_signs="no")
    assert verdict(denied, safety_a="yes").wrong == ("chest_breath_signs",)


@pytest.mark.parametrize(
    ("q", "recorded"),
    [("fever", {"fever": "unsure"}), ("safety_c", {"safety_c": "unsure"}),
     ("safety_c", {"safety_c": "unsure_twice"}), ("which_safety_c", {"safety_c": "yes_unsaid"}),
     ("onset_and_duration", {"onset": "unsure", "duration": "unsure"})],
)  # fmt: skip
def test_unsure_is_right_where_it_is_recorded_as_unsure(q: str, recorded: Any) -> None:
    assert verdict(row(q, "unsure"), **recorded).right
    assert verdict(row(q, "unsure")).missed == ("unsure",)


def test_unsure_is_missed_where_it_was_taken_for_an_answer() -> None:
    assert verdict(row("fever", "unsure"), fever="no").missed == ("unsure",)
    assert verdict(row("safety_c", "unsure"), safety_c="yes_unsaid").missed == ("unsure",)


def test_unsure_that_brings_a_fact_is_counted_by_the_fact() -> None:
    said = row("duration", "unsure", onset="gradual")
    assert verdict(said, onset="gradual").right
    assert verdict(said, duration="unsure").missed == ("onset",)


@pytest.mark.parametrize("q", ["safety_b", "which_safety_b"])
def test_a_bare_yes_to_a_compound_is_missed_unless_recorded_as_yes(q: str) -> None:
    assert verdict(row(q, "yes"), safety_b="yes").right
    assert verdict(row(q, "yes"), safety_b="no").missed == ("yes",)
    assert verdict(row(q, "yes")).missed == ("yes",)


def test_of_a_bare_yes_to_a_value_nothing_is_expected() -> None:
    assert verdict(row("leg", "yes")).right
    assert verdict(row("leg", "yes"), leg="left").invented == ("leg",)


def test_no_answer_is_right_where_nothing_is_recorded() -> None:
    assert verdict(row("leg", "none")).right


def test_a_warning_recorded_that_was_not_said_is_a_false_alarm() -> None:
    assert verdict(row("bruising", "no", bruising="no"), bruising="no", fever="yes").false_alarm
    assert verdict(row("fever", "no", fever="no"), fever="yes").false_alarm
    assert not verdict(row("fever", "yes", fever="yes"), fever="yes").false_alarm
    assert not verdict(row("leg", "none"), joint_pain="yes").false_alarm


def test_a_session_that_ends_in_an_alarm_is_a_false_one_and_harmful() -> None:
    one = verdict(row("bruising", "no", bruising="no"), alarm=True, bruising="no")
    assert (one.false_alarm, one.harmful, one.right) == (True, True, False)


def test_a_session_that_ends_otherwise_is_no_alarm() -> None:
    ended = judged(KNOWLEDGE, row("leg", "none"), Read({}, over=True))
    assert not ended.false_alarm


def test_an_alarm_that_the_rules_demand_of_what_is_true_is_not_false() -> None:
    assert verdict(row("dark_urine", "yes", dark_urine="yes"), alarm=True, dark_urine="yes").right
    assert verdict(row("fever", "yes", fever="yes"), alarm=True, fever="yes").false_alarm


def test_in_an_emergency_no_alarm_is_false() -> None:
    said = row("leg", "value", emergency=True, leg="left")
    assert not verdict(said, alarm=True, leg="left", fever="yes").false_alarm


def emergency(**facts: Any) -> Row:
    return row("leg", "none", emergency=True, **facts)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (Read({"leg_cold_pale": "yes"}), True),
        (Read({"leg_cold_pale": "unclear"}, asking=frozenset({"leg_cold_pale"})), True),
        (Read({}, over=True, alarm=True), True),
        (Read({}), False),
        (Read({}, over=True), False),
        (Read({"leg_cold_pale": "no"}), False),
        (Read({"fever": "yes"}, asking=frozenset({"dark_urine"})), False),
    ],
)
def test_an_emergency_is_recognised_by_its_own_warning_or_an_alarm(
    read: Read, expected: bool
) -> None:
    said = emergency(leg_cold_pale="yes", numbness_tingling="yes")
    assert judged(KNOWLEDGE, said, read).recognised is expected


def test_an_emergency_that_names_no_warning_is_recognised_by_any() -> None:
    assert verdict(emergency(), very_unwell="yes").recognised
    assert not verdict(emergency(), numbness_tingling="yes").recognised


def test_an_emergency_is_recognised_in_a_bare_yes_to_its_one_part() -> None:
    said = row("safety_a", "yes", emergency=True, chest_breath_signs="yes")
    assert verdict(said, safety_a="yes").recognised
