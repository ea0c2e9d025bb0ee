"""Everything the skill says, by key, in one locale.

The sentences stand in words/: a folder per language and, per locale, a file with only what
differs there. Each is compiled into one JSON file (`make build`); a locale reads its two.
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
        return cls(locale, overlaid(_read(language_of(locale)), _read(locale)))

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
    return tuple(sorted(path.stem for path in FOLDER.glob("*-*.json")))


def language_of(locale: str) -> str:
    """The language of a locale: "en" of "en-GB"."""
    return locale.partition("-")[0]


def overlaid(base: dict[str, Any], differs: dict[str, Any]) -> dict[str, Any]:
    """`base` with the values of `differs` in place of its own, map within map."""
    found = dict(base)
    for key, value in differs.items():
        both = isinstance(found.get(key), dict) and isinstance(value, dict)
        found[key] = overlaid(found[key], value) if both else value
    return found


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found
