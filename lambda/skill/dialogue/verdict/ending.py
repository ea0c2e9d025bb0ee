"""How a conversation comes to its advice, and how it ends."""

from dataclasses import replace

from calf_rules import Urgency

from skill.dialogue.memory_talk.past import compared, note_of
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.records import ANYTHING_ELSE, MORE, READ_BACK
from skill.dialogue.turn import Card, Lines, Moment, Turn, advice_so_far, demanded
from skill.dialogue.verdict import advice
from skill.dialogue.verdict.understood import understood
from skill.tags import Tag, one_of

# Whom it is about: advice says that itself, and to a child, to tell a grown-up.
ABOUT_WHOM = frozenset({"dialogue.child_speaking", "dialogue.someone_else"})


def conclude(moment: Moment, first: Lines = ()) -> Turn:
    """Nothing is left to ask: the advice; what is urgent is first read back and asked about, once.

    Milder advice says itself what it goes by, so that a mistake can be mended without a question.
    """
    urgency = moment.assessment.urgency
    if urgency == Urgency.emergency_now:
        return emergency(moment)
    state = moment.state.but(misses=0)
    looked_at = state.advice.checked or state.advice.given
    if urgency >= Urgency.same_day and not looked_at and understood(state.findings):
        return offer(moment.but(state), first, READ_BACK)
    return advise(moment, first)


def advise(moment: Moment, first: Lines = ()) -> Turn:
    """The advice, with the offer to say more; where advice stands already, what changed in it.

    What helps is not offered again where neither the advice nor the causes changed.
    """
    moment = compared(moment)
    named = advice.spoken_causes(moment.knowledge, moment.assessment)
    urgency = moment.assessment.urgency
    before = moment.before.advice
    if before.level == urgency:
        lines = advice.same(moment)
    else:
        lines = (*advice.changed(moment), *advice.verdict(moment))
        first = tuple(one for one in first if one[0] not in ABOUT_WHOM)
    helps = (before.level, before.named[:1]) == (urgency, named[:1])  # as it did before
    more = (before.more if before.named == named else min(before.more, 1)) if helps else 0
    state = moment.state.but(
        told=True, checked=True, level=int(urgency), named=named, misses=0, more=more, exercise=None
    )
    rule = advice.deciding(moment.assessment)
    state = state.but(why=rule.id if rule else state.advice.why)
    told = moment.but(state)
    if more:
        turn = offer(told, (*first, *lines), ANYTHING_ELSE)
    else:
        turn = offer(told, (*first, *lines), MORE)
    return replace(turn, note=note_of(moment))


def emergency(moment: Moment) -> Turn:
    """What to do now, in three short sentences; then the session ends."""
    urgent = [r for r in moment.assessment.red_flags if r.urgency == Urgency.emergency_now]
    lines: Lines = (("dialogue.emergency_unnamed", {}),)
    if urgent:
        lines = (("rules.say", {"rule": urgent[0].id}),)
    level = int(Urgency.emergency_now)
    state = moment.state.but(open=None, told=True, level=level, lines=lines)
    return Turn(state, lines, card=Card((one_of("dialogue.cards.title_", "emergency"), {}), lines))


def goodbye(moment: Moment, first: Lines = ()) -> Turn:
    """The end, with the most urgent advice known in one sentence."""
    lines = (*first, advice_so_far(moment), ("dialogue.goodbye_plain", {}))
    return Turn(moment.state.but(open=None), lines)


def apology(moment: Moment) -> Turn:
    """Something went wrong: an apology, the most urgent advice known, and the end."""
    urgent = demanded(moment.assessment) >= Urgency.same_day
    key: Tag = "dialogue.error_urgent" if urgent else "dialogue.error"
    return Turn(moment.state.but(open=None), ((key, {}), advice_so_far(moment)))
