"""The SDK's custom skill, put together from its own parts without the clients of Alexa's services.

`ask_sdk_core.skill.CustomSkill` offers handlers those clients, and so loads every one of them.
This one dispatches in the same way, with the same input for handlers.
"""

from typing import Any

from ask_sdk_core.__version__ import __version__
from ask_sdk_core.attributes_manager import AttributesManager
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import RESPONSE_FORMAT_VERSION
from ask_sdk_model import RequestEnvelope, ResponseEnvelope
from ask_sdk_runtime.dispatch import GenericRequestDispatcher
from ask_sdk_runtime.exceptions import AskSdkException
from ask_sdk_runtime.skill import AbstractSkill, RuntimeConfigurationBuilder
from ask_sdk_runtime.utils import user_agent_info


class CustomSkill(AbstractSkill):  # type: ignore[type-arg]  # its types are comments for Python 2
    """A skill that refuses requests meant for another one."""

    def __init__(self, parts: RuntimeConfigurationBuilder, skill_id: str) -> None:
        self.skill_id = skill_id
        self.dispatcher = GenericRequestDispatcher(options=parts.get_runtime_configuration())

    def supports(self, event: Any, context: Any) -> bool:
        """Whether this is a request of Alexa's at all."""
        return "request" in event

    def invoke(self, event: RequestEnvelope, context: Any) -> ResponseEnvelope:
        """Have the request handled; raises AskSdkException for another skill's."""
        if _skill_meant(event) != self.skill_id:
            raise AskSdkException("Skill ID Verification failed!!")
        attributes = AttributesManager(request_envelope=event)
        handler_input = HandlerInput(
            request_envelope=event, attributes_manager=attributes, context=context
        )
        response = self.dispatcher.dispatch(handler_input)
        return ResponseEnvelope(
            response=response,
            version=RESPONSE_FORMAT_VERSION,
            session_attributes=attributes.session_attributes if event.session else None,
            user_agent=user_agent_info(sdk_version=__version__),
        )


def _skill_meant(event: RequestEnvelope) -> str | None:
    system = event.context.system if event.context else None
    application = system.application if system else None
    return application.application_id if application else None
