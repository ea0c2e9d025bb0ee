"""Settings for every test, and the places that a memory can lie in."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.memory.engines import ENGINES, Disk, Engine, Table, dynalite, moto, served

# No timed tests: a slow machine must not fail them. Speed belongs in `make bench`.
settings.register_profile("calf_guide", deadline=None)
settings.load_profile("calf_guide")
os.environ.pop("EARS", None)  # the plain ears listen; the network where a test wants it


@pytest.fixture(scope="session")
def moto_server() -> Iterator[Table]:
    with served(moto) as table:
        yield table


@pytest.fixture(scope="session")
def dynalite_server() -> Iterator[Table]:
    with served(dynalite) as table:
        yield table


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Each place that records can lie in: every test of it runs three times."""
    if request.param == "disk":
        return Disk(tmp_path_factory.mktemp("memory") / "folder")
    found: Table = request.getfixturevalue(request.param)
    return found
