"""Plays a talking person through a whole conversation: opening, replies, two questions, goodbye.

Every line goes the whole way that a request takes: the simulator's understanding, the envelope,
and the one pure turn. It is heard by ears that have not seen its writer, unless `seen` ones, those
that ship, are asked for.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from calf_rules import KnowledgeBase, Urgency
from calf_rules.findings import Answer
from skill.dialogue import Turn, launched
from skill.dialogue.offers.records import INVITATION, READ_BACK, Stage, stage_of
from skill.dialogue.turn import open_question
from skill.filling import plain
from skill.languages import words_for
from skill.state import Line
from skill.turns import turn_for

from tools.learn.ears.folds import unseen_ears
from tools.scoring.cases import Case
from tools.scoring.counting import present
from tools.scoring.speech import arrived
from tools.scoring.talker import LOCALE, Pair, Said, Talker

MOST = 40  # exchanges: far beyond any limit of the skill, only an endless talk gets here
QUESTIONS = 2  # asked after the advice
GOODBYES = 2  # after as many, a session that is still open lets nobody go
AFTER = frozenset({Stage.after, Stage.guiding})
NOT_ANSWERED = ("dialogue.fallback", "dialogue.say_yes_or_no")
ANSWERED = "answers.say"
ALARMS = frozenset({"dialogue.crisis", "dialogue.other_emergency"})


@dataclass(frozen=True)
class Exchange:
    """One line of the person and what came of it.

    `open` is what it was said to, `how` the way the words arrived, `recorded` what was written down
    from it, `wrong` what of that is not true. `again`: what was open is asked once more; `missed`:
    a question that was not answered, or not as what it was.
    """

    open: str
    said: Said
    how: str
    recorded: Mapping[str, Answer]
    wrong: tuple[str, ...]
    again: bool
    missed: bool
    speech: str


@dataclass(frozen=True)
class Talked:
    """A whole conversation.

    `got` is the last advice; None where there was none. `end`: goodbye, emergency, early (the skill
    closed the session by itself) or endless. `wrong` are the findings that are not true in the end.
    """

    case: Case
    exchanges: tuple[Exchange, ...]
    end: str
    got: Urgency | None
    wrong: tuple[str, ...]


@dataclass
class _Talk:
    """A conversation in progress."""

    knowledge: KnowledgeBase
    person: Talker
    seen: bool
    turn: Turn
    exchanges: list[Exchange] = field(default_factory=list)

    @property
    def open(self) -> str:
        return self.turn.state.open or INVITATION

    def say(self, said: Said) -> None:
        """One line of the person, and the turn that follows."""
        before, opened = self.turn.state, self.open
        choice, request = arrived(said.text, LOCALE)
        ears = None if self.seen else unseen_ears(said.text, LOCALE[:2])
        self.turn = turn_for(self.knowledge, request, before, ears=ears)
        known, after = before.findings, self.turn.state.findings
        new = {name: told for name, told in after.answers.items() if known.get(name) != told}
        again = not self.turn.ends and self.open == opened and stage_of(opened) not in AFTER
        self.exchanges.append(
            Exchange(
                open=opened,
                said=said,
                how=f"{choice.tier} {choice.intent}",
                recorded=new,
                wrong=self.wrong(new),
                again=again,
                missed=said.kind == "question" and _missed(said.topic, self.lines),
                speech=plain(words_for(LOCALE), self.lines, after.rounds),
            )
        )

    @property
    def lines(self) -> Sequence[Line]:
        return (*self.turn.lines, *self.turn.ask)

    def wrong(self, recorded: Mapping[str, Answer]) -> tuple[str, ...]:
        """The findings recorded with a value that is not true, or as present where nothing is."""
        there = set(present(self.knowledge, recorded))
        facts = self.person.case.facts
        known = (name for name in recorded if name in self.knowledge.findings)
        told = (name for name in known if name in facts or name in there)
        return tuple(name for name in told if self.person.denies(name, recorded[name]))

    def read_back(self) -> list[Pair]:
        """What the skill just read back that is not true."""
        return [
            (finding, value)
            for _, filling in self.lines
            for finding, value in filling.get("findings", ())
            if self.person.denies(finding, value)
        ]

    def next(self) -> Said | None:
        """What the person says now; None when there is nothing left to say."""
        kinds = [one.said.kind for one in self.exchanges]
        question = open_question(self.knowledge, self.turn.state)
        if not kinds:
            return Said(self.person.case.says, "opening")
        if question is not None and not kinds.count("goodbye"):
            return self.person.replies(question)
        if stage_of(self.turn.state.open) in AFTER or self.turn.state.advice.told:
            wrong = self.read_back()
            if wrong and wrong != self.person.mistaken:
                return self.person.answers_offer(READ_BACK, wrong)
            if kinds.count("question") < QUESTIONS:
                return self.person.asks()
            return self.person.leaves() if kinds.count("goodbye") < GOODBYES else None
        if self.open == INVITATION:
            return self.person.tells_again()
        return self.person.answers_offer(self.open, self.read_back())


def talk(knowledge: KnowledgeBase, case: Case, seed: int, *, seen: bool = False) -> Talked:
    """One person from the greeting to the goodbye; the same for the same seed."""
    dice = random.Random(f"{seed} {case.id}")  # noqa: S311  (chance, not secrecy)
    here = _Talk(knowledge, Talker(case, dice), seen, launched(knowledge))
    while not here.turn.ends and len(here.exchanges) < MOST:
        said = here.next()
        if said is None:
            break
        here.say(said)
    wrong = here.wrong(here.turn.state.findings.answers)
    return Talked(case, tuple(here.exchanges), _end(here), _advice(here), wrong)


def _missed(topic: str, lines: Sequence[Line]) -> bool:
    """Whether lines say that nothing was understood, or answer other topics only."""
    topics = {filling["topic"] for key, filling in lines if key == ANSWERED}
    unheard = any(key.startswith(NOT_ANSWERED) for key, _ in lines)
    return unheard or bool(topics and topic not in topics)


def _advice(here: _Talk) -> Urgency | None:
    """The last advice; to call for help without any rule's saying so is advice, too."""
    if ALARMS & {key for key, _ in here.turn.lines}:
        return Urgency.emergency_now
    advice = here.turn.state.advice
    return Urgency(advice.level) if advice.given else None


def _end(here: _Talk) -> str:
    if not here.turn.ends:
        return "endless"
    if _advice(here) == Urgency.emergency_now:
        return "emergency"
    return "goodbye" if here.exchanges[-1].said.kind == "goodbye" else "early"


def transcript(talked: Talked) -> Iterator[str]:
    """The conversation line by line, with what was written down."""
    for one in talked.exchanges:
        yield f"   [{one.open}] {one.said.kind}: {one.said.text!r} ({one.how})"
        marks = [f"WRONG {' '.join(one.wrong)}"] if one.wrong else []
        marks += ["NOT ANSWERED"] if one.missed else []
        marks += ["AGAIN"] if one.again and one.said.kind in {"answer", "plain"} else []
        if one.recorded or marks:
            heard = ", ".join(f"{name}: {_words(value)}" for name, value in one.recorded.items())
            yield f"        {'; '.join([heard, *marks])}"
        yield f"      > {one.speech}"


def _words(value: Answer) -> str:
    return value if isinstance(value, str) else " ".join(sorted(value))
