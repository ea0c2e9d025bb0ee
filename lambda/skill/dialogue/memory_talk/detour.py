"""What the memory does in the middle of a talk: what hinders it, and the way back."""

from skill.dialogue.asking import again, go_on
from skill.dialogue.memory_talk.past import may_keep
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.records import ANYTHING_ELSE, WHOSE, Stage, stage_of
from skill.dialogue.turn import Lines, Moment, Turn
from skill.state import Remembers

NOT_KEPT: Lines = (("dialogue.not_stored", {}),)
UNAVAILABLE: Lines = (("memory.unavailable", {}),)


def hindered(moment: Moment) -> Turn | None:
    """What stands in the way of using the memory: it is off, out of reach, or not this person's."""
    if not may_keep(moment):
        return again(moment, NOT_KEPT)
    if moment.state.recall.remembers is Remembers.unreachable:
        return resume(moment, UNAVAILABLE)
    if moment.state.recall.remembers is Remembers.somebody:
        return offer(moment, (), WHOSE)
    if moment.state.recall.remembers is Remembers.another:
        return resume(moment, (("memory.another", {}),))
    return None


def resume(moment: Moment, lines: Lines) -> Turn:
    """After the memory's business: what was open, the next question, or room for a request."""
    done = moment.but(moment.state.but(misses=0, wanted=None, pain=None))
    if moment.before.open is not None and stage_of(moment.before.open) is not Stage.memory:
        return again(done, lines)
    if moment.learnt or (moment.state.findings.answers and not moment.state.advice.told):
        return go_on(done, lines)
    return offer(done, lines, ANYTHING_ELSE)
