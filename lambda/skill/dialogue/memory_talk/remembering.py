"""What is remembered: agreed to, told, forgotten. Nothing is kept before a yes."""

from dataclasses import replace

from calf_rules import Findings
from calf_rules.findings import NO, YES

from skill.dialogue.asking import again
from skill.dialogue.memory_talk.detour import UNAVAILABLE, hindered, resume
from skill.dialogue.memory_talk.diary import logged
from skill.dialogue.memory_talk.past import may_keep
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.records import CONSENT, FORGET
from skill.dialogue.turn import Lines, Moment, Turn
from skill.dialogue.verdict.understood import grouped, understood
from skill.memory.record import Record
from skill.memory.visit import Note
from skill.state import Remembers


def consent_answered(moment: Moment) -> Turn:
    """Only a yes is one; not sure is told more, and a second time it is a no."""
    pain, told = moment.state.recall.pain, moment.state.advice.told
    if moment.heard.reply == YES:
        agreed = moment.but(moment.state.but(remembers=Remembers.agreed, pain=None))
        note = Note(
            answers=moment.state.findings.answers if told else None,
            same=False if told else None,
            pain=pain,
            slow=moment.state.talk.slow,
            begins=True,
        )
        lines = logged(moment, Record(moment.past.today), pain)
        kept: Lines = (("memory.consent_yes", {}), *lines)
        lost = UNAVAILABLE if pain is None else (("memory.not_logged", {}),)
        return replace(resume(agreed, ()), note=note, kept=kept, lost=lost)
    if moment.heard.reply == NO or moment.before.talk.misses:
        refused = moment.but(moment.state.but(remembers=Remembers.refused, pain=None))
        return resume(refused, (("memory.consent_no", {}),))
    unsure = moment.but(moment.state.but(misses=1))
    return offer(unsure, (("memory.consent_explain", {}),), CONSENT)


def what_do_you_know(moment: Moment) -> Turn:
    """Everything that is remembered of the person."""
    if not may_keep(moment):
        return again(moment, (("dialogue.privacy", {}),))
    stopped = hindered(moment.but(moment.state.but(wanted="what_do_you_know")))
    if stopped is not None:
        return stopped
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
    if moment.state.recall.remembers is Remembers.unreachable:
        return resume(moment, (("memory.forget_failed", {}),))
    if moment.past.record is None:
        return resume(moment, (("memory.known_nothing", {}),))
    return offer(moment, (), FORGET)


def forget_answered(moment: Moment) -> Turn:
    """Forgotten after a yes; whoever was forgotten is not asked again in this talk."""
    if moment.heard.reply != YES:
        return resume(moment, (("memory.forget_not_done", {}),))
    state = moment.state.but(remembers=Remembers.refused, course=(), same=None)
    return replace(
        resume(moment.but(state), ()),
        note=Note(forgets=True),
        kept=(("memory.forget_done", {}),),
        lost=(("memory.forget_failed", {}),),
    )
