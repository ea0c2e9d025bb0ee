"""The bench measures what it says, and the load test would notice a mix-up."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from calf_rules.strict_yaml import read

from lab import load
from lab.bench import __main__ as bench
from lab.bench import functions, probe, recorded
from lab.bench.cold import Cold, cold_starts, peak_memory
from lab.bench.database import database
from lab.bench.functions import Function
from lab.bench.money import dollars
from lab.bench.warm import warm
from simulator.envelope import SKILL_ID, Conversation
from tools import local, package
from tools.emulator import Emulator, EmulatorError
from tools.packaging import interpreters, settings
from tools.packaging.settings import PackageError

pytestmark = pytest.mark.xdist_group("artefact")  # with what compiles the packs

HERE = Path(sys.executable)
LAUNCH = Conversation("en-US").launch()
linux = pytest.mark.skipif(sys.platform != "linux", reason="the emulator runs on Linux")


@pytest.fixture
def bare() -> Function:
    return Function("bare", functions.BASELINES, "bare")


@linux
def test_a_cold_start_runs_to_the_first_spoken_answer(bare: Function) -> None:
    found = cold_starts([("bare", bare, LAUNCH)], HERE, 1)
    assert found["bare"].milliseconds > 10
    assert found["bare"].memory_mib > 5


@linux
def test_peak_memory_is_of_the_runtime(bare: Function) -> None:
    assert 5 < peak_memory(bare, [LAUNCH] * 3, HERE) < 200


@linux
def test_a_function_that_fails_is_not_measured(tmp_path: Path) -> None:
    (tmp_path / "mute.py").write_text("def lambda_handler(event, context):\n    return {}\n")
    with pytest.raises(EmulatorError, match="mute"):
        cold_starts([("mute", Function("mute", tmp_path, "mute"), LAUNCH)], HERE, 1)


def test_warm_turns_are_measured_in_a_process_of_their_own(bare: Function, tmp_path: Path) -> None:
    found = warm(bare, HERE, [[LAUNCH] * 3], 20)
    assert found["turns"] == 60
    assert found["failed"] == 0
    assert 0 <= found["p50_ms"] <= found["p99_ms"]
    with pytest.raises(EmulatorError):
        warm(Function("none", tmp_path, "none"), HERE, [[LAUNCH]], 1)


def test_an_answer_without_a_response_counts_as_failed() -> None:
    assert probe.replay(lambda _event, _context: {}, [LAUNCH])[1]
    assert not probe.replay(lambda _event, _context: {"response": {}}, [LAUNCH])[1]
    assert probe.summary([1, 2, 3], 1, 0.0)["failed"] == 1


def test_recorded_conversations_are_the_same_each_time_and_end() -> None:
    first = recorded.conversations(3)
    assert [[_said(event) for event in talk] for talk in first] == [
        [_said(event) for event in talk] for talk in recorded.conversations(3)
    ]
    assert all(len(talk) > 2 for talk in first)
    assert first[0][0]["request"]["type"] == "LaunchRequest"


@pytest.mark.no_cover
def test_baselines_have_the_sdk_and_ours_ten_times_the_causes(tmp_path: Path) -> None:
    made = {one.name: one for one in functions.functions(tmp_path, HERE, {"AWS_ENDPOINT": "x"})}
    assert list((made["hello"].tree / "ask_sdk_core").glob("skill.py*"))  # source or bytecode
    assert list((made["hello_dynamodb"].tree / "ask_sdk_dynamodb").glob("adapter.py*"))
    assert made["hello_dynamodb"].env == {"AWS_ENDPOINT": "x"}
    assert made["ours_memory_on"].env["MEMORY"] == "on"
    one, ten = (
        json.loads((made[name].tree / "calf_rules" / "knowledge.json").read_text("utf-8"))
        for name in ("ours", "ours_kb10")
    )
    assert len(ten["causes"]) == 10 * len(one["causes"])
    assert ten["findings"] == one["findings"]


def test_the_database_has_both_tables_and_goes_away() -> None:
    with database() as env:
        assert env["MEMORY_TABLE"]
        assert env["AWS_ENDPOINT_URL_DYNAMODB"].startswith("http://127.0.0.1:")


def test_every_figure_stands_beside_its_target_and_a_miss_is_seen() -> None:
    shown = bench.table({"cold_vs_hello": 9.0, "warm_p50_vs_hello": 1.0, "load_ms": 3.0})
    assert shown.count("MISSED") == 1
    assert "MISSED" in next(line for line in shown.splitlines() if "cold_vs_hello" in line)


def test_ratios_are_ours_over_theirs() -> None:
    names = ("hello", "hello_dynamodb", "ours", "ours_memory_on", "ours_kb10",
             "ours sentence", "ours_kb10 sentence")  # fmt: skip
    starts = {name: Cold(float(number), 1) for number, name in enumerate(names, 1)}
    ratios = {**bench._cold_ratios(starts), **bench._tenfold_ratios(starts)}  # noqa: SLF001
    assert ratios["cold_vs_hello"] == 3.0
    assert ratios["cold_vs_hello_dynamodb"] == 1.5
    assert ratios["kb10_cold_ratio"] == 5 / 3
    assert "ours_kb10 sentence" in bench._starts(starts)  # noqa: SLF001


def test_every_target_says_what_it_is() -> None:
    targets = read(bench.TARGETS).plain()
    assert len(targets) > 10
    assert all(target["says"] for target in targets.values())


def test_longer_turns_and_more_of_them_cost_more() -> None:
    assert 0 < dollars(2, 300, 10) < dollars(4, 300, 10) < dollars(4, 300, 20)


class Fake:
    """A worker that answers with what was sent, or always the same."""

    def __init__(self, answer: Any = None) -> None:
        self.answer = answer

    def call(self, event: Any) -> Any:
        return self.answer or {"response": event}

    def pids(self) -> list[int]:
        return []


def workers(*answers: Any) -> Sequence[Emulator]:
    return cast("Sequence[Emulator]", [Fake(answer) for answer in answers])


def test_the_load_goes_to_every_worker_and_nothing_is_lost() -> None:
    figures = load.loaded(workers(None, None, None), [["a", "b"], ["c"]], 10)
    assert figures["turns"] == 15
    assert figures["growth_mib"] == 0
    assert [len(mine) for mine in load.dealt([2, 1], 10, 3)] == [5, 5, 5]


def test_a_mix_up_is_noticed() -> None:
    with pytest.raises(load.MixedUp):
        load.loaded(workers(None, {"response": "another's"}), [["a", "b"]], 10)
    with pytest.raises(EmulatorError):
        load.loaded(workers({"errorType": "x"}), [["a"]], 1)


@linux
@pytest.mark.no_cover
def test_a_thousand_conversations_can_be_held_in_small(capsys: pytest.CaptureFixture[str]) -> None:
    if interpreters.interpreter(settings.settings().python) is None:
        pytest.skip("needs Lambda's Python, for which a runtime is set up once")
    assert load.main(["--conversations", "12", "--workers", "2"]) == 0
    assert json.loads(capsys.readouterr().out)["conversations"] == 12


@linux
def test_local_plays_one_conversation(capsys: pytest.CaptureFixture[str]) -> None:
    assert local.main(["--once"]) == 0
    assert "127.0.0.1" in capsys.readouterr().out


def test_package_says_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "skill.zip"
    assert package.main(["--out", str(target), "--tree", str(tmp_path / "tree")]) == 0
    assert "MiB" in capsys.readouterr().out
    assert list((tmp_path / "tree").glob("lambda_function.py*"))


@pytest.mark.parametrize("made", ["tools.local.assemble", "lab.load.assemble"])
def test_what_cannot_be_packaged_is_not_served(
    made: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: Any) -> None:
        raise PackageError("stale")

    monkeypatch.setattr(made, refuse)
    assert (local.main([]) if "local" in made else load.main([])) == 1
    assert "stale" in capsys.readouterr().err


def _said(event: Any) -> Any:
    return event["request"].get("intent"), SKILL_ID in json.dumps(event)
