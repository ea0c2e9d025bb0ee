"""The tags that the code may say (lambda/skill/tags.py), against words/ and against the code.

Whether the code names a tag that is not declared, the types say; here a plainer sentence says it.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from calf_rules.faults import Fault, suggest

from tools.checks.project import Project

SECTIONS = ("dialogue", "verdict", "memory")  # the others are spoken by id
NAMED = re.compile(rf"""["']((?:{"|".join(SECTIONS)})\.[a-z0-9_.]+)["']""")
CODE, TAGS = "lambda/skill", "lambda/skill/tags.py"
VARIANT = "_calls"  # the ending of a sentence that takes the place of another, by cause


def missing(project: Project) -> Iterator[Fault]:
    """A tag without words."""
    for language in project.words:
        known = _known(project, language)
        for tag, line in declared(project.root).items():
            if _ours(tag) and not any(_is_one(key, tag) for key in known):
                yield Fault(TAGS, line, f"no words for {tag} ({language}){suggest(tag, known)}")


def undeclared(project: Project) -> Iterator[Fault]:
    """A tag in the code that is not declared."""
    tags = declared(project.root)
    for path, line, name in _named(project.root):
        if not any(_is_one(name, tag) for tag in tags):
            yield Fault(path, line, f"{name} is no tag of {TAGS}{suggest(name, tags)}")


def unused(project: Project) -> Iterator[Fault]:
    """A sentence that is no tag, and a tag that the code does not name."""
    tags = declared(project.root)
    for sentence in project.sentences():
        key = sentence.key.removesuffix(VARIANT)
        ours = _ours(key) and "-" not in sentence.spoken_in
        if ours and not any(_is_one(key, tag) for tag in tags):
            yield sentence.fault(f"nothing speaks {sentence.key}: it is no tag of {TAGS}")
    names = {name for _, _, name in _named(project.root)}
    for tag, line in tags.items():
        if _ours(tag) and tag not in names:
            yield Fault(TAGS, line, f"no code says {tag}")


@lru_cache(maxsize=8)
def declared(root: Path) -> Mapping[str, int]:
    """The tags, and the beginnings of families of tags, with the lines that declare them."""
    if not (root / TAGS).is_file():
        return {}
    tree = ast.parse((root / TAGS).read_text(encoding="utf-8"))
    kinds = (node.value for node in tree.body if isinstance(node, ast.Assign))
    return {
        one.value: one.lineno
        for kind in kinds
        for one in ast.walk(kind)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


@lru_cache(maxsize=8)
def _named(root: Path) -> tuple[tuple[str, int, str], ...]:
    """Every tag that the code names, with file and line."""
    paths = (path for path in sorted((root / CODE).rglob("*.py")) if path != root / TAGS)
    return tuple(
        (path.relative_to(root).as_posix(), number, name)
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for name in NAMED.findall(line)
    )


def _is_one(key: str, tag: str) -> bool:
    """Whether a key is a tag, or of its family."""
    return key == tag or (tag.endswith((".", "_")) and key.startswith(tag))


def _ours(tag: str) -> bool:
    return tag.partition(".")[0] in SECTIONS


def _known(project: Project, language: str) -> set[str]:
    return {one.key for one in project.sentences() if one.spoken_in == language and _ours(one.key)}


CHECKS = (missing, undeclared, unused)
