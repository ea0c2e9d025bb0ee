"""Places to touch: what stands on each, and what it says when it is touched (`skill.touching`)."""

from collections.abc import Iterator, Sequence

from calf_rules import Question
from calf_rules.findings import NO, UNSURE, YES

from skill.memory.record import WORST
from skill.showing.scene import Data, Scene, capital

CORRECTS = "correct_earlier_answer"
MAIN, QUIET = "main", "quiet"  # how much a place stands out
LABELS = {
    YES: "screens.labels.yes",
    NO: "screens.labels.no",
    UNSURE: "screens.labels.unsure",
}


def place(text: str, touch: Data, look: str = "") -> Data:
    """A place to touch: its text, what a touch on it says, and how much it stands out."""
    return {"text": text, "look": look, "touch": touch}


def even(places: list[Data]) -> list[Data]:
    """Places that stand beside each other, with the letters of the longest text and word of all.

    The layout makes all of them as large as the longest allows.
    """
    letters = max((len(one["text"]) for one in places), default=0)
    word = max((len(word) for one in places for word in one["text"].split()), default=0)
    return [{**one, "letters": letters, "word": word} for one in places]


def labelled(scene: Scene, key: str, touch: Data, look: str = "") -> Data:
    """A place with a label out of words/."""
    return place(scene.text(key), touch, look)


def reply(scene: Scene, what: str, key: str = "", look: str = "") -> Data:
    """Yes, no or not sure, in these words or in others."""
    return labelled(scene, key or LABELS[what], {"reply": what}, look)


def yes_no(scene: Scene) -> list[Data]:
    """The two answers to an offer."""
    return [reply(scene, YES, look=MAIN), reply(scene, NO)]


def yes_no_unsure(scene: Scene) -> list[Data]:
    """The three answers to a plain question."""
    return [reply(scene, YES), reply(scene, NO), reply(scene, UNSURE, look=QUIET)]


def choices(scene: Scene, question: Question) -> list[Data]:
    """Every answer to a question of the rules."""
    if question.form == "yes_no":
        return yes_no_unsure(scene)
    unsure = reply(scene, UNSURE, look=QUIET)
    if question.form in {"compound", "which"}:
        parts = [one for name in _asked_for(scene, question) for one in _part(scene, name)]
        return [*parts, reply(scene, NO, "screens.labels.none", MAIN), unsure]
    return [*values(scene, question.asks[0]), unsure]


def _asked_for(scene: Scene, question: Question) -> list[str]:
    """What a question about several things asks for, without what would be absurd."""
    absurd = {name for _, filling in scene.turn.ask for name in filling.get("without", ())}
    return [name for name in question.asks if name not in absurd]


def values(scene: Scene, finding: str) -> list[Data]:
    """Every value of a finding; a number as numbers, a sign as yes and no."""
    known = scene.knowledge.findings[finding]
    if known.kind == "number":
        return numbers()
    if known.kind == "bool":
        return [labelled(scene, LABELS[one], {"answers": {finding: one}}) for one in (YES, NO)]
    return [value(scene, finding, one) for one in known.values]


def value(scene: Scene, finding: str, given: str) -> Data:
    """One value of a finding, as an answer."""
    several = scene.knowledge.findings[finding].kind == "multi"
    told: str | Sequence[str] = [given] if several else given
    return place(label(scene, finding, given), {"answers": {finding: told}})


def label(scene: Scene, finding: str, given: str) -> str:
    """A value in few words."""
    short = scene.words.find(f"screens.choices.{finding}.{given}")
    return str(short) if short else capital(scene.text(f"findings.{finding}.{given}"))


def numbers() -> list[Data]:
    """How strong a pain is, from zero to ten."""
    return [place(str(n), {"severity": n}) for n in range(WORST + 1)]


def corrections(scene: Scene, finding: str) -> list[Data]:
    """What a finding could be instead; that it is not there at all; or all right as it is."""
    known = scene.knowledge.findings.get(finding)
    found = values(scene, finding) if known else []
    for one in found:
        one["touch"]["kind"] = CORRECTS
    gone = {"kind": CORRECTS, "answers": {finding: []}}
    is_sign = known is not None and known.kind == "bool"
    dropped = [] if is_sign else [labelled(scene, "screens.labels.gone", gone, QUIET)]
    return [*found, *dropped, reply(scene, NO, "screens.labels.leave", QUIET)]


def _part(scene: Scene, finding: str) -> Iterator[Data]:
    """A part of a question about several things, said to be so."""
    known = scene.knowledge.findings[finding]
    absent = scene.knowledge.none_values.get(finding)
    for one in (YES,) if known.kind == "bool" else known.values:
        if one != absent:
            yield value(scene, finding, one)
