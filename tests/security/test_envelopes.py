"""Our way from JSON to the SDK's models and back is the SDK's own, but for what is said here."""

import copy
import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill as SdkSkill
from ask_sdk_core.skill import SkillConfiguration
from ask_sdk_model import IntentRequest, RequestEnvelope
from ask_sdk_runtime.skill import RuntimeConfigurationBuilder
from skill.handlers import envelopes
from skill.handlers.custom_skill import CustomSkill

from lab.bench.baselines.hello import Failed, Hello, Launched
from simulator.envelope import SKILL_ID, Conversation, Device
from simulator.screens import SHOW_8
from simulator.session import Session

SAID = ("my left calf cramps at night and it is swollen", "no", "three weeks", "stop")


def requests() -> list[Any]:
    session = Session(device=Device(person="amzn1.ask.person.X", screen=SHOW_8))
    session.launch()
    for line in SAID:
        session.say(line)
    ended = Conversation("en-GB").ended("ERROR")
    disabled = copy.deepcopy(ended)
    disabled["request"] |= {
        "type": "AlexaSkillEvent.SkillDisabled",
        "timestamp": "2026-01-02T03:04:05.678Z",
    }
    del disabled["session"]
    return [one.request for one in session.history] + [ended, disabled]


EVERY = requests()


@pytest.mark.parametrize("event", EVERY)
def test_a_request_becomes_the_model_that_the_sdk_makes_of_it(event: Any) -> None:
    theirs = DefaultSerializer().deserialize(json.dumps(event), RequestEnvelope)
    ours = envelopes.read(event, RequestEnvelope)
    assert ours.to_dict() == theirs.to_dict()
    assert type(ours.request) is type(theirs.request)


@pytest.mark.parametrize("event", EVERY)
def test_a_model_becomes_the_json_that_the_sdk_makes_of_it(event: Any) -> None:
    model = envelopes.read(event, RequestEnvelope)
    assert envelopes.plain(model) == DefaultSerializer().serialize(model)


@pytest.mark.parametrize("event", EVERY[:2])
def test_our_skill_answers_what_the_sdks_skill_answers(event: Any) -> None:
    builder = RuntimeConfigurationBuilder()
    for each in (Launched(), Hello()):
        builder.add_request_handler(each)
    builder.add_exception_handler(Failed())
    made = builder.get_runtime_configuration()
    theirs = SdkSkill(
        SkillConfiguration(
            request_mappers=made.request_mappers,
            handler_adapters=made.handler_adapters,
            exception_mapper=made.exception_mapper,
            skill_id=SKILL_ID,
        )
    )
    model = envelopes.read(event, RequestEnvelope)
    ours = CustomSkill(builder, SKILL_ID)
    assert ours.supports(event, None)
    assert envelopes.plain(ours.invoke(model, None)) == envelopes.plain(theirs.invoke(model, None))


def test_a_value_that_amazon_adds_to_an_enumeration_is_none_and_the_rest_is_read() -> None:
    event = copy.deepcopy(EVERY[1])
    event["request"]["dialogState"] = "ADDED_LATER"
    read = envelopes.read(event, RequestEnvelope)
    assert isinstance(read.request, IntentRequest)
    assert read.request.dialog_state is None
    assert read.request.intent is not None
    assert read.request.intent.name == event["request"]["intent"]["name"]


@pytest.mark.parametrize("stamp", [1700000000, "yesterday", {"at": 1}])
def test_a_time_that_is_none_does_no_harm(stamp: Any) -> None:
    event = copy.deepcopy(EVERY[0])
    event["request"]["timestamp"] = stamp
    assert envelopes.read(event, RequestEnvelope).request.timestamp is None


def test_a_field_that_the_models_do_not_know_sets_nothing() -> None:
    event = copy.deepcopy(EVERY[0])
    event["request"] |= {"deserialized_types": {}, "__class__": "x", "added_later": 1}
    read = envelopes.read(event, RequestEnvelope)
    assert not hasattr(read.request, "added_later")
    assert envelopes.plain(read)["request"]["type"] == "LaunchRequest"


@pytest.mark.parametrize(
    "broken",
    [
        {"request": {"type": "Never.Heard.Of"}},
        {"request": {}},
        {"request": "LaunchRequest"},
        {"session": 1, "request": {"type": "LaunchRequest"}},
        {"context": {"System": 3}},
        {"request": {"type": "IntentRequest", "intent": {"slots": ["x"]}}},
    ],
)
def test_what_is_no_envelope_says_so(broken: Any) -> None:
    with pytest.raises(envelopes.UnreadableEnvelope):
        envelopes.read(broken, RequestEnvelope)
