"""Coming back, the pain diary, and what is remembered: asked for, agreed to, used, forgotten.

Nothing remembered is said or used before it is clear whose it is; nothing is kept before a yes.
"""

from collections.abc import Callable
from dataclasses import replace

from calf_rules import Findings
from calf_rules.findings import NO, YES

from skill.dialogue.asking import again, go_on
from skill.dialogue.ending import goodbye
from skill.dialogue.offers import offer
from skill.dialogue.past import OPENS, has_grown, may_keep
from skill.dialogue.turn import (
    ANYTHING_ELSE,
    CONSENT,
    FORGET,
    INVITATION,
    LOG,
    SAME,
    WHOSE,
    Lines,
    Moment,
    Turn,
)
from skill.dialogue.understood import carried, grouped, understood
from skill.memory.record import WORST, Record
from skill.memory.trend import grown, trend
from skill.memory.visit import Note, Past
from skill.state import Remembers

MUCH = 8  # pain from which on it is called a lot, of ten
NOT_KEPT: Lines = (("dialogue.not_stored", {}),)
UNAVAILABLE: Lines = (("memory.unavailable", {}),)
Reaction = Callable[[Moment], Turn]


def welcomed(moment: Moment) -> Turn:
    """The greeting: as new, as come back, or with the question who it is."""
    if moment.state.remembers is Remembers.agreed:
        return _back(moment, (("memory.welcome_back", {}),))
    whose = moment.state.remembers is Remembers.somebody
    return offer(moment, (("dialogue.welcome", {}),), WHOSE if whose else INVITATION)


def _back(moment: Moment, lines: Lines = ()) -> Turn:
    """Is it the same as last time? Where nothing is left of last time, the open invitation."""
    record = moment.past.record
    spoken, _ = carried(moment.knowledge, record.answers) if record else ([], {})
    slow = moment.state.slow or bool(record and record.slow)
    back = moment.but(moment.state.but(slow=slow, misses=0))
    if not spoken:
        return offer(back, lines, INVITATION)
    last_time = grouped(spoken, "memory.last_time")
    return offer(back, (*lines, *last_time), SAME)


def answered(moment: Moment) -> Turn | None:
    """What was said to a question of the memory's own; None where it was no answer to it."""
    if moment.before.open == LOG and moment.heard.severity is not None:
        return log_pain(moment)
    if moment.heard.reply is None:
        return None
    return ANSWERED[str(moment.before.open)](moment)


def _whose_answered(moment: Moment) -> Turn:
    wanted = WANTED.get(moment.before.wanted or "")
    if moment.heard.reply == YES:
        known = moment.but(moment.state.but(remembers=Remembers.agreed, wanted=None))
        return wanted(known) if wanted else _back(known)
    other = moment.but(moment.state.but(remembers=Remembers.another, wanted=None, pain=None))
    if wanted:
        return resume(other, (("memory.another", {}),))
    return _go_on_or_invite(other, (("memory.not_you", {}),))


def _same_answered(moment: Moment) -> Turn:
    """Yes: only what was said aloud and confirmed is taken over; each denial is asked anew."""
    record = moment.past.record
    if record is None:
        return _go_on_or_invite(moment, UNAVAILABLE)
    _, lasting = carried(moment.knowledge, record.answers)
    if moment.heard.reply != YES:
        state = moment.state.but(same=False)
        return _go_on_or_invite(moment.but(state), (("memory.same_no", {}),))
    told = Findings({**lasting, **moment.state.findings.answers}, moment.state.findings.rounds)
    state = moment.state.but(same=True, worse=has_grown(record, moment.past))
    return go_on(moment.but(state).knowing(told), (("memory.same_yes", {}),))


def _go_on_or_invite(moment: Moment, lines: Lines) -> Turn:
    if moment.learnt:
        return go_on(moment, lines)
    return offer(moment, lines, INVITATION, "dialogue.open_invitation" if lines else None)


def _consent_answered(moment: Moment) -> Turn:
    pain, told = moment.state.pain, moment.state.told
    if moment.heard.reply == YES:
        agreed = moment.but(moment.state.but(remembers=Remembers.agreed, pain=None))
        note = Note(
            answers=moment.state.findings.answers if told else None,
            same=False if told else None,
            pain=pain,
            slow=moment.state.slow,
            begins=True,
        )
        lines = _logged(Record(moment.past.today), moment.past, pain)
        kept: Lines = (("memory.consent_yes", {}), *lines)
        lost = UNAVAILABLE if pain is None else (("memory.not_logged", {}),)
        return replace(_after_consent(agreed, ()), note=note, kept=kept, lost=lost)
    if moment.heard.reply == NO or moment.before.misses:
        refused = moment.but(moment.state.but(remembers=Remembers.refused, pain=None))
        return _after_consent(refused, (("memory.consent_no", {}),))
    unsure = moment.but(moment.state.but(misses=1))
    return offer(unsure, (("memory.consent_explain", {}),), CONSENT)


def _after_consent(moment: Moment, lines: Lines) -> Turn:
    """Asked for the diary's sake, it goes on; asked at the end, that is the end."""
    return resume(moment, lines) if moment.before.wanted else goodbye(moment, lines)


def _log_declined(moment: Moment) -> Turn:
    return resume(moment, (("dialogue.all_right", {}),))


def _forget_answered(moment: Moment) -> Turn:
    if moment.heard.reply != YES:
        return resume(moment, (("memory.forget_not_done", {}),))
    state = moment.state.but(remembers=Remembers.refused, worse=False, same=None)
    return replace(
        resume(moment.but(state), ()),
        note=Note(forgets=True),
        kept=(("memory.forget_done", {}),),
        lost=(("memory.forget_failed", {}),),
    )


def log_pain(moment: Moment) -> Turn:
    """A number for the diary; asked for where none was said."""
    pain = moment.state.pain if moment.heard.severity is None else moment.heard.severity
    wanting = moment.but(moment.state.but(pain=pain, wanted="log_pain"))
    hindered = _hindered(wanting)
    if hindered is not None:
        return hindered
    if pain is None or not 0 <= pain <= WORST:
        return offer(moment.but(moment.state.but(pain=None)), (), LOG)
    record = moment.past.record
    if record is None or moment.state.remembers is not Remembers.agreed:
        return offer(wanting, (), CONSENT)
    after = record.logged(moment.past.today, pain)
    worse = moment.state.worse or grown(after.diary, moment.past.today)
    turn = resume(moment.but(moment.state.but(worse=worse, pain=None, wanted=None)), ())
    lines = _logged(record, moment.past, pain)
    return replace(turn, note=Note(pain=pain), kept=lines, lost=(("memory.not_logged", {}),))


def _logged(record: Record, past: Past, pain: int | None) -> Lines:
    """That a number was noted, and what matters most about it."""
    if pain is None:
        return ()
    diary = record.logged(past.today, pain).diary
    lines: Lines = (("memory.logged", {"n": pain}),)
    if grown(diary, past.today):
        course = trend(diary[-2:], past.today)
        return (*lines, (f"memory.trend_{course.way}", course.filling))
    if pain >= MUCH:
        return (*lines, ("memory.logged_high", {}))
    return lines if record.diary else (*lines, ("memory.logged_first", {}))


def how_have_i_been(moment: Moment) -> Turn:
    """The course of the pain, in one sentence."""
    hindered = _hindered(moment.but(moment.state.but(wanted="how_have_i_been")))
    if hindered is not None:
        return hindered
    diary = moment.past.record.diary if moment.past.record else ()
    course = trend(diary, moment.past.today)
    return resume(moment, ((f"memory.trend_{course.way}", course.filling),))


def what_do_you_know(moment: Moment) -> Turn:
    """Everything that is remembered of the person."""
    if not may_keep(moment):
        return again(moment, (("dialogue.privacy", {}),))
    hindered = _hindered(moment.but(moment.state.but(wanted="what_do_you_know")))
    if hindered is not None:
        return hindered
    record = moment.past.record
    if record is None:
        return resume(moment, (("memory.known_nothing", {}),))
    found = understood(Findings(record.answers))
    count = len(record.diary)
    entries: Lines = (("memory.known_numbers", {"n": count}),) if count else ()
    answers: Lines = grouped(found, "memory.known_answers") if found else ()
    return resume(moment, (*answers, *entries, ("memory.known_rest", {"days": moment.past.days})))


def forget(moment: Moment) -> Turn:
    """Forget me: confirmed first."""
    if not may_keep(moment):
        return again(moment, (("dialogue.forget_nothing", {}),))
    if moment.state.remembers is Remembers.unreachable:
        return resume(moment, (("memory.forget_failed", {}),))
    if moment.past.record is None:
        return resume(moment, (("memory.known_nothing", {}),))
    return offer(moment, (), FORGET)


def _hindered(moment: Moment) -> Turn | None:
    """What stands in the way of using the memory: it is off, out of reach, or not this person's."""
    if not may_keep(moment):
        return again(moment, NOT_KEPT)
    if moment.state.remembers is Remembers.unreachable:
        return resume(moment, UNAVAILABLE)
    if moment.state.remembers is Remembers.somebody:
        return offer(moment, (), WHOSE)
    if moment.state.remembers is Remembers.another:
        return resume(moment, (("memory.another", {}),))
    return None


def resume(moment: Moment, lines: Lines) -> Turn:
    """After the memory's business: what was open, the next question, or room for a request."""
    done = moment.but(moment.state.but(misses=0, wanted=None, pain=None))
    if moment.before.open is not None and moment.before.open not in OPENS:
        return again(done, lines)
    if moment.learnt or (moment.state.findings.answers and not moment.state.told):
        return go_on(done, lines)
    return offer(done, lines, ANYTHING_ELSE)


ANSWERED: dict[str, Reaction] = {
    WHOSE: _whose_answered,
    SAME: _same_answered,
    CONSENT: _consent_answered,
    LOG: _log_declined,
    FORGET: _forget_answered,
}
WANTED: dict[str, Reaction] = {
    "log_pain": log_pain,
    "how_have_i_been": how_have_i_been,
    "what_do_you_know": what_do_you_know,
}
