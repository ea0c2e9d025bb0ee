"""The places that records can lie in: a file on disk, moto's server and dynalite.

The two databases are processes of their own on loopback, spoken to by boto3 for real.
"""

import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import boto3
from skill.memory.dynamodb import DynamoShelf, client
from skill.memory.keys import Key
from skill.memory.store import BUDGET, Remembering

from simulator.store import DiskShelf
from tools.browser import NODE

ROOT = Path(__file__).parents[2]
MOTO = Path(__file__).with_name("moto_in_turn.py")
DYNALITE = ROOT / "node_modules" / "dynalite" / "cli.js"
LOOPBACK = "127.0.0.1"
ENGINES = ("disk", "moto_server", "dynalite_server")  # names for the fixture `engine`
TABLE = "calf-guide"
DAYS = 90
STARTED = 30  # seconds that a server may take, on a busy machine
KEYS = [("pk", "HASH"), ("sk", "RANGE")]
NOBODY = {  # no server on loopback asks for more
    "region_name": "eu-west-1",
    "aws_access_key_id": "nobody",
    "aws_secret_access_key": "nothing",
}


class Engine(Protocol):
    """Somewhere to keep records."""

    def device(self, clock: Callable[[], float] = time.time) -> Remembering:
        """A memory with a connection of its own, as another device would have it."""
        ...

    def plant(self, key: Key, **attributes: Any) -> None:
        """Put any item there, whole or broken: version, expires_at, record."""
        ...

    def lies_there(self, key: Key) -> bool:
        """Whether an item is there, expired or not."""
        ...


class Disk:
    """The simulator's file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def device(self, clock: Callable[[], float] = time.time) -> Remembering:
        return Remembering(DiskShelf(self.folder, clock), DAYS, clock)

    def plant(self, key: Key, **attributes: Any) -> None:
        self.lies_there(key)
        names = ("version", "expires_at", "record")
        values = [attributes.get(name) for name in names]
        with sqlite3.connect(self.folder / "memory.sqlite3") as database:
            write = "INSERT INTO records (version, expires_at, record, pk, sk) VALUES (?,?,?,?,?)"
            database.execute(write, (*values, key.partition, key.sort))
        database.close()

    def lies_there(self, key: Key) -> bool:
        return DiskShelf(self.folder).get(key, BUDGET) is not None


class Table:
    """A table of DynamoDB, real or imitated."""

    def __init__(self, connect: Callable[[], Any], keeper: Any = None) -> None:
        """`keeper`: the client that makes and looks at items from outside, in its own time."""
        self.connect = connect
        self.client = keeper or connect()

    def device(self, clock: Callable[[], float] = time.time) -> Remembering:
        shelf = DynamoShelf(TABLE, self.connect)
        shelf.connect()
        return Remembering(shelf, DAYS, clock)

    def plant(self, key: Key, **attributes: Any) -> None:
        item = {name: _attribute(value) for name, value in attributes.items()}
        item |= {"pk": {"S": key.partition}, "sk": {"S": key.sort}}
        self.client.put_item(TableName=TABLE, Item=item)

    def lies_there(self, key: Key) -> bool:
        return DynamoShelf(TABLE, lambda: self.client).get(key, BUDGET) is not None


def _attribute(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    return {"N": str(value)} if isinstance(value, int | float) else {"S": value}


@contextmanager
def served(command: Callable[[int], list[str]]) -> Iterator[Table]:
    """A database server as a process of its own, ended by its own handle; with our table."""
    port = _free_port()
    with subprocess.Popen(
        command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(port, server)
            url = f"http://{LOOPBACK}:{port}"
            table = Table(lambda: connected(url), patient(url))
            create_table(table.client)
            yield table
        finally:
            server.terminate()


def moto(port: int) -> list[str]:
    return [sys.executable, str(MOTO), LOOPBACK, str(port)]


def dynalite(port: int) -> list[str]:
    return [
        str(NODE),
        str(DYNALITE),
        "--host",
        LOOPBACK,
        "--port",
        str(port),
        "--createTableMs",
        "0",
    ]


def connected(url: str) -> Any:
    """Our own client, time limits and all, for a server on loopback."""
    return client(endpoint_url=url, **NOBODY)


def patient(url: str) -> Any:
    """A client without our time limits: a server that has just started may be slow."""
    return boto3.client("dynamodb", endpoint_url=url, **NOBODY)


def create_table(database: Any) -> None:
    """The table as template.yaml describes it."""
    database.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name, _ in KEYS],
        KeySchema=[{"AttributeName": name, "KeyType": kind} for name, kind in KEYS],
    )
    database.get_waiter("table_exists").wait(TableName=TABLE, WaiterConfig={"Delay": 1})


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        port: int = found.getsockname()[1]
    return port


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + STARTED
    while time.monotonic() < end:
        assert server.poll() is None, "the server did not start"
        with socket.socket() as trying:
            if trying.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server did not answer")
