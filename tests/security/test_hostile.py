"""Requests that mean no good: another skill's, too large, or with more than words in a slot."""

import contextlib
import copy
import json
import logging
import time
from collections.abc import Callable
from typing import Any

import pytest
from skill.guard import WrongSkillError

from simulator.envelope import Conversation, Device
from simulator.limits import violations

Handler = Callable[[Any, Any], Any]
Envelope = Callable[..., Any]
FOREIGN = "amzn1.ask.skill.ffffffff-0000-4000-8000-000000000000"
PLANTED = "xylophone"  # nobody's calf hurts like one
ALEXA_WAITS = 8.0  # seconds


def test_another_skills_request_is_refused(handler: Handler) -> None:
    with pytest.raises(WrongSkillError) as raised:
        handler(Conversation("en-US", Device(FOREIGN)).launch(), None)
    assert FOREIGN not in str(raised.value)


@pytest.mark.parametrize("place", ["session", "context"])
def test_one_foreign_id_is_enough(handler: Handler, place: str) -> None:
    event = copy.deepcopy(Conversation("en-US").launch())
    where = event["session"] if place == "session" else event["context"]["System"]
    where["application"] = {"applicationId": FOREIGN}
    with pytest.raises(WrongSkillError):
        handler(event, None)


def test_without_any_id_nothing_is_told_but_what_to_do_if_it_is_urgent(handler: Handler) -> None:
    event = Conversation("en-US").launch()
    del event["session"]["application"]
    del event["context"]["System"]["application"]
    answer = handler(event, None)
    assert violations("LaunchRequest", answer) == []
    assert answer["response"]["shouldEndSession"] is True


@pytest.mark.parametrize(
    "words",
    ["calf " * 20_000, "no " * 20_000, "not my left " * 8_000, "a" * 100_000, "1" * 50_000,
     "twenty " * 20_000, "and " * 20_000, "ü" * 50_000],
)  # fmt: skip
def test_a_flood_of_words_is_answered_before_alexa_stops_waiting(
    handler: Handler, envelope: Envelope, words: str
) -> None:
    start = time.process_time()
    answer = handler(envelope(words), None)
    assert time.process_time() - start < ALEXA_WAITS
    assert violations("IntentRequest", answer) == []


def test_a_thousand_slots_are_answered(handler: Handler, envelope: Envelope) -> None:
    many = {f"slot{n}": {"name": f"slot{n}", "value": "left"} for n in range(1000)}
    assert violations("IntentRequest", handler(envelope("my calf", **many), None)) == []


@pytest.mark.parametrize("depth", [100, 900, 5_000])
def test_nesting_without_end_is_answered(handler: Handler, envelope: Envelope, depth: int) -> None:
    nested: Any = {}
    for _ in range(depth):
        nested = {"slots": nested, "attributes": nested}
    event = envelope("my left calf")
    event["session"]["attributes"] = {"answers": nested, "open": nested}
    event["request"]["intent"]["slots"]["after_my"]["resolutions"] = nested
    event["context"]["Viewport"] = nested
    assert violations("IntentRequest", handler(event, None)) == []


def test_a_large_state_is_not_sent_back(handler: Handler, envelope: Envelope) -> None:
    event = envelope("my left calf hurts")
    event["session"]["attributes"] = {"answers": {f"x{n}": PLANTED for n in range(20_000)}}
    answer = handler(event, None)
    assert violations("IntentRequest", answer) == []
    assert len(json.dumps(answer)) < 24 * 1024


MARKUP = [
    f'<audio src="https://{PLANTED}.example/a.mp3"/>',
    f"</speak><speak>{PLANTED}",
    f"<![CDATA[{PLANTED}]]>",
    f'<voice name="{PLANTED}">left calf</voice>',
    f"&{PLANTED}; my left calf & <b>it</b> hurts",
    f"<!ENTITY x SYSTEM 'file:///{PLANTED}'>",
    f"{{{PLANTED}}} {{emergency}} %s %({PLANTED})s",
    f"left calf\x00\x1b[31m{PLANTED}\u202e",
]


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_slot_is_never_spoken(handler: Handler, envelope: Envelope, words: str) -> None:
    slots = {
        "leg": {"name": "leg", "value": words},
        "sign": {"name": "sign", "value": words, "resolutions": _resolved(words)},
    }
    for intent in ("WhoseWordsIntent", "DescribeSymptomsIntent", words):
        answer = handler(envelope(words, intent, **slots), None)
        assert violations("IntentRequest", answer) == []
        assert PLANTED not in json.dumps(answer)


@pytest.mark.parametrize("words", MARKUP)
@pytest.mark.parametrize("place", ["locale", "type", "requestId", "timestamp", "dialogState"])
def test_markup_around_a_slot_is_never_spoken(
    handler: Handler, envelope: Envelope, place: str, words: str
) -> None:
    event = envelope("my left calf")
    event["request"][place] = words
    answer = handler(event, None)
    assert PLANTED not in json.dumps(answer)
    assert "response" in answer


def test_nothing_that_came_with_a_request_is_ever_logged(
    handler: Handler,
    envelope: Envelope,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    for event in planted(envelope):
        with contextlib.suppress(WrongSkillError):
            handler(event, None)
    written = capsys.readouterr()
    assert '"Requests": 1' in written.out, "metrics were on"
    logged = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
    for text in (caplog.text, logged, written.out, written.err):
        assert PLANTED not in text.lower()


def test_no_line_break_from_outside_begins_a_log_line(
    handler: Handler, envelope: Envelope, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    event = envelope("my calf")
    event["request"]["type"] = "IntentRequest\n2026 ERROR all is lost"
    handler(event, None)
    assert caplog.records
    assert not [record for record in caplog.records if "\n" in record.getMessage()]


def planted(envelope: Envelope) -> list[Any]:
    """Requests that carry the planted word wherever something can stand."""
    base = envelope(f"my left calf is a {PLANTED}")
    found = [base]
    for path in (("request", "type"), ("request", "locale"), ("request", "requestId"),
                 ("request", "dialogState"), ("request", "intent"), ("request", "timestamp"),
                 ("session", "sessionId"), ("session", "attributes"), ("session", "user"),
                 ("context", "System"), ("version",)):  # fmt: skip
        for value in (
            PLANTED,
            {PLANTED: PLANTED},
            [PLANTED],
            {"open": PLANTED, "answers": PLANTED},
        ):
            event = copy.deepcopy(base)
            where = event
            for key in path[:-1]:
                where = where[key]
            where[path[-1]] = value
            found.append(event)
    foreign = copy.deepcopy(base)
    foreign["session"]["application"]["applicationId"] = PLANTED
    slot = {"name": PLANTED, "value": PLANTED, "resolutions": _resolved(PLANTED)}
    return [*found, foreign, envelope(PLANTED, PLANTED, **{PLANTED: slot})]


def _resolved(words: str) -> Any:
    match = {"authority": words, "status": {"code": "ER_SUCCESS_MATCH"},
             "values": [{"value": {"name": words, "id": words}}]}  # fmt: skip
    return {"resolutionsPerAuthority": [match]}
