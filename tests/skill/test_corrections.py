"""Corrections, several at once and with facts taken back; echoes, endings, unclear dangers."""

from collections.abc import Mapping
from typing import Any

import pytest
from calf_rules import Findings
from skill.dialogue import Turn, take
from skill.dialogue.offers.records import CHANGE, READ_BACK
from skill.filling import PLAIN, filled
from skill.reading import Heard
from skill.state import State
from skill.words import Words

from tests.skill.states import knowledge

WORDS = Words.load("en-US")
STORY: Mapping[str, Any] = {
    "leg": "left",
    "timing": ["night_in_bed", "walking"],
    "fever": "yes",
    "severity": "9",
}


def state(open_: str = READ_BACK, **changes: Any) -> State:
    return State(findings=Findings.of(**STORY), open=open_).but(**changes)


def corrects(told: Mapping[str, Any], before: State | None = None) -> Turn:
    heard = Heard("correct_earlier_answer", told, corrected=True)
    return take(knowledge(), before or state(), heard)


def said(turn: Turn) -> str:
    return " ".join(filled(WORDS, line, 0, PLAIN) for line in (*turn.lines, *turn.ask))


def test_three_corrections_in_one_sentence_are_all_taken_and_heard_once_more() -> None:
    turn = corrects({"leg": "right", "fever": "no", "severity": "4"})
    assert turn.state.findings.get("leg") == "right"
    assert turn.state.findings.get("fever") == "no"
    assert turn.state.findings.get("severity") == "4"
    for words in ("the right leg", "no fever", "pain of four out of ten"):
        assert words in said(turn)
    assert "night" not in said(turn), "what was not corrected is not told again"


@pytest.mark.parametrize("reply", ["yes", "no", "unsure"])
def test_a_correction_may_answer_a_question_about_several_dangers_too(reply: str) -> None:
    before = State(findings=Findings.of(safety_a="no", leg="left"), open="safety_b")
    heard = Heard("correct_earlier_answer", {"leg": "right"}, reply=reply, corrected=True)
    turn = take(knowledge(), before, heard)
    assert turn.state.findings.get("leg") == "right"
    assert "the right leg" in said(turn)


def test_a_time_that_is_denied_is_taken_back_and_the_others_stay() -> None:
    turn = corrects({"timing": frozenset({"-night_in_bed"})})
    assert turn.state.findings.values("timing") == {"walking"}
    assert "I have crossed that out" in said(turn)
    assert "at night in bed" in said(turn)


def test_a_time_may_be_denied_and_another_told_in_its_place() -> None:
    turn = corrects({"timing": frozenset({"-night_in_bed", "evening"})})
    assert turn.state.findings.values("timing") == {"walking", "evening"}
    assert "I have crossed that out: at night in bed" in said(turn)


def test_a_whole_finding_may_be_taken_back() -> None:
    turn = corrects({"timing": frozenset()})
    assert turn.state.findings.get("timing") is None


def test_denying_what_was_never_said_changes_nothing() -> None:
    before = state()
    assert corrects({"timing": frozenset({"-sitting"})}, before).state.findings == before.findings


@pytest.mark.parametrize("heard", [Heard("answer_no", reply="no"), Heard("more"), Heard("skip")])
def test_nothing_to_change_leaves_the_correction(heard: Heard) -> None:
    turn = take(knowledge(), state(CHANGE), heard)
    assert turn.state.open != CHANGE
    assert not turn.ends


def test_what_cannot_be_understood_leaves_the_correction_at_the_second_time() -> None:
    once = take(knowledge(), state(CHANGE), Heard("off_topic"))
    assert once.state.open == CHANGE
    assert once.ask != ((("dialogue.correct_which"), {}),)
    assert take(knowledge(), once.state, Heard("off_topic")).state.open != CHANGE


@pytest.mark.parametrize("heard", [Heard("correct_earlier_answer", corrected=True), Heard("more")])
def test_whoever_was_asked_what_to_change_and_names_nothing_is_not_asked_again(
    heard: Heard,
) -> None:
    """Like I said, or: I don't want to change anything."""
    assert take(knowledge(), state(CHANGE), heard).state.open != CHANGE


@pytest.mark.parametrize("open_", [READ_BACK, CHANGE])
def test_what_stands_already_is_confirmed_and_leaves_the_correction(open_: str) -> None:
    turn = corrects({"leg": "left"}, state(open_))
    assert turn.state.open not in {READ_BACK, CHANGE}
    assert "Yes, I have that: the left leg." in said(turn)


def test_whose_leg_it_is_is_no_correction_to_confirm() -> None:
    """Yes, except he's never smoked: what was misread is not known, but nothing odd is said."""
    his = State(findings=Findings.of(**STORY, sex="male"), open=READ_BACK)
    turn = take(knowledge(), his, Heard("answer_value", {"sex": "male"}))
    assert "male" not in said(turn)


def test_a_value_that_was_never_there_is_nothing_to_change() -> None:
    turn = corrects({"sensation": frozenset({"-burning"})}, state(CHANGE))
    assert turn.state.open not in {READ_BACK, CHANGE}


def test_the_only_value_of_a_finding_is_taken_back() -> None:
    told = {**STORY, "shin_bone_pain": "one_spot"}
    before = State(findings=Findings.of(**told), open=READ_BACK)
    turn = corrects({"shin_bone_pain": frozenset({"-one_spot"})}, before)
    assert not turn.state.findings.is_known("shin_bone_pain")


def test_i_told_you_to_a_question_about_a_danger_is_an_answer_to_it() -> None:
    asked = State(findings=Findings.of(safety_a="no", fever="unclear"), open="fever")
    heard = Heard("correct_earlier_answer", concerns=("fever",), corrected=True)
    assert take(knowledge(), asked, heard).state.open == "fever"


def test_a_no_with_what_stands_already_does_not_say_what_is_wrong() -> None:
    heard = Heard("answer_no", {"leg": "left"}, reply="no")
    assert take(knowledge(), state(CHANGE), heard).state.open == CHANGE


def concluding(**changes: Any) -> State:
    """Nothing is left to ask, and it is for today: the reading back, or the advice, is next."""
    screen = dict.fromkeys(("safety_a", "safety_b", "safety_c", "clot_risk"), "no")
    told = {**screen, "leg": "left", "swelling": "one_calf", "duration": "days"}
    return State(Findings(Findings.of(**told).answers, 40)).but(**changes)


def test_whoever_said_that_it_was_wrong_does_not_hear_all_of_it_again() -> None:
    wrong = take(knowledge(), concluding(open=READ_BACK), Heard("answer_no", reply="no"))
    assert wrong.state.open == CHANGE
    turn = take(knowledge(), wrong.state, Heard("describe_symptoms", {"fever": "no"}))
    assert turn.state.advice.told
    assert "dialogue.read_back" not in {key for key, _ in turn.ask}
    assert "no fever" in said(turn)


def test_a_correction_before_the_end_leaves_the_reading_back_to_come() -> None:
    turn = take(knowledge(), concluding(open=CHANGE), Heard("answer_no", reply="no"))
    assert turn.state.open == READ_BACK


def test_a_danger_said_unclearly_hears_the_number_and_the_plain_question_in_one_breath() -> None:
    known = State(findings=Findings.of(leg="left"), open="safety_b")
    turn = take(knowledge(), known, Heard("describe_symptoms", concerns=("chest_breath_signs",)))
    assert WORDS.text("locale.emergency") in said(turn)
    assert turn.state.open == "chest_breath_signs"
    assert turn.ask == (("questions.ask", {"question": "chest_breath_signs", "speaker": "self"}),)
    assert not turn.ends


def test_an_unclear_sign_that_is_no_emergency_only_hears_the_question() -> None:
    known = State(findings=Findings.of(leg="left"), open="safety_a")
    turn = take(knowledge(), known, Heard("describe_symptoms", concerns=("fever",)))
    assert turn.state.open == "fever"
    assert "dialogue.concern" not in [key for key, _ in turn.lines]


def test_a_story_is_echoed_in_few_words_before_the_next_question() -> None:
    told: Mapping[str, Any] = {
        "leg": "left",
        "timing": frozenset({"walking"}),
        "duration": "days",
        "fever": "no",
    }
    turn = take(knowledge(), State(open="invitation"), Heard("describe_symptoms", told))
    echo = next(filled(WORDS, line, 0, PLAIN) for line in turn.lines if "echo" in line[1])
    assert echo == "So: the left leg, while walking, for some days."
    assert turn.state.open == "safety_a"


@pytest.mark.parametrize("finding", sorted(knowledge().findings))
def test_an_echo_is_never_longer_than_twelve_words(finding: str) -> None:
    for value in knowledge().findings[finding].values:
        told = [["leg", "alternates"], [finding, value], ["fever", "yes"], ["trend", "worse"]]
        echo = filled(WORDS, ("dialogue.echo", {"echo": told}), 1, PLAIN)
        assert len(echo.partition(":")[2].split()) <= 12, echo


def test_what_is_told_beside_an_answer_is_said_at_once() -> None:
    known = State(findings=Findings.of(leg="left"), open="safety_a")
    told: Mapping[str, Any] = {"timing": frozenset({"night_in_bed"}), "fever": "no"}
    turn = take(knowledge(), known, Heard("answer_no", told, reply="no"))
    assert "at night in bed" in said(turn)
    assert "fever" not in filled(WORDS, turn.lines[0], 0, PLAIN), "a denial needs no words"


def test_what_is_told_beside_an_answer_is_not_said_twice_with_a_warning() -> None:
    known = State(findings=Findings.of(leg="left"), open="safety_a")
    turn = take(knowledge(), known, Heard("answer_no", {"swelling": "one_calf"}, reply="no"))
    keys = [key for key, _ in turn.lines]
    assert "dialogue.urgency_named.same_day" in keys
    assert "dialogue.noted_beside" not in keys


def test_the_read_back_holds_six_things_at_most_and_dangers_come_before_the_rest() -> None:
    told = {
        "leg": "left",
        "timing": frozenset({"walking", "evening", "standing"}),
        "sensation": frozenset({"dull", "heavy", "tight"}),
        "duration": "weeks",
        "trend": "same",
        "swelling": "one_calf",
        "safety_a": "no",
        "safety_b": "no",
        "safety_c": "no",
        "clot_risk": "no",
    }
    known = State(findings=Findings(Findings.of(**told).answers, 40), open="sex")
    turn = take(knowledge(), known, Heard("answer_unsure", {"sedentary": "yes"}, reply="unsure"))
    assert turn.state.open == READ_BACK
    found = [one for _, filling in turn.ask for one in filling.get("findings", ())]
    assert found[:2] == [["leg", "left"], ["swelling", "one_calf"]]
    assert len(found) <= 6


def test_who_only_denies_a_value_is_understood_and_asked_for_another() -> None:
    screen = dict.fromkeys(("safety_a", "safety_b", "safety_c"), "no")
    told = {**screen, "leg": "both", "swelling": "none", "age_band": "40to59"}
    before = State(findings=Findings.of(**told))
    opened = take(knowledge(), before, Heard("describe_symptoms", {"sedentary": "no"})).state
    while opened.open != "timing":
        opened = take(knowledge(), opened, Heard("answer_unsure", reply="unsure")).state
    denied = Heard("answer_value", {"timing": frozenset({"-night_in_bed"})})
    turn = take(knowledge(), opened, denied)
    assert [key for key, _ in turn.lines] == ["dialogue.not_that"]
    assert turn.state.open == "timing"
