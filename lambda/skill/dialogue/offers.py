"""What is asked besides the questions of the rules: offers, the read-back, and what to change."""

from skill.dialogue.turn import (
    ANYTHING_ELSE,
    CARD_OFFER,
    CHANGE,
    CHECK_OFFER,
    CONSENT,
    CRAMP,
    EXERCISE,
    EXERCISE_OFFER,
    FORGET,
    FORMS,
    INVITATION,
    LOG,
    MORE,
    READ_BACK,
    SAME,
    WHOSE,
    Lines,
    Moment,
    Turn,
    advice_so_far,
)
from skill.dialogue.understood import read_back
from skill.state import State

KEYS = {
    INVITATION: "dialogue.open_invitation",
    READ_BACK: "dialogue.read_back_check",
    CHANGE: "dialogue.correct_which",
    CRAMP: "dialogue.cramp_now_ask",
    MORE: "dialogue.more_offer",
    ANYTHING_ELSE: "dialogue.ask_anything_else",
    CARD_OFFER: "dialogue.card_offer",
    EXERCISE_OFFER: "self_care.offer",
    EXERCISE: "dialogue.self_care_go_on",
    CHECK_OFFER: "dialogue.check_offer",
    WHOSE: "memory.who_are_you",
    SAME: "memory.same_again",
    CONSENT: "memory.consent_ask",
    LOG: "memory.log_ask",
    FORGET: "memory.forget_confirm",
}
SIMPLER = {
    INVITATION: "dialogue.open_invitation_simpler",
    CRAMP: "dialogue.cramp_now_simpler",
}


def offer(moment: Moment, lines: Lines, what: str, key: str | None = None) -> Turn:
    """Some lines, then one of the skill's own questions; `key` where it is worded otherwise."""
    filling: dict[str, object] = {"days": moment.past.days} if what == CONSENT else {}
    if moment.state.exercise:
        filling["exercise"] = moment.state.exercise
    ask: Lines = ((key or KEYS[what], filling),)
    if what == READ_BACK and key is None:
        ask = (*read_back(moment.knowledge, moment.state.findings, moment.assessment), *ask)
    state = moment.state.but(open=what, lines=(*lines, *ask))
    simpler = SIMPLER.get(what)
    again: Lines = ((simpler, filling),) if simpler else ask
    return Turn(state, lines, ask, (*again, advice_so_far(moment)))


def still_open(state: State) -> str:
    """The offer that is open, or the invitation where nothing is."""
    return state.open if state.open in FORMS else INVITATION
