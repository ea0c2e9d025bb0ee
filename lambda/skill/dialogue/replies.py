"""What yes, no and don't know do to each offer, by its id."""

from collections.abc import Callable

from calf_rules.findings import NO, YES

from skill.dialogue.asking import go_on, missed, stands
from skill.dialogue.offers import exercise
from skill.dialogue.offers.after import offer_answered
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.records import (
    ANYTHING_ELSE,
    CARD_OFFER,
    CHANGE,
    CHECK_OFFER,
    EXERCISE,
    EXERCISE_OFFER,
    MORE,
    READ_BACK,
    WHOSE_LEG,
)
from skill.dialogue.steering import start_over
from skill.dialogue.turn import Moment, Turn, of_whom
from skill.dialogue.verdict.ending import goodbye

Reaction = Callable[[Moment], Turn]


def replied(moment: Moment) -> Turn:
    """The reply to the offer that is open; where it says nothing about one, on with the talk."""
    return REPLIES.get(moment.before.open or "", go_on)(moment)


def _to_read_back(moment: Moment) -> Turn:
    """No opens the correction; everything else lets it stand."""
    if moment.heard.reply == NO:
        read = moment.but(moment.state.but(checked=True))
        return offer(read, (), CHANGE, "dialogue.read_back_wrong")
    return stands(moment)


def _to_change(moment: Moment) -> Turn:
    """Yes does not say what; everything else means that nothing is to be changed."""
    if moment.heard.reply == YES:
        return missed(moment)
    return stands(moment)


def _to_whose_leg(moment: Moment) -> Turn:
    """Theirs: the questions are about them, and after the advice all is asked anew; else on."""
    if moment.heard.reply != YES:
        return go_on(moment)
    if moment.before.advice.told:
        return start_over(moment, speaker="other")
    theirs = moment.but(moment.state.but(speaker="other"))
    return go_on(theirs, (("dialogue.someone_else", of_whom(theirs.state)),))


def _to_check(moment: Moment) -> Turn:
    return goodbye(moment) if moment.heard.reply == NO else go_on(moment)


REPLIES: dict[str, Reaction] = {
    MORE: offer_answered,
    ANYTHING_ELSE: offer_answered,
    CARD_OFFER: offer_answered,
    EXERCISE_OFFER: exercise.answered,
    EXERCISE: exercise.answered,
    READ_BACK: _to_read_back,
    CHANGE: _to_change,
    CHECK_OFFER: _to_check,
    WHOSE_LEG: _to_whose_leg,
}
