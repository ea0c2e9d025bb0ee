"""One conversation with the real handler: keeps the attributes, knows whether anybody listens."""

import html
import importlib
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from skill.memory import Memory

from simulator.envelope import APL, SKILL_ID, Conversation, Device, Json
from simulator.language import Language
from simulator.limits import violations
from simulator.understanding import FALLBACK, Reading, Understanding, Understood, understanding

TAG = re.compile(r"<[^>]+>")
PAUSE = re.compile(r"<(?:break|/p|/s)\b[^>]*>")
RENDER = f"{APL}.RenderDocument"
Handler = Callable[[Mapping[str, Any], Any], Any]


class LambdaContext:
    """The little of Lambda's context object that a handler may ask for."""

    function_name = "calf-guide-simulator"
    memory_limit_in_mb = 512
    aws_request_id = "simulated"
    invoked_function_arn = "arn:aws:lambda:eu-west-1:000000000000:function:calf-guide-simulator"

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds left: always a whole call's worth."""
        return 8000


def real_handler(memory: Memory | None = None) -> Handler:
    """The skill's own entry point, configured for the simulator's skill id.

    It remembers what the given memory holds; without one it is as deployed by default.
    """
    os.environ.setdefault("SKILL_ID", SKILL_ID)
    entry = importlib.import_module("lambda_function")
    handler: Handler = entry.handler_with(memory) if memory else entry.lambda_handler
    return handler


@dataclass(frozen=True)
class Exchange:
    """One request and its answer.

    `problems` are broken response rules; `question` is the id of the question that is open
    afterwards.
    """

    request: Json
    response: Any
    understood: Understood | None = None
    problems: tuple[str, ...] = ()

    @property
    def speech(self) -> str:
        """What Alexa says, as plain text."""
        return plain(self._body.get("outputSpeech"))

    @property
    def reprompt(self) -> str:
        """What Alexa says after silence, as plain text."""
        return plain((self._body.get("reprompt") or {}).get("outputSpeech"))

    @property
    def question(self) -> str | None:
        """The id of the question that is open, as far as the session attributes tell it."""
        return (self.response.get("sessionAttributes") or {}).get("open")

    @property
    def token(self) -> str | None:
        """The token of the screen that the response renders, if it renders one."""
        rendered = (one for one in self._body.get("directives", ()) if one["type"] == RENDER)
        return next((one.get("token") for one in rendered), None)

    @property
    def listens(self) -> bool:
        """Whether the microphone is open."""
        return self._body.get("shouldEndSession") is False

    @property
    def _body(self) -> Mapping[str, Any]:
        body: Mapping[str, Any] = self.response.get("response") or {}
        return body


@dataclass
class Session:
    """A conversation in progress.

    `say` takes a typed line, `silence` a pause of some eight seconds; a second one in a row ends
    the session, as it does with Alexa.
    """

    locale: str = "en-US"
    strict: bool = False
    handler: Handler = field(default_factory=real_handler)
    device: Device = field(default_factory=lambda: Device(os.environ.get("SKILL_ID", SKILL_ID)))
    clock: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        self.ears: Understanding = understanding(self.locale, self.strict)
        self.history: list[Exchange] = []
        self.open = False
        self.conversation = Conversation(self.locale, self.device, clock=self.clock)
        self._reprompted = False
        self._elicited: tuple[str, str] | None = None

    @property
    def language(self) -> Language:
        """What Alexa brings in this session's language."""
        return self.ears.language

    def launch(self) -> Exchange:
        """Open the skill."""
        self.conversation = Conversation(self.locale, self.device, clock=self.clock)
        return self._send(self.conversation.launch())

    def say(self, line: str) -> Exchange:
        """Say a line into the session; outside one, it opens it (a one-shot)."""
        if not self.open:
            self.conversation = Conversation(self.locale, self.device, clock=self.clock)
        understood = self.ears.understand(line, self._elicited)
        return self._send(self.request(understood.choice), understood)

    def touch(self, touched: Mapping[str, Any]) -> Exchange:
        """A place on the screen is touched: the token, arguments and more of the APL event."""
        return self._send(self.conversation.touch(touched))

    def touch_shown(self, meant: Mapping[str, Any]) -> Exchange:
        """A place on the screen that was shown last is touched; `meant` is what it says."""
        shown = [one.token for one in self.history if one.token]
        return self.touch({"token": shown[-1] if shown else None, "arguments": [meant]})

    def request(self, reading: Reading) -> Json:
        """The request that Alexa would send for a reading, in the state the session is in."""
        intents = self.ears.model.intents
        intent = intents.get(reading.intent) or intents[FALLBACK]
        going_on = self._elicited is not None and self._elicited[0] == intent.name
        state = ("IN_PROGRESS" if going_on else "STARTED") if intent.dialog else None
        return self.conversation.intent(reading, intent, state)

    def silence(self) -> str | None:
        """Nobody speaks: the reprompt at first, then the end of the session and None."""
        if self._reprompted:
            self.end("EXCEEDED_MAX_REPROMPTS")
            return None
        self._reprompted = True
        return self.history[-1].reprompt if self.history else ""

    def end(self, reason: str = "USER_INITIATED") -> Exchange | None:
        """Alexa ends the session from outside, if one is open."""
        return self._send(self.conversation.ended(reason)) if self.open else None

    @property
    def call(self) -> str:
        """What opens the skill, as people say it."""
        rules = self.language.data["one_shot"]
        return f"{rules['wake'][0]}, {rules['open'][0]} {self.ears.model.invocation}"

    def one_shot(self, line: str) -> tuple[bool, str]:
        """(whether the line calls the skill by its name, what it asks of it: "" to open it)."""
        rules, words = self.language.data["one_shot"], self.language.heard(line)
        words = words[1:] if words[:1] and words[0] in rules["wake"] else words
        name = self.ears.model.invocation.split()
        verb, rest = words[:1], words[1:]
        if not verb or rest[: len(name)] != name or verb[0] not in rules["open"] + rules["ask"]:
            return False, line
        tail = rest[len(name) :]
        while tail and tail[0] in self.language.connecting:
            tail = tail[1:]
        return True, " ".join(tail)

    def _send(self, request: Json, understood: Understood | None = None) -> Exchange:
        response = self.handler(request, LambdaContext())
        problems = tuple(violations(request["request"]["type"], response))
        whole = response if isinstance(response, Mapping) else {}
        exchange = Exchange(request, whole, understood, problems)
        self.history.append(exchange)
        self.open = exchange.listens and request["request"]["type"] != "SessionEndedRequest"
        self._reprompted = False
        self._elicited = _elicited(whole) if self.open else None
        self.conversation.new = False
        self.conversation.attributes = dict(whole.get("sessionAttributes") or {})
        return exchange


def _elicited(response: Mapping[str, Any]) -> tuple[str, str] | None:
    for directive in (response.get("response") or {}).get("directives", ()):
        if directive.get("type") == "Dialog.ElicitSlot":
            return directive["updatedIntent"]["name"], directive["slotToElicit"]
    return None


def plain(speech: Mapping[str, Any] | None) -> str:
    """Speech as text: without markup, with a blank where there was a pause."""
    if not speech:
        return ""
    text = str(speech.get("ssml") or speech.get("text") or "")
    if speech.get("type") == "SSML":
        text = html.unescape(TAG.sub("", PAUSE.sub(" ", text)))
    return " ".join(text.split())
