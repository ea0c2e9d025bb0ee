"""The artefact, made once, for the Python that runs the tests."""

import sys
from pathlib import Path

import pytest

from tools.packaging.archive import pack
from tools.packaging.settings import Settings, settings
from tools.packaging.tree import assemble


@pytest.fixture(scope="session")
def chosen() -> Settings:
    return settings()


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory, chosen: Settings) -> Path:
    """The folder that Lambda runs, with bytecode for the Python that runs the tests."""
    folder = tmp_path_factory.mktemp("artefact") / "task"
    assemble(folder, chosen, Path(sys.executable))
    return folder


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, tree: Path) -> Path:
    """What is uploaded."""
    target = tmp_path_factory.mktemp("archive") / "skill.zip"
    pack(tree, target)
    return target
