"""A record is kept, found, merged and forgotten alike on disk, on moto and on dynalite."""

import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from skill.memory import Entry, Key, Memory, MemoryUnavailable, Record
from skill.memory.record import FORMAT, to_document

from tests.memory.engines import DAYS, Engine

TODAY = datetime.now(UTC).date()
DAY = 86400  # seconds
WRITES = 1000  # of each of two devices
PEOPLE = 10
TRIES = 5
GARBAGE: list[dict[str, Any]] = [
    {},
    {"record": "not json", "version": 1, "expires_at": 1 << 40},
    {"record": "[]", "version": 3, "expires_at": 1 << 40},
    {"record": '{"format": 1}', "version": 1, "expires_at": 1 << 40},
    {"record": 7, "version": "one", "expires_at": "never"},
    {"record": "{}", "version": 1.5, "expires_at": -1},
]


def a_record() -> Record:
    answers: dict[str, str | frozenset[str]] = {
        "leg": "left",
        "timing": frozenset({"walking", "evening"}),
        "fever": "unsure",
    }
    return Record(TODAY).answered(answers).contacted(TODAY, same=True).logged(TODAY, 6)


def later(days: float) -> float:
    return time.time() + days * DAY


def pains(memory: Memory, key: Key) -> list[int]:
    record = memory.recall(key)
    assert record is not None
    return [entry.pain for entry in record.diary]


def test_nothing_is_known_of_a_stranger(engine: Engine, key: Key) -> None:
    assert engine.device().recall(key) is None


def test_what_was_kept_is_recalled_on_another_device(engine: Engine, key: Key) -> None:
    kept = engine.device().keep(key, a_record().preferring(slow=True))
    assert kept.version == 1
    assert engine.device().recall(key) == kept


def test_what_was_recalled_can_be_changed_and_kept(engine: Engine, key: Key) -> None:
    memory = engine.device()
    kept = memory.keep(key, memory.keep(key, a_record()).logged(TODAY, 3))
    assert kept.version == 2
    assert pains(memory, key) == [6, 3]


def test_each_voice_has_a_record_of_its_own(engine: Engine, key: Key) -> None:
    memory, mother, father = engine.device(), replace(key, person="m"), replace(key, person="f")
    memory.keep(mother, a_record())
    assert memory.recall(father) is None
    assert memory.recall(key) is None
    assert memory.recall(mother) is not None


def test_one_person_is_forgotten_and_the_others_are_not(engine: Engine, key: Key) -> None:
    memory, other = engine.device(), replace(key, person="other")
    memory.keep(key, a_record())
    memory.keep(other, a_record())
    memory.forget(key)
    memory.forget(key)
    assert memory.recall(key) is None
    assert memory.recall(other) is not None


def test_a_whole_account_is_forgotten_and_the_neighbour_is_not(engine: Engine, key: Key) -> None:
    memory, neighbour = engine.device(), Key("neighbour" + key.user)
    household = [key, *(replace(key, person=str(number)) for number in range(8))]
    for one in (*household, neighbour):
        memory.keep(one, a_record())
    memory.forget_all(key.user)
    memory.forget_all(key.user)
    assert [one for one in household if engine.lies_there(one)] == []
    assert memory.recall(neighbour) is not None


def test_what_has_expired_is_absent_although_it_still_lies_there(engine: Engine, key: Key) -> None:
    engine.device().keep(key, a_record())
    assert engine.device(lambda: later(DAYS - 1)).recall(key) is not None
    assert engine.device(lambda: later(DAYS + 2)).recall(key) is None
    assert engine.lies_there(key)


def test_a_new_record_takes_the_place_of_an_expired_one(engine: Engine, key: Key) -> None:
    engine.device(lambda: later(-DAYS - 2)).keep(key, a_record())
    memory = engine.device()
    memory.keep(key, Record(TODAY).logged(TODAY, 1))
    assert pains(memory, key) == [1]


def test_every_visit_puts_the_end_off_and_lets_old_numbers_go(engine: Engine, key: Key) -> None:
    memory = engine.device()
    old = Record(TODAY).logged(TODAY - timedelta(days=DAYS + 1), 9)
    kept = memory.keep(key, old.logged(TODAY - timedelta(days=DAYS), 2))
    assert pains(memory, key) == [2]
    assert DAYS * DAY <= kept.expires_at - time.time() <= (DAYS + 1) * DAY
    assert kept.expires_at % DAY == 0  # it tells no time of day


def test_two_devices_that_write_at_once_both_keep_their_entry(engine: Engine, key: Key) -> None:
    kitchen, bedroom = engine.device(), engine.device()
    start = kitchen.keep(key, a_record())
    kitchen.keep(key, start.logged(TODAY, 1).contacted(TODAY, same=True))
    both = bedroom.keep(key, start.logged(TODAY, 2).answered({"leg": "right"}))
    assert both.version == 3
    assert both.answers == {"leg": "right"}
    assert sorted(pains(kitchen, key)) == [1, 2, 6]
    assert len(both.contacts) == 2


def test_two_first_visits_at_once_become_one_record(engine: Engine, key: Key) -> None:
    engine.device().keep(key, Record(TODAY).logged(TODAY, 1))
    engine.device().keep(key, Record(TODAY).logged(TODAY, 2))
    assert pains(engine.device(), key) == [1, 2]


def test_a_late_write_does_not_bring_back_what_was_forgotten(engine: Engine, key: Key) -> None:
    memory = engine.device()
    known = memory.keep(key, a_record())
    memory.forget(key)
    with pytest.raises(MemoryUnavailable):
        memory.keep(key, known.logged(TODAY, 5))
    assert memory.recall(key) is None


def test_nor_does_it_slip_into_the_record_of_a_new_consent(engine: Engine, key: Key) -> None:
    memory = engine.device()
    known = memory.keep(key, memory.keep(key, a_record()))
    memory.forget(key)
    memory.keep(key, Record(TODAY))
    with pytest.raises(MemoryUnavailable):
        memory.keep(key, known.logged(TODAY, 5))
    assert pains(memory, key) == []


@pytest.mark.parametrize("item", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_absent_and_a_new_record_replaces_it(
    engine: Engine, key: Key, item: dict[str, Any]
) -> None:
    engine.plant(key, **item)
    memory = engine.device()
    assert memory.recall(key) is None
    memory.keep(key, a_record())
    assert pains(memory, key) == [6]


def test_garbage_that_came_meanwhile_does_not_lose_the_record(engine: Engine, key: Key) -> None:
    memory = engine.device()
    known = memory.keep(key, memory.keep(key, a_record()))
    memory.forget(key)
    engine.plant(key, record="garbage", version=1, expires_at=1 << 40)
    memory.keep(key, known.logged(TODAY, 5))
    assert pains(memory, key) == [6, 5]


def test_an_older_release_wrote_less_and_what_it_wrote_counts(engine: Engine, key: Key) -> None:
    document = {"format": 0, "consent": "2026-01-31", "diary": {TODAY.isoformat(): {"a": 4}}}
    engine.plant(key, record=json.dumps(document), version=12, expires_at=1 << 40)
    memory = engine.device()
    record = memory.recall(key)
    assert record is not None
    assert (record.consent, record.diary) == (date(2026, 1, 31), (Entry(TODAY, 4, "a"),))
    assert memory.keep(key, record.logged(TODAY, 5)).version == 13


def test_a_newer_release_is_neither_misread_nor_overwritten(engine: Engine, key: Key) -> None:
    newer = json.dumps({**json.loads(to_document(a_record())), "format": FORMAT + 1})
    engine.plant(key, record=newer, version=2, expires_at=1 << 40)
    memory = engine.device()
    with pytest.raises(MemoryUnavailable):
        memory.recall(key)
    with pytest.raises(MemoryUnavailable):
        memory.keep(key, a_record())
    with pytest.raises(MemoryUnavailable):
        memory.keep(key, replace(a_record(), version=1))
    memory.forget(key)
    assert memory.recall(key) is None


@pytest.mark.no_cover
def test_of_two_thousand_writes_from_two_devices_all_are_kept(engine: Engine, key: Key) -> None:
    """Ten people take turns at two devices, a hundred numbers each at each."""
    people = [replace(key, person=str(number)) for number in range(PEOPLE)]

    def writing(memory: Memory) -> None:
        for number in range(WRITES):
            _insist(memory, people[number % PEOPLE], number % 11)

    with ThreadPoolExecutor(2) as devices:
        list(devices.map(writing, (engine.device(), engine.device())))
    kept = [pain for person in people for pain in pains(engine.device(), person)]
    wanted = 2 * [number % 11 for number in range(WRITES)]
    assert Counter(wanted) - Counter(kept) == Counter()


def _insist(memory: Memory, person: Key, pain: int) -> None:
    """Say it again where it was not acknowledged: a busy machine may be slower than the budget."""
    for _ in range(TRIES):
        try:
            memory.keep(person, (memory.recall(person) or Record(TODAY)).logged(TODAY, pain))
        except MemoryUnavailable:
            continue
        return
    raise AssertionError("it was never acknowledged")
