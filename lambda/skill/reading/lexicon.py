"""The compiled words of one language, loaded once and then only looked at."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .model import Span
from .tokens import Spelling, Words, split


@dataclass(frozen=True, slots=True)
class Pattern:
    """Tags that together, close by, say something: facts ("finding=value") or a kind."""

    all: tuple[str, ...]
    gives: tuple[str, ...]
    within: int
    ordered: bool
    takes: bool
    without: tuple[str, ...]
    across: bool = False  # its words may stand in neighbouring clauses
    opens: bool = False  # its first word begins the sentence, or what follows a polite start


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases with what they may mean; `longest` bounds the look ahead from each first word."""

    tags: Mapping[str, Sequence[str]]
    longest: Mapping[str, int]

    def find(self, stems: Sequence[str]) -> list[Span]:
        """Every phrase at every place, longer ones first; time linear in the words."""
        found: list[Span] = []
        for start, first in enumerate(stems):
            reach = min(self.longest.get(first, 0), len(stems) - start)
            for length in range(reach, 0, -1):
                tags = self.tags.get(" ".join(stems[start : start + length]))
                if tags:
                    found.extend(Span(start, start + length, tag) for tag in tags)
        return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    `phrases` skip small words, `grammar` counts every word, `sides` every ending as well.
    """

    spelling: Spelling
    phrases: Phrases
    grammar: Phrases
    sides: Phrases
    patterns: tuple[Pattern, ...]
    acts: tuple[Pattern, ...]
    table: Mapping[str, Any]

    @classmethod
    def load(cls, path: Path | str) -> "Lexicon":
        """Read the compiled file; raises OSError or ValueError when it is missing or broken."""
        return cls.of(json.loads(Path(path).read_text(encoding="utf-8")))

    @classmethod
    def of(cls, compiled: Mapping[str, Any]) -> "Lexicon":
        """The lexicon from what `compile_lexicon` gives."""
        return cls(
            spelling_of(compiled["spelling"]),
            Phrases(compiled["phrases"], compiled["phrases_longest"]),
            Phrases(compiled["grammar"], compiled["grammar_longest"]),
            Phrases(compiled["sides"], compiled["sides_longest"]),
            tuple(_pattern(item) for item in compiled["patterns"]),
            tuple(_pattern(item) for item in compiled["acts"]),
            compiled["table"],
        )

    def split(self, text: str) -> Words:
        """The words of a text in this language."""
        return split(text, self.spelling)


def spelling_of(data: Mapping[str, Any]) -> Spelling:
    """The spelling part of a compiled lexicon."""
    return Spelling(
        short=data["short"],
        endings=data["endings"],
        is_after=frozenset(data["is_after"]),
        is_word=data["is_word"],
        owner=data["owner"],
        slash=data["slash"],
        forms=data["forms"],
        keep=frozenset(data["keep"]),
        suffixes=tuple((suffix, instead) for suffix, instead in data["suffixes"]),
        noise=frozenset(data["noise"]),
        fillers=frozenset(data["fillers"]),
    )


def _pattern(item: Mapping[str, Any]) -> Pattern:
    return Pattern(
        all=tuple(item["all"]),
        gives=tuple(item["gives"]),
        within=int(item["within"]),
        ordered=bool(item["ordered"]),
        takes=bool(item["takes"]),
        without=tuple(item["without"]),
        across=bool(item["across"]),
        opens=bool(item["opens"]),
    )
