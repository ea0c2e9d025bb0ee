"""One turn of the conversation: red flags first, then what the person asked for, then the rest."""

from dataclasses import replace

from calf_rules import KnowledgeBase, Urgency
from calf_rules.findings import UNCLEAR, YES

from skill.dialogue import inquiry
from skill.dialogue.acknowledging import (
    acknowledgement,
    comforted,
    noted_elsewhere,
    worth_telling,
)
from skill.dialogue.asides import REACTIONS, cramp_answered
from skill.dialogue.asking import again, go_on, missed
from skill.dialogue.memory_talk import coming_back
from skill.dialogue.memory_talk.past import ASKED_FOR
from skill.dialogue.moments import TELLS, moment_after
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.records import (
    CARD_OFFER,
    CHANGE,
    CHECK_OFFER,
    CRAMP,
    EXERCISE_OFFER,
    MORE,
    READ_BACK,
    WHOSE_LEG,
    Stage,
    stage_of,
)
from skill.dialogue.replies import replied
from skill.dialogue.steering import known_already, stale
from skill.dialogue.turn import Lines, Moment, Turn
from skill.dialogue.verdict.ending import apology, conclude, emergency
from skill.dialogue.whose import names_another, taken_back
from skill.memory.visit import NO_PAST, Past
from skill.reading import Heard
from skill.state import State

LAUNCH = Heard("launch")
STALE_TOUCH = "touch_stale"  # nobody said that: something was touched whose time has passed
LEAVES = frozenset({"stop", "farewell"})  # unless something is told in the same breath
STANDS_ANYWAY = ASKED_FOR | {
    "crisis",
    "other_emergency",
    "start_over",
    "cramp_now",
}
TAKEN_BY_YES = frozenset({MORE, READ_BACK, CARD_OFFER, EXERCISE_OFFER, CHECK_OFFER})
OPENS_ITSELF = frozenset({"help", "stop", "crisis", "other_emergency"})  # say what matters anyway


def launched(knowledge: KnowledgeBase, past: Past = NO_PAST) -> Turn:
    """The greeting: what this is, whom to call in an emergency, and an open invitation."""
    return coming_back.welcomed(moment_after(knowledge, State(), LAUNCH, past))


def take(
    knowledge: KnowledgeBase,
    before: State,
    heard: Heard,
    first: bool = False,
    past: Past = NO_PAST,
) -> Turn:
    """The next turn after one utterance; `first`: the session was opened with it."""
    turn = _both(moment_after(knowledge, before, heard, past))
    turn = comforted(noted_elsewhere(worth_telling(turn, heard), heard), heard)
    if not first or turn.ends or heard.kind in OPENS_ITSELF:
        return turn
    return replace(turn, lines=(("dialogue.disclaimer", {}), *turn.lines))


def failed(knowledge: KnowledgeBase, before: State) -> Turn:
    """Something went wrong: an apology, the most urgent advice known, and the end."""
    return apology(moment_after(knowledge, before, Heard("stop"), NO_PAST))


def _both(moment: Moment) -> Turn:
    """The turn; where two things were asked in one breath, with the answer to the second, too."""
    first, also = react(moment), moment.heard.also
    asks_on = moment.heard.kind == "answer_no"  # then a no does not leave
    if also is None or (first.ends and not asks_on):
        return first
    if first.ends:
        return REACTIONS[also.kind](replace(moment, heard=also))
    second = REACTIONS[also.kind](replace(moment, state=first.state, heard=also))
    return inquiry.longer(first, _besides(first, second))


def react(moment: Moment) -> Turn:
    """The turn that a moment calls for."""
    if moment.heard.kind == STALE_TOUCH:
        return stale(moment)
    if names_another(moment.knowledge, moment.before, moment.heard):
        return offer(moment, (), WHOSE_LEG)
    urgent = moment.assessment.urgency == Urgency.emergency_now
    if moment.learnt and urgent and moment.assessment.next_question is None:
        return emergency(moment)
    leaves = moment.heard.kind in LEAVES
    if moment.learnt and leaves and not moment.heard.bids:
        moment = replace(moment, heard=replace(moment.heard, kind=TELLS))  # "no, more in the calf"
        leaves = False
    stands = leaves or moment.heard.kind in STANDS_ANYWAY
    if moment.learnt and moment.before.advice.told and not stands:
        return _anew(moment)  # facts open the advice again
    if taken_back(moment.before, moment.heard) and not moment.learnt:
        return again(moment, acknowledgement(moment))
    if _takes_and_asks(moment):
        return _taken_and_answered(moment)
    return REACTIONS.get(moment.heard.kind, _answered)(moment)


def _anew(moment: Moment) -> Turn:
    """Facts after the advice: what they change, and then the answer to what was asked with them.

    Only what may change how soon is asked about once more.
    """
    lines = acknowledgement(moment)
    turn = conclude(moment, lines) if _is_settled(moment) else go_on(moment, lines)
    if turn.ends or not turn.state.advice.told:
        return turn
    if moment.heard.kind == "ask_advice":
        return inquiry.also(moment.but(turn.state), turn)
    return _taken_too(moment, turn) if _still_offered(moment, turn) else turn


def _still_offered(moment: Moment, turn: Turn) -> bool:
    """Whether a yes with a fact takes what was offered: the advice and what fits best stay."""
    before, now = moment.before.advice, turn.state.advice
    same = (before.level, before.named[:1]) == (now.level, now.named[:1])
    taken = moment.heard.reply == YES and moment.before.open in {MORE, EXERCISE_OFFER}
    return taken and same and stage_of(turn.state.open) is Stage.after


def _taken_too(moment: Moment, turn: Turn) -> Turn:
    """What a fact changes, and then what was offered ("yes, go on, and I do smoke")."""
    taken = replied(moment.but(turn.state))
    state = taken.state.but(lines=(*turn.lines, *taken.lines, *taken.ask))
    return replace(taken, lines=(*turn.lines, *taken.lines), state=state)


def _is_settled(moment: Moment) -> bool:
    """Whether the next question would but tell causes apart, and how soon has not changed.

    Never where what was told is doubtful, nor where leg or swelling is still to be asked.
    """
    question = moment.assessment.next_question
    if question is None or question.kind != "pattern":
        return False
    told = moment.state.findings
    doubtful = any(UNCLEAR in told.values(name) for name in question.asks)
    first = not set(question.asks).isdisjoint(moment.knowledge.first_asked)
    stands = int(moment.assessment.urgency) == moment.before.advice.level
    return stands and not (doubtful or first)


def _takes_and_asks(moment: Moment) -> bool:
    """Whether an offer is taken in one breath with a question ("yes, and can I drive?")."""
    heard = moment.heard
    asks = heard.asks and heard.reply == YES and not moment.learnt
    return asks and moment.before.open in TAKEN_BY_YES


def _taken_and_answered(moment: Moment) -> Turn:
    """What was offered, and then the answer, where it is clear what is asked."""
    taken = _answered(moment)
    if taken.ends or moment.heard.about == (inquiry.UNKNOWN,):
        return taken
    answered = REACTIONS[moment.heard.kind](moment.but(taken.state))
    return inquiry.longer(taken, _besides(taken, answered))


def _besides(said: Turn, more: Turn) -> Lines:
    """What one turn says and another has not said."""
    return tuple(line for line in more.lines if line not in said.lines)


def _answered(moment: Moment) -> Turn:
    """The ordinary way: facts or an answer move on; an offer is taken or left."""
    opened = moment.before.open
    remembered = coming_back.answered(moment) if stage_of(opened) is Stage.memory else None
    if remembered is not None:
        return remembered
    if opened == CRAMP and (moment.learnt or moment.heard.reply):
        return cramp_answered(moment)
    if moment.learnt:
        return go_on(moment, acknowledgement(moment))
    if opened in {READ_BACK, CHANGE} and moment.heard.answers:
        return known_already(moment)
    if moment.question is None and moment.heard.reply is not None:
        return replied(moment)
    if moment.question is None and moment.before.advice.told and moment.heard.answers:
        return go_on(moment)
    return missed(moment)
