"""Which test notices a mutant: in a copy of the tree, the quick tests first."""

import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from lab.mutation.mutants import RULES, Mutant
from tools import ROOT

OURS = frozenset({"calf_rules", "skill", "tools", "lab", "tests", "simulator", "conftest"})
COPIED = ("lambda/calf_rules", "tests/rules", "tests/knowledge", "pyproject.toml")
FIRST = {  # the tests that know a module best
    "assess": "assess", "conditions": "findings", "entries": "source", "faults": "strict_yaml",
    "findings": "findings", "gain": "questions", "knowledge": "knowledge",
    "likelihoods": "ranking", "model": "knowledge", "questions": "questions",
    "ranking": "ranking", "reader": "source", "red_flags": "red_flags", "self_care": "self_care",
    "shape": "shape", "source": "source", "strict_yaml": "strict_yaml", "vocabulary": "source",
}  # fmt: skip
THEN = ("findings", "assess", "questions", "ranking", "cases", "source", "knowledge", "red_flags")
SLOW = ("dialogues", "truth_tables")
SECONDS = 240  # a mutant that never ends is noticed, too


class Report(Protocol):
    """What pytest tells about a test or a file."""

    failed: bool
    nodeid: str


def notice(mutant: Mutant) -> tuple[Mutant, str]:
    """Which test notices a mutant first; "" where none does."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for part in COPIED:
            _copy(ROOT / part, root / part)
        (root / RULES / f"{mutant.module}.py").write_text(mutant.text, encoding="utf-8")
        first = FIRST.get(mutant.module, "assess")
        for tests in ((first,), tuple(name for name in THEN if name != first), SLOW):
            seen = _run(root, tests)
            if seen:
                return mutant, seen
    return mutant, ""


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    elif source.exists():
        shutil.copyfile(source, target)


def _run(root: Path, tests: Sequence[str]) -> str:
    """Run tests in a process of their own, forked with pytest already there."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_test, args=(root, tests, sending))
    process.start()
    sending.close()
    seen = "it never ends"
    if receiving.poll(SECONDS):
        try:
            seen = receiving.recv()
        except EOFError:
            seen = "it crashes"
    process.kill()
    process.join()
    return seen


def _test(root: Path, tests: Sequence[str], sending: Connection) -> None:
    import pytest  # noqa: PLC0415 - developers' tool

    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        os.chdir(root)
        sys.path[:] = [
            str(root / "lambda"),
            str(root),
            *(p for p in sys.path if str(ROOT) not in p or "venv" in p),
        ]
        for name in [n for n in sys.modules if n.partition(".")[0] in OURS]:
            del sys.modules[name]
        sys.dont_write_bytecode = True
        witness = Witness()
        files = [f"tests/rules/test_{name}.py" for name in tests]
        files = [name for name in files if Path(name).exists()]
        options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"]
        code = pytest.main([*options, *files], plugins=[witness]) if files else 0
    sending.send(witness.first or ("" if code == 0 else f"exit code {code}"))


class Witness:
    """Remembers the first test that fails."""

    first = ""

    def pytest_runtest_logreport(self, report: Report) -> None:
        """Called by pytest for each phase of each test."""
        if report.failed and not self.first:
            self.first = report.nodeid.rpartition("/")[2]

    def pytest_collectreport(self, report: Report) -> None:
        """Called by pytest for each file that it reads."""
        if report.failed and not self.first:
            self.first = f"{report.nodeid.rpartition('/')[2]} cannot be read"
