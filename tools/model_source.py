"""Reads interaction_model/: the contract in no language, and each locale's words over it.

Every fault is collected with its file and line; `Source` is returned even when there are some, so
that later checks can add theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from calf_rules.faults import Fault
from calf_rules.strict_yaml import Node, read

from tools.model_carriers import Carriers, carriers
from tools.model_said import Said, near, overlaid, part, said

INTENT_KEYS = frozenset({"kind", "slots", "multi", "elicits", "note"})
SEARCH = "AMAZON.SearchQuery"
BY_WORDS = "by_words"  # the kind of intents whose kind the words decide


@dataclass(frozen=True)
class Intent:
    """One intent of the contract; `slots` are name -> type."""

    name: str
    kind: str
    slots: Mapping[str, str]
    multi: frozenset[str]
    elicits: bool
    place: Said

    @property
    def built_in(self) -> bool:
        """Whether it is one of Alexa's own, which take no samples."""
        return self.name.startswith("AMAZON.")

    @property
    def by_words(self) -> bool:
        """Whether it carries free speech."""
        return self.kind == BY_WORDS


@dataclass(frozen=True)
class Locale:
    """Everything people may say in one locale: the language's words with the overlay applied."""

    name: str
    language: str
    invocation: Said
    sensitivity: str
    samples: Mapping[str, tuple[Said, ...]]
    bare: Mapping[str, tuple[Said, ...]]
    families: Mapping[str, Intent]  # of free speech: each language has its own
    carriers: Mapping[str, Mapping[str, tuple[Said, ...]]]  # family -> slot -> samples
    reads_as: Mapping[str, Said]  # slot of free speech -> the sentence as hearing reads it
    phrases: Mapping[str, Mapping[str, tuple[Said, ...]]]
    not_values: frozenset[str]
    limits: Mapping[str, int]  # our own ceilings, for this language


@dataclass(frozen=True)
class Source:
    """The contract, the findings it must be able to fill, and all locales."""

    intents: Mapping[str, Intent]
    types: Mapping[str, Node]
    limits: Mapping[str, int]
    by_reading: Mapping[str, list[str]]  # finding -> values that need no phrases
    findings: Mapping[str, Mapping[str, Any]]
    locales: tuple[Locale, ...]
    faults: list[Fault] = field(default_factory=list)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the locales, each once."""
        return tuple(dict.fromkeys(locale.language for locale in self.locales))

    def intents_of(self, locale: Locale) -> Mapping[str, Intent]:
        """The intents of a locale's model: the contract's, and its language's free speech."""
        return {**self.intents, **locale.families}


def load(root: Path) -> Source:
    """The source under `root`; raises DataError only where a file cannot be read at all."""
    folder = root / "interaction_model"
    faults: list[Fault] = []
    contract = _read(folder / "intents.yaml", root)
    intents = _intents(contract, faults)
    known = read(root / "lambda/calf_rules/knowledge/findings.yaml").plain()
    overlays = sorted(folder.glob("*-*.yaml"), key=lambda path: (path.stem != "en-US", path.stem))
    if not overlays:
        faults.append(Fault(str(folder), 1, "no locale has a file here"))
    locales = tuple(_locale(path, root, intents, known, faults) for path in overlays)
    limits = _limits(contract)
    types = dict(part(contract, "types").items())
    by_reading = part(contract, "by_reading").plain()
    return Source(intents, types, limits, by_reading, known, locales, faults)


def _read(path: Path, root: Path) -> Node:
    return read(path, str(path.relative_to(root)))


def _intents(contract: Node, faults: list[Fault]) -> dict[str, Intent]:
    intents: dict[str, Intent] = {}
    for name, node in part(contract, "intents").items():
        given = dict(node.items())
        faults += [
            child.fault(f"{name}: unknown key {key}{near(key, INTENT_KEYS)}")
            for key, child in given.items()
            if key not in INTENT_KEYS
        ]
        if "kind" not in given:
            faults.append(node.fault(f"{name} has no kind"))
            continue
        intents[name] = _intent(name, node.plain(), Said(name, node.path, node.line))
    return intents


def _limits(node: Node) -> dict[str, int]:
    return {key: int(limit.word) for key, limit in part(node, "limits").items()}


def _families(
    spoken: Carriers, intents: Mapping[str, Intent], faults: list[Fault]
) -> dict[str, Intent]:
    """An intent for each family, with a slot for every carrier that means something of its own."""
    faults += [
        place.fault(f"{name} stands in intents.yaml too")
        for name, place in spoken.families.items()
        if name in intents
    ]
    slots = {name: dict.fromkeys(spoken.samples[name], SEARCH) for name in spoken.families}
    return {
        name: Intent(name, BY_WORDS, slots[name], frozenset(), False, place)
        for name, place in spoken.families.items()
    }


def _intent(name: str, data: Mapping[str, Any], place: Said) -> Intent:
    multi = frozenset(data.get("multi", ()))
    elicits = data.get("elicits") == "yes"
    return Intent(name, data["kind"], dict(data.get("slots", {})), multi, elicits, place)


def _locale(
    path: Path, root: Path, intents: Mapping[str, Intent], known: Any, faults: list[Fault]
) -> Locale:
    overlay = _read(path, root)
    language = part(overlay, "language").word
    folder = path.parent / language
    spoken = _read(folder / "samples.yaml", root)
    free = _read(folder / "carriers.yaml", root)
    carried = carriers(free, overlay.get("carriers"), faults)
    samples = {name: tuple(map(said, node)) for name, node in part(spoken, "samples").items()}
    bare, kept_out = spoken.get("bare"), spoken.get("not_values")
    locale = Locale(
        name=path.stem,
        language=language,
        invocation=said(overlay.get("invocation_name") or part(spoken, "invocation_name")),
        sensitivity=part(spoken, "fallback_sensitivity").word,
        samples=overlaid(samples, overlay.get("samples"), faults),
        bare={name: tuple(map(said, node)) for name, node in bare.items()} if bare else {},
        families=_families(carried, intents, faults),
        carriers=carried.samples,
        reads_as=carried.reads_as,
        phrases=_phrases(folder / "lexicon", root, known, faults),
        not_values=frozenset(node.word for node in kept_out or ()),
        limits=_limits(free),
    )
    faults += _unknown_intents(locale, intents)
    return locale


def _phrases(
    folder: Path, root: Path, known: Any, faults: list[Fault]
) -> dict[str, dict[str, tuple[Said, ...]]]:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        faults.append(Fault(str(folder.relative_to(root)), 1, "the lexicon has no files"))
    phrases: dict[str, dict[str, tuple[Said, ...]]] = {}
    for file in files:
        for finding, node in _read(file, root).items():
            if finding not in known:
                faults.append(node.fault(f"no finding {finding}{near(finding, known)}"))
            values = {value: tuple(map(said, several)) for value, several in node.items()}
            phrases[finding] = {**phrases.get(finding, {}), **values}
    return phrases


def _unknown_intents(locale: Locale, intents: Mapping[str, Intent]) -> list[Fault]:
    return [
        spoken[0].fault(f"{name} is not in intents.yaml{near(name, intents)}")
        for part in (locale.samples, locale.bare)
        for name, spoken in part.items()
        if name not in intents and spoken
    ]
