"""DynamoDB on the loopback address, without an account, for as long as a measurement lasts."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tools.emulator import FUNCTION, HOST, EmulatorError, free_port

STARTS_WITHIN = 60.0  # seconds
HELLO, MEMORY = "hello", "calf-guide-memory"


@contextlib.contextmanager
def database() -> Iterator[Mapping[str, str]]:
    """A server with both tables; gives the environment that leads boto3 to it."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        endpoint = f"http://{HOST}:{port}"
        _prepare(endpoint, server)
        yield {"AWS_ENDPOINT_URL_DYNAMODB": endpoint, "MEMORY_TABLE": MEMORY}
    finally:
        server.terminate()
        server.wait()


def _prepare(endpoint: str, server: "subprocess.Popen[bytes]") -> None:
    client = boto3.client(
        "dynamodb",
        endpoint_url=endpoint,
        region_name=FUNCTION["AWS_REGION"],
        aws_access_key_id=FUNCTION["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=FUNCTION["AWS_SECRET_ACCESS_KEY"],
        config=Config(retries={"total_max_attempts": 1}, proxies={}),
    )
    end = time.monotonic() + STARTS_WITHIN
    while server.poll() is None:
        try:
            _create(client, HELLO, "id")
            _create(client, MEMORY, "pk", "sk")
        except (BotoCoreError, ClientError) as error:
            if time.monotonic() > end:
                raise EmulatorError("the database did not start") from error
            time.sleep(0.1)
        else:
            return
    raise EmulatorError("the database stopped")


def _create(client: Any, name: str, *keys: str) -> None:
    if name in client.list_tables()["TableNames"]:
        return
    client.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
        KeySchema=[
            {"AttributeName": key, "KeyType": kind}
            for key, kind in zip(keys, ("HASH", "RANGE"), strict=False)
        ],
    )
