"""A line plot as SVG, written by hand: small, the same bytes for the same numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 56, 56
APART = 17  # between two names, in the plot's own units
INK, FAINT, PAPER = "#1f2933", "#d9dee3", "#ffffff"
SPACE = "xmlns='http://www.w3.org/2000/svg'"
FONT = "font-family='Helvetica, Arial, sans-serif'"


@dataclass(frozen=True)
class Line:
    """A named line; `values` are shares from 0 to 1 at 0, 1, 2 ... on the x-axis."""

    name: str
    values: Sequence[float]
    colour: str
    dashed: bool = False


def svg(title: str, x_label: str, lines: Sequence[Line], lowest: float) -> str:
    """The plot; the y-axis runs from `lowest` (a multiple of 0.1) to 1."""
    last = max(len(line.values) for line in lines) - 1
    return "\n".join(
        [
            f"<svg {SPACE} viewBox='0 0 {WIDTH} {HEIGHT}' role='img' aria-label='{title}'>",
            f"<rect width='{WIDTH}' height='{HEIGHT}' fill='{PAPER}'/>",
            _text(LEFT, 30, title, size=17, weight="bold"),
            *_axes(last, lowest),
            _text(_x(last / 2, last), HEIGHT - 14, x_label, anchor="middle"),
            *(_curve(line, last, lowest) for line in lines),
            *_names(lines, lowest),
            "</svg>\n",
        ]
    )


def _axes(last: int, lowest: float) -> Iterator[str]:
    for tenth in range(round(lowest * 10), 11):
        y = _y(tenth / 10, lowest)
        yield f"<path d='M{LEFT} {y:.1f}H{WIDTH - RIGHT}' stroke='{FAINT}'/>"
        yield _text(LEFT - 10, y + 4.5, f"{tenth * 10} %", anchor="end")
    for number in range(0, last + 1, 2):
        yield _text(_x(number, last), HEIGHT - BOTTOM + 20, str(number), anchor="middle")


def _curve(line: Line, last: int, lowest: float) -> str:
    points = " ".join(
        f"{_x(at, last):.1f},{_y(value, lowest):.1f}" for at, value in enumerate(line.values)
    )
    dash = " stroke-dasharray='6 5'" if line.dashed else ""
    return (
        f"<polyline points='{points}' fill='none' stroke='{line.colour}' stroke-width='2.5' "
        f"stroke-linejoin='round' stroke-linecap='round'{dash}/>"
    )


def _names(lines: Sequence[Line], lowest: float) -> Iterator[str]:
    """Each name at the end of its line, moved down where it would hide another."""
    free = 0.0
    for line in sorted(lines, key=lambda one: -one.values[-1]):
        y = max(_y(line.values[-1], lowest) + 4.5, free)
        free = y + APART
        yield _text(WIDTH - RIGHT + 9, y, line.name, colour=line.colour, weight="bold")


def _text(x: float, y: float, text: str, *, size: int = 13, colour: str = INK, **style: str) -> str:
    anchor, weight = style.get("anchor", "start"), style.get("weight", "normal")
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' fill='{colour}' text-anchor='{anchor}' "
        f"font-weight='{weight}' {FONT}>{text}</text>"
    )


def _x(number: float, last: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * number / last


def _y(share: float, lowest: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share) / (1 - lowest)


@dataclass(frozen=True)
class Bar:
    """A named row of counts, one for each of COLOURS."""

    name: str
    counts: Sequence[int]


COLOURS = ("#2f6f4f", "#e08a1e", "#b3261e")
ROW, NAMES, NUMBERS = 16, 190, 40  # heights and widths, in the plot's own units


def bars(title: str, rows: Sequence[Bar]) -> str:
    """The rows as bars, the longest as wide as the plot; the counts stand behind each."""
    height = TOP + ROW * len(rows) + ROW
    most = max(sum(row.counts) for row in rows) or 1
    return "\n".join(
        [
            f"<svg {SPACE} viewBox='0 0 {WIDTH} {height}' role='img' aria-label='{title}'>",
            f"<rect width='{WIDTH}' height='{height}' fill='{PAPER}'/>",
            _text(ROW, 30, title, size=17, weight="bold"),
            *(part for at, row in enumerate(rows) for part in _bar(row, TOP + ROW * at, most)),
            "</svg>\n",
        ]
    )


def _bar(row: Bar, top: float, most: int) -> Iterator[str]:
    left = float(NAMES)
    yield _text(left - 8, top + 11, row.name, size=11, anchor="end")
    for count, colour in zip(row.counts, COLOURS, strict=True):
        wide = (WIDTH - NAMES - NUMBERS) * count / most
        if count:
            yield (
                f"<rect x='{left:.1f}' y='{top}' width='{wide:.1f}' height='{ROW - 3}' "
                f"fill='{colour}'/>"
            )
        left += wide
    told = " / ".join(str(count) for count in row.counts if count)
    yield _text(left + 5, top + 11, told, size=11)
