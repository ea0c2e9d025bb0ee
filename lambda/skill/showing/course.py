"""The screen of the pain diary: the numbers as a curve over the days."""

from datetime import date

from skill.memory.record import WORST, Entry
from skill.showing.asking import Screen
from skill.showing.scene import Data, Scene, worded
from skill.showing.touches import yes_no

MOST_DAYS = 8  # dates side by side
MOST_SHOWN = 10  # entries: more numbers could not be read from across a room
WIDTH, HEIGHT = 1000, 400  # of the drawing that the points lie in; the layout scales it


def diary(scene: Scene) -> Screen:
    """The last entries: a point, a number and a day each."""
    entries = scene.turn.diary[-MOST_SHOWN:]
    points = [_point(scene, entry, entries) for entry in entries]
    words = {"from": _day(scene, entries[0].day), "to": _day(scene, entries[-1].day)}
    return "diary", {
        **scene.frame(),
        "question": worded(scene.said(scene.lines("memory."))),
        "title": scene.text("screens.diary"),
        "label": scene.text("screens.diary_label", words),
        "points": points,
        "path": " ".join(
            f"{'L' if place else 'M'}{p['x']},{p['y']}" for place, p in enumerate(points)
        ),
        "days": days(points),
        "ask": worded(scene.said(scene.turn.ask)),
        "choices": yes_no(scene),
    }


def days(points: list[Data]) -> list[Data]:
    """The days below the curve: the first, the last, and as many between as stand apart."""
    shown: list[Data] = []
    for point in (points[0], points[-1], *points[1:-1]):
        if all(abs(point["x"] - other["x"]) >= WIDTH / MOST_DAYS for other in shown):
            shown.append({"x": point["x"], "text": point["day"]})
    return shown


def _point(scene: Scene, entry: Entry, entries: tuple[Entry, ...]) -> Data:
    """Where an entry lies: days from left to right, pain from the bottom up."""
    first, last = entries[0].day, entries[-1].day
    same_day = first == last
    place = entries.index(entry) / max(len(entries) - 1, 1)
    across = place if same_day else (entry.day - first).days / (last - first).days
    return {
        "x": round(across * WIDTH),
        "y": round((1 - entry.pain / WORST) * HEIGHT),
        "text": str(entry.pain),
        "day": _day(scene, entry.day),
    }


def _day(scene: Scene, day: date) -> str:
    """A day in the way of the place, as in 31/1."""
    return scene.text("screens.date", {"day": day.day, "month": day.month})
