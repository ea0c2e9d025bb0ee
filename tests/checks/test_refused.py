"""The data check is itself tested on data that it must refuse."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from calf_rules.faults import Fault
from calf_rules.strict_yaml import read

from tools import ROOT, checks
from tools.check import main, summary
from tools.checks import ALL, Check
from tools.checks.project import Project

REFUSED = read(Path(__file__).parent / "refused.yaml").plain()
COPIED = (
    "lambda/calf_rules/knowledge",
    "lambda/words",
    "lambda/skill",
    "interaction_model",
    "skill-package/skill.json",
    "skill-package/interactionModels",
    "tests/knowledge",
)


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of the tests' own."""
    made = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        source, target = ROOT / name, made / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return made


@pytest.fixture
def root(checkout: Path, tmp_path: Path) -> Iterator[Path]:
    """A checkout to break, by a path of its own; what is broken is mended for the next test."""
    before = stamps(checkout)
    mine = tmp_path / "checkout"
    mine.symlink_to(checkout)
    yield mine
    after = stamps(checkout)
    for path in {path for path, _ in before.items() ^ after.items()}:
        path.unlink(missing_ok=True)
        if path in before:
            shutil.copyfile(ROOT / path.relative_to(checkout), path)


def stamps(root: Path) -> dict[Path, tuple[int, int]]:
    """When each file was last written, and how long it is."""
    found = ((path, path.stat()) for path in root.rglob("*") if path.is_file())
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in found}


def check_called(name: str) -> Check:
    module, _, function = name.partition(".")
    check: Check = getattr(getattr(checks, module), function)
    return check


def spoil(root: Path, entry: dict[str, Any]) -> None:
    path = root / entry["file"]
    text = path.read_text(encoding="utf-8")
    if "replace" in entry:
        assert entry["replace"] in text, f"{entry['file']} has changed: mend refused.yaml"
        path.write_text(text.replace(entry["replace"], entry["add"], 1), encoding="utf-8")
    else:
        path.write_text(f"{text}\n{entry['add']}\n", encoding="utf-8")
    if "code" in entry:
        module = root / entry["at"]
        module.write_text(f"{module.read_text(encoding='utf-8')}\n{entry['code']}\n")


def told(root: Path, check: Check) -> list[Fault]:
    project = Project(root)
    project.load()
    found = list(check(project))
    return [*project.faults, *found]


@pytest.mark.no_cover
@pytest.mark.parametrize("entry", REFUSED, ids=[f"{e['check']}: {e['fault']}" for e in REFUSED])
def test_it_is_refused_with_file_line_and_what(root: Path, entry: dict[str, Any]) -> None:
    spoil(root, entry)
    found = [str(fault) for fault in told(root, check_called(entry["check"]))]
    file = re.escape(entry.get("at", entry["file"]))
    pattern = re.compile(rf"{file}:[1-9]\d*: {entry['fault']}")
    assert any(pattern.match(fault) for fault in found), found[:20]


def test_every_check_has_something_that_it_refuses() -> None:
    refused = {check_called(entry["check"]) for entry in REFUSED}
    assert {check.__name__ for check in ALL if check not in refused} == set()


@pytest.mark.no_cover
def test_the_project_as_it_is_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0, capsys.readouterr().out
    told_ = capsys.readouterr().out
    assert "No faults: " in told_
    assert re.search(r"No clinician has reviewed: \d+ of \d+ causes", told_)


def test_a_fault_makes_the_exit_code_1_and_every_fault_is_told_at_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "lambda/words/en/locale.yaml").write_text("doctor: a\ndoctor: b\n")
    broken = root / "lambda/calf_rules/knowledge/causes/other.yaml"
    broken.write_text(
        broken.read_text(encoding="utf-8").replace("finding: leg,", "finding: lag,", 1),
        encoding="utf-8",
    )
    assert main(["--root", str(root)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "lambda/words/en/locale.yaml:2: doctor stands twice (first in line 1)" in lines
    knowledge = "lambda/calf_rules/knowledge/causes/other.yaml"
    misspelt = rf"{re.escape(knowledge)}:\d+: unknown finding lag, did you mean leg\?"
    assert any(re.fullmatch(misspelt, line) for line in lines)
    assert re.fullmatch(r"\d+ faults", lines[-1])
    places = [line.split(":")[0] for line in lines[:-1]]
    assert places == sorted(places)


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lambda/skill").mkdir(parents=True)
    (tmp_path / "lambda/skill/filling.py").write_text("")
    assert main(["--root", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "lambda/words:1: no file */*.yaml was found here" in out
    assert "lambda/words:1: no file *-*.yaml was found here" in out
    assert "causes:1: no cause file was found" in out
    assert "tests/knowledge/causes.yaml:1: not readable" in out


def test_a_review_by_name_is_counted(root: Path) -> None:
    before, _ = summary(Project(root))
    path = root / "lambda/calf_rules/knowledge/causes/other.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  reviewed: nobody", "  reviewed: 2030-01-01 by a name", 1), encoding="utf-8"
    )
    after, _ = summary(Project(root))
    counts = [re.search(r"reviewed: (\d+) of (\d+) causes", line) for line in (before, after)]
    (one, all_), (other, same) = [(int(c[1]), int(c[2])) for c in counts if c]
    assert (other, same) == (one - 1, all_)
