"""Guided self-care: steps in every language, holds within Alexa's limits, and what forbids it."""

import re

import pytest
from calf_rules import Findings, Urgency, assess
from calf_rules.red_flags import spread
from calf_rules.self_care import Exercise
from skill.dialogue import take
from skill.dialogue.offers.records import ANYTHING_ELSE, EXERCISE_OFFER, MORE
from skill.dialogue.verdict import advice
from skill.reading import Heard
from skill.speaking import held, speech
from skill.state import Line
from skill.words import Words, locales

from tests.skill.inquiring import TOLD, advised
from tests.skill.states import knowledge

CARE = knowledge().self_care
EXERCISES = list(CARE.exercises.values())
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
MOST_SECONDS = 90  # of one answer: Alexa itself allows 240
WORDS_A_SECOND = 2.4


@each_exercise
@pytest.mark.parametrize("locale", locales())
def test_every_step_has_its_words_and_its_time(exercise: Exercise, locale: str) -> None:
    entry = Words.load(locale).find(f"self_care.{exercise.id}")
    assert len(entry["steps"]) == sum(len(part) for part in exercise.parts)


def test_the_words_know_no_exercise_that_the_knowledge_lacks() -> None:
    assert set(Words.load("en-US").find("self_care")) == set(CARE.exercises)


@each_exercise
def test_no_part_goes_on_for_long_without_a_question(exercise: Exercise) -> None:
    words = Words.load("en-US")
    step = 0
    for part in exercise.parts:
        lines: list[Line] = [
            ("self_care.step", {"exercise": exercise.id, "step": step + place, "hold": hold})
            for place, hold in enumerate(part)
        ]
        step += len(part)
        ssml = speech(words, lines)
        breaks = [int(found) for found in re.findall(r'<break time="(\d+)s"/>', ssml)]
        spoken = len(re.sub(r"<[^>]+>", " ", ssml).split()) / WORDS_A_SECOND
        assert all(seconds <= 10 for seconds in breaks)
        assert sum(breaks) + spoken <= MOST_SECONDS


@pytest.mark.parametrize(("seconds", "breaks", "last"), [(0, 0, ""), (10, 2, "10"), (30, 3, "30")])
def test_a_hold_is_counted_aloud(seconds: int, breaks: int, last: str) -> None:
    ssml = held(Words.load("en-US"), seconds)
    assert ssml.count("<break") == breaks
    assert last in ssml


@each_exercise
def test_nothing_is_guided_when_the_leg_must_be_seen_today(exercise: Exercise) -> None:
    told = spread(knowledge(), Findings.of(leg="both"))
    assert CARE.allows(exercise, Urgency.within_days, exercise.causes, told)
    assert not CARE.allows(exercise, Urgency.same_day, exercise.causes, told)
    assert not CARE.allows(exercise, Urgency.emergency_now, exercise.causes, told)


@each_exercise
def test_nothing_is_guided_while_a_clot_is_among_the_causes(exercise: Exercise) -> None:
    told = spread(knowledge(), Findings.of())
    assert not CARE.allows(exercise, Urgency.self_care, (*exercise.causes, "dvt"), told)


@each_exercise
@pytest.mark.parametrize(
    ("finding", "value"),
    [("swelling", "one_calf"), ("skin_red_hot", "yes"), ("pop_or_snap", "yes")],
)
def test_nothing_is_guided_with_a_swollen_hot_or_torn_calf(
    exercise: Exercise, finding: str, value: str
) -> None:
    told = spread(knowledge(), Findings.of(**{finding: value}))
    assert not CARE.allows(exercise, Urgency.self_care, exercise.causes, told)


def test_an_exercise_that_was_refused_beside_a_question_is_not_offered_again() -> None:
    offered = advised(TOLD["routine"]).but(open=EXERCISE_OFFER, exercise="cramp_release")
    asked = take(knowledge(), offered, Heard("ask_advice", reply="no", about=("drive",)))
    assert asked.state.open == ANYTHING_ELSE


def test_an_exercise_for_a_cause_that_was_named_last_is_not_offered() -> None:
    told = {
        **TOLD["routine"],
        "leg": "right",
        "sensation": ["burning"],
        "pain_site": ["thigh"],
        "numbness_tingling": "yes",
        "worse_standing": "yes",
        "pain_from_back": "no",
    }
    named = advice.spoken_causes(knowledge(), assess(knowledge(), Findings.of(**told)))
    assert "lumbar_radiculopathy" in named[1:]
    turn = take(knowledge(), advised(told, named[0]), Heard("ask_self_care"))
    assert turn.state.open == MORE
