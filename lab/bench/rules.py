"""How long the rules take, on one core, as medians of many runs.

Times are milliseconds of process time; ratios compare work done in the same run. The work is 200
people drawn from the knowledge base, half-way through their questions.
"""

import gc
import json
import statistics
import time
from collections.abc import Callable, Sequence

from calf_rules import Findings, KnowledgeBase, assess, load_knowledge
from calf_rules.assess import likelihoods
from calf_rules.knowledge import COMPILED, build
from calf_rules.ranking import shares
from calf_rules.red_flags import spread
from calf_rules.source import Document

from tools.scoring.people import people as drawn

PEOPLE, DRAWN, ROUNDS = 200, 600, 5
TOLD = ("leg", "timing", "sensation", "swelling", "onset", "duration", "age_band")
TENFOLD = 10


def rules() -> dict[str, float]:
    """The figures by name.

    What is loaded is excepted from the search for garbage, as the entry point does it.
    """
    gc.collect()
    gc.freeze()
    knowledge = load_knowledge()
    people = half_way(knowledge)
    larger = build(tenfold(json.loads(COMPILED.read_text(encoding="utf-8"))))
    rank, rank_large = ranking(knowledge, people), ranking(larger, people)
    whole = milliseconds(lambda found: assess(knowledge, found), people)
    gc.unfreeze()
    return {
        "rank_ms": rank,
        "rank_and_question_ms": whole,
        "kb10_rank_ratio": rank_large / rank,
        "load_ms": loading(),
    }


def half_way(knowledge: KnowledgeBase) -> list[Findings]:
    """People who have told seven things and denied every danger: the next question is adaptive."""
    screen = dict.fromkeys(knowledge.compounds, "no")
    people = []
    for person in drawn(knowledge, DRAWN, seed=1):
        told = {name: person.facts[name] for name in TOLD}
        found = Findings.of(**screen, **told)
        question = assess(knowledge, found).next_question
        if question and question.tells_apart:
            people.append(found)
    return people[:PEOPLE]


def tenfold(document: Document) -> Document:
    """A compact document with ten times the causes and their evidence, findings unchanged."""

    def copied(by_cause: Document) -> Document:
        more = range(1, TENFOLD)
        return by_cause | {f"{name}_{n}": by_cause[name] for n in more for name in by_cause}

    rows = {
        part: {
            finding: {value: copied(column) for value, column in columns.items()}
            for finding, columns in document[part].items()
        }
        for part in ("evidence", "grounds")
    }
    return {**document, **rows, "causes": copied(document["causes"])}


def ranking(knowledge: KnowledgeBase, people: Sequence[Findings]) -> float:
    """Median milliseconds of one full re-ranking."""
    tables = likelihoods(knowledge)
    told = [spread(knowledge, found) for found in people]
    return milliseconds(lambda found: shares(tables, found), told)


def milliseconds(work: Callable[[Findings], object], people: Sequence[Findings]) -> float:
    """Median over the people of the best of a few runs."""
    return statistics.median(min(_timed(work, found) for _ in range(ROUNDS)) for found in people)


def _timed(work: Callable[[Findings], object], found: Findings) -> float:
    start = time.process_time_ns()
    work(found)
    return (time.process_time_ns() - start) / 1e6


def loading() -> float:
    """Milliseconds to load the compiled knowledge, the best of a few runs."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time_ns()
        load_knowledge()
        times.append((time.process_time_ns() - start) / 1e6)
    return min(times)
