"""What the tests of the memory share."""

import uuid
from collections.abc import Iterator

import pytest
from skill.memory import Key

from tests.memory.engines import Disk, Engine, Table, dynalite, moto, served


@pytest.fixture
def key() -> Key:
    """A person of their own for each test, unknown by voice."""
    return Key(f"amzn1.ask.account.{uuid.uuid4()}")


@pytest.fixture(scope="session")
def moto_server() -> Iterator[Table]:
    with served(moto) as table:
        yield table


@pytest.fixture(scope="session")
def dynalite_server() -> Iterator[Table]:
    with served(dynalite) as table:
        yield table


@pytest.fixture(params=["disk", "moto_server", "dynalite_server"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Each place that records can lie in: every test of it runs three times."""
    if request.param == "disk":
        return Disk(tmp_path_factory.mktemp("memory") / "folder")
    found: Table = request.getfixturevalue(request.param)
    return found
