"""Case files: people whose diagnosis is known, in the vocabulary of the knowledge base.

A file holds `cases:`, a list of maps. Each has `id`, `says` (the first sentence), `facts` (finding
id: value), `gold` (cause ids of the diagnosis, none where it is none of ours) and `urgency` (the
key), and may have `urgency_also` (levels that a second reader found as right), `also_acceptable`,
`scope`, `confidence` and `gold_name`. What a case is silent about: see `tools.scoring.person`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from calf_rules import KnowledgeBase, Urgency, shape
from calf_rules.faults import DataError, Fault, suggest
from calf_rules.findings import NO, UNSURE, YES
from calf_rules.strict_yaml import Node, read

Fact = str | tuple[str, ...]
NEEDED = ("id", "says", "facts", "gold", "urgency")
UNSAID = "not said"


@dataclass(frozen=True)
class Case:
    """One person. `gold` is empty where none of our causes is the diagnosis."""

    id: str
    says: str
    facts: Mapping[str, Fact]
    gold: tuple[str, ...]
    also_acceptable: tuple[str, ...]
    urgency: Urgency
    urgency_also: tuple[Urgency, ...] = ()
    scope: str = UNSAID
    confidence: str = UNSAID
    gold_name: str = ""


class NoCases(Exception):
    """A file or folder without a single case."""


def read_cases(path: Path, knowledge: KnowledgeBase) -> list[Case]:
    """The cases of a file, or of every YAML file of a folder that has `cases:`.

    Raises DataError with every fault in any file, and NoCases where there is nothing to score.
    """
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    reader = _Reader(knowledge)
    for file in files:
        reader.file(file, needed=not path.is_dir())
    if reader.faults:
        raise DataError(reader.faults)
    if not reader.cases:
        raise NoCases(f"{path}: no YAML file with `cases:` here")
    return reader.cases


class _Reader:
    """Collects cases and faults over several files."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self.cases: list[Case] = []
        self.faults: list[Fault] = []
        self.seen: dict[str, str] = {}

    def file(self, path: Path, needed: bool) -> None:
        """Read one file; without `cases:` it is a fault where `needed`, else no case file."""
        try:
            node = read(path)
            listed = node.get("cases") if node.kind == "map" else None
            if listed is None:
                if needed:
                    self.faults.append(node.fault("there is no `cases:` in this file"))
                return
            for entry in listed:
                self.case(entry)
        except DataError as error:
            self.faults += error.faults

    def case(self, node: Node) -> None:
        """Read one case; keys that nobody scores (source, uncovered ...) are left alone."""
        if node.kind != "map":
            self.faults.append(node.fault(f"a case is a map, this is a {node.kind}"))
            return
        before = len(self.faults)
        self.faults += [node.fault(f"{key} is missing") for key in NEEDED if not node.get(key)]
        found = {
            "id": self._word(node, "id"),
            "says": self._word(node, "says"),
            "facts": self._facts(node.get("facts")),
            "gold": self._causes(node.get("gold")),
            "also_acceptable": self._causes(node.get("also_acceptable")),
            "urgency": self._urgency(node.get("urgency")),
            "urgency_also": self._levels(node.get("urgency_also")),
            "scope": self._word(node, "scope") or UNSAID,
            "confidence": self._word(node, "confidence") or UNSAID,
            "gold_name": self._word(node, "gold_name"),
        }
        self._once(node, str(found["id"]))
        if len(self.faults) == before:
            self.cases.append(Case(**found))  # type: ignore[arg-type]  # no fault: all are there

    def _once(self, node: Node, name: str) -> None:
        if name in self.seen:
            self.faults.append(node.fault(f"case {name} stands twice (first in {self.seen[name]})"))
        self.seen.setdefault(name, f"{node.path}:{node.line}")

    def _word(self, node: Node, key: str) -> str:
        child = node.get(key)
        return str(shape.word(child, self.faults) or "") if child is not None else ""

    def _urgency(self, node: Node | None) -> Urgency | None:
        word = node and shape.one_of("urgency", Urgency.__members__)(node, self.faults)
        return Urgency[word] if word else None

    def _levels(self, node: Node | None) -> tuple[Urgency | None, ...]:
        return tuple(self._urgency(child) for child in node) if node is not None else ()

    def _causes(self, node: Node | None) -> tuple[str, ...]:
        known = shape.one_of("cause", self.knowledge.causes)
        return tuple(shape.list_of(known)(node, self.faults)) if node is not None else ()

    def _facts(self, node: Node | None) -> dict[str, Fact]:
        if node is None or node.kind != "map":
            if node is not None:
                self.faults.append(node.fault("facts are a map from finding to value"))
            return {}
        return {name: self._fact(name, child, node) for name, child in node.items()}

    def _fact(self, name: str, node: Node, above: Node) -> Fact:
        finding = self.knowledge.findings.get(name)
        if finding is None:
            hint = suggest(name, self.knowledge.findings)
            line = above.key_lines.get(name, node.line)
            self.faults.append(Fault(node.path, line, f"unknown finding {name}{hint}"))
            return UNSURE
        known = (*finding.values, NO, UNSURE)
        if finding.kind == "bool":
            known = (YES, NO, UNSURE)
        value = shape.one_of(f"value of {name}:", known)
        if node.kind == "list":
            if finding.kind != "multi":
                self.faults.append(node.fault(f"{name} takes one value, not a list"))
            return tuple(value(child, self.faults) for child in node)
        word = str(value(node, self.faults))
        return (word,) if finding.kind == "multi" and word in finding.values else word
