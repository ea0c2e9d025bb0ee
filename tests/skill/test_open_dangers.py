"""An emergency that is but pieced together from a story is asked about before it ends the talk."""

from calf_rules import Findings, Question
from skill.dialogue.conversation import moment_of, react
from skill.dialogue.turn import Turn
from skill.reading import Heard
from skill.state import State

from tools.scoring.speech import knowledge

WALKS = Question("cannot_bear_weight", ("cannot_bear_weight",), "safety", "yes_no")
BROKEN = {"recent_injury": "yes", "cannot_bear_weight": "yes", "duration": "days"}


def turn(heard: Heard, question: Question | None = None, **known: str) -> Turn:
    before = State(Findings.of(**known), question.id if question else None)
    return react(moment_of(knowledge(), before, question, heard))


def said(after: Turn) -> list[str]:
    return [line[0] for line in after.lines]


def test_its_danger_is_asked_about_with_the_number() -> None:
    after = turn(Heard("describe_symptoms", answers=BROKEN))
    assert not after.ends
    assert after.state.open == "cannot_bear_weight"
    assert "dialogue.concern" in said(after)


def test_what_is_an_emergency_by_itself_ends_the_talk() -> None:
    assert turn(Heard("emergency_statement", answers={"chest_breath_signs": "yes"})).ends


def test_the_answer_to_the_danger_ends_the_talk() -> None:
    before = {"recent_injury": "yes", "duration": "days"}
    assert turn(Heard("answer_yes", reply="yes"), WALKS, **before).ends


def test_a_denial_goes_on() -> None:
    before = {"recent_injury": "yes", "duration": "days"}
    after = turn(Heard("answer_no", reply="no"), WALKS, **before)
    assert not after.ends
    assert after.state.findings.get("cannot_bear_weight") == "no"
