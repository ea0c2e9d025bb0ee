"""Small readers that turn YAML nodes into plain values and note every fault on the way.

A reader takes a node and the list of faults and returns the value, or None after a fault.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from calf_rules.faults import DataError, Fault, suggest
from calf_rules.strict_yaml import Node

Faults = list[Fault]
Reader = Callable[[Node, Faults], Any]


def word(node: Node, faults: Faults) -> Any:
    """A word that is not empty."""
    try:
        text = node.word.strip()
    except DataError as error:
        faults.extend(error.faults)
        return None
    if not text:
        faults.append(node.fault("empty"))
        return None
    return text


def number(low: float, high: float) -> Reader:
    """A number from `low` to `high`, both included."""

    def reader(node: Node, faults: Faults) -> Any:
        text = word(node, faults)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            faults.append(node.fault(f"{text} is not a number"))
            return None
        if not low <= value <= high:
            faults.append(node.fault(f"{text} is not between {low:g} and {high:g}"))
            return None
        return value

    return reader


def one_of(what: str, known: Collection[str]) -> Reader:
    """A word out of a known set; the fault names the nearest."""

    def reader(node: Node, faults: Faults) -> Any:
        text = word(node, faults)
        if text is None or text in known:
            return text
        faults.append(node.fault(f"unknown {what} {text}{suggest(text, known)}"))
        return None

    return reader


def list_of(reader: Reader) -> Reader:
    """A list; a single value counts as a list of one."""

    def read(node: Node, faults: Faults) -> Any:
        if node.kind == "list":
            return [reader(child, faults) for child in node]
        return [reader(node, faults)]

    return read


def map_of(key: Reader, reader: Reader) -> Reader:
    """A map whose keys and values are read each by their reader."""

    def read(node: Node, faults: Faults) -> Any:
        if node.kind != "map":
            faults.append(node.fault(f"expected a map, found a {node.kind}"))
            return None
        found: dict[str, Any] = {}
        for name, child in node.items():
            line = node.key_lines.get(name, child.line)
            if key(Node(node.path, line, name), faults) is not None:
                found[name] = reader(child, faults)
        return found

    return read


def record(required: Mapping[str, Reader], optional: Mapping[str, Reader]) -> Reader:
    """A map with fixed keys; missing and unknown keys are faults."""
    known = {**required, **optional}

    def read(node: Node, faults: Faults) -> Any:
        if node.kind != "map":
            faults.append(node.fault(f"expected a map, found a {node.kind}"))
            return None
        found: dict[str, Any] = {}
        for name, child in node.items():
            if name in known:
                found[name] = known[name](child, faults)
            else:
                line = node.key_lines.get(name, child.line)
                message = f"unknown key {name}{suggest(name, known)}"
                faults.append(Fault(node.path, line, message))
        faults.extend(
            node.fault(f"{name} is missing") for name in required if node.get(name) is None
        )
        return found

    return read
