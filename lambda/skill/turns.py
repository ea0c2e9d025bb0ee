"""One turn, from a request and the state: the one way that handler and scorers go."""

from collections.abc import Callable, Mapping
from typing import Any

from calf_rules import KnowledgeBase

from skill.dialogue import LAUNCH, Turn, asked, launched, take
from skill.hearing import Ears, hear
from skill.languages import ears_for
from skill.memory.visit import NO_PAST, Past
from skill.reading import Heard
from skill.state import State
from skill.words import DEFAULT_LOCALE

Recall = Callable[[Heard], Past]


def _nothing(heard: Heard) -> Past:  # noqa: ARG001 - as whoever remembers is asked
    return NO_PAST


def turn_for(
    knowledge: KnowledgeBase,
    request: Mapping[str, Any],
    state: State,
    recall: Recall = _nothing,
    *,
    new: bool = False,
    ears: Ears | None = None,
) -> Turn:
    """What to say to a launch or an intent; the same for the same request, state and past.

    `recall` tells what the memory has, once it is known what was said; `new`: the session begins
    with this request; `ears` hear in place of those of the request's language.
    """
    if request.get("type") == "LaunchRequest":
        return launched(knowledge, recall(LAUNCH))
    language = str(request.get("locale") or DEFAULT_LOCALE)[:2]
    heard = hear(request, asked(knowledge, state), ears or ears_for(language))
    return take(knowledge, state, heard, new, recall(heard))
