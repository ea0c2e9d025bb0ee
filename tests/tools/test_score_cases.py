"""What a case file must be, and how a broken one is refused."""

from pathlib import Path

import pytest
from calf_rules import KnowledgeBase, load_knowledge
from calf_rules.faults import DataError
from calf_rules.source import FOLDER

from tools.scoring.cases import NoCases, read_cases

GOOD = """cases:
- id: one
  says: "My calf hurts."
  facts: {leg: left, timing: [walking], new_medicine: none}
  gold: [dvt]
  urgency: same_day
"""


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return load_knowledge(FOLDER)


def refused(folder: Path, text: str, knowledge: KnowledgeBase) -> str:
    file = folder / "cases.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_cases(file, knowledge)
    return str(error.value).replace(f"{folder}/", "")


def test_a_good_case_is_read(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    (tmp_path / "cases.yaml").write_text(GOOD, encoding="utf-8")
    (case,) = read_cases(tmp_path / "cases.yaml", knowledge)
    assert case.facts == {"leg": "left", "timing": ("walking",), "new_medicine": ("none",)}
    assert (case.gold, case.urgency.name, case.scope) == (("dvt",), "same_day", "not said")


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("leg: left", "legg: left", "cases.yaml:4: unknown finding legg, did you mean leg?"),
        ("leg: left", "leg: lift", "cases.yaml:4: unknown value of leg: lift, did you mean left?"),
        ("leg: left", "leg: [left]", "cases.yaml:4: leg takes one value, not a list"),
        ("[dvt]", "[dvtt]", "cases.yaml:5: unknown cause dvtt, did you mean dvt?"),
        ("same_day", "someday", "cases.yaml:6: unknown urgency someday, did you mean same_day?"),
        ("  urgency: same_day\n", "", "cases.yaml:2: urgency is missing"),
        ("{leg: left, timing: [walking], new_medicine: none}", "none", "facts are a map"),
        ("- id: one", "- id: [one", "not readable as YAML"),
        ("cases:", "people:", "there is no `cases:` in this file"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, knowledge: KnowledgeBase, right: str, wrong: str, complaint: str
) -> None:
    assert complaint in refused(tmp_path, GOOD.replace(right, wrong), knowledge)


def test_every_fault_is_named_at_once(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    text = GOOD.replace("dvt", "dvtt").replace("leg:", "legg:")
    assert len(refused(tmp_path, text, knowledge).splitlines()) == 2


def test_a_case_must_not_stand_twice(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    text = GOOD + GOOD.removeprefix("cases:\n")
    assert "case one stands twice" in refused(tmp_path, text, knowledge)


def test_a_case_must_be_a_map(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    assert "a case is a map" in refused(tmp_path, "cases: [nobody]", knowledge)


def test_other_files_of_a_folder_are_skipped(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("- a list\n", encoding="utf-8")
    assert len(read_cases(tmp_path, knowledge)) == 1


def test_a_folder_without_any_case_is_refused(tmp_path: Path, knowledge: KnowledgeBase) -> None:
    with pytest.raises(NoCases, match="no YAML file with `cases:`"):
        read_cases(tmp_path, knowledge)
