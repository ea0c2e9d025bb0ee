"""What was heard, applied to the state: the moment from which a turn is made."""

from dataclasses import replace

from calf_rules import Findings, KnowledgeBase, Question
from calf_rules.assess import known_only
from calf_rules.findings import NO, UNCLEAR, YES

from skill.dialogue.answers import updated
from skill.dialogue.asking import looked_through
from skill.dialogue.memory_talk.past import met
from skill.dialogue.offers.records import CHANGE, LOG, READ_BACK, WHOSE_LEG
from skill.dialogue.open_dangers import pieced_together
from skill.dialogue.steering import changed
from skill.dialogue.turn import Moment, open_question
from skill.dialogue.verdict.assessing import assessed
from skill.dialogue.whose import SELF, names_another, speaker, taken_back
from skill.memory.visit import NO_PAST, Past
from skill.reading import Heard
from skill.state import MOST_BACK, State

TELLS = "describe_symptoms"


def moment_after(knowledge: KnowledgeBase, given: State, heard: Heard, past: Past) -> Moment:
    """What was heard, applied to a state whose answers the knowledge base has."""
    before = met(given.but(findings=known_only(knowledge, given.findings)), past)
    return moment_of(knowledge, before, open_question(knowledge, before), heard, past)


def moment_of(
    knowledge: KnowledgeBase,
    before: State,
    question: Question | None,
    heard: Heard,
    past: Past = NO_PAST,
) -> Moment:
    """What was heard, applied to a state in which this question of the rules is open."""
    heard = _meant(knowledge, before, heard)
    told = _but_the_number(heard) if _for_the_diary(before, heard) else heard
    findings = updated(knowledge, before.findings, question, told)
    now = assessed(knowledge, findings, before.recall.course)
    danger = pieced_together(knowledge, before.findings, question, told, now)
    if danger:
        findings = findings.answered({danger: UNCLEAR})
        heard = replace(heard, concerns=(danger, *heard.concerns))
    state = before.but(speaker=speaker(knowledge, before, heard))
    if findings is not before.findings:
        state = _learnt(state, findings, question)
    now = assessed(knowledge, findings, state.recall.course)
    return Moment(knowledge, before, state, heard, question, now, past)


def _meant(knowledge: KnowledgeBase, before: State, heard: Heard) -> Heard:
    """What was heard, as it is meant here: of whose leg, and whether it corrects."""
    if names_another(knowledge, before, heard):
        heard = _untold(heard)
    if before.open == WHOSE_LEG and (heard.own or heard.reply == NO):
        own = replace(_untold(heard), kind=TELLS, reply=NO, speaker=SELF)
        heard = replace(own, concerns=heard.spoken)
    if taken_back(before, heard):
        heard = replace(heard, reply=None, kind=TELLS)
    return replace(heard, corrected=True) if _corrects(before, heard) else heard


def _learnt(before: State, findings: Findings, question: Question | None) -> State:
    """The state with new findings; what answered a question can be gone back to."""
    trail = before.talk.trail
    if question:
        trail = (*trail, changed(before.findings, findings))[-MOST_BACK:]
    return before.but(findings=findings, trail=trail, checked=looked_through(before))


def _untold(heard: Heard) -> Heard:
    """The same without anything that it told of a leg: it is not clear yet whose."""
    nothing = frozenset[str]()
    return replace(
        heard, answers={}, reply=None, concerns=(), hints=nothing, vague=nothing, severity=None
    )


def _corrects(before: State, heard: Heard) -> bool:
    """Whether what is told takes the place of what was: where it was read back, or denied after.

    Whoever says yes to what was read back adds to it.
    """
    denied = before.advice.told and heard.reply == NO
    read_back = before.open in {READ_BACK, CHANGE} and heard.reply != YES
    return bool(heard.answers) and (read_back or denied)


def _for_the_diary(before: State, heard: Heard) -> bool:
    return heard.kind == "log_pain" or before.open == LOG


def _but_the_number(heard: Heard) -> Heard:
    """A number for the diary is no answer about the leg, and opens no assessment."""
    answers = {name: value for name, value in heard.answers.items() if name != "severity"}
    return replace(heard, answers=answers, severity=None)
