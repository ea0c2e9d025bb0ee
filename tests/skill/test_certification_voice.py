"""Amazon's certification checklist (alexa.md, section 4): the rows of voice and of safety (V, S).

Each row is a test that carries its id; `test_certification` holds the others.
"""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from skill.guard import WrongSkillError
from skill.limits import faults
from skill.words import Words, locales

from simulator.session import Session
from tests.conversations.spoken import spoken
from tests.skill.exchanges import each_language, exchanges, expected, spoken_exchanges
from tests.skill.states import reached
from tools.checks.translated import OPTIONAL
from tools.listen import voice_of
from tools.voice import voice

COUNTED = re.compile(r'<break time="\d+s"')  # an exercise, which lasts as long as it must
FEW_WORDS = 70  # never take so long that they need be timed
MOST_ANSWER_SECONDS = 2  # a quarter of what Alexa allows, on a busy machine


@pytest.mark.parametrize("locale", locales())
def test_v1_launch_says_what_it_can_do_and_asks(locale: str) -> None:
    exchange = Session(locale).launch()
    assert exchange.listens
    assert exchange.reprompt
    assert exchange.speech.endswith("?")


@each_language
def test_v2_whatever_listens_has_asked_and_has_a_reprompt(locale: str) -> None:
    prompts = re.compile(rf"\?$|^.*{expected(locale)['prompts']}[^?]*\.$", re.IGNORECASE)
    for exchange, body in spoken_exchanges(locale):
        if body["shouldEndSession"] is False:
            assert exchange.reprompt
            last = re.split(r"(?<=[.!?]) ", exchange.speech)[-3:]
            assert any(prompts.search(sentence) for sentence in last), exchange.speech


@each_language
def test_v3_whatever_does_not_ask_ends_the_session(locale: str) -> None:
    for _, body in spoken_exchanges(locale):
        assert body["shouldEndSession"] in {True, False}
        assert ("reprompt" in body) == (body["shouldEndSession"] is False)


@pytest.mark.parametrize(
    "line",
    [
        "my left calf cramps at night",
        "why my left calf cramps at night",
        "what could it be",
        "whom should I see",
        "what can I do",
        "help",
        "I have a cramp right now",
    ],
)
def test_v4_one_shots_of_every_main_intent_ask_on(line: str) -> None:
    session = Session()
    exchange = session.say(line)
    assert session.open
    assert exchange.reprompt
    assert not exchange.problems


@each_language
def test_v10_nothing_that_fixtures_say_ends_in_an_error(locale: str) -> None:
    words = Words.load(locale)
    for exchange, _ in spoken_exchanges(locale):
        assert not spoken(words, "dialogue.error", exchange.speech)


@each_language
def test_v12_what_is_said_sounds_right(locale: str) -> None:
    marks = r"[*_#\[\]{}|]|&(?!amp;|lt;|gt;|apos;|quot;)|\s[.,]"
    clumsy = re.compile(rf"{marks}|{expected(locale)['abbreviations']}")
    for exchange, body in spoken_exchanges(locale):
        text = re.sub(r"<[^>]+>", "", body["outputSpeech"]["ssml"])
        assert not clumsy.search(text), exchange.speech
        assert "  " not in exchange.speech


@each_language
def test_v12_nothing_is_said_for_too_long_without_a_question(locale: str) -> None:
    spoken_once = {
        one.speech: body["outputSpeech"]["ssml"] for one, body in spoken_exchanges(locale)
    }
    for speech, ssml in spoken_once.items():
        if not COUNTED.search(ssml) and len(speech.split()) >= FEW_WORDS:
            seconds = voice().seconds(ssml, voice_of(locale))
            assert seconds <= int(expected(locale)["most_seconds"]), f"{seconds:.0f} s: {speech}"


@each_language
def test_v13_a_speaker_without_a_screen_gets_no_screen_and_the_whole_advice(locale: str) -> None:
    for _, body in spoken_exchanges(locale):
        kinds = [directive["type"] for directive in body.get("directives", ())]
        assert not any(kind.startswith("Alexa.Presentation") for kind in kinds)


@pytest.mark.parametrize("locale", locales())
def test_v14_every_locale_has_every_sentence(locale: str) -> None:
    def keys(entries: Any, path: str = "") -> Iterator[str]:
        if isinstance(entries, dict):
            for name, entry in entries.items():
                yield from keys(entry, f"{path}.{name}")
        elif not path.startswith(f".{OPTIONAL}"):
            yield path

    assert set(keys(Words.load("en-US").entries)) == set(keys(Words.load(locale).entries))


def test_s1_another_skills_requests_are_refused() -> None:
    session = Session()
    request = session.conversation.launch()
    request["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.other"
    with pytest.raises(WrongSkillError):
        session.handler(request, None)


def test_s2_an_answer_takes_a_small_part_of_the_eight_seconds() -> None:
    session = reached("clot_risk")
    start = time.perf_counter()
    for _ in range(5):
        session.say("no")
    assert (time.perf_counter() - start) / 5 < MOST_ANSWER_SECONDS


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "Something.Unknown"},
        {"type": "IntentRequest"},
        {"type": "IntentRequest", "intent": {"name": "NoSuchIntent"}},
        {"type": "IntentRequest", "intent": {"name": "DescribeSymptomsIntent", "slots": None}},
        {"type": "LaunchRequest", "locale": "xx-XX"},
        {},
    ],
)
def test_s3_broken_requests_get_a_valid_answer(broken: dict[str, Any]) -> None:
    session = Session()
    request = session.conversation.launch()
    request["request"] = {**broken, "requestId": "r", "timestamp": "2026-01-01T00:00:00Z"}
    answer = session.handler(request, None)
    assert not faults(str(broken.get("type", "")), answer)


@each_language
def test_every_response_of_every_story_keeps_alexas_limits(locale: str) -> None:
    assert len(exchanges(locale)) > 500
    for exchange in exchanges(locale):
        assert not faults(exchange.request["request"]["type"], exchange.response)
        assert not exchange.problems


def test_the_health_summary_is_never_on_a_card_unless_it_was_asked_for() -> None:
    session = reached("more")
    assert all("card" not in one.response["response"] for one in session.history)
