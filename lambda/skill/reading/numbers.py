"""Numbers, spans of time, ages, scores and body weights in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_TEN, _HUNDRED = 10, 100
_YEAR = 365  # days
_DIGITS = 4
_BETWEEN = 3  # words between a number and its unit ("a couple of long weeks")


class Numbers(NamedTuple):
    """The number and time words of a language, with the language-free bands.

    `words` may be of several words ("quatre vingt dix"), `longest` at most. `units`: days, and
    whether it is a plural that alone means a few. `tens_first`: "sixty eight"; else
    "achtundsechzig" is one word, or the unit comes before. `joins` may stand between the two
    ("sesenta y ocho"). Bands: least, value.
    """

    words: Mapping[str, float]
    longest: int
    tens_first: bool
    joins: frozenset[str]
    units: Mapping[str, tuple[float, bool]]
    between: frozenset[str]
    lengths: frozenset[str]
    articles: frozenset[str]
    heavy_from: Mapping[str, float]
    decades: Mapping[str, float]
    duration: Sequence[tuple[float, str]]
    age: Sequence[tuple[float, str]]
    a_few: float
    most_years: float
    most_score: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Numbers":
        """The numbers of a compiled pack."""
        return cls(
            words=data["words"],
            longest=max(word.count(" ") + 1 for word in data["words"]),
            tens_first=data["tens_first"],
            joins=frozenset(data.get("joins", ())),
            units={word: (days, many) for word, (days, many) in data["units"].items()},
            between=frozenset(data["between"]),
            lengths=frozenset(data["lengths"]),
            articles=frozenset(data["articles"]),
            heavy_from=data["heavy_from"],
            decades=data["decades"],
            duration=[(least, name) for least, name in data["duration"]],
            age=[(least, name) for least, name in data["age"]],
            a_few=data["a_few"],
            most_years=data["most_years"],
            most_score=data["most_score"],
        )

    def at(self, words: Sequence[str], place: int) -> tuple[float, int] | None:
        """The number that begins at a word, with the place after it ("sixty eight", "68")."""
        value, end = self._one(words, place)
        if value is None:
            return None
        unit, after = self._one(words, end)
        if unit == _HUNDRED and value < _TEN:
            return value * _HUNDRED, after
        if not self.tens_first or value < 2 * _TEN or value % _TEN:
            return value, end
        unit, after = self._one(words, end + (end < len(words) and words[end] in self.joins))
        if unit is not None and 0 < unit < _TEN and unit == int(unit):
            return value + unit, after
        return value, end

    def _one(self, words: Sequence[str], place: int) -> tuple[float | None, int]:
        """The number that a word is, or several that are written as one, with the place after."""
        for length in range(min(self.longest, len(words) - place), 0, -1):
            value = self.words.get(" ".join(words[place : place + length]))
            if value is not None:
                return value, place + length
        word = words[place] if place < len(words) else ""
        digits = word.isascii() and word.isdigit() and len(word) <= _DIGITS
        return float(word) if digits else None, place + 1

    def length_at(self, words: Sequence[str], place: int) -> tuple[float, int] | None:
        """A span of time that begins at a word, in days, with the place after it."""
        counted = self.at(words, place)
        count, at = counted or (self.a_few, place)
        while counted and at < min(len(words), place + _BETWEEN) and words[at] in self.between:
            at += 1
        later = self.at(words, at) if counted and at > place + 1 else None
        if later and later[1] < len(words) and words[later[1]] in self.units:
            count, at = later  # "one or two weeks": the later number counts
        days, many = self.units.get(words[at] if at < len(words) else "", (0.0, False))
        if not days or not (counted or many):
            return None
        return count * days, at + 1

    def duration_of(self, days: float) -> str:
        """The finding value of a length in days; where two would fit, the shorter."""
        return _band(self.duration, days)

    def age_of(self, years: float) -> str:
        """The age band of an age in years."""
        return _band(self.age, years)

    def mentions(self, words: Sequence[str]) -> Iterator[tuple[str, str, int, int, str]]:
        """All that numbers may mean: finding, value, first word, word after, and how it is said."""
        place = 0
        while place < len(words):
            length, number = self.length_at(words, place), self.at(words, place)
            if length:
                days, end = length
                how = "minutes" if days * 24 < 1 else "length"
                yield "duration", self.duration_of(days), place, end, how
            if words[place] in self.decades:
                years = self.decades[words[place]]
                yield "age_band", self.age_of(years), place, place + 1, "decade"
            if number:
                yield from self._number(words, place, number)
            place = max(number[1] if number else 0, place + 1)

    def _number(
        self, words: Sequence[str], place: int, number: tuple[float, int]
    ) -> Iterator[tuple[str, str, int, int, str]]:
        value, end = number
        length, years = self.length_at(words, place), self._counts_years(words, place)
        other = length is not None and not years  # "six weeks"
        if 1 < value < self.most_years and not other and not self._is_length(words, place):
            how = "years" if years else "number"
            yield "age_band", self.age_of(value), place, end, how
        if value <= self.most_score and words[place] not in self.articles:
            yield "severity", str(round(value)), place, end, "number"
        unit = words[end] if end < len(words) else ""
        if value >= self.heavy_from.get(unit, float("inf")):
            yield "obesity", "yes", place, end + 1, "weight"

    def _counts_years(self, words: Sequence[str], place: int) -> bool:
        """Whether a number is followed by years ("seven years old")."""
        counted, found = self.at(words, place), self.length_at(words, place)
        return counted is not None and found is not None and found[0] == counted[0] * _YEAR

    def _is_length(self, words: Sequence[str], place: int) -> bool:
        """Whether a number counts back in time ("seven years ago"), and is nobody's age."""
        found = self.length_at(words, place)
        if found is None:
            return False
        beside = (words[place - 1] if place else "", *words[found[1] : found[1] + 1])
        return not self.lengths.isdisjoint(beside)


def _band(bands: Sequence[tuple[float, str]], amount: float) -> str:
    value = ""
    for least, name in bands:
        if amount >= least:
            value = name
    return value
