"""Files of speech, one JSON object a line: read, chosen from, and heard on every core."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.hearing import languages

from tools.learn.ears.folds import learned_from, read_unseen
from tools.scoring.parallel import each
from tools.scoring.speech import Read, Row, read

ALL = -1  # failures to list
Figures = Mapping[str, Any]
Group = Sequence[tuple[str, Figures]]


class NoLines(Exception):
    """A file that cannot be read, or holds nothing to be heard."""


@dataclass(frozen=True)
class Heard:
    """Rows and what was read of each; `skipped` rows are of a locale without a model."""

    rows: Sequence[Row]
    reads: Sequence[Read]
    skipped: int


def arguments(noun: str, about: str | None, given: Sequence[str] | None) -> argparse.Namespace:
    """What both commands take."""
    parser = argparse.ArgumentParser(prog=f"python -m tools.score_{noun}", description=about)
    parser.add_argument("file", type=Path, help="a file of JSON lines")
    parser.add_argument(
        "--failures", type=int, nargs="?", const=ALL, default=0, metavar="N",
        help="list what went wrong, or the first N of it",
    )  # fmt: skip
    parser.add_argument(
        "--where", action="append", default=[], metavar="KEY=VALUE",
        help="only rows whose KEY is VALUE (or begins with it, where VALUE ends with *)",
    )  # fmt: skip
    return parser.parse_args(given)


def rows_of(path: Path, where: Sequence[str] = ()) -> list[Row]:
    """The rows of a file that meet every condition. Raises NoLines, naming the line at fault."""
    found: list[Row] = []
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                found += [json.loads(line)] if line.strip() else []
            except ValueError as error:
                raise NoLines(f"{path}:{number}: this is no JSON: {error}") from error
    except OSError as error:
        raise NoLines(f"{path} cannot be read: {error.strerror}") from error
    return [row for row in found if all(_meets(row, one) for one in where)]


def _meets(row: Row, condition: str) -> bool:
    key, _, value = condition.partition("=")
    said = str(row.get(key, ""))
    return said.startswith(value[:-1]) if value.endswith("*") else said.lower() == value.lower()


def heard(path: Path, where: Sequence[str], noun: str) -> Heard:
    """Every row of a file, the whole way. Raises NoLines where there is none."""
    rows = rows_of(path, where)
    known = languages()
    spoken = [row for row in rows if str(row["locale"])[:2] in known]
    if not rows:
        raise NoLines(f"{path} has no such line")
    if learned_from(spoken):
        print("These lines were learned from: each is read by models without its writer.")
        reads = each(read_unseen, spoken, noun)
    else:
        reads = each(read, spoken, noun)
    return Heard(spoken, reads, len(rows) - len(spoken))


def listed(failures: Sequence[str], most: int) -> None:
    """Print failures, all of them or the first `most`."""
    shown = failures if most == ALL else failures[:most]
    print(*shown, sep="\n", end="\n\n" if shown else "")


def told(answers: Mapping[str, Any], names: Sequence[str] | None = None) -> str:
    """Findings with their values, as in "leg: left, timing: evening standing"."""
    chosen = answers if names is None else [name for name in names if name in answers]
    return ", ".join(f"{name}: {_words(answers[name])}" for name in chosen) or "nothing"


def _words(value: Any) -> str:
    return value if isinstance(value, str) else " ".join(sorted(value))


def ended(error: NoLines) -> int:
    """Say what was wrong with a file; 2."""
    print(error, file=sys.stderr)
    return 2


def table(head: Sequence[str], groups: Sequence[Group], number: str) -> str:
    """Groups of figures, a line for each name; under `number` they say of how many they are."""
    first = f"{'':<28}{'n':>6}" + "".join(f"{name.replace('_', ' '):>14}" for name in head)
    lines = [[_line(head, number, *one) for one in group] for group in groups]
    return "\n\n".join([first, *("\n".join(group) for group in lines if group)])


def _line(head: Sequence[str], number: str, name: str, figures: Figures) -> str:
    cells = "".join(f"{_cell(figures, key):>14}" for key in head)
    return f"{name:<28}{figures[number]:>6}{cells}"


def _cell(figures: Figures, key: str) -> str:
    value = figures[key]
    if key == "emergencies":
        return f"{figures['emergencies_recognised']}/{value}"
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
