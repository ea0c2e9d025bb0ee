"""Going on: the next question of the rules, or the verdict where none is left."""

from calf_rules import Question, Urgency

from skill.dialogue import verdict
from skill.dialogue.answers import updated
from skill.dialogue.turn import (
    INVITATION,
    MORE,
    OFFERS,
    Lines,
    Moment,
    Turn,
    advice_so_far,
    demanded,
    offer,
    put,
)
from skill.reading import Heard

GIVE_UP_AFTER = 3  # misunderstandings in a row: simpler words, examples, then move on
DONT_KNOW = Heard("answer_unsure", reply="unsure")


def go_on(moment: Moment, first: Lines = ()) -> Turn:
    """The next question after some lines, or the verdict."""
    question = moment.assessment.next_question
    if question is None:
        return conclude(moment, first)
    lines = (*first, *_warning(moment), *_introduction(moment, question))
    warned = max(moment.state.warned, _loud(moment))
    state = moment.state.but(misses=0, warned=warned, told=False, more=0)
    return put(moment.but(state), lines, question)


def again(moment: Moment, lines: Lines) -> Turn:
    """Some lines, then what is open once more, or the next question when facts came in."""
    if moment.learnt:
        return go_on(moment, lines)
    if moment.question is not None:
        return put(moment, lines, moment.question)
    opened = moment.state.open
    return offer(moment, lines, opened if opened in OFFERS else INVITATION)


def conclude(moment: Moment, first: Lines = ()) -> Turn:
    """The verdict, with the offer to say more; an emergency says its three sentences and ends."""
    if moment.assessment.urgency == Urgency.emergency_now:
        return emergency(moment)
    lines = (*first, *verdict.verdict(moment.knowledge, moment.state, moment.assessment))
    state = moment.state.but(told=True, misses=0, more=0)
    turn = offer(moment.but(state), lines, MORE)
    return Turn(turn.state, turn.lines, turn.ask, turn.reprompt, card="verdict")


def emergency(moment: Moment) -> Turn:
    """What to do now, in three short sentences; then the session ends."""
    lines: Lines = (("rules.say", {"rule": moment.assessment.red_flags[0].id, "twice": 1}),)
    return Turn(moment.state.but(open=None, told=True, lines=lines), lines, card="emergency")


def skip(moment: Moment, lines: Lines = ()) -> Turn:
    """The open question counts as "don't know", and the conversation moves on."""
    findings = updated(moment.knowledge, moment.state.findings, moment.question, DONT_KNOW)
    return go_on(moment.knowing(findings, DONT_KNOW), lines)


def missed(moment: Moment) -> Turn:
    """Simpler words, then examples, then it counts as "don't know" and moves on."""
    misses = moment.before.misses + 1
    if moment.question is None:
        return _missed_outside(moment, misses)
    if misses >= GIVE_UP_AFTER or (misses > 1 and moment.heard.reply == "no"):
        return skip(moment, (("dialogue.fallback_3", {}),))
    how = "simpler" if misses == 1 else "examples"
    lines: Lines = ((f"dialogue.fallback_{misses}", {}),)
    return put(moment.but(moment.state.but(misses=misses)), lines, moment.question, how)


def _missed_outside(moment: Moment, misses: int) -> Turn:
    """Outside an assessment: two more tries, then a graceful end."""
    if misses >= GIVE_UP_AFTER:
        return goodbye(moment, (("dialogue.fallback_outside_3", {}),))
    opened = moment.state.open
    key = f"dialogue.fallback_outside_{misses}"
    state = moment.state.but(misses=misses)
    return offer(moment.but(state), (), opened if opened in OFFERS else INVITATION, key)


def goodbye(moment: Moment, first: Lines = ()) -> Turn:
    """The end, with the most urgent advice known in one sentence."""
    advice = (advice_so_far(moment),) if moment.state.findings.answers else ()
    return Turn(moment.state.but(open=None), (*first, *advice, ("dialogue.goodbye", {})))


def _loud(moment: Moment) -> int:
    urgency = demanded(moment.assessment)
    return urgency if urgency >= Urgency.same_day else 0


def _warning(moment: Moment) -> Lines:
    """When the advice first becomes same-day or more, that is named before the next question."""
    if _loud(moment) <= moment.before.warned:
        return ()
    rule = moment.assessment.red_flags[0]
    return ((f"dialogue.urgency_named.{rule.urgency.name}", {"short_rule": rule.id}),)


def _introduction(moment: Moment, question: Question) -> Lines:
    starts = moment.before.open in {None, INVITATION} and question.kind == "safety"
    return (("dialogue.safety_intro", {}),) if starts else ()
