"""The pain diary: a number from zero to ten now and then, and how it has been."""

from dataclasses import replace

from skill.dialogue.memory_talk.detour import hindered, resume
from skill.dialogue.memory_talk.past import HAS_GROWN
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.records import CONSENT, LOG
from skill.dialogue.turn import Lines, Moment, Turn
from skill.memory.record import WORST, Record
from skill.memory.trend import has_grown, trend
from skill.memory.visit import Note
from skill.state import Remembers
from skill.tags import one_of


def log_pain(moment: Moment) -> Turn:
    """A number for the diary; asked for where none was said."""
    pain = moment.state.recall.pain if moment.heard.severity is None else moment.heard.severity
    wanting = moment.but(moment.state.but(pain=pain, wanted="log_pain"))
    stopped = hindered(wanting)
    if stopped is not None:
        return stopped
    if pain is None or not 0 <= pain <= WORST:
        return offer(moment.but(moment.state.but(pain=None)), (), LOG)
    record = moment.past.record
    if record is None or moment.state.recall.remembers is not Remembers.agreed:
        return offer(wanting, (), CONSENT)
    after = record.logged(moment.past.today, pain)
    course = moment.state.recall.course
    if has_grown(moment.knowledge.course, after.diary, moment.past.today):
        course = tuple(dict.fromkeys((*course, HAS_GROWN)))
    turn = resume(moment.but(moment.state.but(course=course, pain=None, wanted=None)), ())
    lines = logged(moment, record, pain)
    lost: Lines = (("memory.not_logged", {}),)
    return replace(turn, note=Note(pain=pain), kept=lines, lost=lost, diary=after.diary)


def logged(moment: Moment, record: Record, pain: int | None) -> Lines:
    """That a number was noted, and what matters most about it."""
    if pain is None:
        return ()
    course, today = moment.knowledge.course, moment.past.today
    diary = record.logged(today, pain).diary
    lines: Lines = (("memory.logged", {"n": pain}),)
    if has_grown(course, diary, today):
        way = trend(course, diary[-2:], today)
        return (*lines, (one_of("memory.trend_", way.way), way.filling))
    if pain >= course.much:
        return (*lines, ("memory.logged_high", {}))
    return lines if record.diary else (*lines, ("memory.logged_first", {}))


def declined(moment: Moment) -> Turn:
    """No number after all."""
    return resume(moment, (("dialogue.all_right", {}),))


def how_have_i_been(moment: Moment) -> Turn:
    """The course of the pain, in one sentence."""
    stopped = hindered(moment.but(moment.state.but(wanted="how_have_i_been")))
    if stopped is not None:
        return stopped
    diary = moment.past.record.diary if moment.past.record else ()
    way = trend(moment.knowledge.course, diary, moment.past.today)
    turn = resume(moment, ((one_of("memory.trend_", way.way), way.filling),))
    return replace(turn, diary=diary)
