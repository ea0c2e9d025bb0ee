"""By default nothing is remembered, nothing is called, and boto3 is not even loaded."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from skill.memory import Key, MemoryUnavailable, Nothing, Record, memory_from
from skill.memory.configured import days_from
from skill.memory.store import Remembering

from simulator.store import memory_on_disk

ROOT = Path(__file__).parents[2]
KEY = Key("amzn1.ask.account.A")
LOADED = """
import json, sys
from simulator.session import Session
from skill.memory import Key, memory_from
memory = memory_from({environ})
memory.recall(Key("a")); memory.forget(Key("a")); memory.forget_all("a")
Session("en-US").launch()
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


@pytest.mark.parametrize("environ", [{}, {"MEMORY": "off", "MEMORY_TABLE": "t"}, {"MEMORY": "yes"}])
def test_off_boto3_is_not_imported(environ: dict[str, str]) -> None:
    code = LOADED.format(environ=environ)
    path = {"PYTHONPATH": f"lambda:{ROOT}", "MEMORY": "off"}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=path, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(ran.stdout))
    assert "skill" in loaded
    assert not loaded & {"boto3", "botocore", "s3transfer", "urllib3"}


def test_one_module_alone_may_import_boto3() -> None:
    sources = [*(ROOT / "lambda").rglob("*.py"), *(ROOT / "simulator").rglob("*.py")]
    assert len(sources) > 30
    importing = re.compile(r"^\s*(import|from) (boto3|botocore)\b", re.MULTILINE)
    found = [path for path in sources if importing.search(path.read_text(encoding="utf-8"))]
    assert found == [ROOT / "lambda" / "skill" / "memory" / "dynamodb.py"]


def test_nothing_knows_nobody_and_acknowledges_nothing() -> None:
    memory = memory_from({})
    assert isinstance(memory, Nothing)
    assert memory.days == 0
    assert memory.recall(KEY) is None
    with pytest.raises(MemoryUnavailable):
        memory.keep(KEY, Record(date(2026, 11, 23)))
    memory.forget(KEY)
    memory.forget_all(KEY.user)


@pytest.mark.parametrize(
    ("given", "days"), [("30", 30), ("", 90), ("0", 90), ("-1", 90), ("ten", 90), ("1.5", 90)]
)
def test_days_are_a_number_or_ninety(given: str, days: int) -> None:
    assert days_from({"MEMORY_DAYS": given}) == days
    assert days_from({}) == 90


def test_a_client_that_cannot_be_made_is_no_reason_to_be_silent(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "nowhere")
    memory = memory_from({"MEMORY": "on", "MEMORY_TABLE": "t", "MEMORY_DAYS": "7"})
    assert memory.days == 7
    assert "NoRegionError" in caplog.text
    with pytest.raises(MemoryUnavailable, match="NoRegionError"):
        memory.recall(KEY)


def test_the_simulator_remembers_unless_told_otherwise(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "folder"
    assert isinstance(memory_on_disk({"MEMORY": "off"}), Nothing)
    memory = memory_on_disk({"CALF_GUIDE_MEMORY": str(folder), "MEMORY_DAYS": "5"})
    assert isinstance(memory, Remembering)
    assert memory.days == 5
    memory.keep(KEY, Record(date(2026, 11, 23)))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "memory.sqlite3").stat().st_mode & 0o777 == 0o600


def test_the_simulator_keeps_its_file_out_of_version_control() -> None:
    file = ".calf-guide-memory/memory.sqlite3"
    ignored = subprocess.run(["git", "check-ignore", "-q", file], cwd=ROOT, check=False)
    assert ignored.returncode == 0


def test_what_has_expired_leaves_the_file_with_the_next_write(tmp_path: Path) -> None:
    memory = memory_on_disk({"CALF_GUIDE_MEMORY": str(tmp_path)})
    assert isinstance(memory, Remembering)
    old = Remembering(memory.shelf, 90, clock=lambda: 0.0)
    old.keep(KEY, Record(date(1970, 1, 1)))
    memory.keep(Key("another"), Record(date(2026, 11, 23)))
    assert memory.shelf.get(KEY, 1.0) is None


def test_a_folder_that_cannot_be_made_is_no_reason_to_be_silent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = memory_on_disk({"CALF_GUIDE_MEMORY": str(tmp_path / "file")})
    with pytest.raises(MemoryUnavailable):
        memory.recall(KEY)
