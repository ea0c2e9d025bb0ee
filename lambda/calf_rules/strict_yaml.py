"""YAML in which words stay words.

PyYAML turns `yes` into a boolean, `22:30` into 1350 and lets a repeated key win in silence. Here a
scalar is always the text that stands in the file, a repeated key is a fault, and every node knows
its line, so that every later complaint can name it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from calf_rules.faults import DataError, Fault

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where it is built in


@dataclass(frozen=True)
class Node:
    """A value in a YAML file with its place: a map, a list or a word."""

    path: str
    line: int
    value: "dict[str, Node] | list[Node] | str"
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """`map`, `list` or `word`."""
        return {dict: "map", list: "list", str: "word"}[type(self.value)]

    @property
    def word(self) -> str:
        """The text of a scalar; raises DataError for a map or a list."""
        if not isinstance(self.value, str):
            raise DataError([self.fault(f"expected a word, found a {self.kind}")])
        return self.value

    def items(self) -> "Iterator[tuple[str, Node]]":
        """Keys and values of a map; raises DataError for anything else."""
        if not isinstance(self.value, dict):
            raise DataError([self.fault(f"expected a map, found a {self.kind}")])
        return iter(self.value.items())

    def get(self, key: str) -> "Node | None":
        """The value under `key` of a map, or None."""
        return dict(self.items()).get(key)

    def __iter__(self) -> "Iterator[Node]":
        if not isinstance(self.value, list):
            raise DataError([self.fault(f"expected a list, found a {self.kind}")])
        return iter(self.value)

    def plain(self) -> Any:
        """The same as nested dicts, lists and strings, without places."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def fault(self, message: str) -> Fault:
        """A fault at this node's place."""
        return Fault(self.path, self.line, message)


def read(path: Path, name: str | None = None) -> Node:
    """Read one YAML file; `name` is how faults call it (default: its path).

    Raises DataError for broken YAML, repeated keys, anchors and tags.
    """
    shown = name or str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError) as error:
        raise DataError([Fault(shown, 1, f"not readable: {error}")]) from error
    return _parsed(text, shown)


@lru_cache(maxsize=1024)  # the same text is read many times over by checks of all locales
def _parsed(text: str, shown: str) -> Node:
    try:
        tree = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DataError([Fault(shown, line, f"not readable as YAML: {error.problem}")]) from error
    except yaml.YAMLError as error:
        raise DataError([Fault(shown, 1, f"not readable: {error}")]) from error
    if tree is None:
        raise DataError([Fault(shown, 1, "the file is empty")])
    faults: list[Fault] = []
    node = _convert(tree, shown, faults)
    if faults:
        raise DataError(faults)
    return node


def _convert(tree: Any, path: str, faults: list[Fault]) -> Node:
    line = tree.start_mark.line + 1
    if isinstance(tree, yaml.ScalarNode):
        return Node(path, line, str(tree.value))
    if isinstance(tree, yaml.SequenceNode):
        return Node(path, line, [_convert(child, path, faults) for child in tree.value])
    found: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key_tree, child in tree.value:
        key_line = key_tree.start_mark.line + 1
        if not isinstance(key_tree, yaml.ScalarNode):
            faults.append(Fault(path, key_line, "a key must be a single word"))
            continue
        key = str(key_tree.value)
        if key in found:
            faults.append(Fault(path, key_line, f"{key} stands twice (first in line {lines[key]})"))
            continue
        found[key] = _convert(child, path, faults)
        lines[key] = key_line
    return Node(path, line, found, lines)
