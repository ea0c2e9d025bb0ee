"""What one turn is made of, and the question of the rules that a turn is open for."""

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from calf_rules import Assessment, Findings, KnowledgeBase, Question, Urgency
from calf_rules.assess import known_only
from calf_rules.conditions import holds
from calf_rules.findings import UNCLEAR
from calf_rules.red_flags import most_urgent, spread

from skill.dialogue.offers.records import OFFERS, Offer
from skill.dialogue.verdict.assessing import assessed
from skill.dialogue.verdict.understood import LEG
from skill.memory.record import Entry
from skill.memory.visit import NO_PAST, Note, Past
from skill.reading import Asked, Heard
from skill.state import Line, Remembers, State
from skill.tags import Tag, one_of

Lines = tuple[Line, ...]
BOTH = "both"  # a value of the leg
VALUE = "value"  # form of a question about one thing with values
SEVERAL = frozenset({"compound", "which"})  # forms of questions about several things


class Card(NamedTuple):
    """What the Alexa app shows: a title, and lines of which each is a paragraph.

    `dated`: the day is put on it, for whoever reads it later.
    """

    title: Line
    lines: Lines
    dated: bool = False


@dataclass(frozen=True)
class Turn:
    """What to say, what to ask with an open microphone, and what to say to silence.

    Nothing is asked where `ask` is empty: then the session ends. `note` is for the memory; `kept`
    is said first if it was written down, and `lost` if it could not be. For a screen: `focus` is
    the finding that is to be corrected, `diary` the numbers that the course is about.
    """

    state: State
    lines: Lines
    ask: Lines = ()
    reprompt: Lines = ()
    card: Card | None = None
    note: Note | None = None
    kept: Lines = ()
    lost: Lines = ()
    focus: str = ""
    diary: tuple[Entry, ...] = ()

    def settled(self, *, written: bool) -> "Turn":
        """The turn as it is spoken, once it is known whether its note was written down."""
        first = self.kept if written else self.lost
        state = self.state.but(lines=(*first, *self.state.talk.lines))
        if not written:
            state = state.but(remembers=Remembers.unreachable)
        return replace(self, state=state, lines=(*first, *self.lines), note=None)

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
    past: Past = field(default=NO_PAST)

    @property
    def learnt(self) -> bool:
        """Whether this utterance changed the findings."""
        return self.state.findings != self.before.findings

    def but(self, state: State) -> "Moment":
        """The same with another state."""
        return replace(self, state=state)

    def knowing(self, findings: Findings) -> "Moment":
        """The same with other findings, assessed anew."""
        state = self.state.but(findings=findings)
        return replace(
            self, state=state, assessment=assessed(self.knowledge, findings, state.recall.course)
        )


def open_question(knowledge: KnowledgeBase, state: State) -> Question | None:
    """The rules' question that the microphone is open for, if it is one of theirs."""
    if state.open is None or state.open in OFFERS:
        return None
    question = assessed(knowledge, state.findings, state.recall.course).next_question
    return question if question and question.id == state.open else None


def asked(knowledge: KnowledgeBase, state: State) -> Asked | None:
    """What the words of the next utterance are read against."""
    question = open_question(knowledge, state.but(findings=known_only(knowledge, state.findings)))
    if question is not None:
        return Asked(question.id, question.asks, question.form)
    offered = OFFERS.get(state.open or "")
    return offered_as(offered) if offered else None


def offered_as(offer: Offer) -> Asked | None:
    """What the words of a reply to an offer are read against.

    Without its name, unless it asks something of the leg: reading has learned no reply to it.
    """
    if offer.form is None:
        return None
    return Asked(offer.id if offer.asks else "", offer.asks, offer.form)


def put(moment: Moment, lines: Lines, question: Question) -> Turn:
    """Some lines, then a question of the rules, in words that it was not just put in."""
    who = _asking(moment, question)
    ask: Lines = ((form(moment.state, question), who),)
    tries = {
        **moment.state.talk.tries,
        question.id: moment.state.talk.tries.get(question.id, 0) + 1,
    }
    again = moment.but(moment.state.but(tries=tries))
    reprompt: Lines = ((form(again.state, question), who), advice_so_far(moment))
    state = again.state.but(open=question.id, lines=(*lines, *ask))
    return Turn(state, lines, ask, reprompt)


def _asking(moment: Moment, question: Question) -> dict[str, Any]:
    """What a question is filled with; `without`, of several, what is known or would be absurd."""
    speaker = moment.state.talk.speaker
    legs = {"legs": BOTH} if moment.state.findings.get(LEG) == BOTH else {}
    who = {"question": question.id, "speaker": speaker, **of_whom(moment.state), **legs}
    told = spread(moment.knowledge, moment.state.findings)
    about = (moment.knowledge.findings[name] for name in question.asks)
    left_out = [
        one.id
        for one in about
        if told.get(one.id) in one.values or (one.ask_if and not holds(one.ask_if, told))
    ]
    return {**who, "without": left_out} if left_out and question.form in SEVERAL else who


def of_whom(state: State) -> dict[str, Any]:
    """The sex of somebody else, where it is known: what is said of them agrees with it."""
    sex = state.findings.get("sex")
    return {"sex": sex} if state.talk.speaker == "other" and sex in {"female", "male"} else {}


def form(state: State, question: Question) -> Tag:
    """In which words a question is put: at first as asked, then simpler, then by examples.

    Of what was told without which, that is asked.
    """
    tries = state.talk.tries.get(question.id, 0)
    if question.form == VALUE and state.findings.get(question.asks[0]) == UNCLEAR:
        return "questions.examples" if tries % 2 else "questions.which"
    if not tries:
        return "questions.ask"
    return "questions.simpler" if tries % 2 else "questions.examples"


def demanded(assessment: Assessment) -> Urgency:
    """What the warning rules demand, whatever the belief in the causes."""
    return most_urgent(assessment.red_flags)


def advice_so_far(moment: Moment) -> Line:
    """The most urgent advice known; before the end, what a rule demands or the safety net."""
    if moment.state.advice.given or moment.assessment.next_question is None:
        return (one_of("dialogue.advice_so_far.", moment.assessment.urgency.name), {})
    urgency = demanded(moment.assessment)
    loud = urgency >= Urgency.same_day
    return (one_of("dialogue.advice_so_far.", urgency.name if loud else "unknown"), {})
