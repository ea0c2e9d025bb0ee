"""`make language NAME=it` lays out every place to fill, keeps what is there, and tells the rest."""

import shutil
from pathlib import Path

import pytest
from calf_rules.strict_yaml import read

from tools import ROOT
from tools.checks.project import Project
from tools.checks.translated import keys
from tools.checks.wording import unfinished
from tools.languages.__main__ import main, missing

MANIFEST = "skill-package/skill.json"
ASK = "lambda/words/it/questions.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with nothing but the manifest and the words of the first language."""
    (tmp_path / "skill-package").mkdir()
    shutil.copyfile(ROOT / MANIFEST, tmp_path / MANIFEST)
    shutil.copytree(ROOT / "lambda" / "words", tmp_path / "lambda" / "words")
    return tmp_path


def told(root: Path, capsys: pytest.CaptureFixture[str], name: str = "it") -> list[str]:
    assert main([name, "--root", str(root)]) == 1
    return capsys.readouterr().out.splitlines()


def test_every_place_is_laid_out_and_none_is_filled(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *lines = told(root, capsys)
    assert int(first.split()[0]) > 40
    assert any(line.startswith(f"{ASK}: 528 to be written, first safety_a.ask") for line in lines)
    for name in ("interaction_model/it-IT.yaml", "simulator/platform/it.yaml", ASK):
        assert read(root / name)
    faults = {fault.path for fault in unfinished(Project(root))}
    assert {ASK, "lambda/words/it-IT.yaml"} <= faults
    lacking = {fault.message for fault in keys(Project(root)) if "/it/" in fault.path}
    assert all("has no words" in message for message in lacking)  # of lists alone: none is written


def test_what_is_written_stays_and_is_missing_no_more(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(root, capsys)
    path = root / ASK
    text = path.read_text(encoding="utf-8").replace('ask: ""', 'ask: "Manca il fiato?"', 1)
    path.write_text(text, encoding="utf-8")
    first, *lines = told(root, capsys)
    assert first == "0 files laid out"
    assert any(
        line.startswith(f"{ASK}: 527 to be written, first safety_a.ask_other") for line in lines
    )
    assert path.read_text(encoding="utf-8") == text


def test_a_second_country_needs_its_own_numbers_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(root, capsys)
    assert told(root, capsys, "it-CH")[0] == "2 files laid out"


@pytest.mark.parametrize("name", ["en", "italian", "it_IT", ""])
def test_what_is_no_new_language_is_refused(root: Path, name: str) -> None:
    assert main([name, "--root", str(root)]) == 2


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_language_that_is_spoken_lacks_no_words(language: str) -> None:
    lines = missing(ROOT, language, f"{language}-{language.upper()}")
    lacking = [line for line in lines if f"/{language}/" in line]
    assert lacking == []
