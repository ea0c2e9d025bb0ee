"""Phrases with their places, and what reading them from YAML needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from calf_rules.faults import DataError, Fault
from calf_rules.strict_yaml import Node


@dataclass(frozen=True)
class Said:
    """A phrase with the place where it is written."""

    text: str
    path: str
    line: int

    def fault(self, message: str) -> Fault:
        """A fault at this place."""
        return Fault(self.path, self.line, message)


def near(word: str, known: Iterable[str]) -> str:
    """What to add to a fault about an unknown word: the known one that was probably meant."""
    close = get_close_matches(word, list(known), n=1)
    return f", did you mean {close[0]}?" if close else ""


def said(node: Node) -> Said:
    """A word of a file with its place."""
    return Said(node.word, node.path, node.line)


def part(node: Node, key: str) -> Node:
    """What lies under a key; raises DataError where nothing does."""
    part = node.get(key)
    if part is None:
        raise DataError([node.fault(f"{key} is missing")])
    return part


def overlaid(
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
