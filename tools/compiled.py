"""What is compiled for quick loading: the knowledge base and the words.

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
from skill.words import language_of, overlaid

WORDS = COMPILED_WORDS.parent
WORDING = "wording"  # what a language must not say: for `make check`, never spoken


def knowledge_files() -> dict[Path, str]:
    """The compiled knowledge. Raises KnowledgeError with every fault in the YAML."""
    return {COMPILED: dumps(compact(read_document()))}


def words_files() -> dict[Path, str]:
    """The compiled words of every language and, apart, of every locale what differs.

    Raises DataError with every fault in the YAML.
    """
    overlays = sorted(path.stem for path in WORDS.glob("*-*.yaml"))
    if not overlays:
        raise DataError([Fault(str(WORDS), 1, "no locale was found")])
    spoken = {language: language_words(language) for language in map(language_of, overlays)}
    differs = {locale: _read(WORDS / f"{locale}.yaml") for locale in overlays}
    return {
        COMPILED_WORDS / f"{name}.json": dumps(words)
        for name, words in {**spoken, **differs}.items()
    }


def locale_words(locale: str) -> dict[str, Any]:
    """The words of a locale: those of its language, with what differs laid over them."""
    return overlaid(language_words(language_of(locale)), _read(WORDS / f"{locale}.yaml"))


def language_words(language: str) -> dict[str, Any]:
    """The words of a language, file by file."""
    files = sorted((WORDS / language).glob("*.yaml"))
    if not files:
        raise DataError([Fault(str(WORDS / language), 1, "no words were found")])
    return {path.stem: _read(path) for path in files if path.stem != WORDING}


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(path, f"words/{path.relative_to(WORDS)}").plain()
    return found


def dumps(document: Any) -> str:
    """JSON on one line, keys in the order given."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
