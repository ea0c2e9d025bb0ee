"""Alexa's limits on a response, checked on the final JSON.

Sources: Amazon's response reference (8000 characters of speech or card, 120 kB in all) and
certification rules (microphone open if and only if something is asked, reprompt then required).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

MOST_SPEECH = 8000  # characters of outputSpeech
MOST_CARD = 8000  # characters of a card's title and text together
MOST_BYTES = 120 * 1024  # the whole response
TAGS = frozenset({"speak", "p", "s", "break", "sub", "say-as", "prosody", "lang"})
SPOKEN_REQUESTS = frozenset({"LaunchRequest", "IntentRequest", "Alexa.Presentation.APL.UserEvent"})


def faults(request_type: str, answer: Mapping[str, Any]) -> list[str]:
    """What is wrong with a response, in plain words; empty where nothing is.

    Raises UnicodeEncodeError for what is no text: half a character, out of foreign attributes.
    """
    return list(_faults(request_type, answer))


def _faults(request_type: str, answer: Mapping[str, Any]) -> Iterator[str]:
    if answer.get("version") != "1.0":
        yield "version is not 1.0"
    if len(json.dumps(answer, ensure_ascii=False).encode()) > MOST_BYTES:
        yield "the response is over 120 kB"
    response = answer.get("response")
    if not isinstance(response, Mapping):
        yield "there is no response"
    elif request_type not in SPOKEN_REQUESTS:
        if response:
            yield f"{request_type} must be answered with nothing"
    else:
        yield from _speech_faults(response)
        yield from _card_faults(response)
        if response.get("shouldEndSession") is True and answer.get("sessionAttributes"):
            yield "session attributes on a response that ends the session"


def _speech_faults(response: Mapping[str, Any]) -> Iterator[str]:
    speech = response.get("outputSpeech")
    reprompt = (response.get("reprompt") or {}).get("outputSpeech")
    if not speech:
        yield "nothing is said"
    for name, said in (("speech", speech), ("reprompt", reprompt)):
        if said:
            yield from (f"{name}: {fault}" for fault in _ssml_faults(str(said.get("ssml", ""))))
    ends = response.get("shouldEndSession")
    if ends is None:
        yield "shouldEndSession is not set"
    if ends is False and not reprompt:
        yield "the microphone is open without a reprompt"
    if ends is True and reprompt:
        yield "a reprompt although the session ends"


def _ssml_faults(ssml: str) -> Iterator[str]:
    if len(ssml) > MOST_SPEECH:
        yield f"longer than {MOST_SPEECH} characters"
    try:
        root = ET.fromstring(ssml)  # noqa: S314 - our own output
    except ET.ParseError as error:
        yield f"not well-formed: {error}"
        return
    foreign = {str(element.tag) for element in root.iter()} - TAGS
    if foreign:
        yield f"tags that are not allowed: {', '.join(sorted(foreign))}"
    if not "".join(root.itertext()).strip():
        yield "empty"


def _card_faults(response: Mapping[str, Any]) -> Iterator[str]:
    card = response.get("card") or {}
    if len(str(card.get("title", ""))) + len(str(card.get("content", ""))) > MOST_CARD:
        yield f"the card is longer than {MOST_CARD} characters"
