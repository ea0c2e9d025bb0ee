"""The generated models: as the build would write them, as Amazon's own classes read them."""

import json
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_model_runtime import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData
from calf_rules import load_knowledge

from tools import ROOT

FOLDER = ROOT / "skill-package" / "interactionModels" / "custom"
MODELS = sorted(FOLDER.glob("*.json"))
ENGLISH = {"en-US", "en-GB", "en-CA", "en-AU", "en-IN"}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def shape(path: Path) -> Any:
    """What must be the same in every locale of a language: intents, slots, types, value ids."""
    model = read(path)["interactionModel"]["languageModel"]
    return (
        [(one["name"], one.get("slots")) for one in model["intents"]],
        [(one["name"], sorted(value["id"] for value in one["values"])) for one in model["types"]],
    )


def test_every_english_locale_has_a_model() -> None:
    assert {path.stem for path in MODELS} >= ENGLISH


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_amazons_model_classes_read_a_model_without_loss(path: Path) -> None:
    serializer = DefaultSerializer()
    text = path.read_text(encoding="utf-8")
    again = serializer.serialize(serializer.deserialize(text, InteractionModelData))
    assert again == json.loads(text)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_locales_of_a_language_differ_in_words_only(path: Path) -> None:
    assert shape(path) == shape(next(one for one in MODELS if one.stem[:2] == path.stem[:2]))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_intents_whose_slots_code_elicits_stand_in_the_dialog_model(path: Path) -> None:
    inner = read(path)["interactionModel"]
    slots = {
        one["name"]: {slot["name"]: slot["type"] for slot in one.get("slots", ())}
        for one in inner["languageModel"]["intents"]
    }
    dialogs = inner["dialog"]["intents"]
    assert {one["name"] for one in dialogs} >= {"DescribeSymptomsIntent", "LogPainIntent"}
    for one in dialogs:
        assert {slot["name"]: slot["type"] for slot in one["slots"]} == slots[one["name"]]
        assert one["delegationStrategy"] == "SKILL_RESPONSE"


def test_value_ids_are_finding_values_or_findings() -> None:
    findings = load_knowledge().findings
    known = set(findings) | {value for one in findings.values() for value in one.values}
    model = read(FOLDER / "en-US.json")["interactionModel"]["languageModel"]
    ids = {value["id"] for one in model["types"] for value in one["values"]}
    assert ids - {"some"} <= known
