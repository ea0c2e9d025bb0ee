"""Learned weights are loaded whole or not at all, and give chances."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from skill.reading.weights import Weights, mix

from tests.reading.packs import pack

HEAD = {"classes": ["yes", "no"], "bias": [0.0, -1.0], "step": 0.5, "bits": 2}
BODY = bytes([0, 2, 0, 254, 0, 0, 0, 0])  # 254 is -2 as a signed byte
FEATURES = st.lists(st.integers(0, 2**32 - 1), max_size=50)


def written(folder: Path, body: bytes) -> Path:
    path = folder / "en.reply.bin"
    path.write_bytes(json.dumps(HEAD).encode() + b"\n" + body)
    return path


def test_weights_add_up_by_class(tmp_path: Path) -> None:
    weights = Weights.load(written(tmp_path, BODY))
    chances = weights.chances([1 << 30])
    assert chances["yes"] == pytest.approx(0.731, abs=0.001)
    assert chances["no"] == pytest.approx(0.269, abs=0.001)
    assert weights.chances([3 << 30])["yes"] == pytest.approx(0.269, abs=0.001)


def test_the_last_byte_of_a_line_break_is_no_end_of_the_weights(tmp_path: Path) -> None:
    assert Weights.load(written(tmp_path, b"\n" * len(BODY))).tables[1][3] == ord("\n")


@pytest.mark.parametrize("body", [BODY[:-1], BODY + b"\x00", b""])
def test_a_file_of_the_wrong_size_is_refused(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(ValueError, match=r"en\.reply\.bin"):
        Weights.load(written(tmp_path, body))


def test_a_file_without_a_head_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en.reply.bin").write_bytes(b"weights")
    with pytest.raises(ValueError, match="Expecting value"):
        Weights.load(tmp_path / "en.reply.bin")


def test_the_models_of_a_pack_are_those_beside_it(tmp_path: Path) -> None:
    written(tmp_path, BODY)
    assert set(Weights.beside(tmp_path / "en.json")) == {"reply"}
    assert Weights.beside(tmp_path / "de.json") == {}


@pytest.mark.parametrize("name", sorted(pack("en").weights))
@given(features=FEATURES)
def test_chances_lie_between_0_and_1(name: str, features: list[int]) -> None:
    chances = pack("en").weights[name].chances(features)
    assert all(0 < chance < 1 for chance in chances.values())


@pytest.mark.parametrize(
    ("hashes", "mixed"),
    [((1, 2), 557413780), ((1, 2, 3), 943349618), ((2, 1), 3391580802), ((0, 0), 0)],
)
def test_a_feature_is_the_same_number_for_ever(hashes: tuple[int, ...], mixed: int) -> None:
    assert mix(*hashes) == mixed
