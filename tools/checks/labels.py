"""The labels of screens, which are seen and not said, against the code that shows them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from calf_rules.faults import Fault, suggest

from tools.checks.project import Project

SECTION, CODE = "screens", "lambda/skill/showing"
LABEL = re.compile(r"""["'](screens\.[a-z0-9_.]+)(["'{])""")
WORD = re.compile(r"""["']([a-z0-9_]+)["']""")


def missing(project: Project) -> Iterator[Fault]:
    """A label without words; of one whose end is filled in, a beginning that nothing has."""
    for language in project.words:
        known = {one.key for one in project.sentences() if one.spoken_in == language}
        for path, line, label, whole in _labels(project.root):
            if not any(_is_one(key, label, whole=whole) for key in known):
                yield Fault(path, line, f"no words for {label} ({language}){suggest(label, known)}")


def unused(project: Project) -> Iterator[Fault]:
    """A label that no code shows: neither named nor of a beginning, nor a word of the code."""
    labels, words = _labels(project.root), _words(project.root)
    for sentence in project.sentences():
        section, _, name = sentence.key.partition(".")
        if section != SECTION or "-" in sentence.spoken_in or name in words:
            continue
        if not any(_is_one(sentence.key, label, whole=whole) for _, _, label, whole in labels):
            yield sentence.fault(f"nothing shows {sentence.key}")


def _is_one(key: str, label: str, *, whole: bool) -> bool:
    """Whether a key is a label, one of its variants, or goes on from its beginning."""
    return key == label or key.startswith(f"{label}." if whole else label)


@lru_cache(maxsize=8)
def _labels(root: Path) -> tuple[tuple[str, int, str, bool], ...]:
    """Every label that the code names: file, line, and whether it is named to its end."""
    return tuple(
        (path.relative_to(root).as_posix(), number, label, end != "{")
        for path in sorted((root / CODE).glob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for label, end in LABEL.findall(line)
        if label != f"{SECTION}."
    )


@lru_cache(maxsize=8)
def _words(root: Path) -> frozenset[str]:
    """The words in the code, one of which is the end of `screens.{title}`."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((root / CODE).glob("*.py")))
    return frozenset(word for text in texts for word in WORD.findall(text))


CHECKS = (missing, unused)
