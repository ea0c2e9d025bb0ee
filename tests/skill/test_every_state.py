"""Whatever is open, people may steer: each reaction in each state (V3, V5 to V9, V11)."""

import re

import pytest
from skill.words import Words

from simulator.session import Session
from tests.conversations.spoken import spoken
from tests.skill.states import ASSESSING, STATES, answers, asks, question, reached

pytestmark = pytest.mark.no_cover

EVERY = pytest.mark.parametrize("state", STATES)
WORDS = Words.load("en-US")
ADVICE = [f"dialogue.advice_so_far.{name}" for name in WORDS.find("dialogue.advice_so_far")]
ASKED_TWICE = {"safety_a", "safety_b", "safety_c", "clot_risk"}  # before they count as unsure
CONFUSED = "curtains and custard"


def advises(text: str) -> bool:
    return any(spoken(WORDS, key, text) for key in ADVICE)


@EVERY
@pytest.mark.parametrize("line", ["stop", "cancel", "never mind", "goodbye"])
def test_v5_stop_and_cancel_end_it_with_the_advice_known(state: str, line: str) -> None:
    session = reached(state)
    known = answers(session)
    exchange = session.say(line)
    assert not session.open
    assert advises(exchange.speech)
    assert len(re.findall(r"[.!?](?:\s|$)", exchange.speech)) <= 3, exchange.speech
    assert not session.conversation.attributes, "nothing is kept when the session is over"
    assert known == {} or state != "invitation"


@EVERY
def test_v6_help_explains_and_the_next_answer_is_still_understood(state: str) -> None:
    session = reached(state)
    known = answers(session)
    exchange = session.say("help")
    assert asks(exchange)
    assert question(session) == state
    assert answers(session) == known
    assert WORDS.text("locale.emergency") in exchange.speech, "help repeats the disclaimer (P2)"
    plain, helped = reached(state), session
    plain.say("yes")
    helped.say("yes")
    assert question(plain) == question(helped)
    assert answers(plain) == answers(helped)


@EVERY
def test_v7_what_is_not_understood_never_ends_in_silence_or_in_a_loop(state: str) -> None:
    session = reached(state)
    heard = [session.history[-1].speech]
    for _ in range(3):
        exchange = session.say(CONFUSED)
        assert exchange.speech not in heard, "something else is said every time"
        heard.append(exchange.speech)
        if not session.open:
            break
        assert asks(exchange)
    assert not session.open or question(session) != state or state in ASKED_TWICE
    if not session.open:
        assert advises(heard[-1]) or WORDS.text("locale.emergency") in heard[-1]


@EVERY
def test_v8_silence_hears_the_advice_and_then_nothing(state: str) -> None:
    session = reached(state)
    reprompt = session.silence()
    assert reprompt
    assert advises(reprompt)
    assert session.silence() is None
    assert session.history[-1].response["response"] == {}


@EVERY
def test_v11_repeat_says_the_last_thing_again(state: str) -> None:
    session = reached(state)
    last = session.history[-1].speech
    assert session.say("repeat").speech == last
    assert question(session) == state


@EVERY
def test_slower_says_the_last_thing_again_slowly_and_stays_slow(state: str) -> None:
    session = reached(state)
    last = session.history[-1].speech
    exchange = session.say("slower")
    assert exchange.speech == last
    for _ in range(2):
        ssml = session.history[-1].response["response"]["outputSpeech"]["ssml"]
        assert 'prosody rate="slow"' in ssml
        session.say("help")


@EVERY
def test_why_and_what_does_that_mean_are_answered_and_the_state_stands(state: str) -> None:
    session = reached(state)
    known = answers(session)
    for line in ("why", "what does that mean"):
        last = session.history[-1].speech
        exchange = session.say(line)
        assert asks(exchange)
        assert exchange.speech != last
        assert answers(session) == known
    assert question(session) in {state, "anything_else"}


@EVERY
def test_how_many_more_is_answered_and_the_state_stands(state: str) -> None:
    session = reached(state)
    known = answers(session)
    assert asks(session.say("how many more"))
    assert question(session) == state
    assert answers(session) == known


@EVERY
def test_start_over_forgets_and_invites(state: str) -> None:
    session = reached(state)
    assert asks(session.say("start over"))
    assert question(session) == "invitation"
    assert answers(session) == {}


@EVERY
@pytest.mark.parametrize("line", ["I can't breathe", "I am coughing up blood"])
def test_p4_an_emergency_said_at_any_moment_wins(state: str, line: str) -> None:
    session = reached(state)
    exchange = session.say(line)
    assert not session.open
    assert spoken(WORDS, "rules.E1_lung_clot.say", exchange.speech)


@EVERY
@pytest.mark.parametrize("line", ["yes", "no", "not sure", "skip", "go back", "forty", "left"])
def test_v9_any_answer_to_any_question_goes_on(state: str, line: str) -> None:
    session = reached(state)
    exchange = session.say(line)
    assert not exchange.problems
    assert asks(exchange) or not session.open


@pytest.mark.parametrize("state", ASSESSING)
def test_talk_of_suicide_is_answered_at_any_moment(state: str) -> None:
    session: Session = reached(state)
    exchange = session.say("I want to kill myself")
    assert not session.open
    assert WORDS.text("locale.crisis") in exchange.speech
