"""The artefact behind Lambda's own runtime: Amazon's client and emulator, on loopback."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.envelope import SKILL_ID, Conversation, Device
from tools.emulator import Emulator, free_port
from tools.local import HANDLER, conversation

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the emulator runs on Linux")


@pytest.fixture(scope="module")
def emulator(tree: Path) -> Iterator[Emulator]:
    """Under the Python of the tests, which has the runtime client; the artefact comes first."""
    env = {"SKILL_ID": SKILL_ID, "METRICS_NAMESPACE": "test"}
    with Emulator(tree, Path(sys.executable), HANDLER, env).start() as running:
        yield running


def test_it_holds_a_conversation(emulator: Emulator) -> None:
    spoken = conversation(emulator)
    assert len(spoken) >= 3
    assert all(spoken)


def test_another_skills_request_ends_in_an_error_that_quotes_nothing(emulator: Emulator) -> None:
    foreign = Conversation("en-US", Device("amzn1.ask.skill.ffffffff-0000-4000-8000-000000000000"))
    answer = emulator.call(foreign.launch())
    assert answer["errorType"] == "WrongSkillError"
    assert "ffffffff" not in answer["errorMessage"]


def test_what_was_started_is_stopped(tree: Path) -> None:
    running = Emulator(tree, Path(sys.executable), HANDLER, {"SKILL_ID": SKILL_ID}).start()
    running.call(Conversation("en-US").launch())
    pids = running.pids()
    assert pids
    running.stop()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_ports_are_free_and_differ() -> None:
    assert len({free_port() for _ in range(5)}) > 1
