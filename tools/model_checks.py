"""Amazon's rules for an interaction model and our own, each a small function over one locale.

Every check yields faults with the file and line of the sample or phrase that is to be mended.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from calf_rules.faults import Fault

from tools.model_claims import built_in_phrases
from tools.model_generate import given_values, type_values
from tools.model_generate import samples as generated_samples
from tools.model_said import Said
from tools.model_source import SEARCH, Intent, Locale, Source

FORBIDDEN = re.compile(r"[^\w'.\-{}\s]|\d")
NOT_IN_VALUES = re.compile(r"[^\w'.\-\s]")
SLOT = re.compile(r"\{(\w+)\}")
LETTER = r"[^\W\d_A-Z]"  # a small letter of any alphabet
WORD = rf"{LETTER}(?:{LETTER}|[.'])*"
INVOCATION = re.compile(rf"{WORD}(?: {WORD})+")
REQUIRED = frozenset(
    f"AMAZON.{name}Intent"
    for name in (
        *("Cancel", "Help", "Stop", "NavigateHome", "Fallback"),
        *("Yes", "No", "Repeat", "StartOver"),
    )
)
LONGEST_VALUE = 140


def check(source: Source, locale: Locale, platform: Mapping[str, Any]) -> list[Fault]:
    """Everything that is wrong with one locale; `platform` is what Alexa itself brings."""
    faults = [*_built_ins(source, locale), *_invocation(locale, platform)]
    intents = source.intents_of(locale).values()
    kinds = _kinds(intents)
    for intent in intents:
        faults += [*_intent_samples(intent, locale, source)]
        faults += [*_slots(intent, locale, source, kinds)]
    faults += [*_carriers(source, locale), *_phrases(source, locale)]
    faults += [*_wordings(locale), *_firsts(locale, platform["not_first"])]
    faults += [*_values(source, locale, platform), *_unfillable(source, locale)]
    return [*faults, *_elicited(source)]


def check_size(source: Source, locale: Locale, model: Mapping[str, Any], text: str) -> list[Fault]:
    """Whether a generated model keeps the contract's ceilings and its language's."""
    intents = model["interactionModel"]["languageModel"]["intents"]
    found = {
        "intents": len(intents),
        "samples": sum(len(intent["samples"]) for intent in intents),
        "bytes": len(text.encode()),
    }
    path = f"interaction_model/{locale.name}.yaml"
    return [
        Fault(path, 1, f"{found[what]} {what}, more than the {most} that are allowed")
        for what, most in {**source.limits, **locale.limits}.items()
        if found.get(what, 0) > most
    ]


def _built_ins(source: Source, locale: Locale) -> Iterator[Fault]:
    for name in sorted(REQUIRED - set(source.intents)):
        yield Fault("interaction_model/intents.yaml", 1, f"{name} is missing")
    for intent in source.intents.values():
        spoken = locale.samples.get(intent.name, ())
        if intent.built_in and spoken:
            yield spoken[0].fault(f"{intent.name} is Alexa's own and takes no samples")


def _invocation(locale: Locale, platform: Mapping[str, Any]) -> Iterator[Fault]:
    name = locale.invocation.text
    words = name.split()
    if not INVOCATION.fullmatch(name):
        yield locale.invocation.fault(f"invocation name {name!r}: two or more lower-case words")
    for word in words:
        if word in platform["not_in_names"]:
            yield locale.invocation.fault(f"invocation name {name!r} may not contain {word!r}")


def _intent_samples(intent: Intent, locale: Locale, source: Source) -> Iterator[Fault]:
    spoken = (*locale.bare.get(intent.name, ()), *locale.samples.get(intent.name, ()))
    for text, times in Counter(one.text.lower() for one in spoken).items():
        if times > 1:
            twice = [one for one in spoken if one.text.lower() == text][1]
            yield twice.fault(f"{intent.name} has {text!r} twice")
    if not intent.built_in and not intent.by_words and len(spoken) < source.limits["min_samples"]:
        least = source.limits["min_samples"]
        yield intent.place.fault(f"{intent.name} has {len(spoken)} samples, fewer than {least}")
    for one in locale.samples.get(intent.name, ()):
        if intent.slots and not SLOT.search(one.text):
            yield one.fault(f"{one.text!r} fills no slot of {intent.name}: put it under bare")


def _wordings(locale: Locale) -> Iterator[Fault]:
    for part in (locale.samples, locale.bare, *locale.carriers.values()):
        for spoken in part.values():
            for one in spoken:
                yield from _wording(one)


def _firsts(locale: Locale, not_first: Collection[str]) -> Iterator[Fault]:
    """Words that Alexa strips from one-shots; carriers are for what is said within a session."""
    for part in (locale.samples, locale.bare):
        for one in (one for spoken in part.values() for one in spoken):
            first = one.text.partition(" ")[0]
            if first in not_first:
                yield one.fault(f"{one.text!r} begins with {first!r}, which one-shots lose")


def _wording(one: Said) -> Iterator[Fault]:
    if FORBIDDEN.search(SLOT.sub("", one.text)):
        yield one.fault(f"{one.text!r} has a character that samples may not have")
    if one.text != " ".join(one.text.lower().split()):
        yield one.fault(f"{one.text!r} is not lower case with single blanks")
    for slot, times in Counter(SLOT.findall(one.text)).items():
        if times > 1:
            yield one.fault(f"{one.text!r} uses {slot} twice")


def _kinds(intents: Iterable[Intent]) -> dict[str, set[str]]:
    """The types that each slot has, which should be one."""
    kinds: dict[str, set[str]] = {}
    for intent in intents:
        for slot, kind in intent.slots.items():
            kinds.setdefault(slot, set()).add(kind)
    return kinds


def _slots(
    intent: Intent, locale: Locale, source: Source, kinds: Mapping[str, set[str]]
) -> Iterator[Fault]:
    texts = generated_samples(intent, locale) if not intent.built_in else []
    used = {slot for text in texts for slot in SLOT.findall(text)}
    for slot in sorted(used - set(intent.slots)):
        yield intent.place.fault(f"{intent.name} has no slot {slot}, but a sample uses it")
    for slot in sorted(set(intent.slots) - used):
        yield intent.place.fault(f"slot {slot} of {intent.name} is in no sample ({locale.name})")
    for slot, kind in intent.slots.items():
        if not kind.startswith("AMAZON.") and kind not in source.types:
            yield intent.place.fault(f"slot {slot} of {intent.name}: no type {kind}")
        for other in kinds[slot] - {kind}:
            yield intent.place.fault(f"slot {slot} is {kind} here, else {other}")
    for slot in sorted(intent.multi - set(intent.slots)):
        yield intent.place.fault(f"multi names {slot}, which is no slot of {intent.name}")


def _carriers(source: Source, locale: Locale) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for name, intent in locale.families.items():
        spoken = [one for slot in locale.carriers[name].values() for one in slot]
        if len(spoken) < source.limits["min_samples"]:
            least = source.limits["min_samples"]
            yield intent.place.fault(f"{name} has {len(spoken)} carriers, fewer than {least}")
        if len(intent.slots) > source.limits["slots"]:
            most = source.limits["slots"]
            yield intent.place.fault(f"{name} has {len(intent.slots)} slots, more than {most}")
        for one in spoken:
            bare = SLOT.sub("", one.text).strip()
            place = "behind" if one.text.startswith("{") else "in front"
            if owner.setdefault(f"{bare} {place}", one.text) != one.text:
                yield one.fault(f"{bare!r} is a carrier twice")


def _phrases(source: Source, locale: Locale) -> Iterator[Fault]:
    for finding, values in locale.phrases.items():
        for spoken in values.values():
            for one in spoken:
                if NOT_IN_VALUES.search(one.text):
                    yield one.fault(f"{one.text!r} has a character that phrases may not have")
                if len(one.text) > LONGEST_VALUE:
                    yield one.fault(f"{one.text[:40]!r}... is longer than {LONGEST_VALUE}")
        wanted = set(source.findings.get(finding, {}).get("values") or ())
        wanted -= set(source.by_reading.get(finding, ()))
        for value in sorted(wanted - set(values)):
            place = next(iter(values.values()))[0]
            yield place.fault(f"{finding} has no phrases for its value {value}")


def _values(source: Source, locale: Locale, platform: Mapping[str, Any]) -> Iterator[Fault]:
    types = type_values(source, locale, built_in_phrases(platform))
    for name, node in source.types.items():
        if not types[name]:
            yield node.fault(f"type {name} has no values in {locale.language}")
        for value, spoken in given_values(node.plain(), source, locale):
            if spoken and value not in types[name]:
                yield spoken[0].fault(f"{value} of {name}: another type has all of its phrases")


def _unfillable(source: Source, locale: Locale) -> Iterator[Fault]:
    """Findings that no phrase can fill (their own, or one that the reader keeps elsewhere)."""
    numbers = any("AMAZON.NUMBER" in one.slots.values() for one in source.intents.values())
    for finding, data in source.findings.items():
        if numbers and data["type"] == "number":
            continue
        if not any(locale.phrases.get(finding, {}).values()):
            yield Fault(
                f"interaction_model/{locale.language}/lexicon", 1, f"nothing can fill {finding}"
            )


def _elicited(source: Source) -> Iterator[Fault]:
    for intent in source.intents.values():
        if intent.elicits and SEARCH in intent.slots.values():
            yield intent.place.fault(f"{intent.name} elicits free speech: Alexa needs a carrier")
