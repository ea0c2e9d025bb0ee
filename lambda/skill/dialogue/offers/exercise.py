"""Guided self-care: what may be offered, step after step, and what is refused."""

from calf_rules.model import Urgency
from calf_rules.red_flags import spread
from calf_rules.self_care import Exercise

from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.records import ANYTHING_ELSE, CHECK_OFFER, EXERCISE, EXERCISE_OFFER, MORE
from skill.dialogue.turn import Lines, Moment, Turn, demanded
from skill.dialogue.verdict import advice

CRAMP_RELEASE = "cramp_release"
NOT_NOW: Lines = (("dialogue.self_care_refused_urgent", {}),)


def offered(moment: Moment, lines: Lines) -> Turn:
    """Some lines, then the offer of an exercise that fits, or why there is none now."""
    found, chosen = _fitting(moment), _chosen(moment)
    if chosen is not None:
        state = moment.state.but(exercise=chosen.id, step=0)
        return offer(moment.but(state), lines, EXERCISE_OFFER)
    told = spread(moment.knowledge, moment.state.findings)
    named = advice.in_question(moment.knowledge, moment.assessment)
    waits = moment.knowledge.self_care.waits(moment.assessment.urgency, named, told)
    why = NOT_NOW if waits else refusal(found[0].id) if found else ()
    return offer(moment, (*lines, *why), MORE)


def fits(moment: Moment) -> bool:
    """Whether there is an exercise to offer."""
    return _chosen(moment) is not None


def begin(moment: Moment, exercise: str, lines: Lines = ()) -> Turn:
    """The first steps of an exercise."""
    state = moment.state.but(exercise=exercise, step=0, misses=0)
    return carry_on(moment.but(state), (*lines, ("dialogue.self_care_begin", {})))


def carry_on(moment: Moment, lines: Lines = ()) -> Turn:
    """The next part of an exercise; after the last, back to the conversation."""
    name, part = moment.state.guide.exercise or CRAMP_RELEASE, moment.state.guide.step
    parts = moment.knowledge.self_care.exercises[name].parts
    if part >= len(parts):
        return leave(moment, (*lines, ("dialogue.self_care_done", {})))
    first = sum(len(earlier) for earlier in parts[:part])
    steps: Lines = tuple(
        ("self_care.step", {"exercise": name, "step": first + place, "hold": hold})
        for place, hold in enumerate(parts[part])
    )
    after = moment.but(moment.state.but(step=part + 1, misses=0))
    if part + 1 == len(parts):
        return leave(after, (*lines, *steps, ("dialogue.self_care_done", {})))
    return offer(after, (*lines, *steps), EXERCISE)


def answered(moment: Moment) -> Turn:
    """Yes or no to the offer of an exercise, or to going on with it."""
    name, yes = moment.before.guide.exercise or CRAMP_RELEASE, moment.heard.reply == "yes"
    if moment.before.open == EXERCISE_OFFER:
        if yes:
            return begin(moment, name)
        return offer(_over(moment), (("dialogue.all_right", {}),), MORE)
    if not yes:
        return leave(moment, (("dialogue.self_care_stopped", {}),))
    return carry_on(moment)


def leave(moment: Moment, lines: Lines) -> Turn:
    """Out of the exercise: to what else there is, or to the questions that were never asked."""
    if moment.state.advice.told:
        return offer(_over(moment), lines, ANYTHING_ELSE)
    return offer(_over(moment), lines, CHECK_OFFER)


def paused(moment: Moment) -> Turn:
    """A pause, as long as the person likes; where nothing is guided, what is open stands."""
    return offer(moment, (), EXERCISE, "dialogue.self_care_paused")


def allowed(moment: Moment, exercise: Exercise) -> bool:
    """Whether this exercise may be guided now."""
    told = spread(moment.knowledge, moment.state.findings)
    named = advice.in_question(moment.knowledge, moment.assessment)
    return moment.knowledge.self_care.allows(exercise, moment.assessment.urgency, named, told)


def may_release(moment: Moment) -> bool:
    """Whether a cramp may be loosened: no warning is known, whether or not questions were asked."""
    release = moment.knowledge.self_care.exercises[CRAMP_RELEASE]
    if moment.before.advice.told:
        return allowed(moment, release)
    told = spread(moment.knowledge, moment.state.findings)
    urgency = demanded(moment.assessment)
    return urgency < Urgency.same_day and moment.knowledge.self_care.allows(
        release, min(urgency, Urgency.within_days), (), told
    )


def refusal(exercise: str) -> Lines:
    """Why this exercise is not for this person now."""
    return (("dialogue.self_care_refused", {"exercise": exercise}),)


def _chosen(moment: Moment) -> Exercise | None:
    return next((one for one in _fitting(moment) if allowed(moment, one)), None)


def _fitting(moment: Moment) -> list[Exercise]:
    """What is right for the cause that is named first: others may be beside the point."""
    named = advice.spoken_causes(moment.knowledge, moment.assessment)
    found = moment.knowledge.self_care.fitting(named[:1])
    return [one for one in found if one.id != CRAMP_RELEASE]


def _over(moment: Moment) -> Moment:
    return moment.but(moment.state.but(exercise=None, step=0, misses=0))
