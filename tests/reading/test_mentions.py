"""Room 2 spots what the pack knows, and judges nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from skill.reading.mentions import look

from tests.reading.packs import pack

ENGLISH = pack("en")


def mentioned(text: str, language: str = "en") -> set[tuple[str, str]]:
    return {(one.finding, one.value) for one in look(text, pack(language)).mentions}


def test_a_value_is_spotted_by_its_words() -> None:
    assert ("sensation", "burning") in mentioned("it is burning")


def test_a_denied_value_is_spotted_all_the_same() -> None:
    assert ("fever", "yes") in mentioned("no fever")
    assert "deny" in look("no fever", ENGLISH).cues


def test_small_words_may_stand_within_a_phrase() -> None:
    assert ("leg", "left") in mentioned("on the left")


def test_a_german_mention_is_found_by_the_same_code() -> None:
    assert ("leg", "left") in mentioned("das linke bein", "de")


@pytest.mark.parametrize("text", ["", "the", "zzz qqq"])
def test_where_nothing_is_known_nothing_is_mentioned(text: str) -> None:
    assert mentioned(text) == set()


def test_of_the_same_value_only_the_longest_mention_is_kept() -> None:
    spans = [one for one in look("my left leg", ENGLISH).mentions if one.value == "left"]
    for one in spans:
        for other in spans:
            assert one is other or not (other.start <= one.start and one.end <= other.end)


def test_a_new_clause_begins_after_a_break() -> None:
    clauses = look("my calf hurts but my knee is fine", ENGLISH).clauses
    assert clauses[0] < clauses[-1]


@given(st.text(max_size=200))
def test_mentions_lie_within_the_words(text: str) -> None:
    seen = look(text, ENGLISH)
    assert len(seen.clauses) == len(seen.words.raw)
    assert all(0 <= one.start < one.end <= len(seen.words.raw) for one in seen.mentions)
    assert all(one.finding in ENGLISH.traits.values for one in seen.mentions)


def test_a_danger_inside_a_phrase_for_its_absence_is_not_named() -> None:
    found = look("it is not unbearable", pack("en")).mentions
    values = {one.value for one in found if one.finding == "severe_unrelenting_pain"}
    assert values == {"no"}
