"""What people ask around the advice is answered for every kind of cause, and changes nothing."""

from dataclasses import replace

import pytest
from calf_rules import Findings, Urgency
from skill.dialogue import take
from skill.dialogue.offers.records import ANYTHING_ELSE, EXERCISE_OFFER, MORE, READ_BACK
from skill.filling import PLAIN, filled
from skill.reading import Heard
from skill.state import State
from skill.words import Words, locales

from tests.skill.inquiring import TOLD, TOPICS, WORDS, advised, asks, said
from tests.skill.states import knowledge


@pytest.mark.parametrize("level", TOLD)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_question_has_an_answer_for_every_kind_of_cause(topic: str, level: str) -> None:
    for causes in knowledge().kinds.values():
        for cause in causes:
            state = advised(TOLD[level], cause)
            turn = asks(topic, state=state)
            assert said(turn)
            assert "{" not in said(turn)
            assert WORDS.text(f"answers.{topic}.early") not in said(turn)
            assert turn.state.open == ANYTHING_ELSE
            assert turn.state.findings == state.findings


@pytest.mark.parametrize("level", TOLD)
def test_the_levels_of_these_tests_are_what_they_say(level: str) -> None:
    turn = take(knowledge(), replace(advised(TOLD[level]), open=None), Heard("ask_who_to_see"))
    assert turn.lines[0][1]["level"] == level


@pytest.mark.parametrize("locale", locales())
def test_every_answer_can_be_spoken_in_every_locale(locale: str) -> None:
    words = Words.load(locale)
    for topic, answers in words.find("answers").items():
        for name in answers:
            line = {"topic": topic, "among": [name], "cause": "dvt", "specialist": "gp"}
            assert "{" not in filled(words, ("answers.say", line), 0, PLAIN)


@pytest.mark.parametrize("topic", ["run", "play_sport", "fly", "massage", "drive"])
def test_nothing_is_allowed_that_should_wait_for_the_check(topic: str) -> None:
    for causes in knowledge().kinds.values():
        answer = said(asks(topic, state=advised(TOLD["same_day"], min(causes))))
        assert not answer.startswith("Yes")


def test_of_several_causes_named_the_most_careful_decides() -> None:
    state = advised(TOLD["routine"])
    both = state.but(named=("nocturnal_cramps", "peripheral_arterial_disease"))
    assert said(asks("run", state=both)) == WORDS.text("answers.run.artery")


def test_before_the_advice_a_question_is_put_off_and_what_was_open_stands() -> None:
    state = State(findings=Findings.of(leg="left"), open="safety_a")
    turn = asks("run", state=state)
    assert said(turn) == WORDS.text("answers.run.early")
    assert turn.state.open == "safety_a"
    assert turn.state.findings == state.findings


def test_two_questions_in_one_breath_are_both_answered() -> None:
    turn = asks("drive", "fly", state=advised(TOLD["same_day"]))
    assert said(turn) == f"{WORDS.text('answers.drive.today')} {WORDS.text('answers.fly.today')}"


def test_yes_to_more_and_a_question_get_both() -> None:
    state = advised(TOLD["routine"])
    both = take(knowledge(), state, Heard("ask_advice", reply="yes", about=("drive",)))
    assert ("dialogue.more_meanwhile", {"cause": "nocturnal_cramps"}) in both.lines
    assert both.lines[-1] == asks("drive", state=state).lines[-1]
    assert both.state.open == EXERCISE_OFFER


def test_yes_to_the_read_back_and_a_question_get_the_advice_and_the_answer() -> None:
    before = State(advised(TOLD["same_day"]).findings, READ_BACK)
    both = take(knowledge(), before, Heard("ask_advice", reply="yes", about=("drive",)))
    assert both.state.advice.told
    assert said(both).endswith(WORDS.text("answers.drive.today"))


def test_is_it_a_clot_is_answered_by_whether_one_was_named() -> None:
    named = asks("clot", state=advised(TOLD["same_day"], "dvt"))
    assert said(named) == WORDS.text("answers.clot.today_named")
    other = asks("clot", state=advised(TOLD["routine"], "nocturnal_cramps"))
    assert said(other) == WORDS.text("answers.clot.else")


def test_a_clot_that_a_warning_wants_excluded_could_be_it_though_others_are_likelier() -> None:
    state = advised(TOLD["same_day"], "calf_strain")  # S1: a swollen calf
    assert said(asks("clot", state=state)) == WORDS.text("answers.clot.today_named")


def test_could_it_be_that_says_what_speaks_for_and_against_it() -> None:
    state = advised({**TOLD["routine"], "varicose_veins": "yes", "urge_to_move": "no"})
    veins = said(asks("could_it_be", "chronic_venous_insufficiency", state=state))
    assert "bulging veins" in veins
    legs = said(asks("could_it_be", "restless_legs", state=state))
    assert "This speaks against it: no urge to move" in legs


def test_a_cause_alone_is_asked_about_like_could_it_be() -> None:
    state = advised(TOLD["routine"])
    assert asks("dvt", state=state).lines == asks("could_it_be", "dvt", state=state).lines


@pytest.mark.parametrize("offered", [MORE, ANYTHING_ELSE])
@pytest.mark.parametrize(("place", "cause"), [("first", "dvt"), ("second", "calf_strain")])
def test_a_cause_is_explained_by_its_place_in_the_advice(
    place: str, cause: str, offered: str
) -> None:
    state = advised(TOLD["same_day"]).but(named=("dvt", "calf_strain"), open=offered)
    heard = Heard("ask_cause_info", about=(place,))
    assert WORDS.text(f"causes.{cause}.say") in said(take(knowledge(), state, heard))
    third = take(knowledge(), state, replace(heard, about=("third",)))
    assert third.lines == (("dialogue.no_such_cause", {}),)


def test_what_is_it_takes_the_offer_to_explain_a_cause() -> None:
    state = advised(TOLD["routine"], "bakers_cyst")
    offered = take(knowledge(), state, Heard("answer_yes", reply="yes"))
    turn = take(knowledge(), offered.state.but(open=MORE), Heard("ask_cause_info"))
    assert ("causes.say", {"cause": "bakers_cyst"}) in turn.lines


def test_what_it_does_not_know_it_says() -> None:
    state = advised(TOLD["routine"])
    assert said(asks("could_it_be", state=state)) == WORDS.text("answers.could_it_be.else")
    other = WORDS.text("answers.other.else").partition("{")[0]
    assert said(asks("weather", state=state)).startswith(other)
    unknown = said(asks("meaning_of_word", "bonbon", state=state))
    assert unknown == WORDS.text("answers.meaning_of_word.else")


def test_where_it_is_not_clear_which_word_is_meant_the_first_cause_is_explained() -> None:
    turn = asks("meaning_of_word", state=advised(TOLD["within_days"], "tibial_stress_fracture"))
    assert WORDS.text("causes.tibial_stress_fracture.say") in said(turn)


@pytest.mark.parametrize("word", WORDS.find("glossary"))
def test_every_word_of_the_glossary_is_explained(word: str) -> None:
    turn = asks("meaning_of_word", word, state=advised(TOLD["routine"]))
    means = WORDS.find(f"glossary.{word}.means") or WORDS.text(f"glossary.{word}")
    assert said(turn).startswith(means)


def test_a_word_that_a_cause_is_called_by_is_explained_with_the_cause() -> None:
    turn = asks("meaning_of_word", "clot", state=advised(TOLD["routine"]))
    assert said(turn).endswith(WORDS.text("causes.dvt.say"))


def test_a_fact_told_with_the_question_changes_the_advice_and_that_is_named() -> None:
    heard = Heard("ask_advice", {"swelling": "one_calf"}, about=("walk",))
    turn = take(knowledge(), advised(TOLD["within_days"]).but(level=2), heard)
    keys = [key for key, _ in turn.lines]
    assert "dialogue.advice_sooner" in keys
    assert turn.state.advice.level == Urgency.same_day
    assert WORDS.text("answers.walk.today_clot") in said(turn)


def test_another_complaint_is_acknowledged_once_with_what_to_do_about_it() -> None:
    heard = Heard("describe_symptoms", {"leg": "left"}, about=("other_complaint",))
    first = take(knowledge(), State(open="invitation"), heard)
    assert first.lines[0] == ("dialogue.other_complaint", {})
    again = take(knowledge(), first.state, replace(heard, answers={"swelling": "none"}))
    assert ("dialogue.other_complaint", {}) not in again.lines


def test_what_a_warning_wants_checked_could_be_it_though_others_are_named() -> None:
    state = advised({"leg": "left", "swelling": "one_calf"}, "calf_strain")
    turn = take(knowledge(), state, Heard("ask_advice", about=("could_it_be", "dvt")))
    assert said(turn).startswith(WORDS.text("answers.could_it_be.named"))


def test_what_helps_is_told_once_where_it_is_taken_and_asked_for_in_one_breath() -> None:
    both = take(knowledge(), advised(TOLD["routine"]), Heard("ask_self_care", reply="yes"))
    assert [tag for tag, _ in both.lines].count("dialogue.more_meanwhile") == 1


def test_a_cyst_is_no_clot_and_a_clot_that_was_named_is_one() -> None:
    cyst = asks("clot", "dvt", state=advised(TOLD["self_care"], "bakers_cyst"))
    assert said(cyst) == WORDS.text("answers.clot.else")
    assert said(asks("clot", "dvt", state=advised(TOLD["self_care"], "dvt"))) == WORDS.text(
        "answers.clot.named"
    )


def test_what_is_thought_to_be_behind_it_counts_as_told_by_nobody() -> None:
    state = advised(TOLD["routine"], "deconditioning_obesity_overload")
    turn = asks("could_it_be", "obesity", state=state)
    assert [key for key, _ in turn.lines] == ["answers.say", "verdict.for_one"]
    assert turn.state.findings == state.findings


def test_whoever_says_no_and_asks_on_does_not_leave() -> None:
    state = advised(TOLD["routine"]).but(open=ANYTHING_ELSE)
    both = Heard("answer_no", reply="no", also=Heard("ask_advice", about=("work",)))
    turn = take(knowledge(), state, both)
    assert not turn.ends
    assert said(turn) == said(asks("work", state=advised(TOLD["routine"])))


def test_what_is_thought_to_be_behind_it_is_weighed_for_the_cause_that_it_fits_best() -> None:
    told = {**TOLD["routine"], "leg": "left"}
    state = advised(told, "dvt")
    both = state.but(named=("dvt", "deconditioning_obesity_overload"))
    (_, alone), (_, best) = (
        asks("could_it_be", "obesity", state=state).lines,
        asks("could_it_be", "obesity", state=both).lines,
    )
    assert alone[1]["causes"] == ["dvt"]
    assert best[1]["causes"] == ["deconditioning_obesity_overload"]


def test_an_offer_that_is_taken_in_words_that_ask_nothing_clear_is_but_taken() -> None:
    state = advised(TOLD["routine"])
    taken = take(knowledge(), state, Heard("answer_yes", reply="yes"))
    asked = take(knowledge(), state, Heard("ask_advice", reply="yes", about=("other",)))
    assert asked.lines == taken.lines
