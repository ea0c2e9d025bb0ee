"""Whatever befalls the database, it is given up soon and nothing acknowledged is lost (S4)."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import Any

import pytest
from botocore.stub import Stubber
from moto import mock_aws
from skill.memory import Key, Memory, MemoryUnavailable, Record, memory_from, store
from skill.memory.dynamodb import DynamoShelf, client, within
from skill.memory.store import ATTEMPTS, BUDGET, Item, Remembering

from tests.memory.broken import BROKEN, Behaviour, broken_server
from tests.memory.engines import DAYS, LOOPBACK, TABLE, Table, connected, create_table
from tests.package.cloudformation import template

TODAY = datetime.now(UTC).date()
KEY = Key("amzn1.ask.account.A", "amzn1.ask.person.P")
LATEST = BUDGET + 0.5  # seconds, with what a busy machine takes to notice
OPERATIONS: dict[str, Callable[[Memory], object]] = {
    "recall": lambda memory: memory.recall(KEY),
    "keep": lambda memory: memory.keep(KEY, Record(TODAY)),
    "forget": lambda memory: memory.forget(KEY),
    "forget_all": lambda memory: memory.forget_all(KEY.user),
}
operations = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")


@pytest.fixture
def table() -> Iterator[Table]:
    """Moto within this very process."""
    with mock_aws():
        found = Table(client)
        create_table(found.client)
        yield found


@operations
@pytest.mark.parametrize("behave", BROKEN.values(), ids=BROKEN)
def test_a_broken_database_is_given_up_soon(
    behave: Behaviour, operation: Callable[[Memory], object]
) -> None:
    with broken_server(behave) as memory:
        began = time.monotonic()
        with pytest.raises(MemoryUnavailable):
            operation(memory)
        assert time.monotonic() - began < LATEST


@operations
def test_an_unreachable_database_is_given_up_soon(operation: Callable[[Memory], object]) -> None:
    refused = Remembering(DynamoShelf(TABLE, lambda: connected(f"http://{LOOPBACK}:1")), DAYS)
    began = time.monotonic()
    with pytest.raises(MemoryUnavailable):
        operation(refused)
    assert time.monotonic() - began < LATEST


@operations
@pytest.mark.usefixtures("table")
def test_a_table_that_is_not_there_is_unavailable(operation: Callable[[Memory], object]) -> None:
    with pytest.raises(MemoryUnavailable, match="ResourceNotFound"):
        operation(memory_from({"MEMORY": "on", "MEMORY_TABLE": "elsewhere"}))


def test_a_record_larger_than_an_item_may_be_is_not_acknowledged(table: Table) -> None:
    memory = table.device()
    known = memory.keep(KEY, Record(TODAY).logged(TODAY, 3))
    huge = {f"finding_{number}": "yes" * 20 for number in range(6000)}
    with pytest.raises(MemoryUnavailable):
        memory.keep(KEY, known.answered(huge))
    assert memory.recall(KEY) == known


def test_a_write_whose_answer_was_lost_is_kept_once(table: Table) -> None:
    """The write arrives, its answer does not, and the client sends it again: a conflict."""
    memory = table.device()
    known = memory.keep(KEY, Record(TODAY)).logged(TODAY, 4)
    lost = memory.keep(KEY, known)
    again = memory.keep(KEY, known)
    assert again.diary == lost.diary
    assert memory.recall(KEY) == again


def test_a_device_that_loses_every_race_gives_up_in_time(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PAUSE", 0)

    class Losing(DynamoShelf):
        tries = 0

        def put(self, key: Key, item: Item, seen: object, seconds: float) -> bool:  # noqa: ARG002
            self.tries += 1
            return False

    shelf = Losing(TABLE, table.connect)
    with pytest.raises(MemoryUnavailable):
        Remembering(shelf, DAYS, budget=60).keep(KEY, Record(TODAY))
    assert shelf.tries == ATTEMPTS
    with pytest.raises(MemoryUnavailable, match="no time left"):
        Remembering(shelf, DAYS, budget=0).keep(KEY, Record(TODAY))


def test_all_pages_of_an_account_are_forgotten() -> None:
    database = connected(f"http://{LOOPBACK}:1")
    keys = [{"pk": {"S": "p"}, "sk": {"S": sort}} for sort in "abc"]
    with Stubber(database) as stub:
        stub.add_response("query", {"Items": keys[:2], "LastEvaluatedKey": keys[1]})
        stub.add_response("delete_item", {})
        stub.add_response("delete_item", {})
        stub.add_response("query", {"Items": keys[2:]})
        stub.add_response("delete_item", {})
        DynamoShelf(TABLE, lambda: database).delete_all("p", 2.0)
        stub.assert_no_pending_responses()


def test_the_policy_allows_the_very_calls_that_are_made(table: Table) -> None:
    made: set[str] = set()

    def watched() -> Any:
        database = table.connect()
        database.meta.events.register(
            "provide-client-params.dynamodb.*", lambda model, **_: made.add(model.name)
        )
        return database

    memory = Remembering(DynamoShelf(TABLE, watched), DAYS)
    known = memory.keep(KEY, memory.recall(KEY) or Record(TODAY))
    memory.keep(KEY, known)
    memory.keep(KEY, known)
    memory.forget(KEY)
    memory.keep(KEY, Record(TODAY))
    memory.forget_all(KEY.user)
    [policy] = [
        resource["Properties"]["PolicyDocument"]
        for resource in template()["Resources"].values()
        if resource["Type"] == "AWS::IAM::Policy"
    ]
    [statement] = policy["Statement"]
    assert set(statement["Action"]) == {f"dynamodb:{name}" for name in made}


def test_what_lies_in_the_table_is_codes_under_hashed_ids(table: Table) -> None:
    kept = Record(TODAY).answered({"leg": "left", "said": "my name is Ann"}).logged(TODAY, 6)
    table.device().keep(KEY, kept)
    [item] = table.client.scan(TableName=TABLE)["Items"]
    assert set(item) == {"pk", "sk", "version", "expires_at", "record"}
    assert not [word for word in ("amzn1", "Ann", "said") if word in str(item)]


def test_the_template_expires_what_the_code_dates(table: Table) -> None:
    memory_from({"MEMORY": "on", "MEMORY_TABLE": TABLE}).keep(KEY, Record(TODAY))
    [item] = table.client.scan(TableName=TABLE)["Items"]
    [described] = [
        resource["Properties"]
        for resource in template()["Resources"].values()
        if resource["Type"] == "AWS::DynamoDB::Table"
    ]
    assert "N" in item[described["TimeToLiveSpecification"]["AttributeName"]]
    assert {key["AttributeName"] for key in described["KeySchema"]} <= set(item)


def test_a_call_that_is_too_slow_is_left_behind() -> None:
    over = Event()
    with pytest.raises(MemoryUnavailable, match="too slow"):
        within(0.05, lambda: over.wait(5))
    over.set()
    with pytest.raises(MemoryUnavailable):
        within(-1.0, lambda: time.sleep(0.01))
    assert within(1.0, lambda: 7) == 7


def test_a_version_of_any_kind_can_be_written_over(table: Table) -> None:
    for number, version in enumerate(({"S": "x"}, {"N": "1.5"}, {"BOOL": True}, {"NULL": True})):
        key = replace(KEY, person=str(number))
        table.plant(key, version=version, record={"M": {}}, expires_at={"L": []})
        assert table.device().keep(key, Record(TODAY)).version == 1
