"""What a response may be: checked on the final JSON, apart from the skill's own guard.

Sources: alexa.md section 3 (Amazon's response reference and certification rules).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

RESPONSE_BYTES = 120 * 1024
SPEECH_LETTERS = 8000  # characters of outputSpeech
CARD_LETTERS = 8000  # characters of a card in all
BREAK_SECONDS = 10
SSML_TAGS = frozenset({"speak", "p", "s", "break", "sub", "say-as", "prosody", "lang"})
SPOKEN_TO = frozenset({"LaunchRequest", "IntentRequest", "Alexa.Presentation.APL.UserEvent"})
SILENT = frozenset({"SessionEndedRequest"})


def violations(request_type: str, response: Any) -> list[str]:
    """Every rule that a response to such a request breaks, in plain words."""
    try:
        size = len(json.dumps(response, ensure_ascii=False).encode())
    except (TypeError, ValueError) as error:
        return [f"the response is no JSON: {error}"]
    if not isinstance(response, Mapping) or not isinstance(response.get("response"), Mapping):
        return ["the response has no body"]
    found = [] if response.get("version") == "1.0" else ["version is not 1.0"]
    if size > RESPONSE_BYTES:
        found.append(f"{size} bytes, more than {RESPONSE_BYTES}")
    body = response["response"]
    if request_type in SILENT:
        return found + [f"{key} in answer to {request_type}" for key in body]
    if request_type in SPOKEN_TO:
        found += [*_microphone(body), *_speech(body), *_card(body)]
    if body.get("shouldEndSession") is True and response.get("sessionAttributes"):
        found.append("session attributes on a response that ends the session")
    return found


def _microphone(body: Mapping[str, Any]) -> Iterator[str]:
    open_, reprompt = body.get("shouldEndSession") is False, bool(body.get("reprompt"))
    if "shouldEndSession" not in body:
        yield "shouldEndSession is not set"
    if open_ and not reprompt:
        yield "the microphone is open without a reprompt"
    if not open_ and reprompt:
        yield "a reprompt but no open microphone"
    dialogs = [one for one in body.get("directives", ()) if one["type"].startswith("Dialog.")]
    if len(dialogs) > 1:
        yield "more than one Dialog directive"


def _speech(body: Mapping[str, Any]) -> Iterator[str]:
    spoken = {"speech": body.get("outputSpeech")}
    if body.get("reprompt"):
        spoken["reprompt"] = body["reprompt"].get("outputSpeech")
    for name, speech in spoken.items():
        text = (speech or {}).get("ssml") or (speech or {}).get("text") or ""
        if not text:
            yield f"no {name}"
        if len(text) > SPEECH_LETTERS:
            yield f"{name} has {len(text)} characters, more than {SPEECH_LETTERS}"
        if (speech or {}).get("type") == "SSML":
            yield from _markup(name, text)


def _markup(name: str, text: str) -> Iterator[str]:
    try:
        root = ET.fromstring(text)  # noqa: S314 - our own handler's output
    except ET.ParseError as error:
        yield f"{name} is not well-formed speech markup: {error}"
        return
    for element in root.iter():
        if element.tag not in SSML_TAGS:
            yield f"{name} has the tag {element.tag}"
        if element.tag == "break" and _seconds(element.get("time", "0s")) > BREAK_SECONDS:
            yield f"{name} has a break of more than {BREAK_SECONDS} s"


def _seconds(time: str) -> float:
    number = time.rstrip("ms")
    try:
        return float(number) / (1000 if time.endswith("ms") else 1)
    except ValueError:
        return 0.0


def _card(body: Mapping[str, Any]) -> Iterator[str]:
    card = body.get("card") or {}
    letters = sum(len(str(card.get(key) or "")) for key in ("title", "content", "text"))
    if letters > CARD_LETTERS:
        yield f"the card has {letters} characters, more than {CARD_LETTERS}"
