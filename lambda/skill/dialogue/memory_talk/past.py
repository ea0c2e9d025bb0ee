"""What the memory means for a turn: who speaks, whether it has grown, what the advice leaves."""

from skill.dialogue.offers.records import READ_BACK, Stage, stage_of
from skill.dialogue.turn import Moment
from skill.memory.record import Record
from skill.memory.trend import has_grown, is_third_talk
from skill.memory.visit import Note, Past
from skill.reading import Heard
from skill.state import Remembers, State

HAS_GROWN, THIRD_TALK = "has_grown", "third_talk"  # facts of course.yaml
ASKED_FOR = frozenset({"log_pain", "how_have_i_been", "what_do_you_know", "delete_data"})


def looks_back(state: State, heard: Heard) -> bool:
    """Whether this turn needs the memory: it costs a call, and where it is slow, seconds."""
    asking = state.open is not None and stage_of(state.open) is None  # the advice may come next
    open_to = asking or state.advice.told or state.open == READ_BACK
    advising = state.recall.same is None and open_to
    new = advising and state.recall.remembers in {Remembers.unseen, Remembers.agreed}
    return (
        heard.kind == "launch"
        or heard.kind in ASKED_FOR
        or stage_of(state.open) is Stage.memory
        or new
    )


def met(state: State, past: Past) -> State:
    """The state with what the memory knows of whoever speaks."""
    if past.reached is None:
        return state
    return state.but(remembers=_standing(state.recall.remembers, past))


def _standing(before: Remembers, past: Past) -> Remembers:
    if not past.reached:
        return Remembers.unreachable
    if past.record is None:
        return Remembers.refused if before is Remembers.refused else Remembers.nobody
    if before in {Remembers.agreed, Remembers.refused, Remembers.another}:
        return before
    return Remembers.agreed if past.recognised else Remembers.somebody


def may_keep(moment: Moment) -> bool:
    """Whether anything can be kept of whoever speaks: for themselves, and no child."""
    return bool(moment.past.days) and moment.state.talk.speaker == "self"


def asks_consent(moment: Moment) -> bool:
    """Whether to ask, while they are still listening, if the answers may be remembered."""
    return may_keep(moment) and moment.state.recall.remembers is Remembers.nobody


def compared(moment: Moment) -> Moment:
    """Before the advice: whether this is the pain of last time, and whether it has grown.

    Whoever told everything in one breath was not asked: then the same leg counts as the same pain.
    """
    record = moment.past.record
    if (
        moment.state.recall.remembers is not Remembers.agreed
        or moment.state.recall.same is not None
    ):
        return moment
    if record is None:
        return moment.but(moment.state.but(same=False))
    same = record.answers.get("leg") == moment.state.findings.get("leg")
    course = since_last(moment, record) if same else ()
    state = moment.state.but(same=same, course=course)
    return moment.but(state).knowing(state.findings)


def since_last(moment: Moment, record: Record) -> tuple[str, ...]:
    """The facts about the course of this pain that hold (course.yaml)."""
    course, today = moment.knowledge.course, moment.past.today
    holds = {
        HAS_GROWN: has_grown(course, record.diary, today),
        THIRD_TALK: is_third_talk(course, record.contacted(today, same=True), today),
    }
    return tuple(fact for fact, held in holds.items() if held)


def note_of(moment: Moment) -> Note | None:
    """What the advice leaves to the memory; each session counts as one talk."""
    if moment.state.recall.remembers is not Remembers.agreed or not may_keep(moment):
        return None
    first = not moment.before.advice.given
    return Note(moment.state.findings.answers, same=moment.state.recall.same if first else None)
