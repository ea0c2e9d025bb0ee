"""Numbers, spans of time and weights are heard as what they may mean."""

from datetime import date

import pytest
from skill.reading.mentions import look
from skill.reading.numbers import Numbers

from tests.reading.packs import pack

NUMBERS = pack("en").numbers
GERMAN = pack("de").numbers
FRENCH = pack("fr").numbers
SPANISH = pack("es").numbers


def meant(text: str, finding: str) -> set[tuple[str, str]]:
    return {
        (value, how) for name, value, _, _, how in NUMBERS.mentions(text.split()) if name == finding
    }


@pytest.mark.parametrize(
    ("text", "number"),
    [("seven", 7), ("68", 68), ("sixty eight", 68), ("two hundred", 200), ("sixty", 60)],
)
def test_a_number_is_heard_in_words_and_figures(text: str, number: float) -> None:
    assert NUMBERS.at(text.split(), 0) == (number, len(text.split()))


def test_where_there_is_no_number_none_is_heard() -> None:
    assert NUMBERS.at(["calf"], 0) is None
    assert NUMBERS.at([], 0) is None


def test_tens_take_no_other_tens_along() -> None:
    assert NUMBERS.at(["sixty", "fifty"], 0) == (60, 1)


def test_a_german_number_is_one_word() -> None:
    assert GERMAN.at(["achtundsechzig"], 0) == (68, 1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("vingt", 20),
        ("vingt et un", 21),
        ("soixante douze", 72),
        ("soixante et onze", 71),
        ("quatre vingt", 80),
        ("quatre vingt dix sept", 97),
        ("deux cents", 200),
    ],
)
def test_a_french_number_may_be_several_words(text: str, number: float) -> None:
    assert FRENCH.at([*text.split(), "ans"], 0) == (number, len(text.split()))


def test_numbers_beside_each_other_stay_apart() -> None:
    assert FRENCH.at(["deux", "trois", "jours"], 0) == (2, 1)
    assert FRENCH.at(["soixante"], 0) == (60, 1)


@pytest.mark.parametrize(
    ("text", "number"),
    [("sesenta y ocho", 68), ("sesenta", 60), ("treinta y un", 31), ("veintidós", 22)],
)
def test_a_word_may_join_tens_and_unit(text: str, number: float) -> None:
    assert SPANISH.at(text.split(), 0) == (number, len(text.split()))


@pytest.mark.parametrize("text", ["sesenta y", "sesenta y once", "sesenta y veinte"])
def test_what_joins_no_unit_is_no_number(text: str) -> None:
    assert SPANISH.at(text.split(), 0) == (60, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [("cuarenta y cinco días", 45), ("un mes", 30), ("par de semanas", 14), ("años", 1095)],
)
def test_a_spanish_length_is_counted_in_days(text: str, days: float) -> None:
    found = SPANISH.length_at(text.split(), 0)
    assert found
    assert found[0] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("three weeks", 21),
        ("two long months", 60),
        ("days", 3),
        ("a day", 1),
        ("calf", None),
        ("one or two weeks", 14),
    ],
)
def test_a_length_of_time_is_counted_in_days(text: str, days: float | None) -> None:
    found = NUMBERS.length_at(text.split(), 0)
    assert (found and found[0]) == days


@pytest.mark.parametrize(
    ("days", "value"), [(0, "today"), (1, "days"), (13, "days"), (14, "weeks"), (60, "months")]
)
def test_each_length_falls_into_its_band(days: float, value: str) -> None:
    assert NUMBERS.duration_of(days) == value


def test_minutes_are_told_apart_from_longer_times() -> None:
    assert meant("five minutes", "duration") == {("today", "minutes")}


def test_no_score_is_above_ten() -> None:
    assert meant("ten", "severity") == {("10", "number")}
    assert meant("eleven", "severity") == set()


def test_only_a_heavy_weight_is_one() -> None:
    assert meant("300 pounds", "obesity") == {("yes", "weight")}
    assert meant("120 pounds", "obesity") == set()


def test_a_curse_between_ten_and_unit_parts_no_number() -> None:
    assert NUMBERS.at(["seventy", "bloody", "nine"], 0) == (79, 3)


@pytest.mark.parametrize(
    ("day", "today", "value"),
    [
        ("06", "2026-11-30", "months"),
        ("06", "2026-07-10", "weeks"),
        ("11", "2026-11-30", "weeks"),
        ("11", "2026-11-04", "days"),
        ("12-25", "2026-12-27", "days"),
        ("12-25", "2026-12-25", "today"),
        ("12-25", "2026-12-24", "months"),
        ("04-05", "2026-05-01", "weeks"),
    ],
)
def test_a_month_or_a_feast_is_as_long_ago_as_it_is_on_the_day(
    day: str, today: str, value: str
) -> None:
    assert NUMBERS._replace(today=date.fromisoformat(today)).back_to(day) == value


@pytest.mark.parametrize(
    ("numbers", "text", "year"),
    [
        (NUMBERS, "nineteen thirty eight", 1938),
        (NUMBERS, "twenty ten", 2010),
        (NUMBERS, "two thousand and nine", 2009),
        (NUMBERS, "1938", 1938),
        (GERMAN, "neunzehnhundertachtunddreißig", 1938),
        (GERMAN, "neunzehnhundert achtunddreißig", 1938),
        (FRENCH, "mille neuf cent cinquante deux", 1952),
        (SPANISH, "mil novecientos treinta y ocho", 1938),
    ],
)
def test_a_year_is_heard_as_it_is_said(numbers: Numbers, text: str, year: int) -> None:
    assert numbers.year_at(text.split(), 0) == (year, len(text.split()))


@pytest.mark.parametrize(
    "text", ["nineteen", "twenty five", "twenty", "nineteen weeks", "twenty ninety", "3000", ""]
)
def test_other_numbers_are_no_year(text: str) -> None:
    assert NUMBERS.year_at(text.split(), 0) is None


def test_a_year_that_counts_back_is_a_length_of_time() -> None:
    assert meant("since nineteen ninety eight", "duration") == {("months", "length")}
    assert meant("born in nineteen ninety eight", "duration") == set()


def test_a_half_counts_with_its_number() -> None:
    assert meant("two and a half weeks", "duration") == {("weeks", "length")}


@pytest.mark.parametrize("said", ["nine nine nine", "nine one one", "one one two"])
def test_the_number_of_an_ambulance_is_no_score(said: str) -> None:
    found = look(f"I'd have rung {said}", pack("en")).mentions
    assert not [one for one in found if one.finding in {"severity", "age_band"}]
