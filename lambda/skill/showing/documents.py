"""The APL documents of visuals/: layout only. Each is loaded when a screen first asks for it."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent.parent / "visuals"
SHARED = "shared"  # what every document has in common: colours, sizes, styles and layouts
ALWAYS = ("mark", "octagon", "triangle", "diamond", "square", "circle")
GRAPHICS = "graphics"  # vector drawings by name, of which a document carries those that it shows
TOGETHER = ("resources", "styles", "layouts")


@cache
def read(name: str) -> Any:
    """What stands in a file of visuals/."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def document(name: str, drawings: Iterable[str] = ()) -> dict[str, Any]:
    """A document as it is sent: with what it shares, and the drawings that it needs."""
    own, shared = read(name), read(SHARED)
    used = {*ALWAYS, *own.get("uses", ()), *drawings}
    made = {**shared, **{key: value for key, value in own.items() if key != "uses"}}
    for part in TOGETHER:
        made[part] = _joined(shared.get(part), own.get(part))
    made["graphics"] = {name: read(GRAPHICS)[name] for name in sorted(used)}
    return made


def poses(exercise: str, step: int) -> str:
    """The name of the drawing for a step of an exercise (visuals/poses.json)."""
    steps: list[str] = read("poses")[exercise]
    return steps[step]


def _joined(shared: Any, own: Any) -> Any:
    if isinstance(shared, list) or isinstance(own, list):
        return [*(shared or ()), *(own or ())]
    return {**(shared or {}), **(own or {})}
