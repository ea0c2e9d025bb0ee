"""A file of the first language as a form: its keys, no words, and the old words as comments."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from textwrap import wrap

from calf_rules.strict_yaml import Node

WIDTH = 120  # letters of a comment's line
PLAIN_KEY = str.isidentifier


@dataclass(frozen=True)
class Form:
    """What is kept as it is, and what has words of the language for keys, as `file.key`."""

    file: str
    kept: Collection[str]
    own: Collection[str]

    def lines(self, node: Node, indent: str = "") -> Iterator[str]:
        """The form of a map; every word or list below it is an empty place."""
        for key, child in node.items():
            yield from self._entry(key, child, indent)

    def _entry(self, key: str, node: Node, indent: str) -> Iterator[str]:
        named = f"{indent}{key if PLAIN_KEY(key) and key not in RESERVED else json.dumps(key)}:"
        if named_in(self.kept, self.file, key):
            yield f"{named} {json.dumps(node.plain(), ensure_ascii=False)}"
        elif named_in(self.own, self.file, key) or node.kind == "list":
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


def named_in(patterns: Collection[str], file: str, key: str) -> bool:
    """Whether one of the patterns is this key of this file."""
    return any(fnmatchcase(f"{file}.{key}", pattern) for pattern in patterns)


def empty(node: Node, file: str, may_be: Collection[str], path: str = "") -> Iterator[str]:
    """The places without words, by their keys."""
    if node.kind == "map":
        pairs = list(node.items())
        for key, child in pairs:
            if not named_in(may_be, file, key):
                yield from empty(child, file, may_be, f"{path}.{key}".lstrip("."))
        if not pairs:
            yield path
    elif node.kind == "list":
        if not list(node):
            yield path
    elif not node.word.strip():
        yield path
