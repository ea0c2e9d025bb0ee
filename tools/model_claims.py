"""No utterance may be claimed by two intents: the samples and slots of a language, walked.

The locales of a language differ in a few samples, so all of them are walked at once; only where
they get in each other's way are they told apart. Cost grows with languages.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calf_rules.faults import Fault

from tools.model_generate import type_values
from tools.model_overlap import Clash, Sample, Trie, clashes, trie
from tools.model_said import Said
from tools.model_source import Locale, Source

Places = dict[Sample, Said | None]  # None: a phrase of Alexa's own


def overlaps(
    source: Source, locales: Sequence[Locale], platform: Mapping[str, Any]
) -> Iterator[Fault]:
    """A fault for each utterance that two intents of a locale claim; all of one language."""
    if any(_clashes(source, locales, platform)):
        for locale in locales:
            for clash, places in _clashes(source, [locale], platform):
                yield _fault(clash, places)


def _clashes(
    source: Source, locales: Sequence[Locale], platform: Mapping[str, Any]
) -> Iterator[tuple[Clash, Places]]:
    places: Places = {}
    for name, phrases in platform["built_in"].items():
        places |= {Sample(name, phrase): None for phrase in phrases}
    for locale in locales:
        places |= _claims(source, locale)
    for clash in clashes(places, _slots(source, locales, platform)):
        yield clash, places


def _claims(source: Source, locale: Locale) -> Places:
    """What each intent claims; a slotted intent's samples without slots claim for themselves."""
    found: Places = {}
    for intent in source.intents.values():
        for one in (*locale.bare.get(intent.name, ()), *locale.samples.get(intent.name, ())):
            twin = " without slots" if intent.slots and "{" not in one.text else ""
            found[Sample(intent.name + twin, one.text)] = one
    return found


def _fault(clash: Clash, places: Places) -> Fault:
    labels = sorted({one.label for one in clash.samples})
    *_, last = filter(None, map(places.get, clash.samples))
    return last.fault(f"{clash.utterance!r} is said under {' and '.join(labels)}")


def _slots(
    source: Source, locales: Sequence[Locale], platform: Mapping[str, Any]
) -> dict[str, Trie]:
    """What each slot can hold, as `{slot}` -> trie; slots of free speech are left out."""
    phrases: dict[str, list[str]] = {name: list(said) for name, said in _alexas(platform).items()}
    for locale in locales:
        for name, values in type_values(source, locale, built_in_phrases(platform)).items():
            several = phrases.setdefault(name, [])
            several += [one.text for spoken in values.values() for one in spoken]
    tries = {name: trie(said) for name, said in phrases.items()}
    kinds = {name: kind for one in source.intents.values() for name, kind in one.slots.items()}
    return {f"{{{name}}}": tries[kind] for name, kind in kinds.items() if kind in tries}


def _alexas(platform: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """Alexa's own types, as far as a number or a span of time goes."""
    numbers = (*platform["numbers"], *platform["tens"])
    spans = [
        f"{number} {word}"
        for number in (*numbers, *platform["ones"])
        for unit in platform["units"].values()
        for word in unit["words"]
    ]
    return {"AMAZON.NUMBER": numbers, "AMAZON.DURATION": spans}


def built_in_phrases(platform: Mapping[str, Any]) -> frozenset[str]:
    """All phrases that Alexa's built-in intents answer to."""
    return frozenset(phrase for several in platform["built_in"].values() for phrase in several)
