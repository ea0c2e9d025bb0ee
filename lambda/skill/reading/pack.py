"""A language pack as it is compiled: loaded once, then only looked at."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from .ages import Ages
from .numbers import Numbers
from .opinion import Second, silent
from .weights import Weights
from .words import Spelling, Words, split

Span = tuple[int, int, str]  # first word, word after the last, what the words are


class Phrases(NamedTuple):
    """Phrases with what they may mean; `longest` bounds the look ahead from each first word."""

    tags: Mapping[str, Sequence[str]]
    longest: Mapping[str, int]

    def find(self, words: Sequence[str]) -> list[Span]:
        """Every phrase at every place, longer ones first; time linear in the words."""
        found: list[Span] = []
        for start, first in enumerate(words):
            reach = min(self.longest.get(first, 0), len(words) - start)
            for length in range(reach, 0, -1):
                tags = self.tags.get(" ".join(words[start : start + length]))
                if tags:
                    found.extend((start, start + length, tag) for tag in tags)
        return found


class Pattern(NamedTuple):
    """Word classes that together, close by, say something: "finding=value", or a kind."""

    all: tuple[str, ...]
    gives: tuple[str, ...]
    within: int
    ordered: bool
    without: tuple[str, ...]


class Cue(NamedTuple):
    """A kind of cue: on which side of what it concerns it stands, and what ends its reach."""

    direction: str
    stops: frozenset[str]


class Traits(NamedTuple):
    """What reading knows of findings in every language; how each is answered."""

    multi: frozenset[str]
    values: Mapping[str, tuple[str, ...]]  # () for yes/no findings
    nones: Mapping[str, str]
    plain_only: frozenset[str]
    warnings: frozenset[str]
    dangers: frozenset[str]  # both of these: whatever warns, in whatever words
    tells: Mapping[str, Mapping[str, str]]  # "finding=value" -> what it says of others
    needs: Mapping[str, str]  # "finding=value" -> what has to be spoken of with it
    opposites: Mapping[str, Mapping[str, str]]  # finding -> value -> what "the other one" means
    told_by_number: frozenset[str]  # a bare number to their question is about them
    relatives_have: frozenset[str]  # a yes to their question may be of a relative
    sure: Mapping[str, float]  # chance from which a fact is taken, where it is not the usual one


class Pack(NamedTuple):
    """One language: `phrases` skip small words, `exact` count each, `forms` each ending too."""

    spelling: Spelling
    phrases: Phrases
    exact: Phrases
    forms: Phrases
    patterns: tuple[Pattern, ...]
    cues: Mapping[str, Cue]
    numbers: Numbers
    ages: Ages
    traits: Traits
    asked: Mapping[str, frozenset[str]]  # stems of each question as it is spoken
    noted: Phrases  # what no rule weighs (noted.py), counting each word
    weights: Mapping[str, Weights]
    second: Second = silent  # what else has an opinion

    @classmethod
    def load(cls, path: Path | str) -> "Pack":
        """Read a compiled pack and its weights; raises OSError or ValueError where it is broken."""
        path = Path(path)
        return cls.of(json.loads(path.read_text(encoding="utf-8")), Weights.beside(path))

    @classmethod
    def of(cls, data: Mapping[str, Any], weights: Mapping[str, Weights]) -> "Pack":
        """The pack from what `tools.packs` compiles."""
        return cls(
            Spelling.of(data["spelling"]),
            Phrases(data["phrases"], data["longest"]["phrases"]),
            Phrases(data["exact"], data["longest"]["exact"]),
            Phrases(data["forms"], data["longest"]["forms"]),
            tuple(_pattern(item) for item in data["patterns"]),
            {name: Cue(way, frozenset(stops)) for name, (way, stops) in data["cues"].items()},
            Numbers.of(data["numbers"]),
            Ages.of(data["ages"]),
            _traits(data["traits"]),
            {name: frozenset(stems) for name, stems in data["asked"].items()},
            Phrases(data["noted"]["phrases"], data["noted"]["longest"]),
            weights,
        )

    def on(self, day: date) -> "Pack":
        """The pack for the talks of a day: "since June" and "born in fifty" count from it."""
        return self._replace(numbers=self.numbers._replace(today=day))

    def split(self, text: str) -> Words:
        """The words of a text in this language."""
        return split(text, self.spelling)


def _pattern(item: Mapping[str, Any]) -> Pattern:
    return Pattern(
        tuple(item["all"]),
        tuple(item["gives"]),
        item["within"],
        item["ordered"],
        tuple(item["without"]),
    )


def _traits(data: Mapping[str, Any]) -> Traits:
    return Traits(
        multi=frozenset(data["multi"]),
        values={name: tuple(values) for name, values in data["values"].items()},
        nones=data["nones"],
        plain_only=frozenset(data["plain_only"]),
        warnings=frozenset(data["warnings"]),
        dangers=frozenset((*data["warnings"], *data["plain_only"])),
        tells=data["tells"],
        needs=data["needs"],
        opposites=data["opposites"],
        told_by_number=frozenset(data["told_by_number"]),
        relatives_have=frozenset(data["relatives_have"]),
        sure=data["sure"],
    )
