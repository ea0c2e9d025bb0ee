"""The model's check refuses what Amazon or the contract would not accept, naming file and line."""

import re

import pytest

from tests.model.conftest import Copy

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
    "a carrier under an intent that is not in the contract": (
        CARRIERS, "  WhoseWordsIntent:", "  WhosWordsIntent:", "did you mean WhoseWordsIntent?"),
    "an intent by words without carriers": (
        "intents.yaml", "[IWordsIntent", "[MyTailorIntent, IWordsIntent", "has 0 carriers"),
    "more slots than one intent may have": (
        "intents.yaml", "slots: 16}", "slots: 9}", "more than 9"),
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
    "too many intents": ("intents.yaml", "intents: 95", "intents: 24", "more than the 24"),
    "too few samples": ("intents.yaml", "min_samples: 10", "min_samples: 99", "fewer than 99"),
    "an overlay that drops what is not there": (
        "en-GB.yaml", "drop: [should i go", "drop: [should we go", "to drop"),
}  # fmt: skip


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
