"""An age is heard from its years, its decade, what is missing to it, or the year of birth."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from skill.reading.mentions import look

from tests.reading.packs import pack

ENGLISH = pack("en")
AGES = ENGLISH.ages


def meant(text: str, language: str = "en") -> set[tuple[str, str]]:
    known = pack(language)
    told = known.ages.mentions(known.split(text).raw, known.numbers)
    return {(value, how) for _, value, _, _, how in told}


@pytest.mark.parametrize(
    ("years", "band"),
    [(0, "under16"), (16, "16to39"), (59, "40to59"), (74, "60to74"), (75, "75plus")],
)
def test_each_age_falls_into_its_band(years: float, band: str) -> None:
    assert AGES.band_of(years) == band


def test_a_decade_is_an_age() -> None:
    assert meant("in my sixties") == {("60to74", "decade")}


def test_no_age_is_beyond_a_life() -> None:
    assert meant("200") == set()


@pytest.mark.parametrize(
    ("text", "ages"),
    [("seven years old", 1), ("seventy", 1), ("seven years ago", 0), ("seven years back", 0)],
)
def test_years_that_count_back_are_nobodys_age(text: str, ages: int) -> None:
    assert len(meant(text)) == ages


@pytest.mark.parametrize(
    ("text", "how"), [("seven years old", "years"), ("about a seven", "number")]
)
def test_years_behind_a_number_are_told_apart_from_a_bare_one(text: str, how: str) -> None:
    assert [way for _, way in meant(text)] == [how]


@pytest.mark.parametrize(
    ("language", "text", "band"),
    [
        ("en", "pushing sixty but not there yet", "40to59"),
        ("en", "knocking on forty", "16to39"),
        ("en", "seventy five come march", "60to74"),
        ("en", "two years off sixty", "40to59"),
        ("en", "three weeks off my sixtieth", "40to59"),
        ("en", "the wrong side of sixty", "60to74"),
        ("en", "fourscore and three", "75plus"),
        ("en", "three score years and ten", "60to74"),
        ("en", "mid seventies", "75plus"),
        ("en", "early seventies", "60to74"),
        ("en", "six zero", "60to74"),
        ("de", "fast sechzig", "40to59"),
        ("fr", "bientôt soixante", "40to59"),
        ("es", "voy para los sesenta", "40to59"),
    ],
)
def test_an_age_that_is_not_reached_or_told_otherwise_is_reckoned(
    language: str, text: str, band: str
) -> None:
    assert band in {value for value, _ in meant(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "nineteen thirty eight", ("75plus", "number")),
        ("en", "i was born in nineteen sixty one", ("60to74", "years")),
        ("en", "born in fifty two", ("60to74", "years")),
        ("en", "born in two thousand and twelve", ("under16", "years")),
        ("en", "born in twelve", ("under16", "years")),
        ("de", "jahrgang achtundfünfzig", ("60to74", "years")),
        ("fr", "née en trente huit", ("75plus", "years")),
        ("es", "nací en el treinta y ocho", ("75plus", "years")),
    ],
)
def test_a_year_of_birth_tells_the_age_of_the_day(
    language: str, text: str, told: tuple[str, str]
) -> None:
    assert told in meant(text, language)


def test_the_same_year_of_birth_is_another_age_on_another_day() -> None:
    later = ENGLISH.on(date(2041, 1, 1))
    ages = {m.value for m in look("born in two thousand", later).mentions}
    assert ages == {"40to59"}


@pytest.mark.parametrize(
    "text", ["since nineteen ninety eight", "for two weeks", "nineteen weeks", "a birth mark"]
)
def test_other_counts_tell_no_age(text: str) -> None:
    assert meant(text) == set()


def test_what_is_missing_to_an_age_is_no_length_of_time() -> None:
    said = look("two years off eighty", ENGLISH).mentions
    assert ("duration", "length") not in {(one.finding, one.how) for one in said}


@given(
    st.lists(
        st.sampled_from(
            [
                "born",
                "in",
                "nineteen",
                "twenty",
                "ten",
                "off",
                "years",
                "two",
                "sixty",
                "nearly",
                "yet",
                "since",
                "hundred",
                "thousand",
                "and",
                "1938",
                "0",
                "9999",
                "weeks",
                "soon",
            ]
        ),
        max_size=9,
    )
)
def test_any_words_tell_ages_of_the_living_alone(words: list[str]) -> None:
    bands = {band for _, band in AGES.bands}
    for _, value, start, end, _ in AGES.mentions(words, ENGLISH.numbers):
        assert value in bands
        assert 0 <= start < end <= len(words)
