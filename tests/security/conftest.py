"""The real entry point, as Lambda loads it, with metrics switched on."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.envelope import SKILL_ID, Conversation

ENTRY = Path(__file__).parents[2] / "lambda" / "lambda_function.py"
Handler = Callable[[Any, Any], Any]
Envelope = Callable[..., Any]


@pytest.fixture
def handler(monkeypatch: pytest.MonkeyPatch) -> Handler:
    monkeypatch.setenv("SKILL_ID", SKILL_ID)
    monkeypatch.setenv("METRICS_NAMESPACE", "planted")
    spec = importlib.util.spec_from_file_location("entry", ENTRY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    loaded: Handler = module.lambda_handler
    return loaded


@pytest.fixture
def envelope() -> Envelope:
    """An intent request with what somebody says in free words."""

    def make(words: str, intent: str = "WhoseWordsIntent", **slots: Any) -> Any:
        event = Conversation("en-US").launch()
        spoken = {"after_my": {"name": "after_my", "value": words, "confirmationStatus": "NONE"}}
        event["request"] |= {
            "type": "IntentRequest",
            "intent": {"name": intent, "confirmationStatus": "NONE", "slots": {**spoken, **slots}},
        }
        return event

    return make
