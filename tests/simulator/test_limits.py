"""The simulator finds every response that Alexa or certification would refuse."""

from typing import Any

import pytest

from simulator.limits import violations


def speech(text: str = "Which leg?") -> dict[str, Any]:
    return {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"}}


def answer(**body: Any) -> dict[str, Any]:
    asking = {**speech(), "reprompt": speech(), "shouldEndSession": False}
    return {"version": "1.0", "response": {**asking, **body}}


LOUD = "<amazon:emotion/>"
REFUSED: dict[str, tuple[str, Any]] = {
    "no body": ("no body", {"version": "1.0"}),
    "no JSON": ("no JSON", {"version": "1.0", "response": {"card": {1, 2}}}),
    "another version": ("version", {**answer(), "version": "2.0"}),
    "an open microphone without a reprompt": ("without a reprompt", answer(reprompt=None)),
    "a reprompt without a microphone": ("no open", answer(shouldEndSession=True)),
    "no word on the session": (
        "not set", {"version": "1.0", "response": {**speech(), "reprompt": speech()}}),
    "nothing said": ("no speech", answer(outputSpeech=None)),
    "too long a speech": ("8000", answer(**speech("a" * 8001))),
    "broken markup": ("well-formed", answer(**speech("<p>"))),
    "an unescaped ampersand": ("well-formed", answer(**speech("a & b"))),
    "a foreign tag": ("tag audio", answer(**speech('<audio src="x"/>'))),
    "a long break": ("break", answer(**speech('<break time="11s"/>'))),
    "a long card": ("the card", answer(card={"title": "a", "content": "b" * 8000})),
    "too many bytes": ("bytes", answer(more="x" * 130_000)),
    "attributes at the end": (
        "session attributes",
        {**answer(reprompt=None, shouldEndSession=True), "sessionAttributes": {"a": 1}}),
    "two dialog directives": (
        "Dialog directive", answer(directives=[{"type": "Dialog.Delegate"}] * 2)),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses(what: str) -> None:
    message, response = REFUSED[what]
    found = violations("IntentRequest", response)
    assert any(message in one for one in found), found


def test_a_question_passes() -> None:
    assert violations("IntentRequest", answer()) == []


def test_a_goodbye_passes() -> None:
    response = {"version": "1.0", "response": {**speech(), "shouldEndSession": True}}
    assert violations("LaunchRequest", response) == []


def test_a_session_ended_request_is_answered_with_nothing() -> None:
    assert violations("SessionEndedRequest", {"version": "1.0", "response": {}}) == []
    assert violations("SessionEndedRequest", answer()) != []
