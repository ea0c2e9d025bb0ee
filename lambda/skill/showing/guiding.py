"""The screen of a guided exercise: a picture for each step, and how long it is held."""

from skill.dialogue.offers.records import EXERCISE
from skill.showing.asking import Screen
from skill.showing.documents import poses
from skill.showing.scene import Data, Scene, worded
from skill.showing.touches import MAIN, QUIET, labelled, reply, yes_no
from skill.state import Line

STEP = "self_care.step"
WORDS_A_SECOND = 2.4  # of Alexa's usual voice, measured roughly: only a picture's time hangs on it
COUNTED = 0.9  # seconds that a number takes which is counted aloud (`skill.speaking`)


def exercise(scene: Scene) -> Screen:
    """The steps that are guided now; each is shown while it is spoken and held."""
    lines = scene.lines(STEP)
    name = str(lines[0][1]["exercise"])
    steps, at = [], _seconds(scene, [one for one in scene.turn.lines if one[0] != STEP])
    for line in lines:
        shown = step(scene, name, line, at)
        steps.append(shown)
        at = shown["ends"]
    return "exercise", {
        **scene.frame(),
        "title": scene.named("self_care", name),
        "unit": scene.text("screens.seconds"),
        "steps": steps,
        **({} if scene.state.open == EXERCISE else {"ask": worded(scene.said(scene.turn.ask))}),
        "choices": _buttons(scene),
    }


def step(scene: Scene, name: str, line: Line, at: float) -> Data:
    """One step: its words and picture, and from when to when (seconds) it is said and held."""
    place, hold = int(line[1]["step"]), int(line[1]["hold"])
    count = len(scene.words.find(f"self_care.{name}.steps"))
    held_from = at + _seconds(scene, [line])
    return {
        **worded(scene.said([line])),
        "place": scene.text("screens.step", {"n": place + 1, "of": count}),
        "pose": poses(name, place),
        "begins": round(at, 1),
        "holds": round(held_from, 1),
        "hold": hold,
        "ends": round(held_from + hold + (COUNTED if hold else 0), 1),
    }


def _seconds(scene: Scene, lines: list[Line]) -> float:
    return len(scene.said(lines).split()) / WORDS_A_SECOND


def _buttons(scene: Scene) -> list[Data]:
    if scene.state.open != EXERCISE:
        return yes_no(scene)
    pause = labelled(scene, "screens.labels.pause", {"kind": "pause"})
    return [
        reply(scene, "yes", "screens.labels.go_on", MAIN),
        pause,
        reply(scene, "no", "screens.labels.stop", QUIET),
    ]
