"""A conversation: genuine envelopes, attributes kept, silence and the end as Alexa does them."""

import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.utils import get_simple_slot_values, get_slot_value_v2
from ask_sdk_model import RequestEnvelope

from simulator.session import Session, plain
from simulator.terminal import Terminal

Json = dict[str, Any]


class Echo:
    """A handler that asks on until it hears stop, and keeps what it was sent."""

    def __init__(self, **changes: Any) -> None:
        self.requests: list[Mapping[str, Any]] = []
        self.changes = changes

    def __call__(self, event: Mapping[str, Any], _: Any) -> Json:
        self.requests.append(event)
        request = event["request"]
        if request["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        name = request.get("intent", {}).get("name", "launch")
        turns = event["session"]["attributes"].get("turns", 0) + 1
        ends = name == "AMAZON.StopIntent"
        body: Json = {"outputSpeech": ssml(f"Heard {name}."), "shouldEndSession": ends}
        if not ends:
            body["reprompt"] = {"outputSpeech": ssml("Still there?")}
        answer: Json = {"version": "1.0", "response": {**body, **self.changes}}
        if not ends:
            answer["sessionAttributes"] = {"turns": turns, "open": "leg"}
        return answer


def ssml(text: str) -> Json:
    return {"type": "SSML", "ssml": f"<speak>{text}</speak>"}


def talk(
    lines: list[str], handler: Callable[..., Any] | None = None, **how: Any
) -> tuple[str, int]:
    out = io.StringIO()
    session = Session("en-US", handler=handler or Echo())
    code = Terminal(session, out, echo=True, **how).run(lines)
    return out.getvalue(), code


def test_lines_are_said_into_a_launched_session() -> None:
    handler = Echo()
    text, code = talk(["my left calf cramps at night", "no"], handler)
    kinds = [one["request"]["type"] for one in handler.requests]
    assert kinds == ["LaunchRequest", "IntentRequest", "IntentRequest", "SessionEndedRequest"]
    assert handler.requests[-1]["request"]["reason"] == "USER_INITIATED"
    assert [one["session"]["new"] for one in handler.requests] == [True, False, False, False]
    assert [one["session"]["attributes"].get("turns") for one in handler.requests[1:]] == [1, 2, 3]
    assert "DescribeSymptomsIntent" in text
    assert "[exact]" in text
    assert code == 0


@pytest.mark.parametrize(
    ("line", "reached"),
    [
        ("alexa, open calf pain guide", "LaunchRequest"),
        ("Alexa, ask calf pain guide why my left calf cramps at night", "DescribeSymptomsIntent"),
        ("alexa ask calf pain guide to log my pain as seven", "LogPainIntent"),
        ("ask calf pain guide about my calves", "AnswerValueIntent"),
    ],
)
def test_a_one_shot_opens_the_session(line: str, reached: str) -> None:
    handler = Echo()
    talk([line], handler)
    request = handler.requests[0]["request"]
    assert handler.requests[0]["session"]["new"] is True
    assert request.get("intent", {}).get("name", request["type"]) == reached


def test_silence_plays_the_reprompt_and_then_ends_the_session() -> None:
    handler = Echo()
    text, code = talk(["hello there", "", "", "left", "right"], handler)
    assert handler.requests[-1]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert text.count("Still there?") == 1
    assert "2 lines were not used: the skill had ended" in text
    assert code == 0


def test_an_answer_after_the_reprompt_goes_on() -> None:
    handler = Echo()
    talk(["left", "", "right", "", "both"], handler)
    assert sum(one["request"]["type"] == "IntentRequest" for one in handler.requests) == 3


def test_lines_after_the_end_are_reported() -> None:
    text, code = talk(["stop", "left"])
    assert "1 line was not used: the skill had ended" in text
    assert code == 0


def test_quit_ends_the_session() -> None:
    handler = Echo()
    text, _ = talk(["left", "quit", "right"], handler)
    assert handler.requests[-1]["request"]["type"] == "SessionEndedRequest"
    assert "right" not in text


def test_control_c_ends_the_session() -> None:
    handler = Echo()

    def lines() -> Any:
        yield "left"
        raise KeyboardInterrupt

    out = io.StringIO()
    Terminal(Session("en-US", handler=handler), out).run(lines())
    assert handler.requests[-1]["request"]["type"] == "SessionEndedRequest"


def test_no_input_at_all_still_opens_and_ends() -> None:
    handler = Echo()
    assert talk([], handler)[1] == 0
    assert [one["request"]["type"] for one in handler.requests] == [
        "LaunchRequest", "SessionEndedRequest"]  # fmt: skip


def test_json_shows_the_envelopes() -> None:
    text, _ = talk(["left"], envelopes=True)
    assert '"type": "IntentRequest"' in text
    assert '"ER_SUCCESS_MATCH"' in text


def test_the_amazon_model_is_said_to_be_something_else() -> None:
    assert "Amazon's trained model is something else" in talk([])[0]


def test_a_broken_response_is_told_and_fails() -> None:
    text, code = talk(["left"], Echo(reprompt=None))
    assert "the microphone is open without a reprompt" in text
    assert code == 1


def test_envelopes_are_what_the_sdk_reads() -> None:
    handler = Echo()
    talk(["my left calf is burning and tingling", "roughly three days"], handler)
    serializer = DefaultSerializer()
    for request in handler.requests:
        serializer.deserialize(json.dumps(request), RequestEnvelope)
    described = handler.requests[1]["request"]
    assert described["dialogState"] == "STARTED"
    slots = described["intent"]["slots"]
    assert slots["leg"]["resolutions"]["resolutionsPerAuthority"][0]["values"] == [
        {"value": {"name": "left", "id": "left"}}]  # fmt: skip
    assert [one["value"] for one in slots["sensation"]["slotValue"]["values"]] == [
        "burning", "tingling"]  # fmt: skip
    assert "value" not in slots["timing"]
    assert handler.requests[2]["request"]["intent"]["slots"]["duration"]["value"] == "P3D"


def test_an_elicited_slot_is_asked_for_in_the_same_dialog() -> None:
    directive = {
        "type": "Dialog.ElicitSlot",
        "slotToElicit": "number",
        "updatedIntent": {"name": "LogPainIntent", "confirmationStatus": "NONE", "slots": {}},
    }
    handler = Echo(directives=[directive])
    talk(["ask calf pain guide to log my pain", "um seven"], handler)
    states = [one["request"].get("dialogState") for one in handler.requests[:2]]
    assert states == ["STARTED", "IN_PROGRESS"]
    assert handler.requests[1]["request"]["intent"]["slots"]["number"]["value"] == "7"


def test_speech_is_shown_as_plain_text() -> None:
    spoken = {"type": "SSML", "ssml": '<speak>A &amp; B.<break time="1s"/>C<p>d</p></speak>'}
    assert plain(spoken) == "A & B. Cd"
    assert plain(None) == ""


def test_the_sdk_reads_a_multi_value_slot() -> None:
    handler = Echo()
    talk(["my left calf is burning and tingling"], handler)
    envelope = DefaultSerializer().deserialize(json.dumps(handler.requests[1]), RequestEnvelope)
    slot = get_slot_value_v2(HandlerInput(envelope), "sensation")
    assert slot is not None
    values = get_simple_slot_values(slot) or []
    assert [one.value for one in values] == ["burning", "tingling"]
