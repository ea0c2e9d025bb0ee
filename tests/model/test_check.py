"""The model's check refuses what Amazon or the contract would not accept, naming file and line."""

import re
import shutil

import pytest

from tests.model.conftest import Copy
from tools.build import platform
from tools.model_checks import check
from tools.model_claims import overlaps
from tools.model_generate import contract
from tools.model_source import load

SAMPLES = "en/samples.yaml"
CARRIERS = "en/carriers.yaml"
AGREE = "    - yes it is\n"
REFUSED = {
    "a sample under two intents": (
        SAMPLES, AGREE, AGREE + "    - no it isn't\n", "is said under AgreeIntent and DenyIntent"),
    "an utterance under two intents through a slot": (
        SAMPLES, AGREE, AGREE + "    - the left one\n", "'the left one' is said under"),
    "a phrase of a built-in intent": (
        SAMPLES, AGREE, AGREE + "    - start over\n", "AMAZON.StartOverIntent"),
    "a literal beside its slotted twin": (
        SAMPLES, "    - log my pain\n", "    - log my pain as seven\n", "without slots"),
    "a sample of a slotted intent that fills no slot": (
        SAMPLES, "    - it hurts {timing}\n", "    - it hurts a lot\n", "fills no slot"),
    "a sample twice in an intent": (SAMPLES, AGREE, AGREE + AGREE, "twice"),
    "a question mark": (SAMPLES, "    - why\n", "    - why?\n", "character"),
    "a digit": (SAMPLES, "    - why\n", "    - why 2\n", "character"),
    "a capital": (SAMPLES, "    - why\n", "    - Why\n", "lower case"),
    "a connecting word at the start": (
        SAMPLES, AGREE, AGREE + "    - and yes it is\n", "begins with 'and'"),
    "a slot twice in one sample": (
        SAMPLES, "my {leg} calf hurts\n", "my {leg} {leg} hurts\n", "uses leg twice"),
    "an undeclared slot": (
        SAMPLES, "    - it hurts {timing}\n", "    - it hurts {time}\n", "no slot time"),
    "samples on a built-in intent": (
        SAMPLES, "samples:\n", "samples:\n  AMAZON.YesIntent: [jolly good]\n", "Alexa's own"),
    "an intent that is not in the contract": (
        SAMPLES, "  DenyIntent:\n", "  DeniIntent:\n", "did you mean DenyIntent?"),
    "an invocation name with a launch word": (
        SAMPLES, "invocation_name: calf pain guide", "invocation_name: ask calf", "ask"),
    "an unsayable invocation name": (
        SAMPLES, "invocation_name: calf pain guide", "invocation_name: Calf2", "invocation name"),
    "a carrier in two slots": (
        CARRIERS, "after_his: [his]", "after_his: [his, my]", "is a carrier twice"),
    "a bare SearchQuery": (CARRIERS, "after_his: [his]", 'after_his: [""]', "is in no sample"),
    "a family that is an intent of the contract": (
        CARRIERS, "  WhoseWordsIntent:", "  AgreeIntent:", "stands in intents.yaml too"),
    "a family with too few carriers": (
        CARRIERS, "in_front:\n", "in_front:\n  MyTailorIntent: [tailor]\n", "has 1 carriers"),
    "two carriers with one slot": (
        CARRIERS, "in_front:\n", "in_front:\n  MyTailorIntent: [his]\n", "after_his stands twice"),
    "a carrier that no slot can be named after": (
        CARRIERS, "in_front:\n", "in_front:\n  MyTailorIntent: [t4]\n", "give it another"),
    "more slots than one family may have": (
        "intents.yaml", "slots: 64}", "slots: 9}", "more than 9"),
    "a slot that no sample uses": (
        "intents.yaml", "slots: {leg: LEG, sign: SIGN}", "slots: {leg: LEG, sign: SIGN, sex: SEX}",
        "slot sex of AffirmIntent is in no sample"),
    "a slot with two types": (
        "intents.yaml", "slots: {leg: LEG, sign: SIGN}", "slots: {leg: SEX, sign: SIGN}",
        "slot leg is"),
    "a type that does not exist": (
        "intents.yaml", "sex: SEX, trend", "sex: SEXX, trend", "no type SEXX"),
    "an unknown key": (
        "intents.yaml", "kind: describe_symptoms\n", "kind: describe_symptoms\n    slot: {}\n",
        "did you mean slots?"),
    "a built-in intent left out": (
        "intents.yaml", "  AMAZON.StopIntent: {kind: stop}\n", "", "AMAZON.StopIntent is missing"),
    "too many intents": (CARRIERS, "limits: {", "limits: {intents: 24} # {", "more than the 24"),
    "too large a model": ("intents.yaml", "bytes: 660000", "bytes: 9000", "more than the 9000"),
    "too few samples": ("intents.yaml", "min_samples: 10", "min_samples: 99", "fewer than 99"),
    "an overlay that drops what is not there": (
        "en-GB.yaml", "drop: [should i go", "drop: [should we go", "to drop"),
}  # fmt: skip


def test_a_language_has_families_of_its_own(source: Copy) -> None:
    """A second language is not held to the first one's carriers, nor the first to the second's."""
    model = source.root / "interaction_model"
    shutil.copytree(model / "en", model / "xx")
    source.edit("xx/carriers.yaml", "  WhoseWordsIntent:", "  TailorWordsIntent:")
    source.edit("xx/carriers.yaml", "after_his: [his]", "after_tailor: [tailor]")
    shutil.copy(model / "en-US.yaml", model / "xx-XX.yaml")
    source.edit("xx-XX.yaml", "language: en", "language: xx")
    read = load(source.root)
    families = {locale.name: set(locale.families) for locale in read.locales}
    assert families["en-US"] ^ families["xx-XX"] == {"WhoseWordsIntent", "TailorWordsIntent"}
    faults = [fault for locale in read.locales for fault in check(read, locale, platform("en"))]
    other = [locale for locale in read.locales if locale.name == "xx-XX"]
    faults += overlaps(read, other, platform("en"))
    assert read.faults + faults == []
    assert contract(read, "xx")["carriers"]["after_tailor"] == "tailor {words}"
    assert "after_tailor" not in contract(read, "en")["carriers"]


def test_what_only_one_locale_says_twice_is_found(source: Copy) -> None:
    faults = source.edit("en-GB.yaml", "add: [you what]", "add: [yes it is]").faults()
    assert [fault for fault in faults if "'yes it is' is said under" in fault]


@pytest.mark.no_cover
@pytest.mark.parametrize("what", REFUSED)
def test_the_check_refuses(what: str, source: Copy) -> None:
    file, old, new, message = REFUSED[what]
    faults = source.edit(file, old, new).faults()
    assert any(message in fault for fault in faults), faults
    assert all(re.match(r"interaction_model\S*:\d+: ", fault) for fault in faults), faults


def test_the_check_refuses_a_finding_that_nothing_can_fill(source: Copy) -> None:
    for path in (source.root / "interaction_model/en/lexicon").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^fever:(\n  .*)*\n", "", text), encoding="utf-8")
    assert any("nothing can fill fever" in fault for fault in source.faults())


def test_all_faults_are_told_at_once(source: Copy) -> None:
    source.edit(SAMPLES, "    - why\n", "    - why?\n")
    source.edit("intents.yaml", "  AMAZON.StopIntent: {kind: stop}\n", "")
    assert len(source.faults()) >= 2


def test_a_folder_without_locales_is_refused(source: Copy) -> None:
    for path in (source.root / "interaction_model").glob("*-*.yaml"):
        path.unlink()
    assert any("no locale" in fault for fault in source.faults())


def test_the_source_as_it_stands_has_no_faults(source: Copy) -> None:
    assert source.faults() == []
