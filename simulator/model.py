"""A generated interaction model, read the way the matching tiers need it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from simulator import ROOT

SLOT = re.compile(r"\{(\w+)\}")
SEARCH = "AMAZON.SearchQuery"
NUMBER = "AMAZON.NUMBER"
DURATION = "AMAZON.DURATION"
MODELS = ROOT / "skill-package" / "interactionModels" / "custom"


@dataclass(frozen=True)
class Slot:
    """A declared slot."""

    name: str
    type: str
    multi: bool
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Intent:
    """A declared intent; `dialog` when it stands in the dialog model."""

    name: str
    slots: Mapping[str, Slot]
    dialog: bool


@dataclass(frozen=True)
class Sample:
    """A sample utterance of an intent, with its words and slots."""

    intent: Intent
    text: str

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """Names of its slots, in order."""
        return tuple(SLOT.findall(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words without the slots."""
        return frozenset(SLOT.sub(" ", self.text).split())

    @cached_property
    def types(self) -> frozenset[str]:
        """Types of its slots."""
        return frozenset(self.intent.slots[name].type for name in self.slots)

    @property
    def carrier(self) -> bool:
        """Whether it carries free speech."""
        return SEARCH in self.types


@dataclass(frozen=True)
class Value:
    """One value of a slot type."""

    id: str
    name: str


@dataclass(frozen=True)
class Model:
    """One locale's interaction model."""

    locale: str
    invocation: str
    intents: Mapping[str, Intent]
    samples: tuple[Sample, ...]
    types: Mapping[str, Mapping[tuple[str, ...], Value]]  # type -> the words of a phrase -> value

    @cached_property
    def longest(self) -> int:
        """Words in the longest slot value."""
        return max((len(words) for values in self.types.values() for words in values), default=1)

    @cached_property
    def starts(self) -> Mapping[str, list[tuple[str, tuple[str, ...], Value]]]:
        """First word -> (type, phrase, value): where to look for slot values in an utterance."""
        starts: dict[str, list[tuple[str, tuple[str, ...], Value]]] = {}
        for name, values in self.types.items():
            for words, value in values.items():
                starts.setdefault(words[0], []).append((name, words, value))
        return starts


def load(locale: str, path: Path | None = None) -> Model:
    """The model of a locale; raises FileNotFoundError where it has none."""
    file = path or MODELS / f"{locale}.json"
    return of(locale, json.loads(file.read_text(encoding="utf-8")))


def of(locale: str, document: Mapping[str, Any]) -> Model:
    """The model out of its JSON."""
    inner = document["interactionModel"]
    language = inner["languageModel"]
    dialog = {one["name"] for one in inner.get("dialog", {}).get("intents", ())}
    intents = {one["name"]: _intent(one, dialog) for one in language["intents"]}
    samples = tuple(
        Sample(intents[one["name"]], " ".join(text.lower().split()))
        for one in language["intents"]
        for text in one.get("samples", ())
    )
    types = {one["name"]: _values(one) for one in language.get("types", ())}
    return Model(locale, language["invocationName"], intents, samples, types)


def _intent(one: Mapping[str, Any], dialog: set[str]) -> Intent:
    slots = {
        slot["name"]: Slot(
            slot["name"],
            slot["type"],
            bool(slot.get("multipleValues", {}).get("enabled")),
            tuple(slot.get("samples", ())),
        )
        for slot in one.get("slots", ())
    }
    return Intent(one["name"], slots, one["name"] in dialog)


def _values(one: Mapping[str, Any]) -> dict[tuple[str, ...], Value]:
    values: dict[tuple[str, ...], Value] = {}
    for value in one["values"]:
        name = value["name"]
        known = Value(value.get("id", name["value"]), name["value"])
        for phrase in (name["value"], *name.get("synonyms", ())):
            words = tuple(phrase.lower().replace("-", " ").replace(".", " ").split())
            values.setdefault(words, known)
    return values
