"""The words that entries may use: findings with their values, derived names, sources."""

from typing import Any

from calf_rules import shape
from calf_rules.faults import suggest
from calf_rules.shape import Faults
from calf_rules.strict_yaml import Node

NEEDED_CONDITIONS = ("one_leg", "passing", "self_care_allowed")


class Vocabulary:
    """What has been defined so far; `used` collects the sources that something cites."""

    def __init__(self) -> None:
        self.values: dict[str, tuple[str, ...]] = {}
        self.derived: dict[str, Any] = {}
        self.groups: dict[str, dict[str, list[str]]] = {}
        self.cited: set[str] = set()
        self.used: set[str] = set()

    def finding(self, node: Node, faults: Faults) -> Any:
        """The id of a finding that exists."""
        return shape.one_of("finding", self.values)(node, faults)

    def source(self, node: Node, faults: Faults) -> Any:
        """The number of a source that exists."""
        number = shape.one_of("source", self.cited)(node, faults)
        if number:
            self.used.add(number)
        return number

    def text_with_sources(self, node: Node, faults: Faults) -> Any:
        """Free text that may cite sources as [12] or [12, 13]."""
        text = shape.word(node, faults)
        for part in (text or "").split("[")[1:]:
            for number in part.split("]")[0].split(","):
                if number.strip().isdigit():
                    self.source(Node(node.path, node.line, number.strip()), faults)
        return text

    def check_value(self, finding: str, value: str | None, node: Node, faults: Faults) -> None:
        """A fault where the finding has no such value."""
        known = {"unsure", *self.values.get(finding, ()), *self.groups.get(finding, {})}
        if value is not None and value not in known:
            hint = suggest(value, known)
            faults.append(node.fault(f"{finding} has no value {value}{hint}"))

    def condition(self, node: Node, faults: Faults) -> Any:
        """A condition as ["is", finding, values] or [how, parts], derived names put in place."""
        if node.kind != "map" or len(dict(node.items())) != 1:
            faults.append(node.fault("a condition is one of all, any, none, or one finding"))
            return None
        ((name, child),) = node.items()
        if name in {"all", "any", "none"}:
            return [name, shape.list_of(self.condition)(child, faults)]
        if name in self.derived:
            return self.derived[name]
        known = {*self.values, *self.derived}
        if shape.one_of("finding", known)(Node(node.path, node.line, name), faults) is None:
            return None
        values = shape.list_of(shape.word)(child, faults)
        for value in values:
            self.check_value(name, value, child, faults)
        return ["is", name, values]

    def define(self, node: Node, faults: Faults) -> None:
        """Names for several values at once, and for conditions; later ones may use earlier ones."""
        groups = node.get("value_groups")
        if groups is not None:
            words = shape.map_of(shape.word, shape.list_of(shape.word))
            self.groups = shape.map_of(self.finding, words)(groups, faults)
        conditions = node.get("conditions")
        for name, child in conditions.items() if conditions is not None else ():
            self.derived[name] = self.condition(child, faults)
        for name in set(NEEDED_CONDITIONS) - set(self.derived):
            faults.append(node.fault(f"conditions must define {name}"))
