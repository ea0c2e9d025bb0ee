"""Every request gets a valid response within Alexa's limits.

Stands around the SDK's handler, which fails before its own exception handlers on request types
that it does not know.
"""

import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from ask_sdk_model import RequestEnvelope

from skill.handlers import envelopes
from skill.handlers.custom_skill import CustomSkill
from skill.languages import words_for
from skill.limits import SPOKEN_REQUESTS, faults
from skill.memory import Memory, forget_disabled
from skill.metrics import measure_from
from skill.speaking import speech
from skill.tags import one_of
from skill.words import DEFAULT_LOCALE

Event = Mapping[str, Any]
Answer = dict[str, Any]
Handler = Callable[[Event, object], Answer]
NOTHING_TO_SAY: Answer = {"version": "1.0", "response": {}}
log = logging.getLogger("calf_guide")


class WrongSkillError(Exception):
    """The request is meant for another skill: the one case that is refused by raising."""


@dataclass(frozen=True)
class Invocation:
    """What the host hands over: the raw event, which hearing reads, and its own context.

    `advised` takes the urgency of the advice that this turn gives, `failures` the type of an error
    that a handler has answered: for the metrics and the log.
    """

    event: Event
    lambda_context: object
    advised: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def guarded(skill: CustomSkill, memory: Memory) -> Handler:
    """The Lambda handler around a skill and what it may remember."""
    measure = measure_from(os.environ)

    def handler(event: Event, context: object) -> Answer:
        """Answer one request; raises WrongSkillError for another skill's.

        MemoryUnavailable too, where somebody could not be forgotten: Alexa sends that event again.
        """
        start = time.perf_counter()
        _refuse_other_skills(skill.skill_id, event)
        if forget_disabled(memory, event):
            return NOTHING_TO_SAY
        invocation = Invocation(event, context)
        answer = _answer(skill, invocation)
        taken = (time.perf_counter() - start) * 1000
        urgency = invocation.advised[-1] if invocation.advised else None
        failed = answer is None or bool(invocation.failures)
        measure(request_type(event), taken, failed, urgency)
        return apology(event) if answer is None else answer

    return handler


def _answer(skill: CustomSkill, invocation: Invocation) -> Answer | None:
    """The skill's answer; None where it failed, or broke one of Alexa's limits."""
    kind = request_type(invocation.event)
    shown = kind if kind in SPOKEN_REQUESTS else "request"  # the name of a type comes from outside
    try:
        envelope = envelopes.read(invocation.event, RequestEnvelope)
        response = skill.invoke(envelope, invocation)
        answer = cast("Answer", envelopes.plain(response))
        for failure in invocation.failures:
            log.error("%s failed: %s", shown, failure)
        wrong = faults(kind, answer)
    except Exception as error:  # noqa: BLE001 - whatever failed, the person gets an answer
        # Without the trace, which could quote the person.
        log.error("%s failed: %s", shown, type(error).__name__)  # noqa: TRY400
        return None
    if wrong:
        log.error("%s: answer withheld: %s", shown, "; ".join(wrong))
        return None
    return answer


def apology(event: Event) -> Answer:
    """A valid response of last resort: says what to do if it is urgent, and ends."""
    if request_type(event) not in SPOKEN_REQUESTS:
        return NOTHING_TO_SAY
    words = words_for(str(_at(event, "request", "locale") or DEFAULT_LOCALE))
    said = speech(
        words, [("dialogue.error", {}), (one_of("dialogue.advice_so_far.", "unknown"), {})]
    )
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
