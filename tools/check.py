"""`python -m tools.check`: everything that is wrong with the data, at once, in plain sentences.

One line a fault, `file:line: what, did you mean ...`; exit code 1 when there is one. Without faults
it says what was checked and how much of it no clinician has reviewed.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools import ROOT
from tools.checks import faults
from tools.checks.project import KNOWLEDGE, Project

NOBODY = "nobody"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.check", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to look at")
    project = Project(parser.parse_args(arguments).root)
    found = faults(project)
    for fault in found:
        print(fault)
    if found:
        print(f"{len(found)} faults")
        return 1
    parts = {name: len(project.ids(name)) for name in ("causes", "findings", "rules")}
    counts = ", ".join(f"{count} {name}" for name, count in parts.items())
    sentences = sum(1 for _ in project.sentences())
    print(f"No faults: {counts}, {sentences} sentences in {len(project.overlays)} locales")
    for line in summary(project):
        print(line)
    return 0


def summary(project: Project) -> Iterator[str]:
    """What still waits for a clinician."""
    causes = project.ids("causes").values()
    unreviewed = sum(1 for cause in causes if cause["reviewed"] == NOBODY)
    yield f"No clinician has reviewed: {unreviewed} of {len(causes)} causes"
    files = sorted((project.root / KNOWLEDGE).glob("*.yaml"))
    waiting = [path.name for path in files if _unreviewed(path)]
    yield f"No clinician has reviewed: {', '.join(waiting) or 'no further file'}"


def _unreviewed(path: Path) -> bool:
    text = " ".join(path.read_text(encoding="utf-8").replace("#", " ").split())
    return "No clinician has reviewed" in text


if __name__ == "__main__":
    sys.exit(main())
