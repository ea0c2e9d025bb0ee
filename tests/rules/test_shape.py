"""The small readers behind every data file."""

from typing import Any

from calf_rules.faults import suggest
from calf_rules.shape import Faults, Reader, list_of, map_of, number, one_of, record, word
from calf_rules.strict_yaml import Node


def node(plain: Any) -> Node:
    """A node as it would come from a file; keys stand in line 7."""
    if isinstance(plain, dict):
        return Node("f", 1, {k: node(v) for k, v in plain.items()}, dict.fromkeys(plain, 7))
    if isinstance(plain, list):
        return Node("f", 1, [node(each) for each in plain])
    return Node("f", 1, plain)


def given(reader: Reader, plain: Any) -> tuple[Any, list[str]]:
    faults: Faults = []
    return reader(node(plain), faults), [str(fault) for fault in faults]


def test_the_nearest_known_word_is_suggested() -> None:
    assert suggest("feber", {"fever", "leg"}) == ", did you mean fever?"
    assert suggest("zzz", {"fever", "leg"}) == ""


def test_a_word_is_trimmed_and_not_empty() -> None:
    assert given(word, " x ") == ("x", [])
    assert given(word, " ") == (None, ["f:1: empty"])
    assert given(word, ["x"]) == (None, ["f:1: expected a word, found a list"])


def test_a_number_lies_between_its_bounds_both_included() -> None:
    assert [given(number(0, 1), text)[0] for text in ("0", "0.5", "1")] == [0.0, 0.5, 1.0]
    assert given(number(0, 1), "1.01") == (None, ["f:1: 1.01 is not between 0 and 1"])
    assert given(number(0, 1), "-0.1") == (None, ["f:1: -0.1 is not between 0 and 1"])
    assert given(number(0, 1), "half") == (None, ["f:1: half is not a number"])
    assert given(number(0, 1), "nan") == (None, ["f:1: nan is not between 0 and 1"])
    assert given(number(0, 1), {}) == (None, ["f:1: expected a word, found a map"])


def test_one_of_a_known_set_or_the_nearest_is_named() -> None:
    assert given(one_of("side", {"one", "both"}), "both") == ("both", [])
    assert given(one_of("side", {"one", "both"}), "bath") == (
        None,
        ["f:1: unknown side bath, did you mean both?"],
    )
    assert given(one_of("side", {"one"}), [])[1] == ["f:1: expected a word, found a list"]


def test_a_single_value_counts_as_a_list_of_one() -> None:
    assert given(list_of(word), "x") == (["x"], [])
    assert given(list_of(word), ["x", "y"]) == (["x", "y"], [])


def test_a_map_reads_keys_and_values_and_blames_the_line_of_the_key() -> None:
    assert given(map_of(word, number(0, 1)), {"a": "0.5"}) == ({"a": 0.5}, [])
    assert given(map_of(one_of("finding", {"leg"}), word), {"lag": "x"}) == (
        {},
        ["f:7: unknown finding lag, did you mean leg?"],
    )
    assert given(map_of(word, word), "x") == (None, ["f:1: expected a map, found a word"])


def test_a_record_names_missing_and_unknown_keys() -> None:
    reader = record({"grade": word}, {"note": word})
    assert given(reader, {"grade": "E", "note": "n"}) == ({"grade": "E", "note": "n"}, [])
    assert given(reader, {"grad": "E"}) == (
        {},
        ["f:7: unknown key grad, did you mean grade?", "f:1: grade is missing"],
    )
    assert given(reader, "x") == (None, ["f:1: expected a map, found a word"])
