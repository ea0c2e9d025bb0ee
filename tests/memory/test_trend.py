"""The way of the pain in words, and what talking again about the same pain means."""

from datetime import date, timedelta

import pytest
from calf_rules import load_knowledge
from calf_rules.strict_yaml import read
from skill.memory import Entry, Record, has_grown, is_third_talk, trend
from skill.words import FOLDER

COURSE = load_knowledge().course
TODAY = date(2026, 11, 23)
SENTENCES = read(FOLDER.parent / "en" / "memory.yaml").plain()
COURSES = [
    ([], "none", 0, 0),
    ([6], "one", 6, 6),
    ([6, 4], "better", 6, 4),
    ([6, 5], "same", 6, 5),
    ([4, 6], "worse", 4, 6),
    ([4, 5, 4], "same", 4, 4),
    ([4, 6, 4], "same", 4, 4),
    ([4, 7, 4], "up_and_down", 4, 4),
    ([2, 9, 5], "worse", 2, 5),
    ([0, 10, 0], "up_and_down", 0, 0),
]


def diary(pains: list[int], last: date = TODAY) -> tuple[Entry, ...]:
    first = last - timedelta(days=len(pains) - 1)
    return tuple(Entry(first + timedelta(days=day), pain) for day, pain in enumerate(pains))


@pytest.mark.parametrize(("pains", "way", "first", "last"), COURSES, ids=str)
def test_the_way_of_the_pain(pains: list[int], way: str, first: int, last: int) -> None:
    found = trend(COURSE, diary(pains), TODAY)
    assert (found.way, found.first, found.last) == (way, first, last)
    assert (found.low, found.high) == (min(pains, default=0), max(pains, default=0))


@pytest.mark.parametrize(("pains", "way"), [course[:2] for course in COURSES], ids=str)
def test_each_way_has_its_sentence_and_all_that_fills_it(pains: list[int], way: str) -> None:
    sentence = SENTENCES[f"trend_{way}"]
    assert "{" not in sentence.format(**trend(COURSE, diary(pains), TODAY).filling)


def test_two_weeks_count_where_they_hold_more_than_one_number() -> None:
    long_ago = diary([9, 9], TODAY - timedelta(days=40))
    assert trend(COURSE, (*long_ago, *diary([3, 3])), TODAY).way == "same"
    assert trend(COURSE, (*long_ago, *diary([3])), TODAY).way == "better"


@pytest.mark.parametrize(
    ("pains", "grown"),
    [
        ([], False),
        ([9], False),
        ([3, 4], False),
        ([3, 5], True),
        ([8, 2, 4], True),
        ([3, 4, 5], True),
        ([5, 9, 8], True),
        ([8, 6, 7], False),
    ],
)
def test_it_has_grown_since_last_time_or_since_the_beginning(pains: list[int], grown: bool) -> None:
    assert has_grown(COURSE, diary(pains), TODAY) is grown


@pytest.mark.parametrize(
    ("days_ago", "again"),
    [([], False), ([0], False), ([7, 0], False), ([14, 7, 0], True), ([15, 7, 0], False)],
)
def test_the_third_talk_in_two_weeks_is_told(days_ago: list[int], again: bool) -> None:
    record = Record(TODAY)
    for days in days_ago:
        record = record.contacted(TODAY - timedelta(days=days), same=True)
    assert is_third_talk(COURSE, record, TODAY) is again
