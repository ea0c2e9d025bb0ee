"""Going on: the next question of the rules, or the advice where none is left."""

from calf_rules import Question, Urgency
from calf_rules.findings import NO, UNCLEAR, YES

from skill.dialogue.offers.offering import offer, still_open
from skill.dialogue.offers.records import INVITATION, OFFERS, READ_BACK, Stage, stage_of
from skill.dialogue.open_dangers import left_open, may_be_undone, may_split, part_by_part
from skill.dialogue.turn import Lines, Moment, Turn, demanded, form, put
from skill.dialogue.verdict.assessing import assessed
from skill.dialogue.verdict.ending import conclude, goodbye
from skill.state import State
from skill.tags import Tag, one_of

GIVE_UP_AFTER = 3  # tries, or misunderstandings in a row: simpler words, examples, then move on
BEFORE = frozenset({Stage.before, Stage.guiding})  # the safety questions are announced then
NOTHING_OF_IT = frozenset({"sensation", "pain_site"})  # left open by "no": there is no pain
PARTS_AFTER = 2  # tries of a question about several dangers; then each by itself


def go_on(moment: Moment, first: Lines = ()) -> Turn:
    """The next question after some lines, or the advice."""
    question = moment.assessment.next_question
    if question is None:
        return conclude(moment, first)
    danger = _concern(moment, question)
    warning = () if danger else _warning(moment)  # nothing milder stands beside the number
    begins = () if danger or warning else _introduction(moment, question)
    state = moment.state.but(misses=0, told=False)
    if warning:
        state = state.but(warned=_loud(moment), why=moment.assessment.red_flags[0].id)
    return put(moment.but(state), (*first, *danger, *warning, *begins), question)


def stands(moment: Moment, lines: Lines = ()) -> Turn:
    """What was understood is right as it is: on with the talk."""
    return go_on(moment.but(moment.state.but(checked=looked_through(moment.before))), lines)


def looked_through(before: State) -> bool:
    """Whether what was understood has been read back, so that it is not read out again."""
    return before.advice.checked or before.open == READ_BACK


def again(moment: Moment, lines: Lines) -> Turn:
    """Some lines, then what is open once more, or the next question when facts came in."""
    if moment.learnt:
        return go_on(moment, lines)
    if moment.question is not None:
        return put(moment, lines, moment.question)
    opened = still_open(moment.state)
    checking = stage_of(opened) is Stage.checking  # not asked twice in the same words
    shorter = OFFERS[opened].simpler if checking else None
    return offer(moment, lines, opened, shorter)


def skip(moment: Moment, lines: Lines = ()) -> Turn:
    """The open question stays open, is not asked again, and the conversation moves on."""
    if moment.question is None:
        return go_on(moment, lines)
    left = moment.knowing(left_open(moment.knowledge, moment.state.findings, moment.question))
    following = left.assessment.next_question
    same = following is not None and not set(following.asks).isdisjoint(moment.question.asks)
    return go_on(left, () if same else lines)  # what is asked at once was not left open


def missed(moment: Moment) -> Turn:
    """Simpler words, then examples or one thing at a time; then it is left open."""
    misses = moment.before.talk.misses + 1
    counted = moment.but(moment.state.but(misses=misses))
    question = moment.question
    if question is None:
        return _missed_outside(counted, misses)
    if moment.heard.reply == NO and NOTHING_OF_IT.issuperset(question.asks):
        return skip(moment)
    tries = moment.before.talk.tries.get(question.id, 0)
    if (question.form == "which" or tries >= PARTS_AFTER) and may_split(moment.knowledge, question):
        parts = part_by_part(moment.knowledge, moment.state.findings, question)
        return go_on(moment.knowing(parts), (("dialogue.part_by_part", {}),))
    if tries >= GIVE_UP_AFTER or (misses > 1 and _only_replied(moment)):
        return skip(moment, (("dialogue.fallback_3", {}),))
    return put(counted, ((_how_again(moment, question), {}),), question)


def _how_again(moment: Moment, question: Question) -> Tag:
    """What is said before the question in other words; what was only denied was understood."""
    told = [moment.heard.answers.get(name) for name in question.asks]
    if any(isinstance(value, frozenset) or value == NO for value in told):
        return "dialogue.not_that"
    simpler = form(moment.before, question) == "questions.simpler"
    return "dialogue.fallback_1" if simpler else "dialogue.fallback_2"


def _only_replied(moment: Moment) -> bool:
    """A plain yes or no where a value is expected: understood, but no answer."""
    return moment.heard.reply in {YES, NO}


def _missed_outside(moment: Moment, misses: int) -> Turn:
    """No question of the rules is open: other words, then on with the talk, or the end."""
    opened = OFFERS[still_open(moment.state)]
    if opened.id == INVITATION and moment.heard.complains:
        return go_on(moment, (("dialogue.asks_instead", {}),))
    leaves = moment.heard.remarks and opened.stage == Stage.after and misses > 1
    again = None if leaves else opened.after(misses)
    if again is not None:
        line, key = ("dialogue.remark", again[1]) if moment.heard.remarks else again
        return offer(moment, ((line, {}),) if line else (), opened.id, key)
    if opened.goes_on or _is_between(moment):
        return stands(moment)
    lost: Lines = () if moment.state.advice.told else (("dialogue.fallback_outside_3", {}),)
    return goodbye(moment, lost)


def _is_between(moment: Moment) -> bool:
    """Whether an assessment is under way that something else interrupted."""
    return bool(moment.state.findings.answers) and not moment.state.advice.told


def _loud(moment: Moment) -> int:
    urgency = demanded(moment.assessment)
    return urgency if urgency >= Urgency.same_day else 0


def warns(moment: Moment) -> bool:
    """Whether the advice becomes same-day or more with this turn, whatever is answered yet."""
    loud = _loud(moment)
    if loud <= moment.before.advice.warned:
        return False
    rules = [rule for rule in moment.assessment.red_flags if rule.urgency == loud]
    emergency = loud == Urgency.emergency_now
    return emergency or not may_be_undone(moment.knowledge, moment.state.findings, rules)


def _warning(moment: Moment) -> Lines:
    """When the advice first becomes same-day or more, that is named before the next question.

    Not while a question that is still to come can undo it: it would be taken back.
    """
    if not warns(moment):
        return ()
    rule = moment.assessment.red_flags[0]
    return ((one_of("dialogue.urgency_named.", rule.urgency.name), {"short_rule": rule.id}),)


def _concern(moment: Moment, question: Question) -> Lines:
    """A danger that was said, but not plainly: the number at once, and then the plain question."""
    asked = question.asks[0]
    new = moment.state.findings.get(asked) == UNCLEAR and asked in moment.heard.spoken
    if not new or not _may_be_emergency(moment, asked):
        return ()
    return (("dialogue.concern", {"findings": [[asked, YES]]}),)


def _may_be_emergency(moment: Moment, danger: str) -> bool:
    """Whether it would be one, with all that is known, if the danger is so."""
    known = moment.state.findings.answered({danger: YES})
    now = assessed(moment.knowledge, known, moment.state.recall.course)
    return now.urgency == Urgency.emergency_now


def _introduction(moment: Moment, question: Question) -> Lines:
    starts = moment.before.open is None or (
        stage_of(moment.before.open) in BEFORE and question.kind == "safety"
    )
    return (("dialogue.safety_intro", {}),) if starts else ()
