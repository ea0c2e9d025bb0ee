"""Every request gets a valid response within Alexa's limits.

Stands around the SDK's handler, which fails before its own exception handlers on request types and
enum values that it does not know.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope

from skill.handlers.skill import words_for
from skill.limits import SPOKEN_REQUESTS, faults
from skill.speaking import speech
from skill.words import DEFAULT_LOCALE

Event = Mapping[str, Any]
Answer = dict[str, Any]
log = logging.getLogger("calf_guide")


class WrongSkillError(Exception):
    """The request is meant for another skill: the one case that is refused by raising."""


@dataclass(frozen=True)
class Invocation:
    """What the host hands over: the raw event, which hearing reads, and its own context."""

    event: Event
    lambda_context: object


def guarded(skill: CustomSkill) -> Callable[[Event, object], Answer]:
    """The Lambda handler around a skill."""
    serializer = DefaultSerializer()

    def handler(event: Event, context: object) -> Answer:
        """Answer one request; raises WrongSkillError for another skill's."""
        _refuse_other_skills(skill.skill_id, event)
        kind = request_type(event)
        try:
            envelope = serializer.deserialize(json.dumps(event), RequestEnvelope)
            response = skill.invoke(envelope, Invocation(event, context))
            answer = cast("Answer", serializer.serialize(response))
            wrong = faults(kind, answer)
        except Exception as error:  # noqa: BLE001 - whatever failed, the person gets an answer
            # Without the trace, which could quote the person.
            log.error("%s failed: %s", kind, type(error).__name__)  # noqa: TRY400
            return apology(event)
        if wrong:
            log.error("%s: answer withheld: %s", kind, "; ".join(wrong))
            return apology(event)
        return answer

    return handler


def apology(event: Event) -> Answer:
    """A valid response of last resort: says what to do if it is urgent, and ends."""
    if request_type(event) not in SPOKEN_REQUESTS:
        return {"version": "1.0", "response": {}}
    words = words_for(str(_at(event, "request", "locale") or DEFAULT_LOCALE))
    said = speech(words, [("dialogue.error", {}), ("dialogue.advice_so_far.unknown", {})])
    spoken = {"type": "SSML", "ssml": said}
    return {"version": "1.0", "response": {"outputSpeech": spoken, "shouldEndSession": True}}


def request_type(event: Event) -> str:
    """The type of the request, or "" where there is none."""
    return str(_at(event, "request", "type") or "")


def _refuse_other_skills(skill_id: str | None, event: Event) -> None:
    for path in (("context", "System"), ("session",)):
        given = _at(event, *path, "application", "applicationId")
        if given is not None and given != skill_id:
            raise WrongSkillError("the request names another skill's application id")


def _at(event: Any, *path: str) -> Any:
    """What lies at a path of keys, or None where the path breaks off."""
    for key in path:
        event = event.get(key) if isinstance(event, Mapping) else None
    return event
