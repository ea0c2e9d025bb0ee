"""`python -m tools.compare CAUSE CAUSE`: two causes side by side on one screen, for a clinician.

A figure in brackets is the base rate of the finding: the cause has no row for it, so that it tells
nothing. An arrow points to the cause that a yes, or this value, speaks for at two to one or more
(and by three in a hundred people); what is closer stands below, in short.
"""

import argparse
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from calf_rules.faults import DataError, suggest

from tools.scoring.book import GRADES, Book, Row

NAME, COLUMN, SCREEN = 34, 30, 100
TELLING, LEAST = 2.0, 0.03  # the ratio and the difference of probabilities that earn an arrow


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare; 1 when a cause is unknown or the knowledge cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m tools.compare", description=__doc__)
    parser.add_argument("causes", nargs=2, metavar="CAUSE")
    left, right = parser.parse_args(arguments).causes
    book = Book()
    try:
        known = book.document["causes"]
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    unknown = [name for name in (left, right) if name not in known]
    for name in unknown:
        print(f"no cause {name}{suggest(name, known)}", file=sys.stderr)
    if unknown:
        return 1
    print("\n".join(comparison(book, left, right)))
    return 0


def comparison(book: Book, left: str, right: str) -> Iterator[str]:
    """The two causes, line by line."""
    one, other = book.cause(left), book.cause(right)
    yield _line("", left, right)
    for key in ("clinical", "group", "side", "urgency"):
        yield from _wide(key, str(one.get(key, "-")), str(other.get(key, "-")))
    yield from _wide("see", ", ".join(one["see"]), ", ".join(other["see"]))
    yield _line("per 1000 (grade)", _prior(one), _prior(other))
    for key in ("age_x", "sex_x"):
        for band in dict.fromkeys((*one[key], *other[key])):
            yield _line(f"{key} {band}", _factor(one, key, band), _factor(other, key, band))
    yield ""
    yield from _evidence(book, left, right)
    yield ""
    yield "; ".join(f"{grade}: {meaning}" for grade, meaning in GRADES.items())


def _evidence(book: Book, left: str, right: str) -> Iterator[str]:
    """What tells the two apart line by line, then in short what both have about alike."""
    ours, theirs = book.rows(left), book.rows(right)
    order = list(book.document["findings"])
    alike: list[str] = []
    yield _line("evidence: p, grade, [sources]", left, right)
    for finding, value in sorted({*ours, *theirs}, key=lambda row: (order.index(row[0]), row[1])):
        base = book.base(finding, value)
        one, other = ours.get((finding, value)), theirs.get((finding, value))
        name = finding if value == "yes" else f"{finding} {value}"
        cells, arrow = (_cell(one, base), _cell(other, base)), _arrow(one, other, base)
        if arrow:
            yield _line(name, *cells, arrow)
        else:
            alike.append(f"{name} {cells[0]} / {cells[1]}")
    yield ""
    yield from textwrap.wrap(f"About alike: {'; '.join(alike) or 'nothing'}.", SCREEN)


def _cell(row: Row | None, base: float) -> str:
    if row is None:
        return f"({base:.3g})"
    sources = f" [{', '.join(row['sources'])}]" if row.get("sources") else ""
    return f"{row['p']:g} {row['grade']}{sources}"


def _arrow(one: Row | None, other: Row | None, base: float) -> str:
    p, q = (max(float(row["p"]) if row else base, 0.001) for row in (one, other))
    if abs(p - q) < LEAST or max(p, q) < min(p, q) * TELLING:
        return ""
    return "<" if p > q else ">"


def _prior(entry: Mapping[str, Row]) -> str:
    return f"{entry['prior']['per_1000']:g} ({entry['prior']['grade']})"


def _factor(entry: Mapping[str, Row], key: str, band: str) -> str:
    return f"{entry[key].get(band, 1.0):g}"


def _wide(name: str, left: str, right: str) -> Iterator[str]:
    """A line, or two where the left text is too long to stand beside the right one."""
    if len(left) < COLUMN:
        yield _line(name, left, right)
    else:
        yield _line(name, left, "")
        yield _line("", "", right)


def _line(name: str, left: str, right: str, arrow: str = "") -> str:
    return f"{name:{NAME}}{arrow:2}{left:{COLUMN}}{right}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
