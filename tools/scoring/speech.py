"""From a line of speech to what the guide writes down, the whole way that a request takes.

Text, the simulator's understanding, the request envelope, the handler's hearing, the dialogue's
turn. Each line has a session of its own: its question stands open, and nothing else is known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any

from calf_rules import Findings, KnowledgeBase, Question, Urgency, load_knowledge
from calf_rules.findings import UNCLEAR, YES, Answer
from skill.dialogue.conversation import react
from skill.dialogue.moments import moment_of
from skill.dialogue.turn import Turn, open_question
from skill.hearing import Ears, hear
from skill.languages import ears_for
from skill.reading import Asked, Heard
from skill.reading import read as read_text
from skill.state import State
from skill.words import DEFAULT_LOCALE, language_of

from simulator.envelope import Conversation
from simulator.understanding import FALLBACK, Reading, understanding

Row = Mapping[str, Any]
FORMS = {"bool": "yes_no", "number": "number"}  # of the question for a kind of finding
WHICH = "which_"
ALARMS = frozenset({"crisis", "emergency_statement", "other_emergency"})  # heard, they may end it
KNOWN = {"swelling": {"leg": "left"}}  # "yes" to this question has no meaning without the leg


@dataclass(frozen=True)
class Opened:
    """A question that stands open, and what is known beforehand; None: nothing was asked."""

    question: Question | None = None
    known: Findings = field(default_factory=Findings.of)

    @property
    def asked(self) -> Asked | None:
        """What the words are read against."""
        if self.question is None:
            return None
        return Asked(self.question.id, self.question.asks, self.question.form)


@dataclass(frozen=True)
class Read:
    """What the guide made of one line.

    `recorded` is what this line wrote down, answers to compounds among it. `asking` has the
    findings that are asked about on account of what was said: the safety screen, which comes
    whatever was said, is not meant. `over`: the session ended; `alarm`: with an emergency. `how`
    says how the words arrived, and is counted nowhere.
    """

    recorded: Mapping[str, Answer]
    asking: frozenset[str] = frozenset()
    over: bool = False
    alarm: bool = False
    how: str = ""


Reader = Callable[[Row], Read]


def question_named(knowledge: KnowledgeBase, name: str) -> Question:
    """The question about a finding, a compound, a pair, or which of a compound.

    Raises ValueError where there is no such question.
    """
    compound = knowledge.compounds.get(name.removeprefix(WHICH))
    if compound is not None:
        several = "compound" if len(compound.findings) > 1 else "yes_no"
        form = "which" if name.startswith(WHICH) else several
        return Question(name, compound.findings, "safety", form)
    if name in knowledge.pairs:
        return Question(name, knowledge.pairs[name], "pattern", "value")
    finding = knowledge.findings.get(name)
    if finding is None:
        raise ValueError(f"there is no question {name}")
    return Question(name, (name,), "pattern", FORMS.get(finding.kind, "value"))


def opened(knowledge: KnowledgeBase, row: Row) -> Opened:
    """The question that a row names, as it stands open; none for the first sentence."""
    name = row.get("q")
    if name is None:
        return Opened()
    known = {name.removeprefix(WHICH): YES} if name.startswith(WHICH) else KNOWN.get(name, {})
    return Opened(question_named(knowledge, name), Findings.of(**known))


def arrived(text: str, locale: str) -> tuple[Reading, Mapping[str, Any]]:
    """How the simulator understands a line, and the request that it would send.

    It is sent on the day of the corpora, so that "since Easter" scores the same at any time. Raises
    FileNotFoundError where the locale has no model.
    """
    ears = understanding(locale)
    choice = ears.understand(text).choice
    intent = ears.model.intents.get(choice.intent) or ears.model.intents[FALLBACK]
    return choice, Conversation(locale, clock=_day_of_corpora).intent(choice, intent)["request"]


def _day_of_corpora() -> float:
    day = ears_for(language_of(DEFAULT_LOCALE)).pack.numbers.today  # the same for all
    return datetime.combine(day, time(12), UTC).timestamp()


def said(row: Row) -> str:
    """The text of a row, reply or first sentence."""
    return str(row["text"] if "text" in row else row["says"])


def read(row: Row, ears: Ears | None = None) -> Read:
    """What the guide makes of a row's line, heard with the ears given or those of its language.

    Where the locale has no model yet, only the pack's reading is tried, on the text as it is.
    """
    here, text = opened(knowledge(), row), said(row)
    ears = ears or ears_for(row["locale"][:2])
    if not has_model(row["locale"]):
        return taken(knowledge(), here, read_text(text, ears.pack, here.asked), "text only")
    choice, request = arrived(text, row["locale"])
    heard = hear(request, here.asked, ears)
    return taken(knowledge(), here, heard, f"{choice.tier} {choice.intent}")


@lru_cache
def has_model(locale: str) -> bool:
    """Whether there is an interaction model for the locale."""
    try:
        understanding(locale)
    except FileNotFoundError:
        return False
    return True


def taken(knowledge: KnowledgeBase, here: Opened, heard: Heard, how: str = "") -> Read:
    """What the dialogue makes of what was heard, however it was heard."""
    before = State(here.known, here.question.id if here.question else None)
    moment = moment_of(knowledge, before, here.question, heard)
    turn = react(moment)
    recorded = {
        name: value
        for name, value in moment.state.findings.answers.items()
        if name in heard.answers or here.known.get(name) != value
    }
    alarm = turn.state.advice.level == Urgency.emergency_now or heard.kind in ALARMS
    asking = _asking(knowledge, here, turn)
    return Read(recorded, asking, turn.ends, turn.ends and alarm, how)


def _asking(knowledge: KnowledgeBase, here: Opened, turn: Turn) -> frozenset[str]:
    question = open_question(knowledge, turn.state)
    if question is None or question.id in knowledge.compounds:
        return frozenset()
    asked_again = here.question is not None and question.id == here.question.id
    return frozenset(
        name
        for name in question.asks
        if not asked_again or turn.state.findings.get(name) == UNCLEAR
    )


@lru_cache(maxsize=1)
def knowledge() -> KnowledgeBase:
    """The knowledge base, loaded once in each process."""
    return load_knowledge()
