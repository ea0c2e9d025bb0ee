"""Placeholders: the code can fill every one, and an overlay has those of what it replaces."""

import ast
from collections.abc import Iterator

from calf_rules.faults import Fault, suggest
from skill.filling import PLACEHOLDER

from tools.checks.project import Project

FILLER = "lambda/skill/filling.py"
MAY_DIFFER = "locale."  # a locale's own numbers and roads may name each other freely


def fillable(project: Project) -> Iterator[Fault]:
    """A placeholder that no code fills would stop the skill in the middle of a sentence."""
    known = _known(project)
    for sentence in project.sentences():
        for name in sorted(set(PLACEHOLDER.findall(sentence.text)) - known):
            yield sentence.fault(f"nothing fills {{{name}}}{suggest(name, known)}")


def same_in_overlays(project: Project) -> Iterator[Fault]:
    """An overlay that forgets {emergency} would send nobody anywhere."""
    base: dict[str, set[str]] = {}
    for sentence in project.sentences():
        if "-" not in sentence.spoken_in:
            found = base.setdefault(f"{sentence.spoken_in}:{sentence.key}", set())
            found |= set(PLACEHOLDER.findall(sentence.text))
    for sentence in project.sentences():
        place = f"{sentence.spoken_in[:2]}:{sentence.key}"
        if "-" not in sentence.spoken_in or sentence.key.startswith(MAY_DIFFER):
            continue
        if place not in base:
            keys = {key.partition(":")[2] for key in base}
            yield sentence.fault(f"{sentence.key} replaces nothing{suggest(sentence.key, keys)}")
            continue
        here = set(PLACEHOLDER.findall(sentence.text))
        for name in sorted(base[place] - here):
            yield sentence.fault(f"{sentence.key} lacks {{{name}}}, which it replaces")
        for name in sorted(here - base[place]):
            yield sentence.fault(f"{sentence.key} has {{{name}}}, which it does not replace")


def _known(project: Project) -> set[str]:
    """Names in the filling code, keys of the ids that lines carry, and the locale's own words."""
    known = {key for language in project.words for key in _locale_keys(project, language)}
    tree = ast.parse((project.root / FILLER).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.Compare):
            known |= {p.value for p in ast.walk(node) if _is_word(p)}  # type: ignore[attr-defined]
    for path in sorted((project.root / "lambda/skill").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                known |= {key.value for key in node.keys if _is_word(key)}  # type: ignore[union-attr]
    return known


def _locale_keys(project: Project, language: str) -> set[str]:
    return {key for key, _ in project.section(language, "locale").items()}


def _is_word(node: ast.AST | None) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier()
    )


CHECKS = (fillable, same_in_overlays)
