"""The clinician's folder: it is read whole, and every fault is refused with file and line."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from calf_rules import KnowledgeError
from calf_rules.source import FOLDER, digest, read_document, yaml_files
from calf_rules.strict_yaml import read

BROKEN = read(Path(__file__).parent / "broken.yaml").plain()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))


def faults(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        read_document(folder)
    return [str(fault) for fault in caught.value.faults]


def broken(folder: Path, entry: dict[str, Any]) -> int:
    """Break a file as the entry says; returns the number of the line before the first new one."""
    path = folder / entry["file"]
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    replace = entry.get("replace")
    if replace:
        assert replace in text, "this file has changed: mend broken.yaml"
        path.write_text(text.replace(replace, entry["add"]), encoding="utf-8")
    else:
        path.write_text(text + entry["add"], encoding="utf-8")
    lines: int = text.count("\n")
    return lines


def expected(entry: dict[str, Any], before: int) -> list[str]:
    found = []
    for fault in entry["faults"]:
        line, _, message = fault.partition(":")
        place = r"\d+" if line == "*" else str(before + int(line))
        found.append(f"{entry['file']}:{place}: {re.escape(message)}".replace(r"\*", r"\d+"))
    return found


@pytest.mark.parametrize("entry", BROKEN, ids=[entry["name"] for entry in BROKEN])
def test_what_is_wrong_is_refused_with_its_line(folder: Path, entry: dict[str, Any]) -> None:
    patterns = expected(entry, broken(folder, entry))
    assert patterns
    found = faults(folder)
    for pattern in patterns:
        assert any(re.fullmatch(f"{pattern}.*", fault) for fault in found), (pattern, found)


def test_faults_of_all_files_are_told_at_once_in_order(folder: Path) -> None:
    for entry in BROKEN:
        if entry["file"] in {"causes/other.yaml", "red_flags.yaml", "sources.yaml"}:
            broken(folder, entry)
    found = faults(folder)
    files = [fault.split(":")[0] for fault in found]
    assert {"causes/other.yaml", "red_flags.yaml", "sources.yaml"} <= set(files)
    assert files == sorted(files)
    assert len(found) == len(set(found))


def test_a_number_is_as_many_values_as_it_has_steps(folder: Path) -> None:
    severity = read_document(folder)["findings"]["severity"]["base"]
    assert list(severity) == [str(value) for value in range(11)]


def test_without_causes_nothing_is_read(folder: Path) -> None:
    shutil.rmtree(folder / "causes")
    assert "causes:1: no cause file was found" in faults(folder)


def test_an_empty_folder_is_a_fault_in_every_file_that_is_missing(tmp_path: Path) -> None:
    named = {fault.split(":")[0] for fault in faults(tmp_path)}
    assert {"findings.yaml", "red_flags.yaml", "sources.yaml", "causes"} <= named


def test_derived_names_may_be_left_out_only_where_nothing_needs_them(folder: Path) -> None:
    (folder / "derived.yaml").write_text("value_groups: {}\n", encoding="utf-8")
    found = faults(folder)
    assert any("conditions must define one_leg" in fault for fault in found)
    (folder / "derived.yaml").write_text("conditions: {}\n", encoding="utf-8")
    assert any("leg has no value one" in fault for fault in faults(folder))


def test_the_digest_changes_with_every_file_and_every_name(folder: Path) -> None:
    before = digest(folder)
    assert before == digest(FOLDER)
    assert len(yaml_files(folder)) == len(yaml_files(FOLDER)) > 20
    (folder / "sources.yaml").rename(folder / "source.yaml")
    renamed = digest(folder)
    (folder / "source.yaml").write_text("changed: yes\n", encoding="utf-8")
    assert len({before, renamed, digest(folder)}) == 3
