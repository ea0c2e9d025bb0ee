"""One turn of the conversation: red flags first, then what the person asked for, then the rest."""

from calf_rules import Findings, KnowledgeBase, Urgency, assess
from calf_rules.assess import known_only

from skill.dialogue import verdict
from skill.dialogue.after import offer_answered
from skill.dialogue.answers import updated
from skill.dialogue.asides import REACTIONS
from skill.dialogue.asking import emergency, go_on, missed
from skill.dialogue.turn import (
    ANYTHING_ELSE,
    INVITATION,
    MORE,
    Lines,
    Moment,
    Turn,
    advice_so_far,
    open_question,
)
from skill.reading import Heard
from skill.state import State


def launched() -> Turn:
    """The greeting: what this is, whom to call in an emergency, and an open invitation."""
    ask: Lines = (("dialogue.open_invitation", {}),)
    lines: Lines = (("dialogue.welcome", {}),)
    state = State(open=INVITATION, lines=(*lines, *ask))
    simpler: Lines = (
        ("dialogue.open_invitation_simpler", {}),
        ("dialogue.advice_so_far.unknown", {}),
    )
    return Turn(state, lines, ask, simpler)


def take(knowledge: KnowledgeBase, before: State, heard: Heard) -> Turn:
    """The next turn after one utterance."""
    moment = _moment(knowledge, before, heard)
    urgent = moment.assessment.urgency == Urgency.emergency_now
    if moment.learnt and urgent and moment.assessment.next_question is None:
        return emergency(moment)
    return REACTIONS.get(heard.kind, _answered)(moment)


def failed(knowledge: KnowledgeBase, before: State) -> Turn:
    """Something went wrong: an apology, the most urgent advice known, and the end."""
    moment = _moment(knowledge, before, Heard("stop"))
    lines: Lines = (("dialogue.error", {}), advice_so_far(moment))
    return Turn(moment.state.but(open=None), lines)


def _moment(knowledge: KnowledgeBase, given: State, heard: Heard) -> Moment:
    """What was heard, applied to a state whose answers the knowledge base has."""
    before = given.but(findings=known_only(knowledge, given.findings))
    question = open_question(knowledge, before)
    findings = updated(knowledge, before.findings, question, heard)
    speaker = heard.speaker if heard.speaker != "self" else before.speaker
    state = before.but(findings=findings, speaker=speaker)
    if findings is not before.findings:
        state = state.but(learnt_last=changed(before.findings, findings))
    return Moment(knowledge, before, state, heard, question, assess(knowledge, findings))


def changed(before: Findings, after: Findings) -> tuple[str, ...]:
    """The ids of the findings that were told anew."""
    return tuple(name for name in after.answers if before.get(name) != after.get(name))


def _answered(moment: Moment) -> Turn:
    """The ordinary way: facts or an answer move on; an offer is taken or left."""
    if moment.learnt:
        return go_on(moment, _acknowledgement(moment))
    if moment.before.open in {MORE, ANYTHING_ELSE}:
        return offer_answered(moment)
    if moment.question is None and moment.heard.reply is not None:
        return go_on(moment)
    return missed(moment)


def _acknowledgement(moment: Moment) -> Lines:
    lines: Lines = ()
    if moment.heard.speaker != "self" and moment.before.speaker == "self":
        key = "child_speaking" if moment.heard.speaker == "child" else "someone_else"
        lines = ((f"dialogue.{key}", {}),)
    if moment.heard.corrected:
        answers = moment.state.findings.answers
        new = {name: answers[name] for name in moment.state.learnt_last}
        understood = verdict.understood(Findings.of(**new))
        lines = (*lines, ("dialogue.corrected", {"findings": understood})) if understood else lines
    elif moment.heard.kind == "answer_unsure":
        lines = (*lines, ("dialogue.unsure_ack", {}))
    return lines
