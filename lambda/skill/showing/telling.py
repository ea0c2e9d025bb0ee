"""Screens that tell: the greeting, the advice, an emergency, a summary, and all else."""

from calf_rules import Urgency
from calf_rules.findings import NO, YES

from skill.dialogue.offers.records import CONSENT, OFFERS, Stage, stage_of
from skill.dialogue.turn import Card
from skill.dialogue.verdict import advice
from skill.filling import listed, told
from skill.showing.asking import SITE, Screen, heard
from skill.showing.scene import Data, Scene, capital, worded
from skill.showing.touches import MAIN, QUIET, labelled, reply, yes_no
from skill.state import Line
from skill.tags import Tag

HEADINGS = {  # of the summary, by the key of the line
    "dialogue.cards.heard": "heard",
    "dialogue.cards.denied": "denied",
    "verdict.action.": "how_soon",
    "verdict.action_other.": "how_soon",
    "dialogue.cards.could_be": "could_be",
    "dialogue.more_meanwhile": "meanwhile",
    "dialogue.more_change": "change",
    "dialogue.cards.sources": "sources",
}
CALVES = {
    "left": "screens.labels.left_calf",
    "right": "screens.labels.right_calf",
    "both": "screens.labels.both_calf",
}
CRISIS = "dialogue.crisis"
CALLS = frozenset({CRISIS, "dialogue.other_emergency", "dialogue.emergency_unnamed", "rules.say"})
SAFETY_NET: Tag = "verdict.safety_net"


def greeting(scene: Scene) -> Screen:
    """What this is for: which leg, or hints of what to say."""
    calf: Data = {SITE: ["calf"]}
    sides = [
        labelled(scene, key, {"answers": {"leg": side, **calf}}) for side, key in CALVES.items()
    ]
    cramp = labelled(scene, "screens.labels.cramp_now", {"kind": "cramp_now"}, MAIN)
    return "greeting", {
        **heard(scene),
        "question": worded(scene.text("screens.greeting")),
        "hint": scene.text("screens.greeting_try"),
        "hints": list(scene.words.find("screens.greeting_hints")),
        "note": scene.text("screens.not_a_doctor"),
        "choices": [*sides, cramp],
    }


def calls(scene: Scene) -> bool:
    """Whether this turn sends for help at once and ends."""
    return scene.turn.ends and bool(CALLS & set(scene.keys))


def emergency(scene: Scene) -> Screen:
    """The number to call, and nothing else."""
    name = "crisis" if CRISIS in scene.keys else "emergency"
    number = scene.text(f"locale.{name}")
    return "emergency", {"number": number, "letters": len(number), "label": _spelt(scene, number)}


def _spelt(scene: Scene, number: str) -> str:
    return scene.text("screens.number_label", {"number": " ".join(number)})


def result(scene: Scene) -> Screen:
    """How soon, whom to see, what it could be, what needs a check, what helps, when to hurry."""
    now, named = scene.assessment, scene.state.advice.named
    asked = advice.in_question(scene.knowledge, now)
    check = [name for name in asked if _needs_check(scene, name)]
    could_be = [name for name in named if name not in check][: advice.MOST_CAUSES]
    _, contact = advice.whom(now, scene.state)
    whom = [*scene.lines("verdict.child"), contact]
    return "result", {
        **scene.frame(),
        "whom": worded(scene.said(whom)),
        "could_be": _listed(scene, "could_be", could_be),
        "check_for": _listed(scene, "check_for", check),
        "meanwhile": _section(scene, "meanwhile", _until_then(scene, named[0])),
        "sooner": _section(scene, "sooner", scene.said([_net(scene, named[0])])),
        "choices": _after(scene),
    }


def _needs_check(scene: Scene, cause: str) -> bool:
    """What a warning wants checked, and what is urgent by itself."""
    urgent = scene.knowledge.causes[cause].urgency >= Urgency.same_day
    return urgent or cause in scene.assessment.check_for


def _listed(scene: Scene, title: str, causes: list[str]) -> Data:
    names = [scene.named("causes", cause) for cause in causes]
    return {"title": scene.text(f"screens.{title}"), "names": names}


def _section(scene: Scene, title: str, text: str) -> Data:
    return {"title": scene.text(f"screens.{title}"), "text": text}


def _until_then(scene: Scene, cause: str) -> str:
    massage = scene.said(scene.lines("verdict.no_massage"))
    return f"{_care(scene, cause)} {massage}".rstrip()


def _care(scene: Scene, cause: str) -> str:
    return scene.text(f"causes.{cause}.self_care")


def _net(scene: Scene, cause: str) -> Line:
    """When to get help sooner, as it is said; where it is not said again, from what is there."""
    said = scene.lines(SAFETY_NET)
    here = advice.already(scene.knowledge, scene.state.findings)
    return said[0] if said else (SAFETY_NET, {"cause": cause, "already": here})


def _after(scene: Scene) -> list[Data]:
    """What can be asked for once the advice stands."""
    return [
        reply(scene, YES, "screens.labels.tell_more", MAIN),
        labelled(scene, "screens.labels.why", {"kind": "ask_why"}),
        labelled(scene, "screens.labels.send", {"kind": "send_to_phone"}),
        reply(scene, NO, "screens.labels.no_thanks", QUIET),
    ]


def summary(scene: Scene, card: Card) -> Screen:
    """What a doctor wants to read: the card of the Alexa app, each part under its heading."""
    return "summary", {
        **scene.frame(),
        "question": worded(scene.text("screens.summary")),
        "subtitle": scene.day,
        "sections": [_part(scene, line) for line in card.lines],
        "note": scene.text("dialogue.cards.not_a_diagnosis"),
        "ask": worded(scene.said(scene.turn.ask)),
        "choices": yes_no(scene),
    }


def _part(scene: Scene, line: Line) -> Data:
    """A line of the card; the words that only lead into a list are left to the heading."""
    key, filling = line
    title = next((name for start, name in HEADINGS.items() if key.startswith(start)), "whom")
    text = scene.said([line])
    if title in {"heard", "denied"}:
        text = capital(told(scene.words, filling["findings"]))
    elif title == "could_be":
        text = capital(listed(scene.words, [_name(scene, one) for one in filling["causes"]], "or"))
    elif title == "meanwhile":
        text = _care(scene, filling["cause"])
    return _section(scene, title, text)


def _name(scene: Scene, cause: str) -> str:
    return scene.text(f"causes.{cause}.name")


def consent(scene: Scene) -> Screen:
    """What would be kept, for how long, and whether it may be."""
    days = {"days": scene.turn.ask[0][1].get("days", 0)}
    return "consent", {
        **scene.frame(),
        "question": worded(scene.text("screens.memory")),
        "kept": [scene.text(f"screens.kept.{name}") for name in ("answers", "pain", "days")],
        "note": scene.text("screens.kept_nothing_else", days),
        "choices": yes_no(scene),
    }


def talk(scene: Scene) -> Screen:
    """Whatever else is said, and what is asked after it; or the last words."""
    lines = [line for line in scene.turn.lines if not _stands_apart(line)]
    told = {**heard(scene), "told": worded(scene.said(lines))}
    if scene.turn.ends:
        return "farewell", told
    asked = worded(scene.said(scene.turn.ask))
    return "talk", {**told, "question": asked, "choices": _replies(scene)}


def _stands_apart(line: Line) -> bool:
    return line[0].startswith(("dialogue.urgency_named.", "dialogue.concern"))


def _replies(scene: Scene) -> list[Data]:
    opened = scene.state.open or ""
    if stage_of(opened) is Stage.after and opened != CONSENT:
        again = labelled(scene, "screens.labels.again", {"kind": "start_over"}, QUIET)
        return [*yes_no(scene), again]
    return yes_no(scene) if opened in OFFERS else []
