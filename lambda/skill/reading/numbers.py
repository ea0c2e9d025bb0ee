"""Numbers, years, spans of time, scores and body weights in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

YEAR = 365  # days
NUMBER, YEARS, LENGTH = "number", "years", "length"  # how a mention was said: by a count
_TEN, _HUNDRED = 10, 100
_DIGITS = 4
_FIRST_YEAR = 1900
_MIDDLE = 15  # of a month
_LONGEST = 5  # words of a phrase about time
_BETWEEN = 3  # words between a number and its unit ("a couple of long weeks")


class Numbers(NamedTuple):
    """The number and time words of a language, with the language-free bands.

    `words` may be of several words ("quatre vingt dix"), `longest` at most. `units`: days, and
    whether it is a plural that alone means a few. `tens_first`: "sixty eight"; else
    "achtundsechzig" is one word, or the unit comes before. `joins` may stand between the two
    ("sesenta y ocho"). `centuries` begin a year ("nineteen"). Bands: least, value. `today`: the
    day of the talk.
    """

    words: Mapping[str, float]
    longest: int
    tens_first: bool
    joins: frozenset[str]
    units: Mapping[str, tuple[float, bool]]
    between: frozenset[str]
    lengths: frozenset[str]
    since: frozenset[str]
    articles: frozenset[str]
    heavy_from: Mapping[str, float]
    centuries: Mapping[str, float]
    duration: Sequence[tuple[float, str]]
    a_few: float
    most_score: float
    today: date

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
            since=frozenset(data["since"]),
            articles=frozenset(data["articles"]),
            heavy_from=data["heavy_from"],
            centuries=data["centuries"],
            duration=[(least, name) for least, name in data["duration"]],
            a_few=data["a_few"],
            most_score=data["most_score"],
            today=date.fromisoformat(data["today"]),
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
        return band(self.duration, days)

    def year_at(self, words: Sequence[str], place: int) -> tuple[int, int] | None:
        """A year up to that of the talk that begins at a word, with the place after it."""
        begun = self._century(words, place)
        if begun is None:
            value, end = self._one(words, place)
            return (int(value), end) if value and self._may_be_year(value) else None
        century, end, rest = begun
        within, after = rest or (self.at(words, end) or (0, end))
        word = " ".join(words[place:end])
        least = _TEN if self.words.get(word, _HUNDRED) < _HUNDRED else 0  # "nineteen", "twenty"
        if not least <= within < _HUNDRED:
            within, after = 0, end
        year = int(century + within)
        return (year, after) if within >= least and self._may_be_year(year) else None

    def _century(
        self, words: Sequence[str], place: int
    ) -> tuple[float, int, tuple[float, int] | None] | None:
        """The century that begins a year, the place after it, and the rest if in the same word."""
        begun = phrase_at(self.centuries, words, place)
        if begun:
            return self.centuries[begun[0]], begun[1], None
        word = words[place] if place < len(words) else ""
        for phrase, century in self.centuries.items():
            rest = self.words.get(word.removeprefix(phrase))
            if word.startswith(phrase) and rest is not None:
                return century, place + 1, (rest, place + 1)
        return None

    def _may_be_year(self, value: float) -> bool:
        return _FIRST_YEAR <= value <= self.today.year

    def back_to(self, day: str) -> str:
        """The duration since the last such day, "12-25", or since about the middle of a month."""
        month, _, of_month = day.partition("-")
        if not of_month and int(month) == self.today.month:
            return self.duration_of(self.today.day / 2)
        this_year = date(self.today.year, int(month), int(of_month or _MIDDLE))
        return self.duration_of((self.today - this_year).days % YEAR)

    def mentions(self, words: Sequence[str]) -> Iterator[tuple[str, str, int, int, str]]:
        """What numbers may mean, ages apart: finding, value, first word, word after, and how."""
        place = 0
        while place < len(words):
            length, number = self.length_at(words, place), self.at(words, place)
            year = self.year_at(words, place)
            if year and self.counts_back(words, place, year[1]):
                past = self.duration_of((self.today.year - year[0]) * YEAR)
                yield "duration", past, place, year[1], LENGTH
            elif length:
                days, end = length
                how = "minutes" if days * 24 < 1 else LENGTH
                yield "duration", self.duration_of(days), place, end, how
            if number and not year:
                yield from self._number(words, place, number)
            place = max((year or number or (0, 0))[1], place + 1)

    def _number(
        self, words: Sequence[str], place: int, number: tuple[float, int]
    ) -> Iterator[tuple[str, str, int, int, str]]:
        value, end = number
        if value <= self.most_score and words[place] not in self.articles:
            yield "severity", str(round(value)), place, end, NUMBER
        unit = words[end] if end < len(words) else ""
        if value >= self.heavy_from.get(unit, float("inf")):
            yield "obesity", "yes", place, end + 1, "weight"

    def counts_back(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether what stands beside a count says that it counts back in time ("years ago")."""
        before = words[start - 1] if start else ""
        return before in self.since or not self.lengths.isdisjoint((before, *words[end : end + 1]))


def phrase_at(phrases: Collection[str], words: Sequence[str], place: int) -> tuple[str, int] | None:
    """The longest of some phrases that begins at a word, with the place after it."""
    for end in range(min(len(words), place + _LONGEST), place, -1):
        phrase = " ".join(words[place:end])
        if phrase in phrases:
            return phrase, end
    return None


def band(bands: Sequence[tuple[float, str]], amount: float) -> str:
    """The value of the last band that an amount reaches; "" below the first."""
    value = ""
    for least, name in bands:
        if amount >= least:
            value = name
    return value
