"""The screen of a device that has one: beside the speech, and never in its place."""

import logging
from collections.abc import Mapping
from typing import Any

from calf_rules import KnowledgeBase

from skill.dialogue import Turn
from skill.words import Words

APL = "Alexa.Presentation.APL"
OWN_PART = 12  # letters of the request's id that tell one screen from the next
log = logging.getLogger("calf_guide")


def has_screen(event: Any) -> bool:
    """Whether the device says that it renders APL; whatever is missing on the way says no."""
    for key in ("context", "System", "device", "supportedInterfaces", APL):
        event = event.get(key) if isinstance(event, Mapping) else None
    return isinstance(event, Mapping)


def token_of(event: Mapping[str, Any]) -> str:
    """What a touch on this screen will name: out of the request's id, which names nobody."""
    return f"screen-{str(event['request'].get('requestId', ''))[-OWN_PART:]}"


def screen_of(
    knowledge: KnowledgeBase, words: Words, turn: Turn, token: str, day: str
) -> dict[str, Any] | None:
    """The directive that shows a turn; None where that failed: the speech stands by itself."""
    from skill.showing.screens import screen_for  # noqa: PLC0415 - loaded where there is a screen

    try:
        return screen_for(knowledge, words, turn, token, day)
    except Exception as error:  # noqa: BLE001 - what is seen must not take away what is heard
        log.error("no screen: %s", type(error).__name__)  # noqa: TRY400 - a trace could quote
        return None
