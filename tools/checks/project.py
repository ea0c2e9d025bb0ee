"""The project as the checks see it: the knowledge, the words and their lines, below one folder.

What cannot be read is a fault and then counts as empty, so that the other checks still speak.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from calf_rules.faults import DataError, Fault
from calf_rules.source import read_document
from calf_rules.strict_yaml import Node, read
from skill.several import whole
from skill.words import language_of, overlaid

from tools.compiled import WORDING

KNOWLEDGE = "lambda/calf_rules/knowledge"
WORDS = "lambda/words"


class Project:
    """One checkout. `faults` holds what went wrong while reading it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []

    def load(self) -> None:
        """Read everything that several checks need."""
        _ = self.document, self.words, self.overlays

    def read(self, name: str) -> Node:
        """A YAML file by its path from the root; an empty map where it cannot be read."""
        try:
            return read(self.root / name, name)
        except DataError as error:
            self.faults += [fault for fault in error.faults if fault not in self.faults]
            return Node(name, 1, {})

    def files(self, folder: str, pattern: str) -> list[str]:
        """Paths from the root; that there are none is a fault."""
        found = sorted(self.root.glob(f"{folder}/{pattern}"))
        if not found:
            self.faults.append(Fault(folder, 1, f"no file {pattern} was found here"))
        return [path.relative_to(self.root).as_posix() for path in found]

    @cached_property
    def document(self) -> Mapping[str, Any]:
        """The checked knowledge; empty after a fault in it."""
        try:
            return read_document(self.root / KNOWLEDGE)
        except DataError as error:
            for fault in error.faults:
                place = f"{KNOWLEDGE}/{fault.path}"
                self.faults.append(Fault(place, fault.line, fault.message))
            return {}

    def ids(self, part: str) -> Mapping[str, Any]:
        """The ids in one part of the knowledge: causes, rules, findings."""
        found: Mapping[str, Any] = self.document.get(part, {})
        return found

    @cached_property
    def places(self) -> Mapping[str, Fault]:
        """Where each cause, rule, finding, compound and specialist stands: id -> an empty fault."""
        found: dict[str, Fault] = {}
        names = ["findings.yaml", "red_flags.yaml", "modifiers.yaml", "specialists.yaml"]
        for name in (*(f"{KNOWLEDGE}/{n}" for n in names), *self._cause_files()):
            node = self.read(name)
            if node.kind == "map":
                found.update({key: Fault(name, line, "") for key, line in node.key_lines.items()})
        return found

    def _cause_files(self) -> list[str]:
        paths = sorted((self.root / KNOWLEDGE / "causes").glob("*.yaml"))
        return [path.relative_to(self.root).as_posix() for path in paths]

    def at(self, name: str, message: str) -> Fault:
        """A fault at the place in the knowledge where this id is defined."""
        place = self.places.get(name, Fault(KNOWLEDGE, 1, ""))
        return Fault(place.path, place.line, message)

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, Node]]:
        """The words of each language: language -> section -> what stands in its file."""
        found: dict[str, dict[str, Node]] = {}
        for name in self.files(WORDS, "*/*.yaml"):
            language, section = Path(name).parts[-2:]
            if Path(section).stem != WORDING:
                found.setdefault(language, {})[Path(section).stem] = self.read(name)
        return found

    @cached_property
    def wording(self) -> Mapping[str, Mapping[str, Any]]:
        """What each language must not say, and how long it may be: language -> wording.yaml."""
        found: dict[str, Mapping[str, Any]] = {}
        for language in self.words:
            rules = self.read(f"{WORDS}/{language}/{WORDING}.yaml").plain()
            found[language] = rules if isinstance(rules, dict) else {}
        return found

    @cached_property
    def overlays(self) -> Mapping[str, Node]:
        """What differs in each locale: locale -> what stands in its file."""
        return {Path(name).stem: self.read(name) for name in self.files(WORDS, "*-*.yaml")}

    def section(self, language: str, name: str) -> Node:
        """One section of a language's words; an empty map where it is missing."""
        return self.words.get(language, {}).get(
            name, Node(f"{WORDS}/{language}/{name}.yaml", 1, {})
        )

    def locale_words(self, locale: str) -> dict[str, Any]:
        """The words of a locale: those of its language, with what differs laid over them."""
        language = self.words.get(language_of(locale), {})
        base = {name: node.plain() for name, node in language.items()}
        overlay = self.overlays[locale].plain()
        return overlaid(base, overlay if isinstance(overlay, dict) else {})

    def sentences(self) -> "Iterator[Sentence]":
        """Every sentence of every language and locale, with its key and its line."""
        for language, sections in self.words.items():
            for name, node in sections.items():
                yield from _sentences(language, name, node)
        for locale, node in self.overlays.items():
            yield from _sentences(locale, "", node)


class Sentence:
    """One sentence: where it is spoken, its key, and its node. Variants share a key."""

    def __init__(self, spoken_in: str, key: str, node: Node) -> None:
        self.spoken_in = spoken_in
        self.key = key
        self.node = node

    @property
    def text(self) -> str:
        """The sentence itself, with everything that it asks about."""
        return whole(self.node.word)

    def fault(self, message: str) -> Fault:
        """A fault at its line."""
        return self.node.fault(message)


def _sentences(spoken_in: str, key: str, node: Node) -> Iterator[Sentence]:
    if node.kind == "word":
        yield Sentence(spoken_in, key, node)
    elif node.kind == "list":
        for child in node:
            yield from _sentences(spoken_in, key, child)
    else:
        for name, child in node.items():
            yield from _sentences(spoken_in, f"{key}.{name}".lstrip("."), child)
