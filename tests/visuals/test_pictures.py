"""`make screens`: a folder of pictures, a sheet of them, and a failure where one is wrong."""

from pathlib import Path
from typing import Any

import pytest

from tools.screens import __main__ as pictures
from tools.screens.scenes import TALKS, reached, shown
from tools.screens.viewports import VIEWPORTS


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """One screen instead of all, drawn into a folder of the test's."""
    screens = {"emergency": shown(reached("en-US", TALKS["emergency"]))}
    monkeypatch.setattr(pictures, "screens", lambda _: screens)
    for name, value in {"ROOT": tmp_path, "OUT": tmp_path / "out", "IMAGES": tmp_path}.items():
        monkeypatch.setattr(pictures, name, value)
    monkeypatch.setattr(pictures, "README", {"emergency": "show5"})
    return screens


@pytest.mark.usefixtures("drawn")
def test_every_device_has_its_picture_and_all_stand_on_one_sheet(tmp_path: Path) -> None:
    assert pictures.main(["--locale", "en-US"]) == 0
    assert len(list((tmp_path / "out" / "en-US").glob("emergency-*.png"))) == len(VIEWPORTS)
    assert (tmp_path / "screens.jpg").stat().st_size > 10_000
    assert (tmp_path / "screen-emergency.png").exists()


def test_what_lies_wrong_is_told_and_fails(
    drawn: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    drawn["emergency"]["datasources"]["screen"] |= {"number": "an ambulance", "letters": 2}
    assert pictures.main(["--locale", "en-US", "--device", "spot"]) == 1
    assert "emergency spot" in capsys.readouterr().err
