"""From the source to the files that are generated.

One model for each locale, and what hearing loads. Pure: nothing is written here.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tools.model_said import Said
from tools.model_source import Intent, Locale, Source

DIGIT = re.compile(r"\d")


def model(source: Source, locale: Locale, taken: frozenset[str]) -> dict[str, Any]:
    """The interaction model of a locale.

    `taken` are phrases that Alexa's built-in intents own: they never become slot values.
    """
    language_model = {
        "invocationName": locale.invocation.text,
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": locale.sensitivity}},
        "intents": [_intent(one, locale) for one in source.intents_of(locale).values()],
        "types": [
            {"name": name, "values": [_value(one, phrases) for one, phrases in values.items()]}
            for name, values in type_values(source, locale, taken).items()
        ],
    }
    dialog = {
        "delegationStrategy": "SKILL_RESPONSE",
        "intents": [_dialog(intent) for intent in source.intents.values() if intent.elicits],
    }
    inner = {"languageModel": language_model, "dialog": dialog, "prompts": []}
    return {"interactionModel": inner, "version": "1"}


def contract(source: Source, language: str) -> dict[str, Any]:
    """What hearing needs of a language: kinds of intents, what slots mean, how carriers read."""
    slots = {
        name: _role(kind, source)
        for intent in source.intents.values()
        for name, kind in intent.slots.items()
    }
    spoken = [locale for locale in source.locales if locale.language == language]
    return {
        "kinds": {
            name: intent.kind
            for locale in spoken
            for name, intent in source.intents_of(locale).items()
        },
        "slots": slots,
        "carriers": {name: one.text for name, one in spoken[0].reads_as.items()},
    }


def samples(intent: Intent, locale: Locale) -> list[str]:
    """The sample utterances of an intent, in order, as they stand in the model."""
    if intent.by_words:
        slots = locale.carriers.get(intent.name, {})
        return [one.text for spoken in slots.values() for one in spoken]
    own = (*locale.bare.get(intent.name, ()), *locale.samples.get(intent.name, ()))
    return [one.text for one in own]


def type_values(
    source: Source, locale: Locale, taken: frozenset[str]
) -> dict[str, dict[str, list[Said]]]:
    """Type -> value id -> phrases.

    A phrase goes to the first type and value that has it; one with a digit goes nowhere, for a
    recogniser gives numbers as words.
    """
    used = set(taken | locale.not_values)
    types: dict[str, dict[str, list[Said]]] = {}
    for name, node in source.types.items():
        types[name] = {}
        for value, phrases in given_values(node.plain(), source, locale):
            fresh = [one for one in phrases if one.text.lower() not in used and spoken(one)]
            used.update(one.text.lower() for one in fresh)
            if fresh:
                types[name][value] = _once(fresh)
    return types


def spoken(phrase: Said) -> bool:
    """Whether a recogniser could give the phrase."""
    return not DIGIT.search(phrase.text)


def given_values(
    spec: Mapping[str, Any], source: Source, locale: Locale
) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """Value id and phrases that a type of the contract takes from the lexicon."""
    if "finding" in spec:
        yield from locale.phrases.get(spec["finding"], {}).items()
        return
    for finding, data in source.findings.items():
        if data["type"] == "bool" and data["tier"] in spec["bools"]:
            yield finding, locale.phrases.get(finding, {}).get("yes", ())


def _once(phrases: list[Said]) -> list[Said]:
    return list({one.text.lower(): one for one in phrases}.values())


def _role(slot_type: str, source: Source) -> dict[str, Any]:
    if slot_type.startswith("AMAZON."):
        return {slot_type.removeprefix("AMAZON.").lower(): True}
    spec = source.types[slot_type].plain()
    finding = spec.get("finding")
    if finding is None:
        return {}
    several = source.findings[finding]["type"] == "multi"
    return {"finding": finding, **({"multi": True} if several else {})}


def _intent(intent: Intent, locale: Locale) -> dict[str, Any]:
    if intent.built_in:
        return {"name": intent.name, "samples": []}
    slots = [_slot(name, kind, intent) for name, kind in intent.slots.items()]
    return {
        "name": intent.name,
        **({"slots": slots} if slots else {}),
        "samples": samples(intent, locale),
    }


def _slot(name: str, slot_type: str, intent: Intent) -> dict[str, Any]:
    several = {"multipleValues": {"enabled": True}} if name in intent.multi else {}
    return {"name": name, "type": slot_type, **several}


def _value(identifier: str, phrases: list[Said]) -> dict[str, Any]:
    first, *others = [one.text for one in phrases]
    return {"id": identifier, "name": {"value": first, "synonyms": others}}


def _dialog(intent: Intent) -> dict[str, Any]:
    needs = {"confirmationRequired": False}
    slots = [
        {"name": name, "type": kind, **needs, "elicitationRequired": False, "prompts": {}}
        for name, kind in intent.slots.items()
    ]
    strategy = {"delegationStrategy": "SKILL_RESPONSE"}
    return {"name": intent.name, **strategy, **needs, "prompts": {}, "slots": slots}
