"""`python -m tools.why CASE`: why a case ends as it does, for a clinician.

CASE is the id of a case in --cases (a file or folder), or a YAML file with one or more cases. The
case is played through the dialogue (where its findings are given at once, these are taken); then
come the rules that fired and, for the first five causes, the reasons for and against, each with
grade and source.
"""

import argparse
import os
import re
import sys
import textwrap
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path

from calf_rules import Assessment, KnowledgeBase, load_knowledge
from calf_rules.faults import DataError
from calf_rules.findings import NO, UNSURE
from calf_rules.ranking import RankedCause, Reason

from tools import ROOT
from tools.scoring.book import Book, grounds
from tools.scoring.cases import Case, NoCases, read_cases
from tools.scoring.given import given_people
from tools.scoring.person import SILENCES
from tools.scoring.play import Played, play

KNOWN = ROOT / "tests" / "knowledge"
CAUSES = 5  # explained; the rest is far behind
TELLING = 0.1  # a weight from which an answer changes more than about a tenth
WIDTH = 100
CITED = re.compile(r"\[(\d+(?:, \d+)*)\]")


class NoSuchCase(Exception):
    """Neither a file nor the id of a case."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Explain; 1 when there is no such case, or the data cannot be read."""
    chosen = _arguments(arguments)
    try:
        knowledge = load_knowledge()
        book = Book()
        for played in find(chosen.case, chosen.cases, knowledge, chosen.silent):
            print("\n".join(explanation(knowledge, book, played)))
    except (DataError, NoCases, NoSuchCase) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def find(name: str, folder: Path, knowledge: KnowledgeBase, silent: str) -> list[Played]:
    """The people meant, played. Raises NoSuchCase, NoCases or DataError."""
    if Path(name).is_file():
        given = given_people(Path(name), knowledge)
        return [*given.values()] or [
            play(knowledge, case, silent) for case in read_cases(Path(name), knowledge)
        ]
    given = given_people(folder, knowledge)
    if name in given:
        return [given[name]]
    cases = _cases(folder, knowledge)
    found = [play(knowledge, case, silent) for case in cases if case.id == name]
    if not found:
        known = " ".join([*(case.id for case in cases), *given])
        raise NoSuchCase(f"{name} is no file and no case in {folder}; there are: {known}")
    return found


def _cases(folder: Path, knowledge: KnowledgeBase) -> list[Case]:
    try:
        return read_cases(folder, knowledge)
    except NoCases:
        return []


def explanation(knowledge: KnowledgeBase, book: Book, played: Played) -> Iterator[str]:
    """The whole explanation, line by line."""
    end = played.assessment(knowledge)
    case, used = played.case, set[str]()
    yield f"{case.id}: {case.gold_name or 'diagnosis not said'} ({', '.join(case.gold) or 'none'})"
    yield from _wrapped(f'"{case.says}"')
    yield from _wrapped(f"Known in the end: {', '.join(_known(book, played))}.")
    yield f"Advice: {end.urgency.name} (the key is {case.urgency.name})."
    yield ""
    yield from _rules(book, end, used)
    for number, cause in enumerate(end.causes[:CAUSES], start=1):
        yield ""
        yield from _cause(book, number, cause, used)
    yield ""
    yield "Sources"
    for line in book.cited(used):
        yield from _wrapped(line, 2)


def _known(book: Book, played: Played) -> Iterator[str]:
    for finding, answer in played.findings.answers.items():
        if finding in book.document["findings"]:
            values = [answer] if isinstance(answer, str) else sorted(answer)
            yield from (_told(book, finding, value) for value in values)


def _told(book: Book, finding: str, value: str) -> str:
    if value == UNSURE:
        return f"not sure about {finding.replace('_', ' ')}"
    return book.words(finding, value)


def _rules(book: Book, end: Assessment, used: set[str]) -> Iterator[str]:
    yield "Rules that fired" if end.red_flags else "No rule fired: the ranking alone advises."
    for fired in end.red_flags:
        rule = book.rule(fired.id)
        text = f"{fired.id} ({fired.urgency.name}): {rule.get('why', 'no reason is written down')}"
        yield from _cited(f"{text}. {grounds(rule).capitalize()}.", 2, used)


def _cause(book: Book, number: int, cause: RankedCause, used: set[str]) -> Iterator[str]:
    entry = book.cause(cause.id)
    prior = entry["prior"]
    yield f"{number}. {entry['clinical']} ({cause.id}), belief {cause.share:.1%}"
    common = f"How common: {prior['per_1000']:g} in 1000, grade {prior['grade']}"
    yield from _cited(f"{common}. {prior['basis']}.", 3, used)
    for what, side in (
        ("For", [one for one in cause.reasons if one.weight > 0]),
        ("Against", [one for one in cause.reasons if one.weight < 0]),
    ):
        yield f"   {what}{'' if side else ': nothing that was told'}"
        telling = [reason for reason in side if abs(reason.weight) >= TELLING]
        for reason in telling:
            yield from _cited(_reason(book, cause.id, reason), 5, used)
        if len(side) > len(telling):
            yield f"     and {len(side) - len(telling)} answers that change little"


def _reason(book: Book, cause: str, reason: Reason) -> str:
    said = book.words(reason.finding, reason.value)
    found = book.row(cause, reason.finding, reason.value)
    if found is None:
        return f"{said}: weighs {exp(reason.weight):.2g} times"
    value, row = found
    p, base = float(row["p"]), book.base(reason.finding, value)
    if value == "yes" and reason.value == NO:
        p, base = 1 - p, 1 - base
    text = (
        f"{said}: {_hundred(p)} of 100 with this cause, {_hundred(base)} of 100 with others; "
        f"makes it {exp(reason.weight):.2g} times as likely. {grounds(row).capitalize()}"
    )
    return f"{text}. {row['note']}." if row.get("note") else f"{text}."


def _hundred(share: float) -> str:
    return f"{100 * share:.2g}" if share < 0.995 else "100"  # noqa: PLR2004  (what rounds to 100)


def _cited(text: str, indent: int, used: set[str]) -> Iterator[str]:
    """The text, wrapped; the sources that it names as [3] or [3, 7] are noted as used."""
    for named in CITED.findall(text):
        used.update(named.split(", "))
    yield from _wrapped(text, indent)


def _wrapped(text: str, indent: int = 0) -> Iterator[str]:
    blank = " " * indent
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=blank, subsequent_indent=f"{blank}  ", break_long_words=False
    )


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.why", description=__doc__)
    parser.add_argument("case", metavar="CASE", help="the id of a case, or a YAML file with cases")
    parser.add_argument("--cases", type=Path, default=Path(os.path.relpath(KNOWN)))
    parser.add_argument("--silent", choices=SILENCES, default=NO)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
