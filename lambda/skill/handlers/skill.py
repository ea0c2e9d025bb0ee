"""Wires hearing, the dialogue, speaking and showing to the requests of the Alexa Skills Kit.

The SDK calls these methods by keyword: the argument names are its own.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type
from ask_sdk_model import Response, SessionEndedRequest
from ask_sdk_model.ui import SimpleCard
from ask_sdk_runtime.skill import RuntimeConfigurationBuilder
from calf_rules import KnowledgeBase, Urgency

from skill.dialogue import LAUNCH, Turn, asked, failed, launched, looks_back, take
from skill.handlers.custom_skill import CustomSkill
from skill.hearing import Ears, hear, languages
from skill.memory import Key, Memory, MemoryUnavailable, Past, look_back, write_down
from skill.reading import Heard
from skill.showing import card
from skill.speaking import speech
from skill.state import UNTOLD, State
from skill.words import DEFAULT_LOCALE, Words, locales

SPARE = 5000  # milliseconds that must be left for the memory: two operations, and the answer
log = logging.getLogger("calf_guide")


@dataclass(frozen=True)
class Parts:
    """What is loaded once, before the first request."""

    knowledge: KnowledgeBase
    skill_id: str
    memory: Memory


@cache
def words_for(locale: str) -> Words:
    """The words of a locale, or of the nearest that we have."""
    known = locales()
    same_language = (name for name in known if name[:2] == locale[:2])
    fallback = DEFAULT_LOCALE if locale[:2] == DEFAULT_LOCALE[:2] else None
    chosen = locale if locale in known else fallback or next(same_language, DEFAULT_LOCALE)
    return Words.load(chosen)


@cache
def ears_for(language: str) -> Ears:
    """The ears of a language, or English ones."""
    return Ears.load(language if language in languages() else DEFAULT_LOCALE[:2])


def build_skill(parts: Parts) -> CustomSkill:
    """The skill with all its handlers; it refuses requests meant for another skill."""
    builder = RuntimeConfigurationBuilder()
    builder.add_request_handler(Launched(parts))
    builder.add_request_handler(Spoken(parts))
    builder.add_request_handler(Unspoken())
    builder.add_exception_handler(Failed(parts))
    return CustomSkill(builder, parts.skill_id)


class Launched(AbstractRequestHandler):
    """The skill is opened without a request."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Launch requests."""
        return bool(is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Greet and invite."""
        past = past_of(handler_input, self.parts.memory, LAUNCH)
        turn = launched(self.parts.knowledge, past)
        return respond(handler_input, settled(handler_input, self.parts.memory, turn))


class Spoken(AbstractRequestHandler):
    """The person said something."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Every intent: the dialogue decides by what was heard."""
        return bool(is_request_type("IntentRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Hear, take the turn, answer."""
        state = state_of(handler_input)
        request: Mapping[str, Any] = handler_input.context.event["request"]
        question = asked(self.parts.knowledge, state)
        heard = hear(request, question, ears_for(locale_of(handler_input)[:2]))
        past = past_of(handler_input, self.parts.memory, heard)
        turn = take(self.parts.knowledge, state, heard, is_new(handler_input), past)
        return respond(handler_input, settled(handler_input, self.parts.memory, turn))


class Unspoken(AbstractRequestHandler):
    """The session is over, or something happened elsewhere: nothing may be said."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Every request that nobody spoke."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """An empty response; where Alexa ended the session for an error, the log says so."""
        request = handler_input.request_envelope.request
        if isinstance(request, SessionEndedRequest) and request.error:
            kind = request.error.object_type
            log.error("session ended: %s", kind.value if kind else "ERROR")
        return handler_input.response_builder.response


class Failed(AbstractExceptionHandler):
    """Something went wrong inside a handler: say so, and still say what may be urgent."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Any exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Apologise with the most urgent advice known, and end."""
        handler_input.context.failures.append(type(exception).__name__)
        return respond(handler_input, failed(self.parts.knowledge, state_of(handler_input)))


def state_of(handler_input: HandlerInput) -> State:
    """The state in the session attributes; a fresh one outside a session."""
    session = handler_input.request_envelope.session
    return State.from_attributes(session.attributes if session else None)


def past_of(handler_input: HandlerInput, memory: Memory, heard: Heard) -> Past:
    """What the memory has for this turn, where it is needed and there is time to ask."""
    key = Key.of(handler_input.context.event)
    needed = looks_back(state_of(handler_input), heard)
    return look_back(
        memory, key if has_time(handler_input) else None, today(handler_input), needed=needed
    )


def settled(handler_input: HandlerInput, memory: Memory, turn: Turn) -> Turn:
    """The turn, with what it leaves to the memory written down before it is acknowledged."""
    if turn.note is None:
        return turn
    key = Key.of(handler_input.context.event)
    if key is None or not has_time(handler_input):
        return turn.settled(written=False)
    try:
        write_down(memory, key, turn.note, today(handler_input))
    except MemoryUnavailable as error:
        log.warning("not written down: %s", error)
        return turn.settled(written=False)
    return turn.settled(written=True)


def has_time(handler_input: HandlerInput) -> bool:
    """Whether Lambda leaves enough time for the memory; where it does not tell, there is."""
    left = getattr(handler_input.context.lambda_context, "get_remaining_time_in_millis", None)
    return left is None or left() >= SPARE


def today(handler_input: HandlerInput) -> date:
    """The day of the request (UTC); where it has none, the clock's."""
    request = handler_input.request_envelope.request
    return request.timestamp.date() if request and request.timestamp else datetime.now(UTC).date()


def is_new(handler_input: HandlerInput) -> bool:
    """Whether the session begins with this request."""
    session = handler_input.request_envelope.session
    return bool(session and session.new)


def day_of(handler_input: HandlerInput) -> str:
    """The day of the request, as in 2026-01-31; empty where it has none."""
    request = handler_input.request_envelope.request
    return request.timestamp.date().isoformat() if request and request.timestamp else ""


def locale_of(handler_input: HandlerInput) -> str:
    """The request's locale."""
    request = handler_input.request_envelope.request
    return (request.locale if request else None) or DEFAULT_LOCALE


def advised(before: State, turn: Turn) -> tuple[str, ...]:
    """The urgency of the advice, on the turn that gives it."""
    new = turn.state.level not in {before.level, UNTOLD}
    return (Urgency(turn.state.level).name,) if new else ()


def respond(handler_input: HandlerInput, turn: Turn) -> Response:
    """The turn as a response: the microphone is open if and only if something was asked."""
    words = words_for(locale_of(handler_input))
    handler_input.context.advised.extend(advised(state_of(handler_input), turn))
    state, number = turn.state, turn.state.findings.rounds
    builder = handler_input.response_builder
    carry(handler_input, {} if turn.ends else state.to_attributes())
    builder.speak(speech(words, (*turn.lines, *turn.ask), number, state.slow))
    if turn.ends:
        builder.set_should_end_session(True)
    else:
        builder.ask(speech(words, turn.reprompt, number, state.slow))
    shown = card(words, turn, day_of(handler_input))
    if shown is not None:
        builder.set_card(SimpleCard(title=shown[0], content=shown[1]))
    return builder.response


def carry(handler_input: HandlerInput, attributes: dict[str, Any]) -> None:
    """Session attributes for the next turn, if the request belongs to a session."""
    if handler_input.request_envelope.session:
        handler_input.attributes_manager.session_attributes = attributes
