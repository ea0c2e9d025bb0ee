"""skill.json is what Amazon's own classes accept, and says what certification asks for."""

import json
import re
import struct
import zlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from ask_sdk_model_runtime import DefaultSerializer
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope
from calf_rules.strict_yaml import read
from skill.words import Words, language_of

from tools import icons

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "skill-package"
MODELS = PACKAGE / "interactionModels" / "custom"


@cache
def manifest() -> dict[str, Any]:
    found: dict[str, dict[str, Any]]
    found = json.loads((PACKAGE / "skill.json").read_text(encoding="utf-8"))
    return found["manifest"]


def listings() -> dict[str, dict[str, Any]]:
    """What the store shows, by locale."""
    found: dict[str, dict[str, Any]] = manifest()["publishingInformation"]["locales"]
    assert "en-US" in found
    return found


every_locale = pytest.mark.parametrize("locale", list(listings()))


def test_amazons_classes_read_the_manifest_without_losing_a_word() -> None:
    text = (PACKAGE / "skill.json").read_text(encoding="utf-8")
    serializer = DefaultSerializer()
    manifest_read = serializer.deserialize(text, SkillManifestEnvelope)
    assert serializer.serialize(manifest_read) == json.loads(text)


def test_the_category_is_health() -> None:
    assert manifest()["manifestVersion"] == "1.0"
    assert manifest()["publishingInformation"]["category"] == "HEALTH_AND_FITNESS"


def test_testers_are_told_how_to_test() -> None:
    assert 200 < len(manifest()["publishingInformation"]["testingInstructions"]) <= 4000


def test_the_skill_is_offered_only_where_its_emergency_number_is_right() -> None:
    listing = manifest()["publishingInformation"]
    assert listing["isAvailableWorldwide"] is False
    assert set(listing["distributionCountries"]) == {locale[-2:] for locale in listings()}


@every_locale
def test_every_text_of_a_listing_fits(locale: str) -> None:
    listing = listings()[locale]
    assert 2 <= len(listing["name"]) <= 50
    assert 20 <= len(listing["summary"]) <= 160
    assert 40 <= len(listing["description"]) <= 4000
    assert len(listing["keywords"]) <= 30
    assert max(map(len, listing["keywords"])) <= 150


def wanted(locale: str) -> dict[str, Any]:
    """What is wanted of the listings of a language."""
    found: dict[str, dict[str, Any]]
    found = read(Path(__file__).with_name("listing.yaml")).plain()
    return found[language_of(locale)]


@every_locale
def test_the_description_says_what_it_must(locale: str) -> None:
    description = listings()[locale]["description"].lower()
    number = Words.load(locale).text("locale.emergency")
    for words in wanted(locale)["says"]:
        assert words.format(number=number) in description


def test_every_locale_with_a_model_is_listed() -> None:
    assert {path.stem for path in MODELS.glob("*.json")} == set(listings())


@every_locale
def test_the_description_claims_no_cure_and_no_endorsement(locale: str) -> None:
    listing = listings()[locale]
    text = " ".join((listing["name"], listing["summary"], listing["description"])).lower()
    for words in wanted(locale)["says_not"]:
        assert words not in text


@every_locale
def test_three_example_phrases_begin_with_opening_the_skill(locale: str) -> None:
    phrases = listings()[locale]["examplePhrases"]
    assert len(phrases) == 3
    opened = wanted(locale)["opens"].format(name=invocation(locale))
    assert phrases[0].lower() == opened.lower()
    for phrase in phrases:
        assert len(phrase) <= 200
        assert re.fullmatch(r"[\w\s.?:,'-]+", phrase)


@every_locale
def test_every_example_phrase_is_a_sample_utterance(locale: str) -> None:
    for phrase in listings()[locale]["examplePhrases"][1:]:
        opening = wanted(locale)["asks"].format(name=invocation(locale))
        said = re.fullmatch(opening, phrase.lower())
        assert said, phrase
        assert any(_fits(locale, said[1], *sample) for sample in _samples(locale)), phrase


def test_what_the_skill_asks_of_people_is_declared() -> None:
    declared = {k: v for k, v in manifest()["privacyAndCompliance"].items() if k != "locales"}
    assert declared == {
        "allowsPurchases": False,
        "usesPersonalInfo": False,
        "usesHealthInfo": False,  # true is for those whom Amazon has made a HIPAA contract with
        "isChildDirected": False,
        "isExportCompliant": True,
        "containsAds": False,
    }
    assert manifest()["permissions"] == []


@every_locale
def test_privacy_and_terms_have_an_address_of_their_own(locale: str) -> None:
    pages = manifest()["privacyAndCompliance"]["locales"][locale]
    assert set(pages) == {"privacyPolicyUrl", "termsOfUseUrl"}
    for page in pages.values():
        address = urlparse(page)
        assert address.scheme == "https"
        assert not re.search("alexa|amazon|aws", address.netloc)


def test_the_endpoint_is_the_alias_of_the_function() -> None:
    endpoint = manifest()["apis"]["custom"]["endpoint"]["uri"]
    assert re.fullmatch(r"arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+:live", endpoint)


@cache
def drawn(side: int) -> bytes:
    """The pixels of our drawing, which is the same in every locale."""
    return bytes(icons.icon(side).pixels())


@every_locale
@pytest.mark.parametrize("size", list(icons.SIZES))
def test_every_icon_is_the_png_that_our_drawing_makes(locale: str, size: str) -> None:
    address = listings()[locale][f"{size}IconUri"]
    content = (PACKAGE / address.removeprefix("file://")).read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert struct.unpack(">II", content[16:24]) == (icons.SIZES[size], icons.SIZES[size])
    (length,) = struct.unpack(">I", content[33:37])
    assert zlib.decompress(content[41 : 41 + length]) == drawn(icons.SIZES[size])


@cache
def _model(locale: str) -> dict[str, Any]:
    found: dict[str, dict[str, dict[str, Any]]]
    found = json.loads((MODELS / f"{locale}.json").read_text(encoding="utf-8"))
    return found["interactionModel"]["languageModel"]


def invocation(locale: str) -> str:
    return str(_model(locale)["invocationName"])


def _samples(locale: str) -> list[tuple[str, dict[str, str]]]:
    """Every sample with the types of its intent's slots."""
    return [
        (sample, {slot["name"]: slot["type"] for slot in intent.get("slots", [])})
        for intent in _model(locale)["intents"]
        for sample in intent["samples"]
        if "{words}" not in sample
    ]


def _fits(locale: str, said: str, sample: str, types: dict[str, str]) -> bool:
    """Whether the sample, its slots filled with words of their types, can be what was said."""
    slot = r"\{(\w+)\}"
    if not re.fullmatch(re.sub(slot, ".+", sample), said):  # quick, and mostly the end of it
        return False
    filled = re.sub(slot, lambda name: _values(locale, types[name[1]]), sample)
    return re.fullmatch(filled, said) is not None


@cache
def _values(locale: str, kind: str) -> str:
    """What may be said for a slot of this type, as we know it: nothing, for Amazon's own."""
    words = [
        word
        for each in _model(locale)["types"]
        if each["name"] == kind
        for value in each["values"]
        for word in (value["name"]["value"], *value["name"].get("synonyms", []))
    ]
    return "(?:" + "|".join(map(re.escape, words)) + ")" if words else "(?!)"


def test_alexa_tells_the_same_function_when_somebody_disables_the_skill() -> None:
    events = manifest()["events"]
    assert events["endpoint"] == manifest()["apis"]["custom"]["endpoint"]
    assert events["subscriptions"] == [{"eventName": "SKILL_DISABLED"}]
