"""Amazon's certification checklist (alexa.md, section 4): each row is a test that carries its id.

Rows that need Amazon's console are named in docs/operations.md.
"""

import json
import re
import struct
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from skill.guard import WrongSkillError
from skill.limits import faults
from skill.words import Words, locales

from simulator.session import Exchange, Session
from simulator.stories import stories
from tests.conversations.playing import Played, spoken
from tests.skill.states import question, reached
from tools.voice import voice

ROOT = Path(__file__).parent.parent.parent
ROWS = [
    *(f"p{n}" for n in range(1, 12)),
    *(f"f{n}" for n in range(1, 5)),
    *(f"v{n}" for n in range(1, 15)),
    *(f"s{n}" for n in range(1, 5)),
]
MANIFEST = json.loads((ROOT / "skill-package" / "skill.json").read_text(encoding="utf-8"))[
    "manifest"
]
LISTINGS = MANIFEST["publishingInformation"]["locales"]
PRIVACY = MANIFEST["privacyAndCompliance"]
BANNED = re.compile(
    r"\byou have (?:a |an )?(?:clot|infection|tear|cramp|strain)|\bdefinitely\b"
    r"|\bguarantee|\bcures?\b"
    r"|save your life|nothing serious|it is only|\bharmless\b|stop taking|\bpercent\b|\d+ ?mg\b",
    re.IGNORECASE,
)
FEW_WORDS = 70  # never take so long that they need be timed
MOST_SECONDS = 45  # without a question
MOST_ANSWER_SECONDS = 2  # a quarter of what Alexa allows, on a busy machine


@cache
def exchanges() -> tuple[Exchange, ...]:
    """Every request and response of every conversation fixture."""
    found: list[Exchange] = []
    for story in stories():
        found += Played(story).play().session.history
    return tuple(found)


def spoken_exchanges() -> Iterator[tuple[Exchange, dict[str, Any]]]:
    for exchange in exchanges():
        if exchange.request["request"]["type"] != "SessionEndedRequest":
            yield exchange, exchange.response["response"]


def sentences(entries: Any) -> Iterator[str]:
    """Every sentence under a node of words/."""
    if isinstance(entries, str):
        yield entries
    else:
        for entry in entries.values() if isinstance(entries, dict) else entries:
            yield from sentences(entry)


def test_every_row_is_a_test_or_a_step_of_releasing() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    steps = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    missing = [
        row
        for row in ROWS
        if not re.search(rf"def test_(?:\w+_)?{row}_", tests)
        and not re.search(rf"\b{row.upper()}\b", tests + steps)
    ]
    assert not missing


@pytest.mark.parametrize("locale", LISTINGS)
def test_p1_the_description_has_the_disclaimer(locale: str) -> None:
    text = LISTINGS[locale]["description"].lower()
    assert "substitute" in text
    assert "diagnosis" in text
    assert Words.load(locale).text("locale.emergency") in text or "emergency number" in text


@pytest.mark.parametrize("locale", locales())
def test_p2_the_first_words_and_every_help_say_that_it_is_no_doctor(locale: str) -> None:
    words = Words.load(locale)
    number = words.text("locale.emergency")
    launch = Session(locale).launch()
    assert spoken(words, "dialogue.welcome", launch.speech)
    assert number in launch.speech
    assert spoken(words, "dialogue.disclaimer", Session(locale).say("my left calf hurts").speech)
    for key in ("help_launch", "help_question", "help_verdict", "help_exercise"):
        assert "{emergency}" in words.text(f"dialogue.{key}")
        assert "not a doctor" in words.text(f"dialogue.{key}")


@pytest.mark.parametrize("locale", locales())
def test_p3_nothing_claims_a_diagnosis_a_cure_or_a_dose(locale: str) -> None:
    found = [text for text in sentences(Words.load(locale).entries) if BANNED.search(text)]
    assert not found
    for exchange, _ in spoken_exchanges():
        assert not BANNED.search(exchange.speech), exchange.speech


def test_p4_the_safety_questions_come_first_and_it_never_calls_anybody() -> None:
    session = Session()
    session.launch()
    session.say("both calves ache")
    asked = [question(session)]
    for _ in range(2):
        session.say("no")
        asked.append(question(session))
    assert asked == ["safety_a", "safety_b", "safety_c"]
    claims = re.compile(r"\bI (?:am calling|will call|have called|called)\b")
    assert not any(claims.search(exchange.speech) for exchange, _ in spoken_exchanges())


def test_p5_the_session_keeps_codes_only_and_never_what_was_said() -> None:
    session = Session()
    session.launch()
    session.say("my name is Rumpelstiltskin and my left calf hurts in Wonderland Road")
    kept = json.dumps(session.conversation.attributes)
    assert "umpelstilt" not in kept
    assert "onderland" not in kept


def test_p6_no_protected_health_information_is_claimed() -> None:
    text = json.dumps(MANIFEST).lower()
    assert not PRIVACY.get("usesHealthInfo", False)
    assert "hipaa" not in text


@pytest.mark.parametrize("locale", PRIVACY["locales"])
def test_p7_privacy_and_terms_have_https_addresses_of_their_own(locale: str) -> None:
    for key in ("privacyPolicyUrl", "termsOfUseUrl"):
        address = PRIVACY["locales"][locale][key]
        assert address.startswith("https://")
        host = address.split("/")[2]
        assert not re.search(r"alexa|amazon|aws", host)


def test_p8_it_is_not_for_children() -> None:
    assert PRIVACY["isChildDirected"] is False


@pytest.mark.parametrize("locale", LISTINGS)
def test_p9_nothing_suggests_amazons_endorsement(locale: str) -> None:
    text = f"{LISTINGS[locale]['name']} {LISTINGS[locale]['description']}".lower()
    assert "alexa skill" not in text
    assert "official" not in text
    assert "amazon" not in text


def test_p10_no_advertising_no_purchases_and_it_may_be_exported() -> None:
    assert PRIVACY["containsAds"] is False
    assert PRIVACY["allowsPurchases"] is False
    assert PRIVACY["isExportCompliant"] is True


def test_p11_forgetting_can_be_asked_for_by_voice() -> None:
    session = Session()
    session.launch()
    exchange = session.say("forget me")
    assert session.open
    assert exchange.speech


@pytest.mark.parametrize("locale", LISTINGS)
def test_f1_every_example_phrase_works_as_the_first_thing_said(locale: str) -> None:
    examples = LISTINGS[locale]["examplePhrases"]
    assert 1 <= len(examples) <= 3
    for number, example in enumerate(examples):
        session = Session(locale)
        calls, tail = session.one_shot(example)
        assert calls
        assert number > 0 or not tail, "the first one opens the skill"
        exchange = session.say(tail) if tail else session.launch()
        assert session.open
        assert exchange.understood is None or exchange.understood.choice.tier != "fallback"


@pytest.mark.parametrize("locale", LISTINGS)
def test_f2_summary_and_description_are_there(locale: str) -> None:
    assert 0 < len(LISTINGS[locale]["summary"]) <= 160
    assert 0 < len(LISTINGS[locale]["description"]) <= 4000


def test_f3_testers_are_told_how_to_test() -> None:
    assert MANIFEST["publishingInformation"]["testingInstructions"].strip()


@pytest.mark.parametrize(("name", "size"), [("smallIcon", 108), ("largeIcon", 512)])
def test_f4_icons_have_the_right_size(name: str, size: int) -> None:
    icons = sorted((ROOT / "skill-package" / "assets").rglob(f"*{name}.png"))
    assert icons
    for icon in icons:
        assert struct.unpack(">II", icon.read_bytes()[16:24]) == (size, size)


@pytest.mark.parametrize("locale", locales())
def test_v1_launch_says_what_it_can_do_and_asks(locale: str) -> None:
    exchange = Session(locale).launch()
    assert exchange.listens
    assert exchange.reprompt
    assert exchange.speech.endswith("?")


def test_v2_whatever_listens_has_asked_and_has_a_reprompt() -> None:
    prompts = re.compile(r"\?$|^.*\b(?:say|like|give|tell)\b[^?]*\.$", re.IGNORECASE)
    for exchange, body in spoken_exchanges():
        if body["shouldEndSession"] is False:
            assert exchange.reprompt
            last = re.split(r"(?<=[.!?]) ", exchange.speech)[-3:]
            assert any(prompts.search(sentence) for sentence in last), exchange.speech


def test_v3_whatever_does_not_ask_ends_the_session() -> None:
    for _, body in spoken_exchanges():
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


@pytest.mark.parametrize("locale", locales())
def test_v10_nothing_that_fixtures_say_ends_in_an_error(locale: str) -> None:
    words = Words.load(locale)
    for exchange, _ in spoken_exchanges():
        assert not spoken(words, "dialogue.error", exchange.speech)


def test_v12_what_is_said_sounds_right() -> None:
    clumsy = re.compile(
        r"[*_#\[\]{}|]|&(?!amp;|lt;|gt;|apos;|quot;)|\b(?:e\.g|i\.e|etc|vs)\b|\s[.,]"
    )
    for exchange, body in spoken_exchanges():
        text = re.sub(r"<[^>]+>", "", body["outputSpeech"]["ssml"])
        assert not clumsy.search(text), exchange.speech
        assert "  " not in exchange.speech


def test_v12_nothing_is_said_for_longer_than_45_seconds_without_a_question() -> None:
    for exchange, body in spoken_exchanges():
        if 'interpret-as="cardinal"' not in body["outputSpeech"]["ssml"]:
            if len(exchange.speech.split()) < FEW_WORDS:
                continue
            seconds = voice().seconds(body["outputSpeech"]["ssml"])
            assert seconds <= MOST_SECONDS, f"{seconds:.0f} s: {exchange.speech}"


def test_v13_a_speaker_without_a_screen_gets_no_screen_and_the_whole_advice() -> None:
    for _, body in spoken_exchanges():
        kinds = [directive["type"] for directive in body.get("directives", ())]
        assert not any(kind.startswith("Alexa.Presentation") for kind in kinds)


@pytest.mark.parametrize("locale", locales())
def test_v14_every_locale_has_every_sentence(locale: str) -> None:
    def keys(entries: Any, path: str = "") -> Iterator[str]:
        if isinstance(entries, dict):
            for name, entry in entries.items():
                yield from keys(entry, f"{path}.{name}")
        else:
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


def test_every_response_of_every_story_keeps_alexas_limits() -> None:
    assert len(exchanges()) > 500
    for exchange in exchanges():
        assert not faults(exchange.request["request"]["type"], exchange.response)
        assert not exchange.problems


def test_the_health_summary_is_never_on_a_card_unless_it_was_asked_for() -> None:
    session = reached("more")
    assert all("card" not in one.response["response"] for one in session.history)
