"""What people ask for at any moment; afterwards the open question stands again."""

from collections.abc import Callable
from dataclasses import replace

from calf_rules import Findings, Urgency

from skill.dialogue import verdict
from skill.dialogue.after import offer_answered, tell_more
from skill.dialogue.asking import again, emergency, go_on, goodbye, missed, skip
from skill.dialogue.turn import INVITATION, Lines, Moment, Turn, advice_so_far, offer
from skill.state import State

Reaction = Callable[[Moment], Turn]
USUAL_ROUNDS = 9  # the median of `make score`, for "how many more?"


def _farewell(key: str) -> Reaction:
    """Says one thing and ends."""
    return lambda moment: Turn(moment.state.but(open=None), ((key, {}),))


def _repeat(moment: Moment) -> Turn:
    said = moment.before.lines
    if moment.learnt or not said:
        return again(moment, ())
    reprompt = (*said[-1:], advice_so_far(moment))
    return Turn(moment.state, said[:-1], said[-1:], reprompt)


def _slower(moment: Moment) -> Turn:
    return _repeat(moment.but(moment.state.but(slow=True)))


def _why(moment: Moment) -> Turn:
    if moment.question is not None:
        return again(moment, (("questions.why", {"question": moment.question.id}),))
    if moment.before.told:
        return again(moment, verdict.reasons(moment.assessment))
    return again(moment, (("dialogue.why_generic", {}),))


def _meaning(moment: Moment) -> Turn:
    if moment.question is None:
        return _help(moment)
    return again(moment, (("questions.means", {"question": moment.question.id}),))


def _help(moment: Moment) -> Turn:
    if moment.question is not None:
        return again(moment, (("dialogue.help_question", {}),))
    key = "dialogue.help_verdict" if moment.before.told else "dialogue.help_launch"
    return again(moment, ((key, {}),))


def _start_over(moment: Moment) -> Turn:
    fresh = moment.but(State(slow=moment.before.slow))
    return offer(fresh, (("dialogue.start_over", {}),), INVITATION)


def _whom(moment: Moment) -> Turn:
    if not moment.before.told:
        return again(moment, (advice_so_far(moment),))
    return again(moment, verdict.whom(moment.assessment, moment.state))


def _self_care(moment: Moment) -> Turn:
    if not moment.before.told:
        return again(moment, (("dialogue.self_care_first", {}),))
    if moment.assessment.urgency >= Urgency.same_day:
        return again(moment, (advice_so_far(moment),))
    cause = verdict.spoken_causes(moment.knowledge, moment.assessment)[0]
    return again(moment, (("dialogue.more_meanwhile", {"cause": cause}),))


def _about_cause(moment: Moment) -> Turn:
    named = [name for name in moment.heard.about if name in moment.knowledge.causes]
    if named:
        return again(moment, (("causes.say", {"cause": named[0]}),))
    return _tell_more(moment)


def _tell_more(moment: Moment) -> Turn:
    if moment.before.told and not moment.learnt:
        return tell_more(moment)
    return again(moment, (("dialogue.cause_info_first", {}),))


def _skip(moment: Moment) -> Turn:
    if moment.question is not None:
        return skip(moment)
    return offer_answered(moment) if moment.before.told else missed(moment)


def _ambulance(moment: Moment) -> Turn:
    """An emergency said without a sign that the rules know: the number all the same."""
    if moment.learnt:
        return again(moment, ())
    if moment.assessment.urgency == Urgency.emergency_now and moment.assessment.red_flags:
        return emergency(moment)
    return _farewell("dialogue.other_emergency")(moment)


def _how_many(moment: Moment) -> Turn:
    if moment.question is None:
        return again(moment, ())
    left = max(2, USUAL_ROUNDS - moment.state.findings.rounds)
    return again(moment, (("dialogue.progress", {"n": left}),))


def _go_back(moment: Moment) -> Turn:
    """Takes the last answers back and asks again."""
    findings = moment.before.findings
    if not moment.before.learnt_last or moment.learnt:
        return again(moment, (("dialogue.nothing_to_correct", {}),))
    kept = {
        name: answer
        for name, answer in findings.answers.items()
        if name not in moment.before.learnt_last
    }
    earlier = Findings(kept, max(findings.rounds - 1, 0))
    state = moment.state.but(learnt_last=())
    return go_on(moment.but(state).knowing(earlier, moment.heard), (("dialogue.went_back", {}),))


def _send(moment: Moment) -> Turn:
    """The result as a card in the Alexa app."""
    if not moment.before.told:
        return again(moment, (("dialogue.cause_info_first", {}),))
    turn = again(moment, (("dialogue.sent_to_phone", {}),))
    return replace(turn, card="verdict")


def _goodbye(moment: Moment) -> Turn:
    return goodbye(moment)


_NOT_STORED: Lines = (("dialogue.not_stored", {}),)


def _not_stored(moment: Moment) -> Turn:
    return again(moment, _NOT_STORED)


REACTIONS: dict[str, Reaction] = {
    "ask_cause_info": _about_cause,
    "ask_meaning": _meaning,
    "ask_self_care": _self_care,
    "ask_who_to_see": _whom,
    "ask_why": _why,
    "cramp_now": _self_care,
    "crisis": _farewell("dialogue.crisis"),
    "delete_data": _not_stored,
    "emergency_statement": _ambulance,
    "go_back": _go_back,
    "help": _help,
    "how_have_i_been": _not_stored,
    "how_many_more": _how_many,
    "more": _tell_more,
    "off_topic": missed,
    "other_emergency": _farewell("dialogue.other_emergency"),
    "repeat": _repeat,
    "send_to_phone": _send,
    "skip": _skip,
    "slower": _slower,
    "start_over": _start_over,
    "stop": _goodbye,
    "what_do_you_know": _not_stored,
}
