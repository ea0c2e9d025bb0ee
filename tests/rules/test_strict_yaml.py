"""YAML in which words stay words, and every complaint names its line."""

from pathlib import Path

import pytest
from calf_rules.faults import DataError, Fault
from calf_rules.strict_yaml import Node, read


def written(folder: Path, text: str) -> Path:
    path = folder / "data.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(written(folder, text), "data.yaml")
    assert str(caught.value) == "\n".join(str(fault) for fault in caught.value.faults)
    return [str(fault) for fault in caught.value.faults]


def test_words_stay_words(tmp_path: Path) -> None:
    text = "{a: yes, b: no, c: 22:30, d: 0.10, e: null, f: 2020-01-01, yes: on}"
    assert read(written(tmp_path, text)).plain() == {
        "a": "yes", "b": "no", "c": "22:30", "d": "0.10", "e": "null", "f": "2020-01-01",
        "yes": "on",
    }  # fmt: skip


def test_every_node_knows_its_line_and_every_key_its_own(tmp_path: Path) -> None:
    node = read(written(tmp_path, "first: 1\nsecond:\n  - x\n  - y\n"))
    second = node.get("second")
    assert second is not None
    assert [child.line for child in second] == [3, 4]
    assert node.key_lines == {"first": 1, "second": 2}
    assert node.get("third") is None
    assert node.path == str(tmp_path / "data.yaml")


def test_a_repeated_key_is_a_fault_that_names_both_lines(tmp_path: Path) -> None:
    assert faults(tmp_path, "leg: left\nside: one\nleg: right\n") == [
        "data.yaml:3: leg stands twice (first in line 1)"
    ]


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    assert faults(tmp_path, "a: 1\na: 2\n[b, c]: 3\nd: {e: 1, e: 2}\n") == [
        "data.yaml:2: a stands twice (first in line 1)",
        "data.yaml:3: a key must be a single word",
        "data.yaml:4: e stands twice (first in line 4)",
    ]


def test_broken_yaml_names_the_line_where_it_breaks(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "a: 1\nb: [1, 2\nc: 3\n")
    assert fault.startswith("data.yaml:3: not readable as YAML: ")


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "# only a remark\n") == ["data.yaml:1: the file is empty"]


def test_an_alias_without_anchor_is_a_fault(tmp_path: Path) -> None:
    assert "not readable" in faults(tmp_path, "a: *nothing\n")[0]


def test_a_missing_file_and_one_that_is_no_text_are_faults(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere\.yaml:1: not readable: "):
        read(tmp_path / "nowhere.yaml")
    path = tmp_path / "data.yaml"
    path.write_bytes(b"a: \xff\xfe")
    with pytest.raises(DataError, match="not readable: "):
        read(path)


def test_a_control_character_is_a_fault(tmp_path: Path) -> None:
    assert "data.yaml:1: not readable: " in faults(tmp_path, "a: \x01\n")[0]


def test_a_node_says_what_it_is_and_refuses_to_be_read_as_something_else() -> None:
    one, many = Node("f", 1, "x"), Node("f", 2, [Node("f", 2, "y")])
    keyed = Node("f", 3, {"k": one})
    assert [node.kind for node in (one, many, keyed)] == ["word", "list", "map"]
    assert (one.word, many.plain(), keyed.plain()) == ("x", ["y"], {"k": "x"})
    with pytest.raises(DataError, match="f:3: expected a word, found a map"):
        _ = keyed.word
    with pytest.raises(DataError, match="f:1: expected a map, found a word"):
        one.items()
    with pytest.raises(DataError, match="f:3: expected a list, found a map"):
        list(keyed)
    assert str(many.fault("wrong")) == "f:2: wrong"
    assert Fault("f", 2, "wrong") == many.fault("wrong")
