"""Screens that ask: a question of the rules, where it hurts, and what was understood."""

from collections.abc import Iterable

from calf_rules import Question
from calf_rules.findings import NO, UNSURE, YES

from skill.dialogue.offers.records import CHANGE, LOG, SAME
from skill.dialogue.verdict.understood import MOST_READ_BACK, weightiest
from skill.showing.scene import Data, Scene, capital, worded
from skill.showing.touches import (
    CORRECTS,
    MAIN,
    choices,
    corrections,
    numbers,
    place,
    reply,
    yes_no,
    yes_no_unsure,
)
from skill.state import Line

LEG, SITE = "leg", "pain_site"
REAR, FRONT = "rear", "front"
SIDES = ("left", "right")
SPOTS = {
    FRONT: ("thigh", "knee", "shin", "ankle", "foot"),
    REAR: ("thigh", "behind_knee", "calf", "ankle", "heel"),
}
WARNS = ("dialogue.concern", "dialogue.urgency_named.", "dialogue.child_speaking")
HEADINGS = {"compound": "any_of", "which": "which_of"}  # their parts stand on the places to touch
PAIR = 2
Screen = tuple[str, Data]  # the name of a document, and what fills it


def question(scene: Scene, asked: Question) -> Screen:
    """A question of the rules with everything that can be answered; where it hurts, as a leg."""
    heading = HEADINGS.get(asked.form)
    text = scene.text(f"screens.{heading}") if heading else scene.said(scene.turn.ask)
    data = {**heard(scene), "progress": scene.progress(), "question": worded(text)}
    if asked.id in {LEG, SITE}:
        return "where", {**data, **where(scene, asked)}
    if asked.form == "value" and len(asked.asks) == PAIR:
        first, second = (parts_of(scene, asked, name) for name in asked.asks)
        return "pair", {**data, "first": first, "second": second}
    return "question", {**data, "choices": choices(scene, asked)}


def heard(scene: Scene) -> Data:
    """The frame, with what is said before a question because it may be dangerous."""
    found: list[Line] = scene.lines(*WARNS)
    return {**scene.frame(), "warning": worded(scene.said(found))} if found else scene.frame()


def parts_of(scene: Scene, asked: Question, name: str) -> list[Data]:
    """The answers to one of the two things that a question asks for."""
    found = choices(scene, Question(name, (name,), asked.kind, "value"))
    found[-1]["touch"] = {"answers": {name: UNSURE}}
    return found


def where(scene: Scene, asked: Question) -> Data:
    """Both legs from the front and from behind, each with places to touch."""
    legs = [place for place in choices(scene, asked) if not _is_drawn(place)]
    return {
        "hint": scene.text("screens.where_hint"),
        "views": [view(scene, FRONT), view(scene, REAR)],
        "choices": legs,
    }


def _is_drawn(choice: Data) -> bool:
    """Whether the picture says it already."""
    answers = choice["touch"].get("answers", {})
    drawn = {*SIDES, *SPOTS[FRONT], *SPOTS[REAR]}
    told = answers.get(LEG) or next(iter(answers.get(SITE, ())), None)
    return told in drawn


def view(scene: Scene, facing: str) -> Data:
    """Both legs from one side. Seen from the front, the right leg is on the left."""
    order = SIDES if facing == REAR else tuple(reversed(SIDES))
    return {
        "facing": facing,
        "title": scene.text(f"screens.{facing}"),
        "legs": [leg(scene, facing, side) for side in order],
    }


def leg(scene: Scene, facing: str, side: str) -> Data:
    """One leg: a touch on a place tells the leg and the place."""
    named = scene.text(f"screens.sides.{side}")
    spots = []
    for name in SPOTS[facing]:
        words = {"side": named, "place": scene.text(f"screens.places.{name}")}
        touch = {"answers": {LEG: side, SITE: [name]}}
        told = scene.text("screens.place_label", words)
        spots.append({"name": words["place"], **place(told, touch)})
    return {"side": side, "text": named, "spots": spots}


def review(scene: Scene) -> Screen:
    """What was understood, each item to be touched where it is wrong; or what it is instead."""
    if scene.turn.focus:
        heading = worded(scene.text("screens.review_change"))
        places = corrections(scene, scene.turn.focus)
        return "question", {**heard(scene), "question": heading, "choices": places}
    if scene.state.open == SAME:
        return same(scene)
    leaves = scene.state.open == CHANGE
    buttons = [reply(scene, YES, "screens.labels.right", MAIN), reply(scene, NO)]
    return "review", {
        **heard(scene),
        "question": worded(scene.text("screens.review")),
        "hint": scene.text("screens.review_hint"),
        "items": [item(scene, *one) for one in _read_back(scene)],
        "choices": [reply(scene, NO, "screens.labels.leave", MAIN)] if leaves else buttons,
    }


def same(scene: Scene) -> Screen:
    """What was told last time; whatever is touched is no longer the same."""
    told = [item(scene, *one) for one in _read_back(scene)]
    return "review", {
        **heard(scene),
        "question": worded(scene.text("screens.same")),
        "hint": "",
        "items": [{**one, "touch": {"reply": NO}} for one in told],
        "choices": yes_no(scene),
    }


def _read_back(scene: Scene) -> list[list[str]]:
    """What is being read back; where it is not said again, what weighs most."""
    said: Iterable[Line] = (*scene.turn.lines, *scene.turn.ask)
    found = [list(one) for key, filling in said if _reads(key) for one in filling["findings"]]
    return (
        found
        or weightiest(scene.knowledge, scene.state.findings, scene.assessment)[:MOST_READ_BACK]
    )


def _reads(key: str) -> bool:
    return key in {"dialogue.read_back", "dialogue.read_back_also", "memory.last_time"}


def item(scene: Scene, finding: str, given: str) -> Data:
    """Something understood; touching it asks what it is instead."""
    text = capital(scene.text(f"findings.{finding}.{given}"))
    told = scene.text("screens.change_label", {"what": text})
    return {**place(text, {"kind": CORRECTS, "about": finding}), "label": told}


def own(scene: Scene) -> Screen:
    """A question of the skill's own: a cramp right now, or a number for the diary."""
    places = numbers() if scene.state.open == LOG else yes_no_unsure(scene)
    text = worded(scene.said(scene.turn.ask))
    return "question", {**heard(scene), "question": text, "choices": places}
