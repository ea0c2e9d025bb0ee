"""Numbers, spans of time, ages and weights are heard as what they may mean."""

import pytest

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


@pytest.mark.parametrize(
    ("years", "band"),
    [(0, "under16"), (16, "16to39"), (59, "40to59"), (74, "60to74"), (75, "75plus")],
)
def test_each_age_falls_into_its_band(years: float, band: str) -> None:
    assert NUMBERS.age_of(years) == band


def test_minutes_are_told_apart_from_longer_times() -> None:
    assert meant("five minutes", "duration") == {("today", "minutes")}


def test_a_decade_is_an_age() -> None:
    assert meant("in my sixties", "age_band") == {("60to74", "decade")}


def test_no_score_is_above_ten() -> None:
    assert meant("ten", "severity") == {("10", "number")}
    assert meant("eleven", "severity") == set()


def test_no_age_is_beyond_a_life() -> None:
    assert meant("200", "age_band") == set()


def test_only_a_heavy_weight_is_one() -> None:
    assert meant("300 pounds", "obesity") == {("yes", "weight")}
    assert meant("120 pounds", "obesity") == set()


@pytest.mark.parametrize(
    ("text", "ages"),
    [("seven years old", 1), ("seventy", 1), ("seven years ago", 0), ("seven years back", 0)],
)
def test_years_that_count_back_are_nobodys_age(text: str, ages: int) -> None:
    assert len(meant(text, "age_band")) == ages


def test_a_curse_between_ten_and_unit_parts_no_number() -> None:
    assert NUMBERS.at(["seventy", "bloody", "nine"], 0) == (79, 3)


@pytest.mark.parametrize(
    ("text", "how"), [("seven years old", "years"), ("about a seven", "number")]
)
def test_years_behind_a_number_are_told_apart_from_a_bare_one(text: str, how: str) -> None:
    assert [way for _, way in meant(text, "age_band")] == [how]
