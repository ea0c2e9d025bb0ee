"""A remark after the advice gets a word and what is open again; after another, a kind goodbye."""

from dataclasses import replace

from calf_rules import Findings, Urgency
from skill.dialogue import take
from skill.dialogue.offers.records import ANYTHING_ELSE, MORE, READ_BACK
from skill.reading import Heard
from skill.state import Advice, State

from tests.skill.inquiring import TOLD, advised, said
from tests.skill.states import knowledge

REMARK = Heard("off_topic", remarks=True)


def test_it_is_no_misunderstanding() -> None:
    turn = take(knowledge(), replace(advised(TOLD["routine"]), open=ANYTHING_ELSE), REMARK)
    assert turn.lines[0] == ("dialogue.remark", {})
    assert turn.state.open == ANYTHING_ELSE


def test_two_in_a_row_after_the_advice_end_the_talk_with_the_one_thing_to_do() -> None:
    first = take(knowledge(), replace(advised(TOLD["routine"]), open=ANYTHING_ELSE), REMARK)
    second = take(knowledge(), first.state, REMARK)
    assert second.ends
    assert "appointment within two weeks" in said(second)


def test_while_things_are_looked_through_they_end_nothing() -> None:
    looking = State(Findings.of(leg="left", swelling="one_calf"), READ_BACK)
    first = take(knowledge(), looking, REMARK)
    assert first.lines[0] == ("dialogue.remark", {})
    assert not take(knowledge(), first.state, REMARK).ends


def test_what_helps_is_not_offered_again_where_nothing_changed() -> None:
    state = advised(TOLD["routine"])
    told = take(knowledge(), state, Heard("answer_value", {"bruising": "no"})).state
    named, level = told.advice.named, told.advice.level
    heard_it = replace(told, open=ANYTHING_ELSE, advice=replace(told.advice, more=1))
    turn = take(knowledge(), heard_it, Heard("answer_value", {"joint_pain": "no"}))
    assert (turn.state.advice.named, turn.state.advice.level) == (named, level)
    assert turn.state.open == ANYTHING_ELSE
    unheard = replace(heard_it, advice=Advice(True, level, named, checked=True))
    again = take(knowledge(), unheard, Heard("answer_value", {"joint_pain": "no"}))
    assert again.state.open == MORE


def test_what_helps_is_not_offered_again_where_the_first_cause_stays() -> None:
    told = take(knowledge(), advised(TOLD["routine"]), Heard("answer_value", {"bruising": "no"}))
    first, *others = told.state.advice.named
    heard_all = replace(told.state.advice, named=(first, *reversed(others)), more=3)
    state = replace(told.state, open=ANYTHING_ELSE, advice=heard_all)
    turn = take(knowledge(), state, Heard("answer_value", {"joint_pain": "no"}))
    assert turn.state.open == ANYTHING_ELSE
    assert turn.state.advice.more == 1


def test_other_causes_under_the_same_advice_are_said_to_be_others() -> None:
    state = advised(TOLD["routine"])
    first = take(knowledge(), state, Heard("answer_value", {"bruising": "no"})).state
    turn = take(knowledge(), first, Heard("answer_value", {"numbness_tingling": "yes"}))
    assert turn.state.advice.named != first.advice.named
    assert ("dialogue.advice_same_causes", {}) in turn.lines


def test_an_offer_that_is_taken_with_a_fact_is_taken() -> None:
    first = take(knowledge(), advised(TOLD["routine"]), Heard("answer_value", {"bruising": "no"}))
    told = Heard("answer_yes", {"joint_pain": "no"}, reply="yes")
    turn = take(knowledge(), first.state.but(open=MORE), told)
    keys = [key for key, _ in turn.lines]
    assert keys[0] == "dialogue.noted"
    assert "dialogue.more_meanwhile" in keys


def test_an_offer_is_not_taken_with_a_fact_that_changes_the_advice() -> None:
    first = take(knowledge(), advised(TOLD["routine"]), Heard("answer_value", {"bruising": "no"}))
    told = Heard("answer_yes", {"swelling": "one_calf", "leg": "left"}, reply="yes")
    turn = take(knowledge(), first.state.but(open=MORE), told)
    assert "dialogue.more_meanwhile" not in [key for key, _ in turn.lines]


def test_an_offer_is_not_taken_with_a_fact_by_which_something_else_fits_best() -> None:
    first = take(knowledge(), advised(TOLD["routine"]), Heard("answer_value", {"bruising": "no"}))
    told = Heard("answer_yes", {"varicose_veins": "yes"}, reply="yes")
    turn = take(knowledge(), first.state.but(open=MORE), told)
    assert turn.state.advice.level == first.state.advice.level
    assert turn.state.advice.named[0] != first.state.advice.named[0]
    assert "dialogue.more_meanwhile" not in [key for key, _ in turn.lines]


def test_what_to_do_is_said_again_only_where_it_is_soon() -> None:
    for level, again in (("routine", False), ("same_day", True)):
        first = take(knowledge(), advised(TOLD[level]), Heard("answer_value", {"bruising": "no"}))
        turn = take(knowledge(), first.state, Heard("answer_value", {"joint_pain": "no"}))
        keys = [key for key, _ in turn.lines]
        assert {"dialogue.advice_same", "dialogue.advice_same_causes"} & set(keys), level
        assert any(key.startswith("verdict.action") for key in keys) is again, keys


def test_what_does_not_change_how_soon_brings_no_more_questions() -> None:
    told = take(knowledge(), _early(), Heard("answer_value", {"bruising": "no"})).state
    assert told.advice.level == int(Urgency.routine)
    assert told.open in {MORE, ANYTHING_ELSE}


def test_what_changes_how_soon_is_asked_about_further() -> None:
    told = take(knowledge(), _early(), Heard("answer_value", {"skin_red_hot": "yes"})).state
    assert told.open == "redness_spreading"


def test_what_is_doubtful_after_the_advice_is_asked_about() -> None:
    told = take(knowledge(), _early(), Heard("answer_value", {"skin_red_hot": "unclear"})).state
    assert told.open == "skin_red_hot"


def _early() -> State:
    """Somebody who was advised after few questions, so that more could be asked."""
    state = advised(TOLD["routine"])
    advice = replace(state.advice, level=int(Urgency.routine))
    return replace(state, findings=Findings(state.findings.answers, 4), advice=advice)
