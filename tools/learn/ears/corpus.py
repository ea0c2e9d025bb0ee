"""The labelled speech of a language pack: what the models are learned from."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calf_rules import KnowledgeBase
from calf_rules.strict_yaml import read
from skill.reading import Asked

from tools import ROOT
from tools.scoring.speech import question_named

# What is asked of no finding, as the dialogue opens it for the ears: an offer, and the read-back.
OFFERS = {"offer": Asked("", (), ""), "read_back": Asked("", (), "yes_no")}
OWN = "own"  # files so named are ours: they train, and are left out of every score
NOT_SO = "nothing"  # a fact that no mention in the line gives
DANGERS = "dangers"  # what is fully labelled in a line that is partial in all else
ACTED = "acts"  # files so named: nothing is labelled but what the speaker does, or asks about
Facts = Mapping[str, Any]
ACTS = {  # the acts of the reply corpus, as reading names them
    "answer": "tell",
    "beside": "tell",
    "asks_other": "ask_advice",
    "asks_meaning": "ask_meaning",
    "asks_why": "ask_why",
    "correct": "correct_earlier_answer",
    "repeat": "repeat",
    "stop": "stop",
    "help": "help",
}
TELLING = frozenset(
    {
        "describe_symptoms",
        "emergency_statement",
        "answer_value",
        "answer_yes",
        "answer_no",
        "answer_unsure",
    }
)


@dataclass(frozen=True)
class Line:
    """A line of speech: the question that was open, what was said with it, and by whom.

    `told` are its facts, `rest` what else is true and so neither told nor denied. `reply` is None
    for first sentences, `act` None where nobody labelled it. `own` lines are never scored. Of a
    `partial` line only the findings told are labelled: it may say more.
    """

    text: str
    asked: Asked | None
    told: Facts
    rest: Facts
    reply: str | None
    act: str | None
    writer: str
    own: bool
    partial: bool = False


def lines(language: str, knowledge: KnowledgeBase) -> list[Line]:
    """All lines of a language's corpus, in a fixed order."""
    folder = ROOT / "interaction_model" / language / "corpus"
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem.startswith(ACTED):
            continue
        own = OWN in path.stem
        found += [
            _reply(row, own, knowledge) if "q" in row else _opening(row, own, knowledge)
            for row in _rows(path)
        ]
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _reply(row: Mapping[str, Any], own: bool, knowledge: KnowledgeBase) -> Line:
    asked = OFFERS.get(row["q"]) or _asked(knowledge, row["q"])
    act = ACTS[row["act"]]
    writer, partial = str(row.get("writer", "?")), bool(row.get("partial"))
    told = {**_undangered(row, knowledge), **row["facts"]}
    return Line(row["text"], asked, told, {}, row["reply"], act, writer, own, partial)


def _asked(knowledge: KnowledgeBase, name: str) -> Asked:
    question = question_named(knowledge, name)
    return Asked(question.id, question.asks, question.form)


def _opening(row: Mapping[str, Any], own: bool, knowledge: KnowledgeBase) -> Line:
    writer = str(row.get("writer", row.get("id", "?")[:2]))
    partial = bool(row.get("partial"))
    told = {**_undangered(row, knowledge), **row["said"]}
    return Line(row["says"], None, told, row["rest"], None, "tell", writer, own, partial)


def _undangered(row: Mapping[str, Any], knowledge: KnowledgeBase) -> dict[str, str]:
    """Every danger as not told, in a row whose dangers are fully labelled and nothing else is."""
    return dict.fromkeys(knowledge.warnings, NOT_SO) if row.get("labels") == DANGERS else {}


def acts(language: str) -> Iterator[tuple[str, str]]:
    """Texts with their acts that are said at any moment: phrases and samples of the pack."""
    pack = ROOT / "interaction_model" / language
    said = pack / "reading" / "acts.yaml"
    for name, phrases in (read(said).plain() if said.exists() else {}).items():
        yield from ((phrase, name) for phrase in phrases)
    yield from _samples(pack)


def after_advice(language: str) -> Iterator[tuple[str, str]]:
    """Texts with their acts that are said after the advice, to an offer or to none."""
    yield from ((text, "ask_advice") for text, _ in _questions(language))
    for row in _acted(language):
        yield row["text"], "tell" if row["kind"] in TELLING else row["kind"]


def _acted(language: str) -> Iterator[dict[str, Any]]:
    folder = ROOT / "interaction_model" / language / "corpus"
    for path in sorted(folder.glob(f"{ACTED}*.jsonl")):
        yield from _rows(path)


def topics(language: str) -> Iterator[tuple[str, str]]:
    """What asks for advice, or may seem to, each with its topic."""
    yield from _questions(language)
    yield from ((row["text"], row["topic"]) for row in _acted(language) if "topic" in row)


def _questions(language: str) -> Iterator[tuple[str, str]]:
    path = ROOT / "interaction_model" / language / "reading" / "questions.yaml"
    for topic, phrases in (read(path).plain() if path.exists() else {}).items():
        yield from ((phrase, topic) for phrase in phrases)


def _samples(pack: Path) -> Iterator[tuple[str, str]]:
    """The samples without slots: their intent says what they do."""
    contract = read(pack.parent / "intents.yaml").plain()["intents"]
    path = pack / "samples.yaml"
    samples = read(path).plain()["samples"] if path.exists() else {}
    for intent, said in samples.items():
        kind = contract[intent]["kind"]
        for text in said:
            if "{" not in text:
                yield text, "tell" if kind in TELLING else kind


def bare(told: Iterable[tuple[str, str]], asked: Asked | None = None) -> list[Line]:
    """Texts with nothing but an act (or topic) as lines, said while `asked` is open."""
    return [Line(text, asked, {}, {}, None, act, OWN, own=True, partial=True) for text, act in told]


def dealt_to(folds: int, writers: Iterable[str]) -> dict[str, int]:
    """The fold of each writer, so that nobody is judged by their own other sentences."""
    return {name: at % folds for at, name in enumerate(sorted(set(writers)))}
