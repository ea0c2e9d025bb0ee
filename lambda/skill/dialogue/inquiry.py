"""What people ask around the advice: answered from words/, by cause and urgency.

A question never changes a fact. Facts that came along with it do, and then they go first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from calf_rules import Urgency
from calf_rules.findings import NO, YES

from skill.dialogue.asking import again
from skill.dialogue.offers.after import calm
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.parts import about
from skill.dialogue.offers.records import ANYTHING_ELSE, Stage, stage_of
from skill.dialogue.turn import Lines, Moment, Turn
from skill.dialogue.verdict import advice
from skill.dialogue.verdict.reasons import fitting_best, graded, reasons, reasons_about
from skill.reading import OTHER_COMPLAINT
from skill.state import Line

MOST_TOPICS = 2  # answered in one breath
EARLY = "early"  # before the advice, or a warning that says how soon
CHILD, AGE, YOUNG = "child", "age_band", "under16"  # what is right for a child at any time
BANDS = {  # which answers fit an urgency, the closest first
    Urgency.emergency_now: ("today",),
    Urgency.same_day: ("today",),
    Urgency.within_days: ("soon",),
    Urgency.routine: ("later",),
    Urgency.self_care: ("home", "later"),
}
WITH_KIND = frozenset({"today", "soon"})  # there, what fits a kind of cause has this in its name
BY_FIRST = frozenset({"how_long_will_it_last", "what_will_they_do"})  # of the first cause alone
COULD_BE, MEANING, HOW_SURE = "could_it_be", "meaning_of_word", "how_can_you_tell"
UNKNOWN = "other"
MEDICINE, PAINKILLERS = "medicine", "painkillers"  # a medicine was named; what is said of one


def answered(moment: Moment) -> Turn:
    """The answer to what was asked; then what was open, or room for another question."""
    return said(moment, answers(moment))


def said(moment: Moment, lines: Lines) -> Turn:
    """An answer, and then what was open, or room for another question."""
    stage, refused = stage_of(moment.before.open), moment.heard.reply == NO
    if moment.before.advice.told and (stage == Stage.after or (stage == Stage.guiding and refused)):
        return offer(calm(moment), lines, ANYTHING_ELSE)
    return again(calm(moment), lines)


def also(moment: Moment, turn: Turn) -> Turn:
    """The answer after advice that came first, before what the advice asks."""
    return longer(turn, answers(moment))


def longer(turn: Turn, more: Lines) -> Turn:
    """The turn with more said before what it asks."""
    lines = (*turn.lines, *more)
    return replace(turn, lines=lines, state=turn.state.but(lines=(*lines, *turn.ask)))


def answers(moment: Moment) -> Lines:
    """What there is to say about everything that was asked, at most two things."""
    if OTHER_COMPLAINT in moment.heard.about:
        return (("dialogue.other_complaint", {}),)
    topics = _topics(moment)[:MOST_TOPICS] or [UNKNOWN]
    return tuple(line for topic in topics for line in answer(moment, topic))


def answer(moment: Moment, topic: str) -> Lines:
    """What there is to say about a topic."""
    beside = moment.heard.about
    if topic == MEANING:
        return _meaning(moment, next((name for name in beside if name != MEANING), None))
    if topic == COULD_BE:
        return _could_be(moment, beside)
    if topic == UNKNOWN:
        return _unsaid(moment, topic)
    line = _say(moment, topic, tuple(_fitting(moment, topic)))
    if topic == HOW_SURE and moment.state.advice.told:
        return (line, *reasons(moment.assessment), *graded(moment.assessment))
    return (line,)


def _topics(moment: Moment) -> list[str]:
    """What was asked about; a cause, finding or medicine beside its topic is none of its own."""
    beside = {*moment.knowledge.causes, *moment.knowledge.findings, MEDICINE}
    about = [name for name in moment.heard.about if name not in beside]
    if not about and MEDICINE in moment.heard.about:
        return [PAINKILLERS]
    if not about and {*moment.heard.about} & {*moment.knowledge.causes}:
        return [COULD_BE]
    return [MEANING] if MEANING in about else about


def _meaning(moment: Moment, word: str | None) -> Lines:
    """What a word means; where it is not clear which, the first cause is explained."""
    if word is None and moment.state.advice.told:
        return about(_named(moment)[0])
    return (("glossary.say", {"word": word or ""}),)


def _could_be(moment: Moment, beside: Iterable[str]) -> Lines:
    """Whether it could be that, and what speaks for and against it."""
    if not moment.state.advice.told:
        return (_say(moment, COULD_BE, (EARLY,)),)
    cause = next((name for name in beside if name in moment.knowledge.causes), None)
    if cause is None:
        return _could_come_of(moment, beside)
    in_question = advice.in_question(moment.knowledge, moment.assessment)
    named = "named" if cause in {*moment.state.advice.named, *in_question} else "not_named"
    return (_say(moment, COULD_BE, (named,)), *reasons_about(moment, cause))


def _could_come_of(moment: Moment, beside: Iterable[str]) -> Lines:
    """Whether something of the person could be behind it: where it fits a cause that was named."""
    for finding in (name for name in beside if name in moment.knowledge.findings):
        cause = fitting_best(moment, finding, _named(moment))
        if cause:
            fact: Line = ("verdict.for_one", {"causes": [cause], "findings": [[finding, YES]]})
            return (_say(moment, COULD_BE, ("plays_part",)), fact)
    return _unsaid(moment, COULD_BE)


def _unsaid(moment: Moment, topic: str) -> Lines:
    """What is said where nothing fits; of what no rule weighs, by its name."""
    if moment.heard.noted:
        return (("dialogue.worth_telling_why", {"noted": moment.heard.noted}),)
    return (_say(moment, topic, tuple(_fitting(moment, topic))),)


def _fitting(moment: Moment, topic: str) -> Iterator[str]:
    """The names of the answers that would fit, the closest first (words/, answers.yaml)."""
    if moment.state.findings.get(AGE) == YOUNG:
        yield CHILD
    advised = moment.state.advice
    if not advised.told and not advised.warned:
        yield EARLY
        return
    named = _named(moment)
    kind = _kind(moment, named[:1] if topic in BY_FIRST else named)
    urgency = moment.assessment.urgency if advised.told else Urgency(advised.warned)
    today = urgency >= Urgency.same_day  # then what a warning wants excluded is in question, too
    looked_for = advice.in_question(moment.knowledge, moment.assessment) if today else named
    asked_for = bool(_asked_for(moment, topic) & {*named, *looked_for})
    for band in BANDS[urgency]:
        apart = band in WITH_KIND
        if asked_for:
            yield from (f"{band}_named", "named")
        yield f"{band}_{kind}" if apart else str(kind)
        yield band
    yield str(kind)  # where no answer depends on how soon


def _asked_for(moment: Moment, topic: str) -> frozenset[str]:
    """The causes that a topic is about: those it names ("a clot"), or all of its kind."""
    causes = frozenset(moment.heard.about) & moment.knowledge.causes.keys()
    return causes or moment.knowledge.kinds.get(topic, frozenset())


def _kind(moment: Moment, named: tuple[str, ...]) -> str | None:
    """The most careful kind that one of these causes is of."""
    kinds = moment.knowledge.kinds.items()
    return next((kind for kind, causes in kinds if causes & set(named)), None)


def _named(moment: Moment) -> tuple[str, ...]:
    return moment.state.advice.named or advice.spoken_causes(moment.knowledge, moment.assessment)


def _say(moment: Moment, topic: str, among: tuple[str, ...]) -> Line:
    filling = {
        "topic": topic,
        "among": list(among),
        "cause": _named(moment)[0],
        "specialist": moment.assessment.see[0],
        "already": advice.already(moment.knowledge, moment.state.findings),
    }
    return ("answers.say", filling)
