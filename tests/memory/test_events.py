"""When the skill is disabled, everybody in the account is forgotten (P11)."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from skill.memory import Key, Memory, MemoryUnavailable, Nothing, Record, forget_disabled

from simulator.envelope import Conversation
from tests.memory.engines import Disk

USER, TODAY = "amzn1.ask.account.A", datetime.now(UTC).date()
HOUSEHOLD = (Key(USER), Key(USER, "one"), Key(USER, "two"))
DISABLED = "AlexaSkillEvent.SkillDisabled"


def event(kind: str = DISABLED, user: str | None = USER) -> dict[str, Any]:
    """As the service sends it: no session, and a body that Amazon's own SDK drops."""
    body = {"userInformationPersistenceStatus": "NOT_PERSISTED"}
    request = {"type": kind, "requestId": "r", "timestamp": "2026-11-23T00:00:00Z", "body": body}
    system: dict[str, Any] = {"application": {"applicationId": "a"}}
    if user is not None:
        system["user"] = {"userId": user}
    return {"version": "1.0", "context": {"System": system}, "request": request}


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    found = Disk(tmp_path).device()
    for key in HOUSEHOLD:
        found.keep(key, Record(TODAY))
    return found


def known(memory: Memory) -> int:
    return sum(memory.recall(key) is not None for key in HOUSEHOLD)


def test_a_disabled_skill_forgets_the_account_as_often_as_alexa_says_it(memory: Memory) -> None:
    assert forget_disabled(memory, event())
    assert known(memory) == 0
    assert forget_disabled(memory, event())


@pytest.mark.parametrize(
    "other",
    [
        event("AlexaSkillEvent.SkillEnabled"),
        event(user=None),
        event(user="amzn1.ask.account.B"),
        {},
        {"request": "garbage"},
        Conversation("en-US").launch(),
    ],
    ids=["enabled", "nobody", "neighbour", "empty", "garbage", "launch"],
)
def test_nothing_else_forgets_anybody(memory: Memory, other: dict[str, Any]) -> None:
    forget_disabled(memory, other)
    assert known(memory) == len(HOUSEHOLD)


def test_what_could_not_be_forgotten_is_not_acknowledged(tmp_path: Path) -> None:
    (tmp_path / "memory.sqlite3").write_text("this is no database, and long enough to be none")
    with pytest.raises(MemoryUnavailable):
        forget_disabled(Disk(tmp_path).device(), event())


def test_with_the_memory_off_there_is_nothing_to_forget() -> None:
    assert forget_disabled(Nothing(), event())
