"""Days and years are counted from the day of the request, and from no clock."""

import pytest
from skill.hearing import hear
from skill.languages import ears_for
from skill.reading import Asked

from tests.reading.packs import asked

DURATION = asked("duration")
AGE = asked("age_band")


def said(words: str, day: str, question: Asked | None) -> dict[str, object]:
    """What is heard of words behind "since" or "born", on a day."""
    first, _, rest = words.partition(" ")
    ears = ears_for("en")
    slot = next(name for name, form in ears.carriers.items() if form == f"{first} {{words}}")
    name = next(name for name, kind in ears.kinds.items() if kind == "by_words")
    slots = {slot: {"name": slot, "value": rest}}
    request = {"intent": {"name": name, "slots": slots}, "timestamp": f"{day}T10:00:00Z"}
    return dict(hear(request, question, ears).answers)


@pytest.mark.parametrize(
    ("day", "value"), [("2026-12-28", "days"), ("2027-01-20", "weeks"), ("2027-06-01", "months")]
)
def test_since_christmas_is_as_long_as_it_is(day: str, value: str) -> None:
    assert said("since christmas", day, DURATION) == {"duration": value}


@pytest.mark.parametrize(("day", "band"), [("2026-11-30", "60to74"), ("2042-11-30", "75plus")])
def test_the_year_of_birth_makes_one_older_with_the_years(day: str, band: str) -> None:
    assert said("born in nineteen sixty", day, AGE) == {"age_band": band}


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-45", "9999-12-31", "0001-01-01"])
def test_a_request_without_a_day_is_heard_all_the_same(day: str) -> None:
    assert "duration" in said("since christmas", day, DURATION)
