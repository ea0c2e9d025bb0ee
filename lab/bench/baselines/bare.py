"""Baseline (a): no SDK at all, the least that Lambda can be asked to do."""

from typing import Any


def lambda_handler(event: Any, context: Any) -> dict[str, Any]:  # noqa: ARG001 - Lambda's signature
    """Say hello."""
    said = {"type": "SSML", "ssml": "<speak>Hello World!</speak>"}
    return {"version": "1.0", "response": {"outputSpeech": said, "shouldEndSession": True}}
