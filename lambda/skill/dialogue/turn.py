"""What one turn is made of, and the question or offer that a turn is open for."""

from dataclasses import dataclass, replace

from calf_rules import Assessment, Findings, KnowledgeBase, Question, Urgency, assess
from calf_rules.red_flags import most_urgent

from skill.reading import Asked, Heard
from skill.state import Line, State

INVITATION, MORE, ANYTHING_ELSE = "invitation", "more", "anything_else"
OFFERS = {
    INVITATION: "dialogue.open_invitation",
    MORE: "dialogue.more_offer",
    ANYTHING_ELSE: "dialogue.ask_anything_else",
}
Lines = tuple[Line, ...]


@dataclass(frozen=True)
class Turn:
    """What to say, what to ask with an open microphone, and what to say to silence.

    Nothing is asked where `ask` is empty: then the session ends. `card` names what a card shows.
    """

    state: State
    lines: Lines
    ask: Lines = ()
    reprompt: Lines = ()
    card: str | None = None

    @property
    def ends(self) -> bool:
        """Whether the session is over."""
        return not self.ask


@dataclass(frozen=True)
class Moment:
    """A turn in the making: the state before, the state with what was heard, and what it means.

    `question` is the one that was open; `assessment` is of what is known now.
    """

    knowledge: KnowledgeBase
    before: State
    state: State
    heard: Heard
    question: Question | None
    assessment: Assessment

    @property
    def learnt(self) -> bool:
        """Whether this utterance changed the findings."""
        return self.state.findings != self.before.findings

    def but(self, state: State) -> "Moment":
        """The same with another state."""
        return replace(self, state=state)

    def knowing(self, findings: Findings, heard: Heard) -> "Moment":
        """The same with other findings, assessed anew."""
        state = self.state.but(findings=findings)
        return replace(self, state=state, heard=heard, assessment=assess(self.knowledge, findings))


def open_question(knowledge: KnowledgeBase, state: State) -> Question | None:
    """The rules' question that the microphone is open for, if it is one of theirs."""
    if state.open is None or state.open in OFFERS:
        return None
    question = assess(knowledge, state.findings).next_question
    return question if question and question.id == state.open else None


def asked(knowledge: KnowledgeBase, state: State) -> Asked | None:
    """What the words of the next utterance are read against."""
    question = open_question(knowledge, state)
    if question is not None:
        return Asked(question.id, question.asks, question.form)
    return Asked(state.open, (), "offer") if state.open in {MORE, ANYTHING_ELSE} else None


def put(moment: Moment, lines: Lines, question: Question, how: str = "ask") -> Turn:
    """Some lines, then a question of the rules; `how` is ask, simpler or examples."""
    who = {"question": question.id, "speaker": moment.state.speaker}
    if question.again and how == "ask":
        how = "simpler"
    ask: Lines = ((f"questions.{how}", who),)
    reprompt: Lines = (("questions.simpler", who), advice_so_far(moment))
    state = moment.state.but(open=question.id, lines=(*lines, *ask))
    return Turn(state, lines, ask, reprompt)


def offer(moment: Moment, lines: Lines, what: str, key: str | None = None) -> Turn:
    """Some lines, then one of the skill's own offers; `key` where it is worded otherwise."""
    ask: Lines = ((key or OFFERS[what], {}),)
    state = moment.state.but(open=what, lines=(*lines, *ask))
    return Turn(state, lines, ask, (*ask, advice_so_far(moment)))


def demanded(assessment: Assessment) -> Urgency:
    """What the warning rules demand, whatever the belief in the causes."""
    return most_urgent(assessment.red_flags)


def advice_so_far(moment: Moment) -> Line:
    """The most urgent advice known; before the end, what a rule demands or the safety net."""
    if moment.state.told:
        return (f"dialogue.advice_so_far.{moment.assessment.urgency.name}", {})
    urgency = demanded(moment.assessment)
    loud = urgency >= Urgency.same_day
    return (f"dialogue.advice_so_far.{urgency.name if loud else 'unknown'}", {})
