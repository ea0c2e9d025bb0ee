"""What people ask for at any moment; afterwards the open question stands again."""

from collections.abc import Callable

from calf_rules import Urgency

from skill.dialogue import inquiry, steering
from skill.dialogue.asking import again, go_on, missed, stands
from skill.dialogue.memory_talk import diary, remembering
from skill.dialogue.offers import exercise
from skill.dialogue.offers.after import calm, send, tell_more
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.parts import about, next_part
from skill.dialogue.offers.records import (
    ANYTHING_ELSE,
    CHANGE,
    CHECK_OFFER,
    CRAMP,
    EXERCISE,
    EXERCISE_OFFER,
    MORE,
    OFFERS,
    READ_BACK,
    Stage,
    stage_of,
)
from skill.dialogue.turn import Lines, Moment, Turn, advice_so_far
from skill.dialogue.verdict import advice
from skill.dialogue.verdict.ending import emergency, goodbye
from skill.dialogue.verdict.reasons import reasons
from skill.reading import OTHER_COMPLAINT
from skill.tags import Tag

Reaction = Callable[[Moment], Turn]
GOES_ON = frozenset({READ_BACK, CHANGE, CHECK_OFFER})
PLACES = ("first", "second", "third")  # as `about` names them


def _farewell(key: Tag) -> Reaction:
    """Says one thing and ends."""
    return lambda moment: Turn(moment.state.but(open=None), ((key, {}),))


def _why(moment: Moment) -> Turn:
    if moment.question is not None:
        return again(moment, (("questions.why", {"question": moment.question.id}),))
    offered = OFFERS.get(moment.before.open or "")
    if offered and offered.why:
        return again(moment, ((offered.why, {}),))
    if moment.before.advice.told:
        return again(moment, reasons(moment.assessment))
    return again(moment, (("dialogue.why_generic", {}),))


def _meaning(moment: Moment) -> Turn:
    """What the question means, or one of the things it asks for; or a cause, by its name."""
    if set(moment.heard.about) & set(moment.knowledge.causes):
        return _about_cause(moment)
    if moment.question is None and moment.before.advice.told:
        return offer_else(moment, about(moment.before.advice.named[0]))
    if moment.question is None:
        return _help(moment)
    named = [name for name in moment.heard.about if name in moment.question.asks]
    of = named[0] if named else moment.question.id
    return again(moment, (("questions.means", {"question": of}),))


def _help(moment: Moment) -> Turn:
    if moment.question is not None or moment.before.open == CRAMP:
        return again(moment, (("dialogue.help_question", {}),))
    if moment.before.open == EXERCISE:
        return again(moment, (("dialogue.help_exercise", {}),))
    told = moment.before.advice.told
    return again(moment, (("dialogue.help_verdict" if told else "dialogue.help_launch", {}),))


def _whom(moment: Moment) -> Turn:
    if not moment.before.advice.told:
        return again(moment, (("dialogue.who_first", {}), advice_so_far(moment)))
    first, *others = moment.assessment.see
    lines: Lines = (
        ("specialists.start", {"specialist": first, "level": moment.assessment.urgency.name}),
        ("specialists.why", {"specialist": first}),
    )
    later = [name for name in others if name != "gp"][: advice.MOST_CAUSES]
    refer: Lines = (("dialogue.more_refer", {"specialists": later}),) if later else ()
    return offer_else(moment, (*lines, *refer))


def _self_care(moment: Moment) -> Turn:
    if OTHER_COMPLAINT in moment.heard.about:
        return inquiry.answered(moment)
    if inquiry.MEDICINE in moment.heard.about:
        return inquiry.said(moment, inquiry.answer(moment, inquiry.PAINKILLERS))
    if not moment.before.advice.told:
        return again(moment, (("dialogue.self_care_first", {}),))
    cause, more = moment.before.advice.named[0], moment.before.advice.more
    helps: Lines = (("dialogue.more_meanwhile", {"cause": cause}),)
    told = moment.but(moment.state.but(misses=0, more=max(more, 1)))
    return exercise.offered(told, () if more and exercise.fits(moment) else helps)


def _cramp_now(moment: Moment) -> Turn:
    """One question, then the cramp is loosened; nothing of the kind where a warning is known."""
    if not exercise.may_release(moment):
        lines: Lines = exercise.refusal(exercise.CRAMP_RELEASE)
        return go_on(moment, lines) if not moment.before.advice.told else again(moment, lines)
    return offer(calm(moment), (), CRAMP)


def cramp_answered(moment: Moment) -> Turn:
    """No sign of danger: loosen it. Yes, don't know, or a fact: the safety questions."""
    if moment.heard.reply == "no" and not moment.learnt:
        return exercise.begin(moment, exercise.CRAMP_RELEASE, (("dialogue.cramp_now_go", {}),))
    return go_on(moment, (("dialogue.cramp_now_refuse", {}),))


def _about_cause(moment: Moment) -> Turn:
    """A cause by its name, or by its place in the advice; or what it could be at all."""
    named = [name for name in moment.heard.about if name in moment.knowledge.causes]
    placed = [PLACES.index(name) for name in moment.heard.about if name in PLACES]
    if named:
        return again(moment, about(named[0]))
    if not moment.before.advice.told:
        return again(moment, (("dialogue.cause_info_first", {}),))
    if not placed and _offers_a_cause(moment):
        return tell_more(moment)
    if placed:
        spoken = moment.before.advice.named
        if placed[0] >= len(spoken):
            return again(moment, (("dialogue.no_such_cause", {}),))
        return offer_else(moment, about(spoken[placed[0]]))
    return offer_else(moment, advice.causes(moment.knowledge, moment.assessment))


def _offers_a_cause(moment: Moment) -> bool:
    """Whether it is on offer to explain a cause: "what is that, then?" takes it."""
    part = next_part(moment) if moment.before.open == MORE else None
    return part is not None and part.offer[0] == "dialogue.more_offer_cause"


def _tell_more(moment: Moment) -> Turn:
    """More of what is being told; "go on" also takes up an offer."""
    if moment.before.open == EXERCISE:
        return exercise.carry_on(moment)
    if moment.before.open == EXERCISE_OFFER:
        return exercise.begin(moment, moment.before.guide.exercise or exercise.CRAMP_RELEASE)
    if moment.before.open in GOES_ON and not moment.learnt:
        return stands(moment)
    if moment.heard.about or not moment.before.advice.told or moment.learnt:
        return _about_cause(moment)
    return tell_more(moment)


def _ambulance(moment: Moment) -> Turn:
    """An emergency said without a sign that the rules know: the number all the same."""
    if moment.learnt:
        return go_on(moment)
    if moment.assessment.urgency == Urgency.emergency_now and moment.assessment.red_flags:
        return emergency(moment)
    return _farewell("dialogue.other_emergency")(moment)


def _send(moment: Moment) -> Turn:
    """The result as a card in the Alexa app."""
    if not moment.before.advice.told:
        return again(moment, (("dialogue.card_first", {}),))
    return send(moment)


def _pause(moment: Moment) -> Turn:
    if moment.before.open == EXERCISE:
        return exercise.paused(moment)
    return again(moment, (("dialogue.pause_ack", {}),))


def offer_else(moment: Moment, lines: Lines) -> Turn:
    """An answer after the advice, then what is open, or room for another request."""
    if moment.learnt or stage_of(moment.before.open) != Stage.after:
        return again(moment, lines)
    return offer(calm(moment), lines, ANYTHING_ELSE)


REACTIONS: dict[str, Reaction] = {
    "ask_advice": inquiry.answered,
    "ask_cause_info": _about_cause,
    "ask_meaning": _meaning,
    "ask_self_care": _self_care,
    "ask_who_to_see": _whom,
    "ask_why": _why,
    "correct_earlier_answer": steering.change,
    "cramp_now": _cramp_now,
    "crisis": _farewell("dialogue.crisis"),
    "delete_data": remembering.forget,
    "emergency_statement": _ambulance,
    "farewell": goodbye,
    "faster": steering.faster,
    "go_back": steering.go_back,
    "help": _help,
    "how_have_i_been": diary.how_have_i_been,
    "how_many_more": steering.how_many_more,
    "log_pain": diary.log_pain,
    "more": _tell_more,
    "off_topic": missed,
    "other_emergency": _farewell("dialogue.other_emergency"),
    "pause": _pause,
    "repeat": steering.repeat,
    "send_to_phone": _send,
    "skip": steering.skipped,
    "slower": steering.slower,
    "start_over": steering.start_over,
    "stop": goodbye,
    "what_do_you_know": remembering.what_do_you_know,
}
