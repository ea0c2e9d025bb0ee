"""Whose record it is, and what its key gives away: nothing."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from skill.memory import Key

from simulator.envelope import Conversation, Device

USER, PERSON = "amzn1.ask.account.A", "amzn1.ask.person.P"


def test_a_recognised_speaker_has_a_record_within_the_account() -> None:
    event = Conversation("en-US", Device(user=USER, person=PERSON)).launch()
    key = Key.of(event)
    assert key == Key(USER, PERSON)
    assert key.recognised


def test_an_unknown_voice_has_the_record_of_the_account() -> None:
    key = Key.of(Conversation("en-US", Device(user=USER)).launch())
    assert key == Key(USER)
    assert not key.recognised


def test_the_user_of_the_session_counts_where_the_context_names_none() -> None:
    assert Key.of({"session": {"user": {"userId": USER}}}) == Key(USER)


@pytest.mark.parametrize(
    "event",
    [{}, {"context": None}, {"context": {"System": {"user": {"userId": ""}}}}, {"session": 3}],
)
def test_without_a_user_there_is_no_key(event: dict[str, Any]) -> None:
    assert Key.of(event) is None


@settings(deadline=None)
@given(st.text(min_size=1), st.none() | st.text(min_size=1))
def test_the_key_in_the_store_is_short_plain_and_tells_no_id(user: str, person: str | None) -> None:
    key = Key(user, person)
    for part in (key.partition, key.sort):
        assert part.isascii()
        assert len(part) < 80
    assert key.partition != Key(user + "x").partition
    assert key.sort != Key(user, (person or "") + "x").sort
