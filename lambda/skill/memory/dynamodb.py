"""Records in DynamoDB: one table, one item a person. The only module that knows boto3.

It makes four calls, and the policy in template.yaml allows these: GetItem, PutItem, DeleteItem and
Query.
"""

import time
from collections.abc import Callable, Mapping
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from skill.memory.interface import MemoryUnavailable
from skill.memory.keys import Key
from skill.memory.store import ABSENT, Item

CONNECT = READ = 1.0  # seconds; two tries and the pause between them end with the store's budget
TRIES = 2
Answer = TypeVar("Answer")
Attributes = dict[str, Any]


def client(**where: str) -> Any:
    """A DynamoDB client with our time limits; `where` it talks to is the environment's choice.

    boto3 is imported here, so that it is not loaded where nothing is remembered.
    """
    import boto3  # noqa: PLC0415
    from botocore.config import Config  # noqa: PLC0415

    return boto3.client(
        "dynamodb",
        config=Config(
            connect_timeout=CONNECT,
            read_timeout=READ,
            retries={"total_max_attempts": TRIES, "mode": "standard"},
        ),
        **where,
    )


class DynamoShelf:
    """The shelf in a table with keys `pk` and `sk` and expiry by `expires_at`."""

    def __init__(self, table: str, connect: Callable[[], Any] = client) -> None:
        self._table = table
        self._connect = connect
        self._client: Any = None

    def connect(self) -> Any:
        """The client, made once; made early, it is part of the cold start or of a snapshot."""
        if self._client is None:
            self._client = self._connect()
        return self._client

    def get(self, key: Key, seconds: float) -> Item | None:
        """The item, read consistently."""
        where = {"TableName": self._table, "Key": _key(key), "ConsistentRead": True}
        found = within(seconds, lambda: self.connect().get_item(**where)).get("Item")
        return None if found is None else _item(found)

    def put(self, key: Key, item: Item, seen: object, seconds: float) -> bool:
        """Write on condition of the version."""
        what = {
            "TableName": self._table,
            "Item": {
                **_key(key),
                "version": {"N": str(item.version)},
                "expires_at": {"N": str(item.expires_at)},
                "record": {"S": item.document},
            },
            **_condition(seen),
        }
        return within(seconds, partial(self._put, what))

    def _put(self, what: Mapping[str, Any]) -> bool:
        try:
            self.connect().put_item(**what)
        except self.connect().exceptions.ConditionalCheckFailedException:
            return False
        return True

    def delete(self, key: Key, seconds: float) -> None:
        """Delete the item, if it is there."""
        within(seconds, partial(self._delete, _key(key)))

    def delete_all(self, partition: str, seconds: float) -> None:
        """Delete all items of a partition, page by page; what is left after `seconds` stays."""
        end = time.monotonic() + seconds
        asked: dict[str, Any] = {
            "TableName": self._table,
            "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": {":pk": {"S": partition}},
            "ProjectionExpression": "pk, sk",
            "ConsistentRead": True,
        }
        while asked:
            page = within(end - time.monotonic(), partial(self._query, dict(asked)))
            for key in page["Items"]:
                within(end - time.monotonic(), partial(self._delete, key))
            last = page.get("LastEvaluatedKey")
            asked = {**asked, "ExclusiveStartKey": last} if last else {}

    def _query(self, asked: Mapping[str, Any]) -> Any:
        return self.connect().query(**asked)

    def _delete(self, key: Attributes) -> None:
        self.connect().delete_item(TableName=self._table, Key=key)


def within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """What a call answers, or MemoryUnavailable when it fails or takes longer.

    The time limits of the client hold for every single read from the socket; an answer that
    trickles would go on for ever. The wait ends here, whatever the call does.
    """
    answers: SimpleQueue[tuple[Answer, None] | tuple[None, Exception]] = SimpleQueue()

    def work() -> None:
        try:
            answers.put((call(), None))
        except Exception as error:  # noqa: BLE001 - the answer to all of them is MemoryUnavailable
            answers.put((None, error))

    Thread(target=work, daemon=True).start()
    try:
        answer, error = answers.get(timeout=max(0.0, seconds))
    except Empty:
        raise MemoryUnavailable("the database is too slow") from None
    if error is not None:
        raise MemoryUnavailable(type(error).__name__) from error
    return answer  # type: ignore[return-value]  # mypy does not tie the halves of a pair


def _key(key: Key) -> Attributes:
    return {"pk": {"S": key.partition}, "sk": {"S": key.sort}}


def _item(found: Mapping[str, Any]) -> Item:
    version, expires_at = (_number(found.get(name)) for name in ("version", "expires_at"))
    document = found.get("record")
    return Item(version, expires_at, document.get("S") if document else None)


def _number(attribute: Any) -> Any:
    """A whole number as int; anything else as it lies there, so that a condition can name it."""
    digits = attribute.get("N", "") if attribute else ""
    return int(digits) if digits.isdecimal() else attribute


def _condition(seen: object) -> dict[str, Any]:
    """Only over nothing, over an item without a version, or over the very version that was seen."""
    if seen is ABSENT:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    names = {"ExpressionAttributeNames": {"#version": "version"}}
    if seen is None:
        return {"ConditionExpression": "attribute_not_exists(#version)", **names}
    value = {"N": str(seen)} if isinstance(seen, int) else seen
    values = {"ExpressionAttributeValues": {":seen": value}}
    return {"ConditionExpression": "#version = :seen", **names, **values}
