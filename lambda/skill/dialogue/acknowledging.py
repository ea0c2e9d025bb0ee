"""What is said about what was told, before the talk goes on: kindly, and that it was heard."""

from dataclasses import replace

from skill.dialogue.asking import warns
from skill.dialogue.offers.records import CHECK_OFFER, INVITATION
from skill.dialogue.steering import correction
from skill.dialogue.turn import Lines, Moment, Turn, of_whom
from skill.dialogue.verdict.understood import echo, newly
from skill.dialogue.whose import CHILD, OTHER, SELF
from skill.reading import OTHER_COMPLAINT, Heard
from skill.tags import Tag

WHO: dict[tuple[str, str], Tag] = {  # who it was about, and who it is about now
    (SELF, OTHER): "dialogue.someone_else",
    (CHILD, OTHER): "dialogue.someone_else",
    (SELF, CHILD): "dialogue.child_speaking",
    (OTHER, SELF): "dialogue.about_you",
    (CHILD, SELF): "dialogue.no_child",
}
MOST_NOTED = 6  # things that no rule weighs and that are kept for the summary
LOUD = frozenset({"dialogue.concern", "dialogue.urgency_named.emergency_now"})


def acknowledgement(moment: Moment) -> Lines:
    """What is said about the answer before going on."""
    lines = _greeting(moment)
    if moment.heard.corrected or moment.before.advice.told:
        return (*lines, *correction(moment))
    if moment.before.open in {None, INVITATION, CHECK_OFFER}:
        return (*lines, *echo(moment.knowledge, moment.state.findings, moment.assessment))
    if moment.heard.kind == "answer_unsure" and not moment.state.advice.given:
        return (*lines, ("dialogue.unsure_ack", {}))
    return (*lines, *_beside(moment))


def _beside(moment: Moment) -> Lines:
    """What was told beside the answer is said at once; a warning that follows says it anyway."""
    if warns(moment):
        return ()
    asked = {moment.question.id, *moment.question.asks} if moment.question else set[str]()
    new = newly(moment.knowledge, moment.before.findings, moment.state.findings)
    told = [one for one in new if one[0] not in asked]
    return (("dialogue.noted_beside", {"echo": told}),) if told else ()


def _greeting(moment: Moment) -> Lines:
    """Who it is about, once; a first story is answered with a kind word."""
    if moment.state.talk.speaker != moment.before.talk.speaker:
        who = WHO[moment.before.talk.speaker, moment.state.talk.speaker]
        return ((who, of_whom(moment.state)),)
    first = moment.before.open == INVITATION and moment.state.talk.speaker == "self"
    return (("dialogue.sympathy", {}),) if first and not moment.assessment.red_flags else ()


def noted_elsewhere(turn: Turn, heard: Heard) -> Turn:
    """A complaint that is none of the calf's is acknowledged once, with what to do about it."""
    told = OTHER_COMPLAINT in heard.about and not heard.asks  # a question has its answer
    if not told or turn.state.talk.beside or turn.ends:
        return turn
    lines: Lines = (("dialogue.other_complaint", {}), *turn.lines)
    return replace(turn, lines=lines, state=turn.state.but(beside=True))


def worth_telling(turn: Turn, heard: Heard) -> Turn:
    """What no rule weighs is said back by its name, once, for whoever sees them.

    Beside a number it is but kept.
    """
    known = turn.state.talk.noted[:MOST_NOTED]
    new = tuple(name for name in heard.noted if name not in known)[: MOST_NOTED - len(known)]
    if not new or turn.ends:
        return turn
    told = turn.state.but(noted=(*known, *new))
    loud = LOUD.intersection(tag for tag, _ in turn.lines)
    if heard.asks or loud:  # the answer said what there is to say, or a danger comes first
        return replace(turn, state=told)
    lines: Lines = (("dialogue.worth_telling", {"noted": new}), *turn.lines)
    return replace(turn, lines=lines, state=told)


def comforted(turn: Turn, heard: Heard) -> Turn:
    """Whoever is frightened and says so hears a word about it, once, and not beside a number."""
    tags = {tag for tag, _ in turn.lines}
    if not heard.afraid or heard.asks or heard.also:  # "should I worry?" has an answer of its own
        return turn
    if turn.state.talk.comforted or turn.ends or tags & LOUD:
        return turn
    told = turn.state.advice.told
    word: Lines = (("dialogue.comfort_after" if told else "dialogue.comfort", {}),)
    lines = (*word, *(one for one in turn.lines if one[0] != "dialogue.sympathy"))
    return replace(turn, lines=lines, state=turn.state.but(comforted=True))
