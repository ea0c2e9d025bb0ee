"""Everything the skill says, by key, in one locale.

The sentences stand in words/: a folder per language and, per locale, a file with only what
differs there. They are compiled into one JSON file per locale (`make build`).
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "words" / "compiled"
DEFAULT_LOCALE = "en-US"


class MissingWords(KeyError):
    """A sentence that words/ does not have."""


class Words:
    """The sentences of one locale. A key is a path with dots; variants are lists."""

    def __init__(self, locale: str, entries: Mapping[str, Any]) -> None:
        self.locale = locale
        self.entries = entries

    @classmethod
    def load(cls, locale: str) -> "Words":
        """The words of a locale; raises OSError where the locale has none."""
        path = FOLDER / f"{locale}.json"
        return cls(locale, json.loads(path.read_text(encoding="utf-8")))

    def find(self, key: str) -> Any:
        """What stands under a key, or None."""
        found: Any = self.entries
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return None
            found = found[part]
        return found

    def text(self, key: str, turn: int = 0) -> str:
        """The sentence under a key; of several variants, the one whose turn it is.

        Raises MissingWords where there is none.
        """
        found = self.find(key)
        if isinstance(found, list) and found:
            found = found[turn % len(found)]
        if not isinstance(found, str):
            raise MissingWords(key)
        return found


def locales() -> tuple[str, ...]:
    """The locales that have words."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
