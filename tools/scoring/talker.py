"""The talking person: what somebody with these facts says, in words that people have used.

Replies come from the reply corpus, drawn by chance among those that fit the question and are true
of the person (`person.py`: the scoring convention); where it has none, the lexicon's plain words
stand in. Now and then the person says something beside the point first.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from calf_rules import Question
from calf_rules.findings import NO, UNSURE, YES
from calf_rules.strict_yaml import read
from skill.dialogue.offers.records import CHANGE, CRAMP, CRAMP_SIGNS, READ_BACK
from skill.languages import words_for

from tools import ROOT
from tools.scoring.cases import Case
from tools.scoring.counting import definite, values
from tools.scoring.lines import rows_of
from tools.scoring.person import NOTHING, SILENCES, answer, is_present
from tools.scoring.speech import Row
from tools.scoring.voice import phrase, plain_reply, told

LOCALE = "en-US"
CORPUS = ROOT / "interaction_model" / "en" / "corpus" / "replies.jsonl"
AFTERWARDS = ROOT / "tools" / "scoring" / "afterwards.yaml"
OFTEN_BESIDE = 0.08  # of the questions, about one in a conversation: chosen, not measured
PLAINLY_AFTER = 2  # answers to one question in other words each time; then the plainest
BESIDE = frozenset({"beside", "asks_why", "asks_meaning", "asks_other", "repeat"})
PLAIN = {YES: "yes", NO: "no", UNSURE: "i'm not sure"}
AGREES = ("yes", "yes that's right", "yeah that's it", "that's right", "correct")
NOTHING_WRONG = "nothing to change"
Pair = tuple[str, str]  # finding, value


@dataclass(frozen=True)
class Said:
    """One line of the person.

    `kind`: opening, answer, plain (an answer in the lexicon's words), beside, offer, question or
    goodbye. `meant`: the facts that a careful listener writes down from it; `topic`: what a
    question is about.
    """

    text: str
    kind: str
    meant: Mapping[str, Any] = field(default_factory=dict)
    topic: str = ""


@dataclass
class Talker:
    """One person in one conversation: the same dice, the same words."""

    case: Case
    dice: random.Random
    beside: bool = False  # the last reply was beside the point
    told: dict[str, list[str]] = field(default_factory=dict)  # what was answered, by question
    mistaken: Sequence[Pair] = ()  # what was read back wrongly

    def replies(self, question: Question) -> Said:
        """The reply to a question of the rules, now and then one beside the point first."""
        rows = _corpus().get(question.id, [])
        rambles = not self.beside and self.dice.random() < OFTEN_BESIDE
        aside = [row for row in rows if rambles and row["act"] in BESIDE and self._says(row)]
        self.beside = bool(aside)
        if aside:
            return _said(self.dice.choice(aside), "beside")
        said = self._answers(question, [row for row in rows if row["act"] == "answer"])
        self.told.setdefault(question.id, []).append(said.text)
        return said

    def _answers(self, question: Question, rows: Sequence[Row]) -> Said:
        answers = answer(self.case, question, SILENCES[0])
        tells, plain = told(question, answers), plain_reply(question, answers)
        before = self.told.get(question.id, [])
        honest = [row for row in rows if row["text"] not in before and self._says(row)]
        present = [(name, YES) for name in question.asks if is_present(self.case, name)]
        if plain:
            none = [(name, NOTHING.get(name, NO)) for name in question.asks if plain == NO]
            plainly = [row for row in honest if row["reply"] == plain or _covered(row, none)]
            fitting = [row for row in plainly if _whole(row, present)]
        else:
            fitting = _telling(honest, tells)
        if fitting and len(before) < PLAINLY_AFTER:
            return _said(self.dice.choice(fitting), "answer")
        words = PLAIN[plain] if plain else " and ".join(phrase(*pair) for pair in tells)
        return Said(words, "plain", dict(tells))

    def answers_offer(self, offered: str, wrong: Sequence[Pair]) -> Said:
        """The reply to a question of the skill's own; `wrong` is what it just read back wrongly."""
        self.mistaken = wrong or self.mistaken
        if offered == CRAMP:
            signs = any(is_present(self.case, sign) for sign in CRAMP_SIGNS)
            return Said(YES if signs else NO, "offer")
        if offered == CHANGE:
            mends = self._truth(*self.mistaken[0]) if self.mistaken else NOTHING_WRONG
            return Said(mends, "offer")
        if offered == READ_BACK:
            agrees = self.dice.choice(AGREES)
            return Said(f"no it's {self._truth(*wrong[0])}" if wrong else agrees, "offer")
        return Said(PLAIN[YES], "offer")

    def tells_again(self) -> Said:
        """The story in the plainest words, for who was not understood."""
        leg = self.case.facts.get("leg")
        one = leg in {"left", "right"}
        return Said(f"my {leg} calf hurts" if one else "both my calves hurt", "opening")

    def asks(self) -> Said:
        """A question around the advice."""
        topic, text = self.dice.choice(_questions())
        return Said(text, "question", topic=topic)

    def leaves(self) -> Said:
        """A goodbye."""
        return Said(self.dice.choice(_goodbyes()), "goodbye")

    def denies(self, finding: str, value: Any) -> bool:
        """Whether a value is wrong of this person: it shares nothing with what is true."""
        return definite(value) and not values(value) & self._true(finding)

    def _says(self, row: Row) -> bool:
        """Whether this person could say a reply: all of it is true; no cry for help for nothing."""
        facts: Mapping[str, Any] = row["facts"]
        true = all(values(value) <= self._true(name) for name, value in facts.items())
        return true and bool(facts or not row["emergency"])

    def _true(self, finding: str) -> frozenset[str]:
        fact = self.case.facts.get(finding)
        return values(fact) if fact is not None else frozenset({NO, NOTHING.get(finding, NO)})

    def _truth(self, finding: str, value: str) -> str:
        """What is true in place of a value, in the guide's own words for it."""
        right = sorted(self._true(finding) - {NO, UNSURE})
        said = words_for(LOCALE).find(f"findings.{finding}.{right[0]}") if right else None
        return str(said) if said else f"not {phrase(finding, value)}"


def _whole(row: Row, present: Sequence[Pair]) -> bool:
    """Whether a reply tells all of what is there, or nothing of it: a yes hides no danger."""
    return _covered(row, present) in {0, len(present)}


def _telling(rows: Sequence[Row], wanted: Sequence[Pair]) -> list[Row]:
    """The replies that tell the most of what was asked; none that tell nothing of it."""
    told_by = [(_covered(row, wanted), row) for row in rows]
    most = max((count for count, _ in told_by), default=0)
    return [row for count, row in told_by if most and count == most]


def _covered(row: Row, wanted: Sequence[Pair]) -> int:
    return sum(value in values(row["facts"].get(finding)) for finding, value in wanted)


def _said(row: Row, kind: str) -> Said:
    return Said(row["text"], kind, row["facts"])


@lru_cache(maxsize=1)
def _corpus() -> Mapping[str, list[Row]]:
    """The replies of the corpus by question."""
    found: dict[str, list[Row]] = {}
    for row in rows_of(CORPUS):
        found.setdefault(row["q"], []).append(row)
    return found


@lru_cache(maxsize=1)
def _goodbyes() -> Sequence[str]:
    rows: Iterator[Row] = (row for some in _corpus().values() for row in some)
    return [row["text"] for row in rows if row["act"] == "stop" and not row["emergency"]]


@lru_cache(maxsize=1)
def _questions() -> Sequence[Pair]:
    """Questions around the advice, as (topic, words)."""
    asked: Mapping[str, Sequence[str]] = read(AFTERWARDS).plain()
    return [(topic, text) for topic, texts in asked.items() for text in texts]
