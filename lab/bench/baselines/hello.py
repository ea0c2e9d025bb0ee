"""Baseline (b): Amazon's hello-world sample for the Alexa Skills Kit, with its handlers."""

import logging
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type
from ask_sdk_model import Response

log = logging.getLogger(__name__)


def _says(handler_input: HandlerInput, text: str) -> Response:
    return handler_input.response_builder.speak(text).ask(text).response


class Launched(AbstractRequestHandler):
    """The skill is opened."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Launch requests."""
        return bool(is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Welcome."""
        return _says(
            handler_input, "Welcome, you can say Hello or Help. Which would you like to try?"
        )


class Hello(AbstractRequestHandler):
    """Any intent: the sample's hello."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Intent requests."""
        return bool(is_request_type("IntentRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello."""
        return _says(handler_input, "Hello World!")


class Stopped(AbstractRequestHandler):
    """Cancel or stop."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Both of Amazon's intents."""
        return bool(
            is_intent_name("AMAZON.CancelIntent")(handler_input)
            or is_intent_name("AMAZON.StopIntent")(handler_input)
        )

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say goodbye."""
        return handler_input.response_builder.speak("Goodbye!").response


class Ended(AbstractRequestHandler):
    """The session is over."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Session-ended requests."""
        return bool(is_request_type("SessionEndedRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Nothing."""
        return handler_input.response_builder.response


class Failed(AbstractExceptionHandler):
    """Anything went wrong."""

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:  # noqa: ARG002 - the SDK's
        """Every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Apologise."""
        log.error(type(exception).__name__)
        return _says(handler_input, "Sorry, I had trouble doing what you asked.")


builder = SkillBuilder()
for each in (Launched(), Stopped(), Hello(), Ended()):
    builder.add_request_handler(each)
builder.add_exception_handler(Failed())
lambda_handler: Any = builder.lambda_handler()
