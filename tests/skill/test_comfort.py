"""Whoever says that they are frightened hears a word about it: once, and never beside a number."""

from dataclasses import replace

import pytest
from calf_rules import Findings
from skill.dialogue import take
from skill.dialogue.turn import Turn
from skill.reading import Heard
from skill.state import State

from tests.skill.inquiring import TOLD, advised
from tests.skill.states import knowledge

ASKING = State(findings=Findings.of(leg="left", safety_a="no"), open="safety_b")
NO = Heard("answer_no", reply="no", afraid=True)


def comforts(turn: Turn) -> list[str]:
    return [tag for tag, _ in turn.lines if tag.startswith("dialogue.comfort")]


def test_it_is_said_before_the_next_question() -> None:
    turn = take(knowledge(), ASKING, NO)
    assert comforts(turn) == ["dialogue.comfort"]
    assert turn.lines[0][0] == "dialogue.comfort"
    assert turn.state.open != ASKING.open


def test_it_is_said_once() -> None:
    first = take(knowledge(), ASKING, NO)
    assert comforts(take(knowledge(), first.state, NO)) == []


def test_it_does_not_stand_beside_an_emergency_number() -> None:
    feared = Heard("answer_value", concerns=("chest_breath_signs",), afraid=True)
    turn = take(knowledge(), ASKING, feared)
    assert "dialogue.concern" in {tag for tag, _ in turn.lines}
    assert comforts(turn) == []


def test_after_the_advice_no_more_questions_are_spoken_of() -> None:
    turn = take(knowledge(), advised(TOLD["routine"]), Heard("off_topic", afraid=True))
    assert comforts(turn) == ["dialogue.comfort_after"]


def test_a_question_that_has_an_answer_gets_that_alone() -> None:
    worried = Heard("ask_advice", about=("worry",), afraid=True)
    assert comforts(take(knowledge(), advised(TOLD["routine"]), worried)) == []


@pytest.mark.parametrize("kind", ["stop", "farewell", "crisis"])
def test_it_does_not_hold_up_a_farewell(kind: str) -> None:
    assert comforts(take(knowledge(), ASKING, Heard(kind, afraid=True))) == []


def test_a_fear_that_is_answered_needs_no_other_word() -> None:
    asks = Heard("ask_advice", about=("serious",), clear=True)
    turn = take(knowledge(), ASKING, replace(NO, also=asks))
    assert "answers.say" in [tag for tag, _ in turn.lines]
    assert comforts(turn) == []
