"""Coming back: who it is, and whether it is the same as last time.

Nothing remembered is said or used before it is clear whose it is.
"""

from collections.abc import Callable

from calf_rules import Findings
from calf_rules.findings import YES

from skill.dialogue.asking import go_on
from skill.dialogue.memory_talk import diary, remembering
from skill.dialogue.memory_talk.detour import UNAVAILABLE, resume
from skill.dialogue.memory_talk.past import since_last
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.records import CONSENT, FORGET, INVITATION, LOG, SAME, WHOSE
from skill.dialogue.turn import Lines, Moment, Turn
from skill.dialogue.verdict.understood import carried, grouped
from skill.state import Remembers

Reaction = Callable[[Moment], Turn]


def welcomed(moment: Moment) -> Turn:
    """The greeting: as new, as come back, or with the question who it is."""
    if moment.state.recall.remembers is Remembers.agreed:
        return _back(moment, (("memory.welcome_back", {}),))
    whose = moment.state.recall.remembers is Remembers.somebody
    return offer(moment, (("dialogue.welcome", {}),), WHOSE if whose else INVITATION)


def _back(moment: Moment, lines: Lines = ()) -> Turn:
    """Is it the same as last time? Where nothing is left of last time, the open invitation."""
    record = moment.past.record
    spoken, _ = carried(moment.knowledge, record.answers) if record else ([], {})
    slow = moment.state.talk.slow or bool(record and record.slow)
    back = moment.but(moment.state.but(slow=slow, misses=0))
    if not spoken:
        return offer(back, lines, INVITATION)
    last_time = grouped(spoken, "memory.last_time")
    return offer(back, (*lines, *last_time), SAME)


def answered(moment: Moment) -> Turn | None:
    """What was said to a question of the memory's own; None where it was no answer to it."""
    if moment.before.open == LOG and moment.heard.severity is not None:
        return diary.log_pain(moment)
    if moment.heard.reply is None:
        return None
    return ANSWERED[str(moment.before.open)](moment)


def _whose_answered(moment: Moment) -> Turn:
    wanted = WANTED.get(moment.before.recall.wanted or "")
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
    state = moment.state.but(same=True, course=since_last(moment, record))
    return go_on(moment.but(state).knowing(told), (("memory.same_yes", {}),))


def _go_on_or_invite(moment: Moment, lines: Lines) -> Turn:
    if moment.learnt:
        return go_on(moment, lines)
    return offer(moment, lines, INVITATION)


ANSWERED: dict[str, Reaction] = {
    WHOSE: _whose_answered,
    SAME: _same_answered,
    CONSENT: remembering.consent_answered,
    LOG: diary.declined,
    FORGET: remembering.forget_answered,
}
WANTED: dict[str, Reaction] = {
    "log_pain": diary.log_pain,
    "how_have_i_been": diary.how_have_i_been,
    "what_do_you_know": remembering.what_do_you_know,
}
