"""Whatever stands for a length of time stands under one, or under a day of the year."""

from pathlib import Path

import pytest
from calf_rules.faults import DataError

from tools.packs.files import spans

KNOWN = {"days", "weeks"}


def written(folder: Path, *keys: str) -> Path:
    path = folder / "times.yaml"
    lines = "".join(f'  "{key}":\n    - something\n' for key in keys)
    path.write_text(f"says:\n{lines}", encoding="utf-8")
    return path


def test_lengths_months_and_days_are_read(tmp_path: Path) -> None:
    said = spans(written(tmp_path, "weeks", "06", "12-25"), KNOWN)
    assert said == {key: ["something"] for key in ("weeks", "06", "12-25")}


@pytest.mark.parametrize("key", ["week", "13", "00", "02-31", "christmas", "6-x"])
def test_anything_else_is_a_fault_with_its_place(tmp_path: Path, key: str) -> None:
    with pytest.raises(DataError) as caught:
        spans(written(tmp_path, "days", key), KNOWN)
    (fault,) = caught.value.faults
    assert fault.line == 5
    assert fault.message.startswith(f"{key} is no length of time")
