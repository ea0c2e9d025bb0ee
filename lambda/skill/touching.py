"""From a touch to what was heard: a touch says what its words would have said, and nothing else.

A screen puts into every place to touch what it means, as codes; `touched` reads them back. As with
words, an answer that the rules do not know is not learnt, and a kind that no screen offers is none.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from calf_rules.findings import NO, UNSURE, YES

from skill.memory.record import WORST
from skill.reading import Heard
from skill.reading.model import Value

TOUCH = "Alexa.Presentation.APL.UserEvent"
STALE = "touch_stale"  # as the dialogue knows it
REPLIES = {YES: "answer_yes", NO: "answer_no", UNSURE: "answer_unsure"}
VALUE, UNKNOWN = "answer_value", "off_topic"
KINDS = frozenset(
    {
        "ask_who_to_see",
        "ask_why",
        "correct_earlier_answer",
        "cramp_now",
        "more",
        "pause",
        "send_to_phone",
        "start_over",
    }
)


def touched(request: Mapping[str, Any], shown: str) -> Heard:
    """What a touch says; `shown` is the token of the screen that stands, as it was rendered.

    A touch on any other screen is stale: its meaning has passed.
    """
    if not shown or request.get("token") != shown:
        return Heard(STALE)
    parts = list(_parts(request.get("arguments")))
    answers = {name: value for part in parts for name, value in _answers(part.get("answers"))}
    reply = next((part["reply"] for part in parts if part.get("reply") in REPLIES), None)
    severity = next((part["severity"] for part in parts if _is_pain(part.get("severity"))), None)
    about = tuple(str(part["about"]) for part in parts if "about" in part)
    given = next((part["kind"] for part in parts if part.get("kind") in KINDS), None)
    said = VALUE if answers or severity is not None else REPLIES.get(reply or "", UNKNOWN)
    kind = given or said
    corrects = kind == "correct_earlier_answer"
    return Heard(kind, answers, reply=reply, severity=severity, about=about, corrected=corrects)


def _parts(arguments: Any) -> Iterator[Mapping[str, Any]]:
    for part in arguments if isinstance(arguments, list) else ():
        if isinstance(part, Mapping):
            yield part


def _answers(given: Any) -> Iterator[tuple[str, Value]]:
    """Values as they are answered: a list is for a finding that takes several."""
    for name, value in given.items() if isinstance(given, Mapping) else ():
        if isinstance(value, str):
            yield str(name), value
        elif isinstance(value, list):
            yield str(name), frozenset(str(one) for one in value)


def _is_pain(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= WORST
