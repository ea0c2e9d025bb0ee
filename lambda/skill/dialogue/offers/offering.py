"""Putting an offer: in its own words, or in others after it was not understood."""

from skill.dialogue.offers.parts import next_part
from skill.dialogue.offers.records import (
    ANYTHING_ELSE,
    CARD_OFFER,
    CONSENT,
    INVITATION,
    MORE,
    OFFERS,
    READ_BACK,
)
from skill.dialogue.turn import Lines, Moment, Turn, advice_so_far
from skill.dialogue.verdict.understood import read_back
from skill.state import Line, State
from skill.tags import Tag


def offer(moment: Moment, lines: Lines, what: str, key: Tag | None = None) -> Turn:
    """Some lines, then one of the skill's own questions; `key` where it is worded otherwise.

    More is offered by what comes next; where all has been said, the card.
    """
    part = next_part(moment) if what == MORE and key is None else None
    if what == MORE and key is None and part is None:
        what = CARD_OFFER
    filling: dict[str, object] = {"days": moment.past.days} if what == CONSENT else {}
    tries = moment.state.talk.tries
    if what == ANYTHING_ELSE:  # made again and again, in other words each time
        filling["variant"] = tries.get(what, 0)
    if moment.state.guide.exercise:
        filling["exercise"] = moment.state.guide.exercise
    offered: Line = part.offer if part else (key or OFFERS[what].ask, {})
    ask: Lines = ((offered[0], {**filling, **offered[1]}),)
    if what == READ_BACK and key is None:
        ask = (*read_back(moment.knowledge, moment.state.findings, moment.assessment), *ask)
    counted = {**tries, what: tries.get(what, 0) + 1}
    state = moment.state.but(open=what, lines=(*lines, *ask), tries=counted)
    return Turn(state, lines, ask, ((OFFERS[what].simpler, filling), advice_so_far(moment)))


def still_open(state: State) -> str:
    """The offer that is open, or the invitation where nothing is."""
    return state.open if state.open in OFFERS else INVITATION
