"""What is compiled for quick loading: the knowledge base and the words of each locale.

Each function returns the texts that the compiled files should hold, so that building and checking
are the same work.
"""

import json
from pathlib import Path
from typing import Any

from calf_rules.faults import DataError, Fault
from calf_rules.knowledge import COMPILED
from calf_rules.source import compact, read_document
from calf_rules.strict_yaml import read
from skill.words import FOLDER as COMPILED_WORDS

WORDS = COMPILED_WORDS.parent


def knowledge_files() -> dict[Path, str]:
    """The compiled knowledge. Raises KnowledgeError with every fault in the YAML."""
    return {COMPILED: dumps(compact(read_document()))}


def words_files() -> dict[Path, str]:
    """The compiled words of every locale. Raises DataError with every fault in the YAML."""
    overlays = sorted(path for path in WORDS.glob("*-*.yaml"))
    if not overlays:
        raise DataError([Fault(str(WORDS), 1, "no locale was found")])
    return {
        COMPILED_WORDS / f"{path.stem}.json": dumps(locale_words(path.stem)) for path in overlays
    }


def locale_words(locale: str) -> dict[str, Any]:
    """The words of a locale: those of its language, with what differs laid over them."""
    folder = WORDS / locale.partition("-")[0]
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise DataError([Fault(str(folder), 1, "no words were found")])
    base = {path.stem: _read(path) for path in files}
    return overlaid(base, _read(WORDS / f"{locale}.yaml"))


def overlaid(base: dict[str, Any], differs: dict[str, Any]) -> dict[str, Any]:
    """`base` with the values of `differs` in place of its own, map within map."""
    found = dict(base)
    for key, value in differs.items():
        below = found.get(key)
        nested = isinstance(below, dict) and isinstance(value, dict)
        found[key] = overlaid(below, value) if nested else value  # type: ignore[arg-type]
    return found


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(path, f"words/{path.relative_to(WORDS)}").plain()
    return found


def dumps(document: Any) -> str:
    """JSON on one line, keys in the order given."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
