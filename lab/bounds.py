"""`python -m lab.bounds`: how well the questions are chosen, on people drawn from the knowledge.

How often the true cause is among the first three, against the number of questions: in our order,
in a random order (the safety questions of ours first), and with every question asked. Writes
docs/images/questions.svg and prints the numbers, one JSON object last.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from statistics import mean, median

from calf_rules import Findings, KnowledgeBase, assess, load_knowledge
from calf_rules.faults import DataError
from calf_rules.findings import UNSURE

from tools import ROOT
from tools.scoring.cases import Case
from tools.scoring.figures import FIRST
from tools.scoring.orders import by_chance, every_question
from tools.scoring.parallel import each
from tools.scoring.people import opening, people
from tools.scoring.person import answer
from tools.scoring.plot import Line, svg

PICTURE = ROOT / "docs" / "images" / "questions.svg"
QUESTIONS = 14  # the most that the plot shows, and that the skill may ask
SEED = 1


@dataclass(frozen=True)
class Drawn:
    """One person: whether the true cause is among three after 0, 1, 2 ... questions."""

    ours: tuple[bool, ...]
    chance: tuple[bool, ...]
    every: bool
    questions: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, ask, plot; 1 when the knowledge cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m lab.bounds", description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--picture", type=Path, default=PICTURE)
    chosen = parser.parse_args(arguments)
    try:
        drawn = list(people(load_knowledge(), chosen.people, SEED))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    found = each(measure, drawn, "people")
    chosen.picture.parent.mkdir(parents=True, exist_ok=True)
    chosen.picture.write_text(picture(found), encoding="utf-8")
    print(table(found))
    print(json.dumps(numbers(found)))
    return 0


def measure(case: Case) -> Drawn:
    """One person asked in all three ways."""
    knowledge = _knowledge()
    start = Findings.of(**opening(case))
    ours = [start, *in_our_order(knowledge, case, start)]
    chance = [start, *islice(by_chance(knowledge, case, start, UNSURE, SEED), QUESTIONS)]
    every = every_question(knowledge, case, start, UNSURE)
    return Drawn(
        ours=_held(knowledge, case, ours),
        chance=_held(knowledge, case, chance),
        every=case.gold[0] in [cause.id for cause in every.causes[:FIRST]],
        questions=len(ours) - 1,
    )


def in_our_order(knowledge: KnowledgeBase, case: Case, found: Findings) -> Iterator[Findings]:
    """What is known after each of our questions."""
    while (question := assess(knowledge, found).next_question) is not None:
        found = found.answered(answer(case, question, UNSURE))
        yield found


def _held(knowledge: KnowledgeBase, case: Case, known: Sequence[Findings]) -> tuple[bool, ...]:
    """Whether the true cause is among three after each question; afterwards it stays as it is."""
    ranked = (assess(knowledge, found).causes[:FIRST] for found in known[: QUESTIONS + 1])
    held = [case.gold[0] in [cause.id for cause in causes] for causes in ranked]
    return (*held, *[held[-1]] * (QUESTIONS + 1 - len(held)))


@lru_cache(maxsize=1)
def _knowledge() -> KnowledgeBase:
    return load_knowledge()


def picture(found: Sequence[Drawn]) -> str:
    """The plot."""
    ours, chance, every = _curves(found)
    lowest = int(min(*ours, *chance) * 10) / 10
    lines = [
        Line("every question", [every] * (QUESTIONS + 1), "#6b7680", dashed=True),
        Line("random order", chance, "#b4490f"),
        Line("our order", ours, "#0b63a5"),
    ]
    title = f"True cause among the first three ({len(found)} people drawn)"
    return svg(title, "questions asked, safety questions included", lines, lowest)


def _curves(found: Sequence[Drawn]) -> tuple[list[float], list[float], float]:
    steps = range(QUESTIONS + 1)
    return (
        [mean(one.ours[step] for one in found) for step in steps],
        [mean(one.chance[step] for one in found) for step in steps],
        mean(one.every for one in found),
    )


def table(found: Sequence[Drawn]) -> str:
    """The numbers for people."""
    ours, chance, every = _curves(found)
    asked = [one.questions for one in found]
    rows = [f"{n:9}{ours[n]:11.1%}{chance[n]:14.1%}" for n in range(QUESTIONS + 1)]
    head = f"{'questions':9}{'our order':>11}{'random order':>14}"
    ours_asked = f"We ask {median(asked):g} questions (median; most {max(asked)})"
    return "\n".join([head, *rows, f"Every question: {every:.1%}. {ours_asked}."])


def numbers(found: Sequence[Drawn]) -> dict[str, object]:
    """The same for machines."""
    ours, chance, every = _curves(found)
    return {
        "people": len(found),
        "ours": [round(value, 4) for value in ours],
        "random": [round(value, 4) for value in chance],
        "every": round(every, 4),
        "questions_median": median(one.questions for one in found),
    }


if __name__ == "__main__":
    sys.exit(main())
