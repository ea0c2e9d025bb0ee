"""Genuine Alexa request envelopes, as the service posts them to a skill's endpoint."""

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from simulator.model import SEARCH, Intent, Slot
from simulator.screens import Screen
from simulator.understanding import Reading
from simulator.values import Filled

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
API_ENDPOINT = "https://api.amazonalexa.com"
APL = "Alexa.Presentation.APL"
APL_VERSION = "2024.2"  # the newest that today's devices render
TIMESTAMP = "%Y-%m-%dT%H:%M:%SZ"
Json = dict[str, Any]


def _id(kind: str) -> str:
    return f"amzn1.{kind}.{uuid.uuid4()}"


@dataclass(frozen=True)
class Device:
    """Who speaks to what.

    Stays the same for a conversation. `person` is the id of a recognised voice, None where it was
    not recognised, `screen` None for a speaker without one.
    """

    skill_id: str = SKILL_ID
    user: str = "amzn1.ask.account.SIMULATOR"
    device: str = "amzn1.ask.device.SIMULATOR"
    person: str | None = None
    screen: Screen | None = None


@dataclass
class Conversation:
    """What every request of one session repeats."""

    locale: str
    device: Device = field(default_factory=Device)
    session_id: str = field(default_factory=lambda: _id("echo-api.session"))
    new: bool = True
    attributes: Json = field(default_factory=dict)
    clock: Callable[[], float] = time.time

    def launch(self) -> Json:
        """The skill was opened with nothing to do."""
        return self._envelope({"type": "LaunchRequest", "shouldLinkResultBeReturned": False})

    def intent(self, reading: Reading, intent: Intent, dialog_state: str | None = None) -> Json:
        """What was understood, with every declared slot, filled or not."""
        body: Json = {"name": intent.name, "confirmationStatus": "NONE"}
        if intent.slots:
            body["slots"] = {
                name: self._slot(slot, reading.slots.get(name, ()))
                for name, slot in intent.slots.items()
            }
        request: Json = {"type": "IntentRequest", "intent": body}
        if dialog_state:
            request["dialogState"] = dialog_state
        return self._envelope(request)

    def touch(self, touched: Mapping[str, Any]) -> Json:
        """A place on the screen was touched: its token, arguments, source and components."""
        given = {key: touched.get(key) for key in ("token", "arguments", "source", "components")}
        return self._envelope({"type": f"{APL}.UserEvent", **given})

    def ended(self, reason: str) -> Json:
        """The session is over: USER_INITIATED, ERROR or EXCEEDED_MAX_REPROMPTS."""
        return self._envelope({"type": "SessionEndedRequest", "reason": reason})

    def _slot(self, slot: Slot, values: tuple[Filled, ...]) -> Json:
        body: Json = {"name": slot.name, "confirmationStatus": "NONE"}
        if not values:
            return body
        simple = [self._simple(slot, value) for value in values]
        body["value"] = " ".join(value.spoken for value in values)
        body["source"] = "USER"
        if len(simple) > 1:
            body["slotValue"] = {"type": "List", "values": simple}
            return body
        body["slotValue"] = simple[0]
        if "resolutions" in simple[0]:
            body["resolutions"] = simple[0]["resolutions"]
        return body

    def _simple(self, slot: Slot, value: Filled) -> Json:
        simple: Json = {"type": "Simple", "value": value.spoken}
        if slot.type == SEARCH or value.match is None:
            return simple
        authority = f"amzn1.er-authority.echo-sdk.{self.device.skill_id}.{slot.type}"
        found: Json = {"authority": authority, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
        if not isinstance(value.match, bool):
            found["status"] = {"code": "ER_SUCCESS_MATCH"}
            found["values"] = [{"value": {"name": value.match.name, "id": value.match.id}}]
        return {**simple, "resolutions": {"resolutionsPerAuthority": [found]}}

    def _envelope(self, request: Mapping[str, Any]) -> Json:
        application = {"applicationId": self.device.skill_id}
        person = {"person": {"personId": self.device.person}} if self.device.person else {}
        system: Json = {
            "application": application,
            "user": {"userId": self.device.user},
            **person,
            "device": {
                "deviceId": self.device.device,
                "supportedInterfaces": _interfaces(self.device),
            },
            "apiEndpoint": API_ENDPOINT,
            "apiAccessToken": "simulated",
        }
        return {
            "version": "1.0",
            "session": {
                "new": self.new,
                "sessionId": self.session_id,
                "application": application,
                "attributes": self.attributes,
                "user": {"userId": self.device.user},
            },
            "context": {"System": system, **_seen(self.device)},
            "request": {
                "type": request["type"],
                "requestId": _id("echo-api.request"),
                "locale": self.locale,
                "timestamp": datetime.fromtimestamp(self.clock(), UTC).strftime(TIMESTAMP),
                **request,
            },
        }


def _interfaces(device: Device) -> Json:
    return {APL: {"runtime": {"maxVersion": APL_VERSION}}} if device.screen else {}


def _seen(device: Device) -> Json:
    return {"Viewport": device.screen.viewport()} if device.screen else {}
