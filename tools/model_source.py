"""Reads interaction_model/: the contract in no language, and each locale's words over it.

Every fault is collected with its file and line; `Source` is returned even when there are some, so
that later checks can add theirs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from calf_rules.faults import DataError, Fault
from calf_rules.strict_yaml import Node, read

INTENT_KEYS = frozenset({"kind", "slots", "multi", "elicits", "note"})
SEARCH = "AMAZON.SearchQuery"
WORDS = "words"


@dataclass(frozen=True)
class Said:
    """A phrase with the place where it is written."""

    text: str
    path: str
    line: int

    def fault(self, message: str) -> Fault:
        """A fault at this place."""
        return Fault(self.path, self.line, message)


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
        return self.kind == "by_words"


@dataclass(frozen=True)
class Locale:
    """Everything people may say in one locale: the language's words with the overlay applied."""

    name: str
    language: str
    invocation: Said
    sensitivity: str
    fillers: tuple[str, ...]
    samples: Mapping[str, tuple[Said, ...]]
    bare: Mapping[str, tuple[Said, ...]]
    carriers: Mapping[str, tuple[Said, ...]]
    reads_as: Mapping[str, Said]
    phrases: Mapping[str, Mapping[str, tuple[Said, ...]]]
    not_values: frozenset[str]


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
    limits = {key: int(node.word) for key, node in _part(contract, "limits").items()}
    types = dict(_part(contract, "types").items())
    by_reading = _part(contract, "by_reading").plain()
    return Source(intents, types, limits, by_reading, known, locales, faults)


def near(word: str, known: Iterable[str]) -> str:
    """What to add to a fault about an unknown word: the known one that was probably meant."""
    close = get_close_matches(word, list(known), n=1)
    return f", did you mean {close[0]}?" if close else ""


def said(node: Node) -> Said:
    """A word of a file with its place."""
    return Said(node.word, node.path, node.line)


def _read(path: Path, root: Path) -> Node:
    return read(path, str(path.relative_to(root)))


def _part(node: Node, key: str) -> Node:
    part = node.get(key)
    if part is None:
        raise DataError([node.fault(f"{key} is missing")])
    return part


def _intents(contract: Node, faults: list[Fault]) -> dict[str, Intent]:
    intents: dict[str, Intent] = {}
    for name, node in _part(contract, "intents").items():
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
    for node in _part(contract, "by_words"):
        if node.word in intents:
            faults.append(node.fault(f"{node.word} stands twice"))
        data = {"kind": "by_words", "slots": {WORDS: SEARCH}}
        intents[node.word] = _intent(node.word, data, said(node))
    return intents


def _intent(name: str, data: Mapping[str, Any], place: Said) -> Intent:
    multi = frozenset(data.get("multi", ()))
    elicits = data.get("elicits") == "yes"
    return Intent(name, data["kind"], dict(data.get("slots", {})), multi, elicits, place)


def _locale(
    path: Path, root: Path, intents: Mapping[str, Intent], known: Any, faults: list[Fault]
) -> Locale:
    overlay = _read(path, root)
    language = _part(overlay, "language").word
    folder = path.parent / language
    spoken = _read(folder / "samples.yaml", root)
    carried = _read(folder / "carriers.yaml", root)
    carriers, reads_as = _carriers(_part(carried, "carriers"))
    samples = {name: tuple(map(said, node)) for name, node in _part(spoken, "samples").items()}
    bare, kept_out = spoken.get("bare"), spoken.get("not_values")
    locale = Locale(
        name=path.stem,
        language=language,
        invocation=said(overlay.get("invocation_name") or _part(spoken, "invocation_name")),
        sensitivity=_part(spoken, "fallback_sensitivity").word,
        fillers=tuple(node.word for node in _part(carried, "fillers")),
        samples=_overlaid(samples, overlay.get("samples"), faults),
        bare={name: tuple(map(said, node)) for name, node in bare.items()} if bare else {},
        carriers=_overlaid(carriers, overlay.get("carriers"), faults),
        reads_as=reads_as,
        phrases=_phrases(folder / "lexicon", root, known, faults),
        not_values=frozenset(node.word for node in kept_out or ()),
    )
    faults += _unknown_intents(locale, intents)
    return locale


def _carriers(node: Node) -> tuple[dict[str, tuple[Said, ...]], dict[str, Said]]:
    carriers = {name: tuple(map(said, _part(one, "carriers"))) for name, one in node.items()}
    return carriers, {name: said(_part(one, "reads_as")) for name, one in node.items()}


def _overlaid(
    base: dict[str, tuple[Said, ...]], overlay: Node | None, faults: list[Fault]
) -> dict[str, tuple[Said, ...]]:
    """`base` with what the overlay adds and drops; to drop what is not there is a fault."""
    merged = dict(base)
    for name, change in overlay.items() if overlay else ():
        dropped = change.get("drop")
        known = {one.text for one in merged.get(name, ())}
        faults += [
            node.fault(f"{name} has no {node.word!r} to drop")
            for node in dropped or ()
            if node.word not in known
        ]
        gone = {node.word for node in dropped} if dropped else set()
        added = change.get("add")
        more = tuple(map(said, added)) if added else ()
        merged[name] = tuple(one for one in merged.get(name, ()) if one.text not in gone) + more
    return merged


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
    parts = (locale.samples, locale.bare, locale.carriers)
    return [
        spoken[0].fault(f"{name} is not in intents.yaml{near(name, intents)}")
        for part in parts
        for name, spoken in part.items()
        if name not in intents and spoken
    ]
