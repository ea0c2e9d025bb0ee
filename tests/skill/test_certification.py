"""Amazon's certification checklist (alexa.md, section 4): each row is a test that carries its id.

Rows that need Amazon's console are named in docs/operations.md.
"""

import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from skill.words import Words, locales

from simulator.session import Session
from simulator.stories import spoken_in
from tests.conversations.spoken import spoken
from tests.skill.exchanges import each_language, expected, spoken_exchanges
from tests.skill.states import question

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


@pytest.mark.parametrize("locale", locales())
def test_p2_the_first_words_and_every_help_say_that_it_is_no_doctor(locale: str) -> None:
    words = Words.load(locale)
    number = words.text("locale.emergency")
    launch = Session(locale).launch()
    assert spoken(words, "dialogue.welcome", launch.speech)
    assert number in launch.speech
    told = Session(locale).say(spoken_in(locale, "my left calf hurts"))
    assert spoken(words, "dialogue.disclaimer", told.speech)
    for key in ("help_launch", "help_question", "help_verdict", "help_exercise"):
        assert "{emergency}" in words.text(f"dialogue.{key}")
        assert expected(locale)["no_doctor"] in words.text(f"dialogue.{key}")


def claiming(locale: str) -> re.Pattern[str]:
    """What would claim a diagnosis, a cure or a dose in the language of a locale."""
    return re.compile("|".join(expected(locale)["claims"]), re.IGNORECASE)


@pytest.mark.parametrize("locale", locales())
def test_p3_no_words_claim_a_diagnosis_a_cure_or_a_dose(locale: str) -> None:
    banned = claiming(locale)
    assert not [text for text in sentences(Words.load(locale).entries) if banned.search(text)]


@each_language
def test_p3_nothing_that_is_said_claims_a_diagnosis_a_cure_or_a_dose(locale: str) -> None:
    banned = claiming(locale)
    for exchange, _ in spoken_exchanges(locale):
        assert not banned.search(exchange.speech), exchange.speech


def test_p4_the_safety_questions_come_first() -> None:
    session = Session()
    session.launch()
    session.say("both calves ache")
    asked = [question(session)]
    for _ in range(2):
        session.say("no")
        asked.append(question(session))
    assert asked == ["safety_a", "safety_b", "safety_c"]


@each_language
def test_p4_it_never_calls_anybody(locale: str) -> None:
    claims = re.compile(expected(locale)["calls"], re.IGNORECASE)
    for exchange, _ in spoken_exchanges(locale):
        assert not claims.search(exchange.speech), exchange.speech


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
