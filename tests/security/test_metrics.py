"""What is counted: requests, failures, time and urgency, and nobody."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from calf_rules import Urgency
from skill.metrics import line, measure_from

from simulator.envelope import Conversation
from simulator.session import Session
from tests.package.cloudformation import template

Handler = Callable[[Any, Any], Any]
Envelope = Callable[..., Any]


def lines(capsys: pytest.CaptureFixture[str]) -> list[Any]:
    return [json.loads(text) for text in capsys.readouterr().out.splitlines()]


def test_a_request_is_one_line_that_cloudwatch_understands(
    handler: Handler, capsys: pytest.CaptureFixture[str]
) -> None:
    handler(Conversation("en-US").launch(), None)
    [found] = lines(capsys)
    [metrics] = found["_aws"]["CloudWatchMetrics"]
    assert metrics["Namespace"] == "planted"
    assert {metric["Name"] for metric in metrics["Metrics"]} <= set(found)
    assert set(found) == {"_aws", "request_type", "Requests", "Failed", "Latency"}
    assert found["request_type"] == "LaunchRequest"
    assert found["Failed"] == 0
    assert 0 < found["Latency"] < 60_000


def test_an_emergency_is_counted_on_the_turn_that_says_so(
    handler: Handler, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(handler=handler)
    session.launch()
    session.say("my calf is swollen and i can't breathe")
    assert [found.get("Advised_emergency_now") for found in lines(capsys)] == [None, 1]


def test_a_failure_is_counted(
    handler: Handler, envelope: Envelope, capsys: pytest.CaptureFixture[str]
) -> None:
    event = envelope("my calf")
    event["request"]["intent"] = ["broken"]
    handler(event, None)
    [found] = lines(capsys)
    assert found["Failed"] == 1


def test_a_type_from_outside_is_not_written() -> None:
    assert line("x", "Never.Heard.Of", 1, failed=False, urgency=None)["request_type"] == "other"


def test_without_a_namespace_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    measure_from({})("LaunchRequest", 1.0, False, None)
    assert capsys.readouterr().out == ""


def test_the_dashboard_shows_every_urgency_that_is_counted() -> None:
    body = json.dumps(template()["Resources"]["Dashboard"])
    for urgency in Urgency:
        figures = line("x", "IntentRequest", 1, failed=False, urgency=urgency.name)
        assert f"Advised_{urgency.name}" in figures
        assert f"Advised_{urgency.name}" in body
