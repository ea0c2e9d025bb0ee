"""An emergency that is but pieced together from a story is asked about before it ends the talk."""

import pytest
from calf_rules import Findings, Question, Urgency, assess
from skill.dialogue import take
from skill.dialogue.answers import updated
from skill.dialogue.conversation import react
from skill.dialogue.moments import moment_of
from skill.dialogue.turn import Turn
from skill.filling import PLAIN, filled
from skill.reading import Heard
from skill.state import State
from skill.words import Words, locales

from tools.scoring.speech import knowledge

WALKS = Question("cannot_bear_weight", ("cannot_bear_weight",), "safety", "yes_no")
SEVERE = Question("severe_unrelenting_pain", ("severe_unrelenting_pain",), "safety", "yes_no")
LEG = Question("safety_b", knowledge().compounds["safety_b"].findings, "safety", "compound")
DONT_KNOW = Heard("unsure", reply="unsure")
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


GASPS = Heard(
    "describe_symptoms", {"leg": "left", "swelling": "one_calf"}, concerns=("chest_breath_signs",)
)


def test_nothing_milder_is_said_beside_the_number_but_after_the_denial() -> None:
    """The swollen calf is for today, once it is clear that it is no emergency."""
    asked = take(knowledge(), State(open="invitation"), GASPS)
    assert said(asked).count("dialogue.concern") == 1
    assert "dialogue.urgency_named.same_day" not in said(asked)
    denied = take(knowledge(), asked.state, Heard("answer_no", reply="no"))
    assert "dialogue.urgency_named.same_day" in said(denied)


@pytest.mark.parametrize("locale", locales())
def test_with_the_number_it_is_said_what_was_heard(locale: str) -> None:
    words = Words.load(locale)
    (line,) = (
        one for one in take(knowledge(), State(), GASPS).lines if one[0] == "dialogue.concern"
    )
    spoken = filled(words, line, 0, PLAIN)
    assert words.text("findings.chest_breath_signs.yes") in spoken
    assert words.text("locale.emergency") in spoken


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


def test_dont_know_to_a_danger_of_a_story_leaves_its_safety_question_to_be_asked() -> None:
    told = Findings.of(severe_unrelenting_pain="unclear", safety_a="no")
    told = updated(knowledge(), told, SEVERE, DONT_KNOW)
    assert told.get("severe_unrelenting_pain") == "unsure"
    question = assess(knowledge(), told).next_question
    assert question is not None
    assert question.id == "safety_b"


def test_dont_know_to_both_is_dont_know_twice_and_the_other_dangers_are_asked() -> None:
    told = Findings.of(severe_unrelenting_pain="unsure", safety_a="no")
    told = updated(knowledge(), told, LEG, DONT_KNOW)
    assert told.get("safety_b") == "unsure_twice"
    result = assess(knowledge(), told)
    assert result.urgency == Urgency.same_day
    assert result.next_question is not None
    assert result.next_question.id == "leg_cold_pale"


def test_dont_know_to_the_last_part_of_a_question_taken_apart_is_for_today() -> None:
    parts = dict.fromkeys(LEG.asks, "no") | {"severe_unrelenting_pain": "unclear"}
    told = updated(knowledge(), Findings.of(**parts), SEVERE, DONT_KNOW)
    assert told.get("safety_b") == "unsure_twice"


def test_whoever_has_no_pain_is_not_asked_again_what_it_is_like() -> None:
    screen = dict.fromkeys(("safety_a", "safety_b", "safety_c"), "no")
    turn = take(
        knowledge(), State(Findings.of(**screen, leg="both", swelling="both")), Heard("tell")
    )
    while turn.state.open not in {"sensation", "pain_site"}:
        turn = take(knowledge(), turn.state, Heard("answer_unsure", reply="unsure"))
    asked = str(turn.state.open)
    after = take(knowledge(), turn.state, Heard("answer_no", reply="no"))
    assert after.state.open != asked
    assert after.state.findings.get(asked) == "unsure"
    assert not {"dialogue.fallback_1", "dialogue.not_that"} & set(said(after))


def test_what_is_asked_at_once_is_not_said_to_be_left_open() -> None:
    doubtful = Findings.of(leg="left", safety_a="no", leg_cold_pale="unclear")
    often = State(doubtful, "leg_cold_pale").but(tries={"leg_cold_pale": 3})
    turn = take(knowledge(), often, Heard("off_topic"))
    assert turn.state.open == "safety_b"
    assert "dialogue.fallback_3" not in [tag for tag, _ in turn.lines]
