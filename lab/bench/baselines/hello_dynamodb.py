"""Baseline (c): the hello-world that counts its visits with the SDK's own DynamoDB adapter."""

from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_dynamodb.adapter import DynamoDbAdapter
from ask_sdk_model import Response

TABLE = "hello"


class Hello(AbstractRequestHandler):
    """Any request: reads what is remembered, counts, writes it back."""

    def can_handle(self, handler_input: HandlerInput) -> bool:  # noqa: ARG002 - the SDK's signature
        """Everything."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello for the so-manieth time."""
        remembered: dict[str, Any] = handler_input.attributes_manager.persistent_attributes
        remembered["visits"] = int(remembered.get("visits", 0)) + 1
        handler_input.attributes_manager.save_persistent_attributes()
        said = f"Hello World, number {remembered['visits']}!"
        return handler_input.response_builder.speak(said).ask(said).response


builder = CustomSkillBuilder(persistence_adapter=DynamoDbAdapter(table_name=TABLE))
builder.add_request_handler(Hello())
lambda_handler: Any = builder.lambda_handler()
