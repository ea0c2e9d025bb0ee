"""A copy of the model's source that a test may spoil."""

import shutil
from pathlib import Path

import pytest

from tools import ROOT
from tools.build import model_files


class Copy:
    """The source under a temporary root; `edit` replaces a text in one of its files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.edited: set[str] = set()
        unread = shutil.ignore_patterns("corpus", "de*", "fr*", "es*")
        shutil.copytree(ROOT / "interaction_model", root / "interaction_model", ignore=unread)
        knowledge = Path("lambda/calf_rules/knowledge")
        (root / knowledge).mkdir(parents=True)
        shutil.copy(ROOT / knowledge / "findings.yaml", root / knowledge)

    def edit(self, file: str, old: str, new: str) -> "Copy":
        """Spoil one place; the text must be there."""
        self.edited.add(file)
        path = self.root / "interaction_model" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def faults(self) -> list[str]:
        """What the check says of it, in en-US and in a locale that was edited."""
        for path in (self.root / "interaction_model").glob("en-*.yaml"):
            if path.name not in {"en-US.yaml", *self.edited}:
                path.unlink()
        return [str(fault) for fault in model_files(self.root)[1]]


@pytest.fixture
def source(tmp_path: Path) -> Copy:
    """A fresh copy of the source."""
    return Copy(tmp_path)
