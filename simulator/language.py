"""What Alexa brings in a language: how a typed line is heard, number words and spans of time."""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from simulator import ROOT

sys.path[:0] = [] if str(ROOT / "lambda") in sys.path else [str(ROOT / "lambda")]

from calf_rules.strict_yaml import read  # noqa: E402  (the path comes first)

APOSTROPHES = re.compile("[\u2018\u2019\u02bc`\u00b4]")
NOT_SPEECH = re.compile(r"[^\w'\s]|_")
MOST_DIGITS = 5
LOOSE_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")


@dataclass(frozen=True)
class Found:
    """Words `start` to `end` (excluded) of an utterance, and the value Alexa would send."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Language:
    """The data of simulator/platform/<language>.yaml."""

    data: Mapping[str, Any]

    @cached_property
    def built_in(self) -> Mapping[str, str]:
        """Phrase -> built-in intent."""
        return {
            phrase: intent for intent, all_of in self.data["built_in"].items() for phrase in all_of
        }

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Words that carry nothing."""
        return frozenset(self.data["fillers"])

    @cached_property
    def negators(self) -> frozenset[str]:
        """Words that turn a sentence round."""
        return frozenset(self.data["negators"])

    @cached_property
    def joiners(self) -> tuple[str, ...]:
        """Words between several values of one slot."""
        return tuple(self.data["joiners"])

    @cached_property
    def connecting(self) -> frozenset[str]:
        """Words that Alexa strips from the front."""
        return frozenset(self.data["one_shot"]["connecting"])

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {word: int(value) for word, value in self.data["numbers"].items()}

    @cached_property
    def _tens(self) -> Mapping[str, int]:
        return {word: int(value) for word, value in self.data["tens"].items()}

    @cached_property
    def _ones(self) -> list[tuple[list[str], float]]:
        ones = [(words.split(), float(value)) for words, value in self.data["ones"].items()]
        return sorted(ones, key=lambda one: -len(one[0]))

    @cached_property
    def _units(self) -> Mapping[str, Mapping[str, Any]]:
        return {word: unit for unit in self.data["units"].values() for word in unit["words"]}

    @cached_property
    def _spelled(self) -> Mapping[int, str]:
        small = {value: word for word, value in self._numbers.items()}
        tens = {value: word for word, value in self._tens.items()}
        both = {
            ten + one: f"{word} {small[one]}" for ten, word in tens.items() for one in range(1, 10)
        }
        return {**small, **tens, **both}

    def heard(self, line: str) -> list[str]:
        """The words of a typed line as a recogniser gives them.

        Lower case, no punctuation but apostrophes, numbers below a hundred as words.
        """
        text = NOT_SPEECH.sub(" ", APOSTROPHES.sub("'", line.lower()))
        words = LOOSE_QUOTE.sub(" ", text).split()
        spelled = (self._spelled.get(int(w), w) if w.isdecimal() else w for w in words)
        return " ".join(spelled).split()

    def numbers(self, words: list[str]) -> Iterator[Found]:
        """Every number, as digits."""
        for start in range(len(words)):
            for length, value in self._numbers_at(words, start):
                yield Found(start, start + length, str(value))

    def durations(self, words: list[str]) -> Iterator[Found]:
        """Every span of time, as ISO 8601 ("P3D"): the longest at each place."""
        for start in range(len(words)):
            for length, amount in self._amounts_at(words, start):
                place, before = self._half(words, start + length)
                unit = self._units.get(words[place]) if place < len(words) else None
                if unit:
                    place, behind = self._half(words, place + 1)
                    yield Found(start, place, _iso(amount + before + behind, unit))
                    break

    def _half(self, words: list[str], place: int) -> tuple[int, float]:
        """The place behind "and a half", if it stands here, and what it adds."""
        half = self.data["and_a_half"].split()
        stands = bool(half) and words[place : place + len(half)] == half
        return (place + len(half), 0.5) if stands else (place, 0.0)

    def _numbers_at(self, words: list[str], start: int) -> Iterator[tuple[int, int]]:
        word = words[start]
        if word.isdecimal() and len(word) <= MOST_DIGITS:
            yield 1, int(word)
        elif word in self._tens:
            onward = self._numbers.get(words[start + 1], 0) if start + 1 < len(words) else 0
            if onward in range(1, 10):
                yield 2, self._tens[word] + onward
            yield 1, self._tens[word]
        elif word in self._numbers:
            yield 1, self._numbers[word]

    def _amounts_at(self, words: list[str], start: int) -> Iterator[tuple[int, float]]:
        yield from self._numbers_at(words, start)
        for phrase, value in self._ones:
            if words[start : start + len(phrase)] == phrase:
                yield len(phrase), value


def _iso(amount: float, unit: Mapping[str, Any]) -> str:
    total = amount * float(unit.get("times", "1"))
    if total == int(total):
        return f"P{'T' if unit['time'] == 'yes' else ''}{int(total)}{unit['iso']}"
    smaller = {"H": ("T", 60, "M"), "D": ("T", 24, "H"), "W": ("", 7, "D"), "M": ("", 30, "D")}
    time, times, iso = smaller.get(unit["iso"], ("", 12, "M"))
    if unit["iso"] == "M" and unit["time"] == "yes":
        time, times, iso = "T", 60, "S"
    return f"P{time}{round(total * times)}{iso}"


@cache
def language(name: str) -> Language:
    """The language of a locale or a language code; raises DataError for one that has no file."""
    return Language(read(ROOT / "simulator" / "platform" / f"{name[:2]}.yaml").plain())
