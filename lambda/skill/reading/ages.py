"""Ages in words: counted, by their decade, by what is still missing, or by the year of birth."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .numbers import NUMBER, YEAR, YEARS, Numbers, band, phrase_at

FINDING, DECADE = "age_band", "decade"
_BESIDE = 5  # words up to which "born" stands before its year
_BEFORE = 5  # and "nearly" begins before its number
_CENTURY = 100
Told = tuple[str, str, int, int, str]  # as of a mention
Age = tuple[float, int, int, str]  # years, first word, word after, how it is said


class Ages(NamedTuple):
    """How a language tells ages, beside their numbers; phrases are words with spaces between.

    `decades`: with the least age they mean, in years. `nearly` stands before a number of years
    that is not reached yet, `soon` behind it, `short` between what is missing and the number
    ("two years off eighty"), `born` beside a year. `bands`: least age, value.
    """

    decades: Mapping[str, float]
    nearly: frozenset[str]
    soon: frozenset[str]
    short: frozenset[str]
    born: frozenset[str]
    bands: Sequence[tuple[float, str]]
    most: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Ages":
        """The ages of a compiled pack."""
        return cls(
            decades=data["decades"],
            nearly=frozenset(data["nearly"]),
            soon=frozenset(data["soon"]),
            short=frozenset(data["short"]),
            born=frozenset(data["born"]),
            bands=[(least, name) for least, name in data["bands"]],
            most=data["most"],
        )

    def band_of(self, years: float) -> str:
        """The age band of an age in years."""
        return band(self.bands, years)

    def mentions(self, words: Sequence[str], numbers: Numbers) -> Iterator[Told]:
        """Each age that the words may tell: finding, band, first word, word after, how."""
        place = 0
        while place < len(words):
            told = self._at(words, place, numbers)
            if told is None:  # a year that counts back is passed over whole
                place = (numbers.year_at(words, place) or (0, place + 1))[1]
                continue
            years, start, end, how = told
            if 0 < years < self.most:
                yield FINDING, self.band_of(years), start, end, how
            place = end

    def _at(self, words: Sequence[str], place: int, numbers: Numbers) -> Age | None:
        decade = phrase_at(self.decades, words, place)
        if decade:
            return self.decades[decade[0]], place, decade[1], DECADE
        return (
            self._short_of(words, place, numbers)
            or self._since_birth(words, place, numbers)
            or self._counted(words, place, numbers)
        )

    def _short_of(self, words: Sequence[str], place: int, numbers: Numbers) -> Age | None:
        """The age that is named less what is missing, a year at least: "two years off eighty"."""
        missing = numbers.length_at(words, place)
        short = phrase_at(self.short, words, missing[1]) if missing else None
        age = self._counted(words, short[1], numbers) if short else None
        if missing is None or age is None:
            return None
        return age[0] - max(missing[0] / YEAR, 1), place, age[2], YEARS

    def _since_birth(self, words: Sequence[str], place: int, numbers: Numbers) -> Age | None:
        """The age of who was born in a year, which may be said in full or as in "born in fifty"."""
        year, short = numbers.year_at(words, place), numbers.at(words, place)
        end = (year or short or (0, place))[1]
        born = self._born(words, place, end) if end > place else None
        start, how = (place, NUMBER) if born is None else (min(born, place), YEARS)
        if year:
            back = numbers.counts_back(words, place, end) and born is None
            return None if back else (numbers.today.year - year[0], start, end, how)
        if born is None or short is None or self._in_years(words, place, numbers):
            return None
        years = numbers.today.year % _CENTURY - short[0]
        return years if years > 0 else years + _CENTURY, start, end, how

    def _born(self, words: Sequence[str], start: int, end: int) -> int | None:
        """Where it says beside a year that somebody was born in it."""
        if phrase_at(self.born, words, end):
            return end
        before = range(max(0, start - _BESIDE), start)
        said = ((at, phrase_at(self.born, words, at)) for at in before)
        return next((at for at, one in said if one and one[1] <= start), None)

    def _counted(self, words: Sequence[str], place: int, numbers: Numbers) -> Age | None:
        """A number that counts years of life, or may: it counts nothing else of time."""
        number, length = numbers.at(words, place), numbers.length_at(words, place)
        if number is None or number[0] <= 1:
            return None
        in_years = self._in_years(words, place, numbers)
        end = (length or number)[1]
        if (length and not in_years) or numbers.counts_back(words, place, end):
            return None
        early = self._nearly(words, place) or phrase_at(self.soon, words, end)
        return number[0] - bool(early), place, number[1], YEARS if in_years else NUMBER

    def _in_years(self, words: Sequence[str], place: int, numbers: Numbers) -> bool:
        """Whether a number is followed by years ("seven years old")."""
        counted, found = numbers.at(words, place), numbers.length_at(words, place)
        return counted is not None and found is not None and found[0] == counted[0] * YEAR

    def _nearly(self, words: Sequence[str], place: int) -> bool:
        """Whether the words before a number say that it is not reached."""
        found = (phrase_at(self.nearly, words, at) for at in range(max(0, place - _BEFORE), place))
        return any(one and one[1] == place for one in found)
