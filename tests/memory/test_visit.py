"""What a turn leaves to the memory is written down, or said not to be."""

from datetime import date
from pathlib import Path

import pytest
from skill.memory import Key, MemoryUnavailable, Note, Nothing, look_back, write_down

from tests.memory.engines import Disk

TODAY = date(2026, 11, 24)


def test_a_note_begins_a_record_only_with_consent(tmp_path: Path, key: Key) -> None:
    memory = Disk(tmp_path).device()
    with pytest.raises(MemoryUnavailable, match="stays forgotten"):
        write_down(memory, key, Note(pain=6), TODAY)
    assert memory.recall(key) is None
    write_down(memory, key, Note(pain=6, begins=True), TODAY)
    record = memory.recall(key)
    assert record is not None
    assert [entry.pain for entry in record.diary] == [6]
    assert record.consent == TODAY


def test_what_was_forgotten_on_another_device_stays_forgotten(tmp_path: Path, key: Key) -> None:
    memory = Disk(tmp_path).device()
    write_down(memory, key, Note(pain=6, begins=True), TODAY)
    write_down(memory, key, Note(forgets=True), TODAY)
    with pytest.raises(MemoryUnavailable):
        write_down(memory, key, Note(answers={"leg": "left"}, same=True), TODAY)
    assert memory.recall(key) is None


def test_a_note_changes_only_what_it_holds(tmp_path: Path, key: Key) -> None:
    memory = Disk(tmp_path).device()
    write_down(memory, key, Note(answers={"leg": "left"}, slow=True, begins=True), TODAY)
    write_down(memory, key, Note(pain=3), TODAY)
    record = memory.recall(key)
    assert record is not None
    assert record.answers == {"leg": "left"}
    assert record.slow
    assert not record.contacts


def test_nobody_is_looked_up_without_a_key_or_a_memory(tmp_path: Path, key: Key) -> None:
    assert look_back(Nothing(), key, TODAY, needed=True).reached is None
    past = look_back(Disk(tmp_path).device(), None, TODAY, needed=True)
    assert (past.days, past.reached) == (0, None)
    assert look_back(Disk(tmp_path).device(), key, TODAY, needed=False).reached is None
    assert look_back(Disk(tmp_path).device(), key, TODAY, needed=True).reached is True
