"""Which screen shows a turn, and the directive that renders it: a pure function of the turn."""

from typing import Any

from calf_rules import KnowledgeBase

from skill.dialogue.offers.records import CHANGE, CONSENT, CRAMP, INVITATION, LOG, READ_BACK, SAME
from skill.dialogue.turn import Turn
from skill.showing import asking, course, guiding, telling
from skill.showing.asking import Screen
from skill.showing.documents import document
from skill.showing.scene import Data, Scene
from skill.showing.touches import even
from skill.words import Words

PLACES = ("choices", "items", "first", "second")  # what is touched, in a row or a grid
ACTION = ("verdict.action.", "verdict.action_other.")
RENDER = "Alexa.Presentation.APL.RenderDocument"
BY_OFFER = {
    INVITATION: telling.greeting,
    READ_BACK: asking.review,
    CHANGE: asking.review,
    SAME: asking.review,
    CONSENT: telling.consent,
    CRAMP: asking.own,
    LOG: asking.own,
}


def screen_for(
    knowledge: KnowledgeBase, words: Words, turn: Turn, token: str, day: str = ""
) -> dict[str, Any]:
    """The directive that shows a turn; `token` is what a touch on it will name."""
    return directive(*screen(Scene(knowledge, words, turn, day)), token)


def directive(name: str, data: Data, token: str) -> dict[str, Any]:
    """What renders a document with what fills it."""
    filled = {**data, **{part: even(data[part]) for part in PLACES if part in data}}
    return {
        "type": RENDER,
        "token": token,
        "document": document(name, [step["pose"] for step in data.get("steps", ())]),
        "datasources": {"screen": filled},
    }


def screen(scene: Scene) -> Screen:
    """The screen of a turn: by what is said, and then by what is open."""
    turn = scene.turn
    if telling.calls(scene):
        return telling.emergency(scene)
    if scene.lines(guiding.STEP):
        return guiding.exercise(scene)
    if turn.card is not None and turn.card.dated:
        return telling.summary(scene, turn.card)
    if turn.diary:
        return course.diary(scene)
    if scene.lines(*ACTION) and scene.state.advice.told:
        return telling.result(scene)
    if scene.question is not None:
        return asking.question(scene, scene.question)
    return BY_OFFER.get(scene.state.open or "", telling.talk)(scene)
