"""What every screen is made from: the turn, the words, and what the findings amount to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from calf_rules import Assessment, KnowledgeBase, Question, Urgency

from skill.dialogue.steering import questions_left
from skill.dialogue.turn import Turn, open_question
from skill.dialogue.verdict.assessing import assessed
from skill.filling import PLAIN, filled, plain
from skill.state import Line, State
from skill.tags import Tag, one_of
from skill.words import Words

Data = dict[str, Any]
SHAPES = {  # how soon, told by a shape as well: never by its colour alone
    Urgency.emergency_now: "octagon",
    Urgency.same_day: "triangle",
    Urgency.within_days: "diamond",
    Urgency.routine: "square",
    Urgency.self_care: "circle",
}


@dataclass(frozen=True)
class Scene:
    """One turn, about to be shown. `day` as in 2026-01-31, empty where it is not known."""

    knowledge: KnowledgeBase
    words: Words
    turn: Turn
    day: str = ""

    @property
    def state(self) -> State:
        """The state after the turn."""
        return self.turn.state

    @cached_property
    def assessment(self) -> Assessment:
        """What the findings amount to."""
        return assessed(self.knowledge, self.state.findings, self.state.recall.course)

    @cached_property
    def question(self) -> Question | None:
        """The question of the rules that is open."""
        return open_question(self.knowledge, self.state)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what is said before anything is asked."""
        return tuple(key for key, _ in self.turn.lines)

    def lines(self, *starts: str) -> list[Line]:
        """What is said, of the lines whose key begins like one of these."""
        return [line for line in self.turn.lines if line[0].startswith(starts)]

    def said(self, lines: Iterable[Line]) -> str:
        """Lines as they are spoken, in plain text."""
        return plain(self.words, lines, self.state.findings.rounds)

    def text(self, key: str, filling: Mapping[str, Any] | None = None) -> str:
        """One sentence, heading or label out of words/; the keys of labels are no tags."""
        return filled(self.words, (cast("Tag", key), filling or {}), 0, PLAIN)

    def named(self, section: str, identifier: str) -> str:
        """A name that stands under an id, as it begins a line."""
        return capital(self.text(f"{section}.{identifier}.name"))

    def frame(self) -> Data:
        """What every screen has: the skill's name, and how soon to act once that was told."""
        frame: Data = {"name": self.text("screens.name")}
        return {**frame, "badge": self.badge()} if self.state.advice.told else frame

    def badge(self) -> Data:
        """How soon to act: a level, its words, and its shape."""
        level = self.assessment.urgency
        title = self.text(one_of("dialogue.cards.title_", level.name))
        return {"level": level.name, "shape": SHAPES[level], **worded(title)}

    def progress(self) -> Data:
        """How far the questions are; an estimate, for answers may bring more or fewer."""
        done = self.state.findings.rounds
        left = questions_left(self.knowledge, self.assessment, self.state.findings)
        key = "screens.progress" if left > 1 else "screens.progress_last"
        filling = {"n": done + 1, "left": left - 1}
        return {"done": done, "of": done + max(left, 1), "text": self.text(key, filling)}


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def worded(text: str) -> Data:
    """A text with its number of letters: the layout chooses its size by them."""
    return {"text": text, "letters": len(text)}
