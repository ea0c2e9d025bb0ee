"""When the memory fails the conversation goes on, and nothing is acknowledged that was not kept."""

import time
from pathlib import Path
from typing import Any

import pytest
from skill.memory import Key, Memory, MemoryUnavailable, Record
from skill.memory.dynamodb import DynamoShelf
from skill.memory.store import Remembering

from simulator.envelope import Conversation, Device
from simulator.session import LambdaContext, Session, real_handler
from simulator.stories import Story, stories
from tests.conversations.playing import Played
from tests.memory.broken import BROKEN, Behaviour, broken_server
from tests.memory.engines import DAYS, LOOPBACK, TABLE, Disk, connected

SHORT = 0.3  # seconds for an operation, so that the slow ones do not take all day
USER = "amzn1.ask.account.A"
PERSON = "amzn1.ask.person.P"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """The table of memory.yaml as one conversation."""
    turns = Path(__file__).with_name("memory.yaml").read_text(encoding="utf-8")
    indented = "".join(f"    {line}\n" for line in turns.splitlines() if line.startswith("-"))
    text = f"- story: The memory fails.\n  turns:\n{indented}"
    (tmp_path / "memory.yaml").write_text(text, encoding="utf-8")
    return stories(tmp_path)[0]


def heard_over(memory: Memory, story: Story) -> None:
    played = Played(story)
    played.session.handler = real_handler(memory)
    played.play()


@pytest.mark.parametrize("behave", BROKEN.values(), ids=BROKEN)
def test_a_broken_database_spoils_no_conversation(behave: Behaviour, story: Story) -> None:
    with broken_server(behave, SHORT) as memory:
        heard_over(memory, story)


def test_nor_does_one_that_is_not_there(story: Story) -> None:
    shelf = DynamoShelf(TABLE, lambda: connected(f"http://{LOOPBACK}:1"))
    heard_over(Remembering(shelf, DAYS, budget=SHORT), story)


class Breaking:
    """A memory that breaks when it is told to."""

    def __init__(self, whole: Memory) -> None:
        self.whole = whole
        self.broken = False

    @property
    def days(self) -> int:
        return self.whole.days

    def recall(self, key: Key) -> Record | None:
        return self._usable().recall(key)

    def keep(self, key: Key, record: Record) -> Record:
        return self._usable().keep(key, record)

    def forget(self, key: Key) -> None:
        self._usable().forget(key)

    def forget_all(self, user: str) -> None:
        self._usable().forget_all(user)

    def _usable(self) -> Memory:
        if self.broken:
            raise MemoryUnavailable("as planned")
        return self.whole


@pytest.fixture
def memory(tmp_path: Path) -> Breaking:
    return Breaking(Disk(tmp_path / "memory").device())


@pytest.fixture
def session(memory: Breaking) -> Session:
    """A talk of somebody who agreed to be remembered, and has logged a six."""
    session = Session(handler=real_handler(memory), device=Device(user=USER, person=PERSON))
    session.launch()
    session.say("log my pain six")
    session.say("yes")
    assert entries(memory) == [6]
    return session


def entries(memory: Breaking) -> list[int]:
    record = memory.whole.recall(Key(USER, PERSON))
    return [entry.pain for entry in record.diary] if record else []


def test_a_number_that_was_not_written_down_is_not_acknowledged(
    session: Session, memory: Breaking
) -> None:
    session.say("log my pain")
    memory.broken = True
    exchange = session.say("nine")
    assert "I cannot reach my memory" in exchange.speech
    assert "9" not in exchange.speech
    memory.broken = False
    assert entries(memory) == [6]
    assert "9 out of ten" in session.say("log my pain nine").speech
    assert entries(memory) == [6, 9]


def test_consent_that_could_not_be_kept_is_not_acknowledged(tmp_path: Path) -> None:
    memory = Breaking(Disk(tmp_path).device())
    session = Session(handler=real_handler(memory), device=Device(user=USER, person=PERSON))
    session.launch()
    session.say("log my pain six")
    memory.broken = True
    speech = session.say("yes").speech
    assert "could not write that down" in speech
    assert "I will remember" not in speech
    memory.broken = False
    assert entries(memory) == []


def test_forgetting_that_failed_is_not_acknowledged(session: Session, memory: Breaking) -> None:
    session.say("forget me")
    memory.broken = True
    speech = session.say("yes").speech
    assert "could not delete" in speech
    assert "I have forgotten" not in speech
    memory.broken = False
    session.say("forget me")
    assert "I have forgotten" in session.say("yes").speech
    assert entries(memory) == []


@pytest.mark.parametrize(
    ("record", "opened"),
    [
        ("{", "invitation"),
        (None, "invitation"),
        ('{"format": 1}', "invitation"),
        ('{"format": 1, "consent": "2026-11-01"}', "whose"),
        ('{"format": 99, "consent": "2026-11-01"}', "invitation"),
    ],
    ids=["garbage", "none", "half a record", "an older record", "a newer record"],
)
def test_whatever_lies_in_the_table_the_greeting_comes(
    tmp_path: Path, record: Any, opened: str
) -> None:
    disk = Disk(tmp_path)
    disk.plant(Key(USER), version=3, expires_at=int(time.time()) + 1000, record=record)
    session = Session(handler=real_handler(disk.device()), device=Device(user=USER))
    assert session.launch().question == opened


class Hurried(LambdaContext):
    """Lambda will stop the function soon."""

    def get_remaining_time_in_millis(self) -> int:
        return 1500


def test_where_time_runs_out_the_memory_is_left_alone() -> None:
    with broken_server(BROKEN["slow"], 60) as memory:
        handler = real_handler(memory)
        began = time.monotonic()
        answer = handler(Conversation("en-US", Device(user=USER)).launch(), Hurried())
        assert time.monotonic() - began < 1.0
    assert answer["sessionAttributes"]["open"] == "invitation"


def test_a_disabled_skill_forgets_the_whole_account(session: Session, memory: Breaking) -> None:
    event = disabled()
    assert session.handler(event, LambdaContext()) == {"version": "1.0", "response": {}}
    assert entries(memory) == []


def test_a_disabled_skill_that_could_not_forget_fails_so_that_alexa_asks_again(
    session: Session, memory: Breaking
) -> None:
    memory.broken = True
    with pytest.raises(MemoryUnavailable):
        session.handler(disabled(), LambdaContext())
    memory.broken = False
    assert entries(memory) == [6]


def disabled() -> Any:
    event = Conversation("en-US", Device(user=USER)).launch()
    del event["session"]
    event["request"] = {
        "type": "AlexaSkillEvent.SkillDisabled",
        "requestId": "r",
        "timestamp": "2026-01-01T00:00:00Z",
        "body": {"userInformationPersistenceStatus": "PERSISTED"},
    }
    return event
