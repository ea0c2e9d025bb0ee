"""The set-up says how far it is, takes a new enough Node only, and tells what failed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools import set_up
from tools.browser import NODE

COUNTING = "for n in range(8): print(f'Collecting package {n}')"


def command(folder: Path, name: str, prints: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {prints}\n", encoding="utf-8")
    path.chmod(0o755)


def test_each_quarter_of_the_way_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    set_up.counted(".venv", [sys.executable, "-c", COUNTING], "Collecting ", 8)
    told = capsys.readouterr().err.splitlines()
    assert told == [f".venv: {done} of 8 packages" for done in (2, 4, 6, 8)]


def test_what_failed_is_told_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    (tmp_path / "lock.txt").write_text("one==1 \\\n", encoding="utf-8")
    (tmp_path / "env").write_text("a file where a folder should be", encoding="utf-8")
    assert set_up.main(["env", "lock.txt"]) == 1
    told = capsys.readouterr().err
    assert "env: set-up, once: 1 Python packages as pinned in lock.txt" in told
    assert "env: failed: " in told


@pytest.mark.parametrize(
    ("version", "npm", "taken"), [("22", True, True), ("18", True, False), ("22", False, False)]
)
def test_the_machines_own_node_is_taken_if_it_is_new_enough_and_has_npm(
    version: str, npm: bool, taken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(tmp_path, "node", f"{version} /somewhere/node")
    if npm:
        command(tmp_path, "npm", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = set_up.found_node()
    assert found == (("/somewhere/node", [str(tmp_path / "npm")]) if taken else None)


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up, "OLDEST_PYTHON", (4, 0))
    assert set_up.main([".venv", "lock.txt"]) == 1
    assert "or newer is needed" in capsys.readouterr().err


def test_everything_calls_the_node_that_was_chosen() -> None:
    asked = [str(NODE), "-p", "JSON.stringify(process.versions.node.split('.').map(Number))"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert json.loads(said)[0] >= set_up.OLDEST_NODE
