"""`python -m lab.firing`: where each warning rule fires, too urgent against in place.

On the development people, every fact known, each rule that holds is counted: in place where the
right advice is at least as urgent, too urgent where it is milder and no second reader found the
rule's level right. Under the rules: who got milder advice than is right, by the right level. Writes
docs/images/rules.svg and prints the numbers.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from calf_rules import Assessment, KnowledgeBase, Urgency, load_knowledge
from calf_rules.faults import DataError

from tools import ROOT
from tools.scoring.cases import Case, NoCases, read_cases
from tools.scoring.orders import only_facts
from tools.scoring.plot import Bar, bars

PEOPLE = ROOT / "tests" / "knowledge" / "people-dev.yaml"
PICTURE = ROOT / "docs" / "images" / "rules.svg"
TITLE = "Where each rule fires: in place, too urgent; and what was missed"
Ends = Sequence[tuple[Case, Assessment]]


@dataclass(frozen=True)
class Firing:
    """How often a rule holds where the right advice is at least as urgent, and where it is not."""

    in_place: int
    too_urgent: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Assess, count, draw; 1 when the knowledge or the people cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m lab.firing", description=__doc__)
    parser.add_argument("--people", type=Path, default=PEOPLE)
    parser.add_argument("--picture", type=Path, default=PICTURE)
    chosen = parser.parse_args(arguments)
    try:
        knowledge = load_knowledge()
        ends = [
            (case, only_facts(knowledge, case)) for case in read_cases(chosen.people, knowledge)
        ]
    except (DataError, NoCases) as error:
        print(error, file=sys.stderr)
        return 1
    found, missed = firings(knowledge, ends), milder(ends)
    chosen.picture.write_text(picture(found, missed), encoding="utf-8")
    for name, firing in found.items():
        print(f"{name:32}{firing.in_place:5} in place{firing.too_urgent:5} too urgent")
    for level, count in missed.items():
        print(f"right: {level.name:25}{count:5} got milder advice")
    return 0


def firings(knowledge: KnowledgeBase, ends: Ends) -> dict[str, Firing]:
    """For each rule, in the order of the files."""
    every, wrong = Counter[str](), Counter[str]()
    for case, end in ends:
        for rule in end.red_flags:
            every[rule.id] += 1
            right = rule.urgency <= case.urgency or rule.urgency in case.urgency_also
            wrong[rule.id] += not right
    return {
        rule.id: Firing(every[rule.id] - wrong[rule.id], wrong[rule.id]) for rule in knowledge.rules
    }


def milder(ends: Ends) -> dict[Urgency, int]:
    """By the right level: how many got milder advice that no second reader found right."""
    found = Counter(
        case.urgency
        for case, end in ends
        if end.urgency < case.urgency and end.urgency not in case.urgency_also
    )
    return {level: found[level] for level in reversed(Urgency)}


def picture(found: Mapping[str, Firing], missed: Mapping[Urgency, int]) -> str:
    """The numbers as bars."""
    return bars(TITLE, [*_rows(found, missed)])


def _rows(found: Mapping[str, Firing], missed: Mapping[Urgency, int]) -> Iterator[Bar]:
    for name, firing in found.items():
        yield Bar(name, (firing.in_place, firing.too_urgent, 0))
    for level, count in missed.items():
        if level:
            yield Bar(f"missed: {level.name}", (0, 0, count))


if __name__ == "__main__":
    sys.exit(main())
