"""A file of the first language as a form: its keys, no words, and the old words as comments."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from textwrap import wrap

from calf_rules.strict_yaml import Node

WIDTH = 120  # letters of a comment's line
PLAIN_KEY = str.isidentifier


@dataclass(frozen=True)
class Form:
    """What is kept as it is, and which maps have words of the language for keys."""

    kept: Collection[str]
    own: Collection[str]

    def lines(self, node: Node, indent: str = "") -> Iterator[str]:
        """The form of a map; every word or list below it is an empty place."""
        for key, child in node.items():
            yield from self._entry(key, child, indent)

    def _entry(self, key: str, node: Node, indent: str) -> Iterator[str]:
        named = f"{indent}{key if PLAIN_KEY(key) and key not in RESERVED else json.dumps(key)}:"
        if key in self.kept:
            yield f"{named} {json.dumps(node.plain(), ensure_ascii=False)}"
        elif key in self.own or node.kind == "list":
            yield from _comment(node, indent)
            yield f"{named} {'{}' if node.kind == 'map' else '[]'}"
        elif node.kind == "map":
            yield named
            yield from self.lines(node, f"{indent}  ")
        else:
            yield from _comment(node, indent)
            yield f'{named} ""'


RESERVED = frozenset({"yes", "no", "on", "off", "null", "none", "true", "false"})


def _comment(node: Node, indent: str) -> Iterator[str]:
    """What stands there in the first language, or how it begins."""
    found = node.plain()
    if isinstance(found, list):
        found = " | ".join(str(one) for one in found[:3])
    elif isinstance(found, dict):
        found = ", ".join(list(found)[:3])
    for line in wrap(" ".join(str(found).split()), WIDTH - len(indent)):
        yield f"{indent}# {line}"


def empty(node: Node, may_be_empty: Collection[str], path: str = "") -> Iterator[str]:
    """The places without words, by their keys."""
    if node.kind == "map":
        pairs = list(node.items())
        for key, child in pairs:
            if key not in may_be_empty:
                yield from empty(child, may_be_empty, f"{path}.{key}".lstrip("."))
        if not pairs:
            yield path
    elif node.kind == "list":
        if not list(node):
            yield path
    elif not node.word.strip():
        yield path
