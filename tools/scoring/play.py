"""Plays a case through the dialogue: the real handler, genuine requests, the virtual person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from calf_rules import Assessment, Findings, KnowledgeBase, Question, assess
from calf_rules.findings import Answer
from skill.dialogue import Turn
from skill.dialogue.turn import open_question
from skill.state import State
from skill.turns import turn_for

from simulator.session import Exchange
from simulator.understanding import Reading
from tools.scoring.cases import Case
from tools.scoring.orders import facts_known
from tools.scoring.person import answer
from tools.scoring.voice import REPLIES, Speaker, told

MOST_TURNS = 40  # far beyond any limit of the skill: only an endless dialogue gets here


class EndlessDialogue(Exception):
    """The skill goes on asking without end."""


@dataclass(frozen=True)
class Step:
    """One turn of the person, and what the skill then knew and said.

    `question` is the one that was open; None for the invitation to tell.
    """

    question: Question | None
    said: str
    known: Mapping[str, Answer]
    rounds: int
    speech: str

    @property
    def findings(self) -> Findings:
        """What the skill knew after this turn."""
        return Findings(self.known, self.rounds)


@dataclass(frozen=True)
class Played:
    """A whole conversation. `advised`: it came to a verdict or an emergency."""

    case: Case
    silent: str
    steps: tuple[Step, ...]
    advised: bool

    @property
    def heard(self) -> Findings:
        """What was understood of the first sentence."""
        return self.steps[0].findings

    @property
    def findings(self) -> Findings:
        """What was known in the end."""
        return self.steps[-1].findings

    @property
    def asked(self) -> dict[str, str]:
        """Every question asked, with its kind, in order; asking again counts none."""
        return {step.question.id: step.question.kind for step in self.steps if step.question}

    def assessment(self, knowledge: KnowledgeBase) -> Assessment:
        """What the skill made of it in the end."""
        return assess(knowledge, self.findings)


@dataclass
class _Conversation:
    """A conversation in progress."""

    knowledge: KnowledgeBase
    case: Case
    silent: str
    session: Speaker = field(default_factory=Speaker)
    steps: list[Step] = field(default_factory=list)
    turn: Turn | None = None

    def note(self, question: Question | None, said: str, exchange: Exchange) -> None:
        self.turn = replayed(self.knowledge, exchange)
        findings = self.turn.state.findings
        self.steps.append(
            Step(question, said, dict(findings.answers), findings.rounds, exchange.speech)
        )

    def go_on(self, state: State) -> None:
        question = open_question(self.knowledge, state)
        if question is not None:
            answers = answer(self.case, question, self.silent)
            said = ", ".join(f"{name}: {value}" for name, value in _shown(question, answers))
            self.note(question, said, self.session.reply(question, answers))
        elif len(self.steps) == 1:  # not understood at all: said once more, then "yes, go on"
            self.note(None, self.case.says, self.session.say(self.case.says))
        else:
            self.note(None, "yes", self.session.tell(Reading(REPLIES["yes"], "exact")))


def play(knowledge: KnowledgeBase, case: Case, silent: str) -> Played:
    """One case from launch to verdict. Raises EndlessDialogue."""
    talk = _Conversation(knowledge, case, silent)
    talk.session.launch()
    talk.note(None, case.says, talk.session.say(case.says))
    while talk.session.open and talk.turn and not talk.turn.state.advice.told:
        if len(talk.steps) > MOST_TURNS:
            raise EndlessDialogue(f"{case.id}: still asking after {MOST_TURNS} turns")
        talk.go_on(State.from_attributes(talk.session.conversation.attributes))
    return Played(case, silent, tuple(talk.steps), bool(talk.turn and talk.turn.state.advice.told))


def by_rules(knowledge: KnowledgeBase, case: Case, silent: str) -> Played:
    """The first sentence through the real ears, all else by the rules alone: much faster."""
    talk = _Conversation(knowledge, case, silent)
    talk.session.launch()
    talk.note(None, case.says, talk.session.say(case.says))
    steps = talk.steps
    while (question := assess(knowledge, steps[-1].findings).next_question) is not None:
        if len(steps) > MOST_TURNS:
            raise EndlessDialogue(f"{case.id}: still asking after {MOST_TURNS} turns")
        found = steps[-1].findings.answered(answer(case, question, silent))
        steps.append(Step(question, "", dict(found.answers), found.rounds, ""))
    return Played(case, silent, tuple(steps), advised=True)


def with_facts(knowledge: KnowledgeBase, case: Case, silent: str) -> Played:
    """Every fact known at once, nothing asked but the compound questions."""
    known = facts_known(knowledge, case)
    step = Step(None, case.says, dict(known.answers), known.rounds, "")
    return Played(case, silent, (step,), advised=True)


WAYS = {"dialogue": play, "rules": by_rules, "facts": with_facts}


def replayed(knowledge: KnowledgeBase, exchange: Exchange) -> Turn:
    """The turn that the handler took, with its state, which the end of a session takes along."""
    state = State.from_attributes(exchange.request["session"]["attributes"])
    return turn_for(knowledge, exchange.request["request"], state)


def _shown(question: Question, answers: Mapping[str, object]) -> list[tuple[str, object]]:
    return [*told(question, answers)] or [*answers.items()]  # type: ignore[arg-type]
