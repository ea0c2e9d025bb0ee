"""A record holds codes, days and numbers; any record round-trips, and garbage is never one."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from skill.memory import Entry, Record
from skill.memory.record import FORMAT, NewerFormat, from_document, merged, to_document

TODAY = date(2026, 11, 23)
codes = st.text("abyz09_", min_size=1, max_size=64)
names = st.text(min_size=1, max_size=12)
whole = st.integers(min_value=0, max_value=1 << 50)
diaries = st.dictionaries(names, st.tuples(st.dates(), st.integers(0, 10)), max_size=8)
records = st.builds(
    lambda diary, **rest: Record(
        diary=tuple(
            sorted(
                (Entry(day, pain, name) for name, (day, pain) in diary.items()),
                key=lambda entry: entry.day,
            )
        ),
        **rest,
    ),
    diary=diaries,
    consent=st.dates(),
    answers=st.dictionaries(codes, codes | st.frozensets(codes, max_size=4), max_size=8),
    contacts=st.dictionaries(names, st.dates(), max_size=8),
    slow=st.booleans(),
    life=names,
    version=whole,
    expires_at=whole,
)
slowly = settings(deadline=None)  # a busy machine is no fault
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
anything = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=6
)
PARTS = ("consent", "slow", "answers", "diary", "contacts", "life")


@slowly
@given(records)
def test_any_record_round_trips(record: Record) -> None:
    read = from_document(to_document(record), record.version, record.expires_at)
    assert read == record


@slowly
@given(scalars | anything, anything, anything)
@example("[" * 100_000, 1, 1)
@example('{"format": 1, "consent": "2026-01-01"}', True, 1)
@example('{"format": 1, "consent": "2026-01-01"}', -1, 1)
def test_any_garbage_reads_as_absent(document: Any, version: Any, expires_at: Any) -> None:
    assert from_document(document, version, expires_at) is None


@slowly
@given(st.dictionaries(st.sampled_from(PARTS), anything), st.sampled_from(PARTS), anything)
def test_any_part_can_be_garbage_and_nothing_is_raised(
    parts: dict[str, Any], part: str, value: Any
) -> None:
    written = json.loads(to_document(Record(TODAY).logged(TODAY, 3)))
    for broken in ({"format": FORMAT, **parts}, {**written, part: value}):
        text = json.dumps(broken, default=repr)
        read = from_document(text, 1, 1)
        assert read is None or to_document(read)


@pytest.mark.parametrize("pain", [-1, 11, 3.5, True, "3", None])
def test_a_stored_pain_that_is_none_makes_the_record_garbage(pain: Any) -> None:
    written = json.loads(to_document(Record(TODAY)))
    written["diary"] = {"2026-11-23": {"a": pain}}
    assert from_document(json.dumps(written), 1, 1) is None


@slowly
@given(st.integers(min_value=FORMAT + 1), anything)
def test_a_newer_format_is_told_apart_from_garbage(newer: int, rest: Any) -> None:
    text = json.dumps({"format": newer, "consent": rest}, default=repr)
    with pytest.raises(NewerFormat):
        from_document(text, 1, 1)


@slowly
@given(st.dictionaries(st.text(), st.text() | st.frozensets(st.text())))
def test_words_that_were_said_never_reach_the_store(said: dict[str, str | frozenset[str]]) -> None:
    kept = Record(TODAY).answered({**said, "leg": "left", "name": "Ann Other", "a b": "yes"})
    for record in (kept, Record(TODAY, answers={**said, "leg": "left", "name": "Ann Other"})):
        answers = json.loads(to_document(record))["answers"]
        assert answers["leg"] == "left"
        assert "name" not in answers
        for finding, answer in answers.items():
            told = [answer] if isinstance(answer, str) else answer
            assert all(code.isascii() and " " not in code for code in (finding, *told))


def test_what_is_stored_is_this_and_nothing_else() -> None:
    assert set(json.loads(to_document(Record(TODAY)))) == {"format", *PARTS}


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_goes_from_nought_to_ten(pain: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Record(TODAY).logged(TODAY, pain)


def test_the_diary_is_in_order_of_days_and_equal_entries_are_two() -> None:
    record = Record(TODAY).logged(TODAY, 4).logged(date(2026, 11, 20), 4).logged(TODAY, 4)
    assert [entry.day.day for entry in record.diary] == [20, 23, 23]
    assert len({entry.id for entry in record.diary}) == 3


def test_another_pain_begins_the_count_of_talks_anew() -> None:
    record = Record(TODAY).contacted(TODAY, same=True).contacted(TODAY, same=True)
    assert len(record.contacts) == 2
    assert len(record.contacted(TODAY, same=False).contacts) == 1


def test_the_latest_consent_and_the_stored_life_stand() -> None:
    stored, mine = Record(date(2026, 1, 1), version=4), Record(TODAY, slow=True)
    both = merged(stored, mine)
    assert (both.consent, both.life, both.version) == (TODAY, stored.life, 4)
    assert both.slow
