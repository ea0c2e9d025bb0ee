"""Draws the skill's icons: a calf and foot in a speech bubble, with a warm spot where it aches."""

import math
import struct
import sys
import zlib
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Colour = tuple[int, int, int]

FOLDER = Path(__file__).parent.parent / "skill-package" / "assets" / "images"
SIZES = {"small": 108, "large": 512}  # pixels, as the store asks for them
LINES = 4  # lines drawn within each line of pixels, for smooth edges

TEAL, WHITE, CORAL = (23, 94, 103), (250, 250, 246), (240, 128, 92)

# In hundredths of the side, x to the right and y downwards; a leg seen from its outer side.
LEG: list[Point] = [
    (39, 4), (40.5, 12), (41.8, 20), (41, 27), (41.6, 36), (43.4, 46), (45, 54), (45.2, 58.5),
    (42, 62.2), (35, 65.6), (31.4, 68.6), (32.6, 71.6), (40, 72.2), (48, 71.4), (53.6, 72.2),
    (57.2, 70.4), (57.4, 66.4), (54.8, 61.6), (54.2, 56.5), (56.4, 50), (61, 41.5), (63, 33),
    (60.6, 24), (58.8, 18), (60.5, 11), (62, 4),
]  # fmt: skip
SPOT = (55.6, 35)


def curve(points: list[Point], steps: int = 12) -> list[Point]:
    """A closed smooth line through the points (Catmull-Rom)."""
    count = len(points)
    line: list[Point] = []
    for i in range(count):
        a, b, c, d = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        for t in (step / steps for step in range(steps)):
            x, y = (_between(*ends, t) for ends in zip(a, b, c, d, strict=True))
            line.append((x, y))
    return line


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def circle(centre: Point, radius: float) -> list[Point]:
    """A circle as a line with many corners."""
    turns = [math.tau * i / 90 for i in range(90)]
    return [(centre[0] + radius * math.cos(t), centre[1] + radius * math.sin(t)) for t in turns]


class Picture:
    """A square of pixels that shapes are painted on, one over the other."""

    def __init__(self, side: int, ground: Colour) -> None:
        self.side = side
        self.rows = [[ground] * side for _ in range(side)]

    def paint(self, shape: list[Point], colour: Colour) -> None:
        """Fill a closed line, given in hundredths of the side."""
        line = [(x * self.side / 100, y * self.side / 100) for x, y in shape]
        edges = list(pairwise([*line, line[0]]))
        for y, row in enumerate(self.rows):
            for x, share in enumerate(self._covered(y, edges)):
                if share:
                    row[x] = _mixed(row[x], colour, min(share, 1))

    def _covered(self, y: int, edges: list[tuple[Point, Point]]) -> list[float]:
        shares = [0.0] * self.side
        for at in (y + (i + 0.5) / LINES for i in range(LINES)):
            crossings = sorted(
                x1 + (at - y1) * (x2 - x1) / (y2 - y1)
                for (x1, y1), (x2, y2) in edges
                if (y1 <= at) != (y2 <= at)
            )
            for left, right in zip(crossings[::2], crossings[1::2], strict=True):
                for x in range(int(left), min(int(right) + 1, self.side)):
                    shares[x] += (min(right, x + 1) - max(left, x)) / LINES
        return shares

    def pixels(self) -> bytes:
        """The picture row by row as PNG wants it, each row after a zero."""
        return b"".join(b"\0" + bytes(part for dot in row for part in dot) for row in self.rows)

    def png(self) -> bytes:
        """The picture as a PNG file without alpha."""
        header = struct.pack(">2I5B", self.side, self.side, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", header), (b"IDAT", zlib.compress(self.pixels(), 9)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _mixed(below: Colour, above: Colour, share: float) -> Colour:
    red, green, blue = (round(b + (a - b) * share) for b, a in zip(below, above, strict=True))
    return red, green, blue


def _chunk(name: bytes, content: bytes) -> bytes:
    ends = struct.pack(">I", len(content)), struct.pack(">I", zlib.crc32(name + content))
    return ends[0] + name + content + ends[1]


def icon(side: int) -> Picture:
    """The skill's mark; it stays whole when the store cuts the square to a circle."""
    picture = Picture(side, TEAL)
    picture.paint(circle((50, 47), 35), WHITE)
    picture.paint([(58, 79), (79, 64), (78, 86)], WHITE)
    picture.paint(curve(LEG), TEAL)
    picture.paint(circle(SPOT, 4), CORAL)
    return picture


def main() -> int:
    """Draw both icons of every locale that has one, beginning with en-US."""
    for name, side in SIZES.items():
        (FOLDER / f"en-US_{name}Icon.png").write_bytes(icon(side).png())
    return 0


if __name__ == "__main__":
    sys.exit(main())
