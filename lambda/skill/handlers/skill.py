"""Wires turns, the memory, speaking and showing to the requests of the Alexa Skills Kit.

The SDK calls these methods by keyword: the argument names are its own.
"""

import logging
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type
from ask_sdk_model import Response, SessionEndedRequest
from ask_sdk_model.ui import SimpleCard
from ask_sdk_runtime.skill import RuntimeConfigurationBuilder
from calf_rules import KnowledgeBase, Urgency

from skill.dialogue import Turn, failed, looks_back
from skill.handlers.custom_skill import CustomSkill
from skill.handlers.screen import has_screen, screen_of, token_of
from skill.languages import words_for
from skill.memory import Key, Memory, MemoryUnavailable, Past, look_back, write_down
from skill.reading import Heard
from skill.showing import card
from skill.speaking import speech
from skill.state import UNTOLD, State
from skill.touching import TOUCH
from skill.turns import turn_for
from skill.words import DEFAULT_LOCALE

TALK = ("LaunchRequest", "IntentRequest", TOUCH)
SPARE = 5000  # milliseconds that must be left for the memory: two operations, and the answer
Json = dict[str, Any]
log = logging.getLogger("calf_guide")


class Parts(NamedTuple):
    """What is loaded once, before the first request."""

    knowledge: KnowledgeBase
    skill_id: str
    memory: Memory


def build_skill(parts: Parts) -> CustomSkill:
    """The skill with all its handlers; it refuses requests meant for another skill."""
    builder = RuntimeConfigurationBuilder()
    builder.add_request_handler(Spoken(parts))
    builder.add_request_handler(Unspoken())
    builder.add_exception_handler(Failed(parts))
    return CustomSkill(builder, parts.skill_id)


class Spoken(AbstractRequestHandler):
    """The skill is opened, or the person said something, or touched what says it."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Launches, every intent and touches: the dialogue decides by what was heard."""
        return any(is_request_type(kind)(handler_input) for kind in TALK)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Hear, take the turn, answer."""
        state, memory = state_of(handler_input), self.parts.memory
        request: Mapping[str, Any] = handler_input.context.event["request"]

        def recall(heard: Heard) -> Past:
            return past_of(handler_input, memory, state, heard)

        new = is_new(handler_input)
        turn = turn_for(self.parts.knowledge, request, state, recall, new=new)
        spoken = settled(handler_input, memory, turn)
        directive = screen(handler_input, self.parts.knowledge, spoken)
        return respond(handler_input, state, spoken, directive)


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
        state = state_of(handler_input)
        return respond(handler_input, state, failed(self.parts.knowledge, state))


def state_of(handler_input: HandlerInput) -> State:
    """The state in the session attributes; a fresh one outside a session."""
    session = handler_input.request_envelope.session
    return State.from_attributes(session.attributes if session else None)


def past_of(handler_input: HandlerInput, memory: Memory, state: State, heard: Heard) -> Past:
    """What the memory has for this turn, where it is needed and there is time to ask."""
    key = Key.of(handler_input.context.event)
    needed = looks_back(state, heard)
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
    new = turn.state.advice.level not in {before.advice.level, UNTOLD}
    return (Urgency(turn.state.advice.level).name,) if new else ()


def respond(
    handler_input: HandlerInput, before: State, turn: Turn, directive: Json | None = None
) -> Response:
    """The turn as a response: the microphone is open if and only if something was asked."""
    words = words_for(locale_of(handler_input))
    handler_input.context.advised.extend(advised(before, turn))
    state, number = shown(turn.state, directive), turn.state.findings.rounds
    builder = handler_input.response_builder
    carry(handler_input, {} if turn.ends else state.to_attributes())
    builder.speak(speech(words, (*turn.lines, *turn.ask), number, state.talk.slow))
    if turn.ends:
        builder.set_should_end_session(True)
    else:
        builder.ask(speech(words, turn.reprompt, number, state.talk.slow))
    noted = card(words, turn, day_of(handler_input))
    if noted is not None:
        builder.set_card(SimpleCard(title=noted[0], content=noted[1]))
    response: Response = builder.response
    if directive is not None:
        directives: list[Any] = [directive]  # plain JSON: the SDK's models of APL are 80 modules
        response.directives = directives
    return response


def shown(state: State, directive: Json | None) -> State:
    """The state, with the token of the screen that stands now."""
    return state.but(screen=directive["token"]) if directive is not None else state


def screen(handler_input: HandlerInput, knowledge: KnowledgeBase, turn: Turn) -> Json | None:
    """The directive that shows a turn, where the device has a screen."""
    event: Mapping[str, Any] = handler_input.context.event
    if not has_screen(event):
        return None
    words = words_for(locale_of(handler_input))
    return screen_of(knowledge, words, turn, token_of(event), day_of(handler_input))


def carry(handler_input: HandlerInput, attributes: dict[str, Any]) -> None:
    """Session attributes for the next turn, if the request belongs to a session."""
    if handler_input.request_envelope.session:
        handler_input.attributes_manager.session_attributes = attributes
