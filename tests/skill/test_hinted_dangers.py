"""A danger that was hinted at, or named unclearly among several, is asked about by itself."""

from calf_rules import Findings, Question
from calf_rules.findings import NO, NOT_SAID_WHICH, UNCLEAR, YES
from skill.dialogue import take
from skill.dialogue.answers import updated
from skill.dialogue.offers.records import READ_BACK
from skill.dialogue.turn import open_question
from skill.reading import Heard
from skill.state import State

from tests.skill.states import knowledge

COLD, WEAK, PAIN = "leg_cold_pale", "new_leg_weakness", "severe_unrelenting_pain"
SCREEN = Question("safety_b", (COLD, WEAK, PAIN), "safety", "compound")
WHICH = Question("which_safety_b", (COLD, WEAK, PAIN), "safety", "which")
HINTED = Heard("answer_value", concerns=(COLD,), hints=frozenset({COLD}))
SAID = Heard("answer_value", concerns=(COLD,))


def test_a_hint_opens_a_danger_that_nobody_has_asked_about() -> None:
    assert updated(knowledge(), Findings.of(), SCREEN, HINTED).get(COLD) == UNCLEAR


def test_a_hint_opens_no_danger_that_was_denied_to_its_own_question() -> None:
    denied = Findings.of(leg_cold_pale=NO)
    assert updated(knowledge(), denied, SCREEN, HINTED) is denied
    assert updated(knowledge(), denied, SCREEN, SAID).get(COLD) == UNCLEAR


def test_a_danger_named_unclearly_among_several_is_asked_about_by_itself() -> None:
    yes = Findings.of(safety_b=YES)
    heard = Heard("answer_value", concerns=(PAIN,))
    findings = updated(knowledge(), yes, WHICH, heard)
    assert findings.get("safety_b") == NOT_SAID_WHICH
    question = take(knowledge(), State(yes, WHICH.id), heard).state
    assert question.open == PAIN
    assert open_question(knowledge(), question) is not None


def test_whoever_says_yes_to_what_was_read_back_adds_to_it() -> None:
    before = State(Findings.of(leg="left", timing=frozenset({"night_in_bed"})), READ_BACK)
    more = {"timing": frozenset({"walking"})}
    added = take(knowledge(), before, Heard("answer_yes", more, YES)).state.findings
    assert added.values("timing") == {"night_in_bed", "walking"}
    instead = take(knowledge(), before, Heard("answer_no", more, NO)).state.findings
    assert instead.values("timing") == {"walking"}
