"""The keys of words/ that the code speaks: none is missing, and none is spoken by nobody.

The code names a key as a string ("dialogue.welcome"), as a pattern (f"dialogue.fallback_{n}"), or
by its last part beside a bare pattern (f"dialogue.{key}" with "welcome" in the same module);
f"{key}_calls" names a variant of any key.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from calf_rules.faults import Fault, suggest

from tools.checks.project import Project

SECTIONS = ("dialogue", "verdict", "memory", "screens")  # the others are spoken by id
KEY = re.compile(rf"({'|'.join(SECTIONS)})\.[a-z0-9_.]+")
CODE = "lambda/skill"


@dataclass
class Used:
    """What one module names: whole keys, patterns of keys, sections named barely, and words."""

    path: str
    keys: dict[str, int] = field(default_factory=dict)
    patterns: dict[str, int] = field(default_factory=dict)
    bare: set[str] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)  # f"{key}_calls": a variant of any key
    words: set[str] = field(default_factory=set)

    def speaks(self, key: str, beside: set[str]) -> bool:
        """Whether this module may speak the sentence under a key.

        `beside`: the last parts of the keys next to it. Where the module names one of these, it
        names each that it speaks; where it names none, it may speak them all.
        """
        if key in self.keys or any(re.fullmatch(pattern, key) for pattern in self.patterns):
            return True
        stem, _, last = key.rpartition(".")
        return stem in self.bare and (last in self.words or not beside & self.words)


def missing(project: Project) -> Iterator[Fault]:
    """A key in the code that words/ does not have."""
    for language in project.words:
        known = _known(project, language)
        stems = {key.rpartition(".")[0] for key in known}
        for module in _used(project.root):
            for key, line in module.keys.items():
                if key not in known and key not in stems:
                    yield Fault(module.path, line, f"no words for {key}{suggest(key, known)}")
            for pattern, line in module.patterns.items():
                if not any(re.fullmatch(pattern, key) for key in known | stems):
                    shown = pattern.replace(r"\.", ".").replace("[a-z0-9_.]*", "...")
                    yield Fault(module.path, line, f"no words for {shown} ({language})")


def unused(project: Project) -> Iterator[Fault]:
    """A sentence that nothing speaks."""
    for sentence in project.sentences():
        section = sentence.key.partition(".")[0]
        ours = section in SECTIONS and "-" not in sentence.spoken_in
        if ours and not _is_spoken(project, sentence.key):
            yield sentence.fault(f"nothing speaks {sentence.key}")


def _is_spoken(project: Project, key: str) -> bool:
    beside = _beside(project).get(key.rpartition(".")[0], set())
    modules = _used(project.root)
    if any(module.speaks(key, beside) for module in modules):
        return True
    ends = {end for module in modules for end in module.suffixes if key.endswith(end)}
    return any(_is_spoken(project, key.removesuffix(end)) for end in ends)


def _beside(project: Project) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for language in project.words:
        for key in _known(project, language):
            stem, _, last = key.rpartition(".")
            found.setdefault(stem, set()).add(last)
    return found


def _known(project: Project, language: str) -> set[str]:
    found = {s.key for s in project.sentences() if s.spoken_in == language}
    return {key for key in found if key.partition(".")[0] in SECTIONS}


@lru_cache(maxsize=8)
def _used(root: Path) -> tuple[Used, ...]:
    return tuple(_module(root, path) for path in sorted((root / CODE).rglob("*.py")))


def _module(root: Path, path: Path) -> Used:
    found = Used(path.relative_to(root).as_posix())
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(p) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for p in n.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            _pattern(node, found)
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in inside
        ):
            if KEY.fullmatch(node.value):
                found.keys[node.value] = node.lineno
            found.words.add(node.value)
    return found


def _pattern(node: ast.JoinedStr, found: Used) -> None:
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_.]*"
        for part in node.values
    ]
    if len(parts) == 2 and parts[1].startswith("_"):  # noqa: PLR2004 - any key and an ending
        found.suffixes.add(parts[1])
        return
    start = parts[0].replace("\\", "") if parts else ""
    section = start.partition(".")[0]
    if section not in SECTIONS:
        return
    last = node.values[-1]
    named = isinstance(last, ast.FormattedValue) and isinstance(last.value, ast.Name)
    if start.endswith(".") and len(parts) == 2 and named:  # noqa: PLR2004 - one name after the dot
        found.bare.add(start.rstrip("."))
    else:
        found.patterns["".join(parts)] = node.lineno


CHECKS = (missing, unused)
