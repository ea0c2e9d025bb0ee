"""Locales: whoever can find the skill hears it in full, with an emergency number of the place."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calf_rules.faults import Fault
from calf_rules.strict_yaml import read

from tools.checks.project import WORDS, Project

MANIFEST = "skill-package/skill.json"
MODELS = "skill-package/interactionModels/custom"
NUMBER = re.compile(r"\d[\d ]*")
PHONE = re.compile(r"\d{3}")
COUNTRIES = Path(__file__).with_name("emergency.yaml")


def published(project: Project) -> Iterator[Fault]:
    """A locale in skill.json without words, model or emergency number."""
    for locale, line in _locales(project):
        if locale not in project.overlays:
            yield Fault(MANIFEST, line, f"{locale} has no words: {WORDS}/{locale}.yaml is missing")
        if not (project.root / MODELS / f"{locale}.json").exists():
            yield Fault(MANIFEST, line, f"{locale} has no model: {MODELS}/{locale}.json is missing")


def numbers(project: Project) -> Iterator[Fault]:
    """Every locale states its own numbers, even where they are the default."""
    for locale, node in project.overlays.items():
        own = node.get("locale") if node.kind == "map" else None
        for name in ("emergency", "crisis"):
            number = own.get(name) if own is not None and own.kind == "map" else None
            if number is None:
                yield Fault(node.path, 1, f"{locale} must state locale.{name}")
            elif not NUMBER.fullmatch(number.word):
                yield number.fault(f"locale.{name} must be digits, {number.word} is not")


def emergency(project: Project) -> Iterator[Fault]:
    """An emergency number that is not the country's, or one that is no placeholder."""
    for locale, node in project.overlays.items():
        country = locale.partition("-")[2]
        known = read(COUNTRIES).plain().get(country)
        own = node.get("locale") if node.kind == "map" else None
        number = own.get("emergency") if own is not None and own.kind == "map" else None
        if known is None:
            yield Fault(
                node.path, 1, f"no emergency number of {country} stands in {COUNTRIES.name}"
            )
        elif number is not None and number.word not in known:
            yield number.fault(f"{number.word} calls nobody in {country}: {' or '.join(known)}")
    for sentence in project.sentences():
        if PHONE.search(sentence.text) and not sentence.key.startswith("locale."):
            yield sentence.fault(f"{sentence.key} holds a number: say {{emergency}}, or in words")


def _locales(project: Project) -> list[tuple[str, int]]:
    """The locales of the manifest with their lines."""
    path = project.root / MANIFEST
    try:
        text = path.read_text(encoding="utf-8")
        manifest: dict[str, Any] = json.loads(text)["manifest"]
        named = list(manifest["publishingInformation"]["locales"])
    except (OSError, ValueError, KeyError, TypeError):
        project.faults.append(Fault(MANIFEST, 1, "no publishingInformation.locales to be read"))
        return []
    return [(name, text[: text.index(f'"{name}"')].count("\n") + 1) for name in named]


CHECKS = (published, numbers, emergency)
