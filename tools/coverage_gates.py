"""Holds the coverage gates of pyproject.toml; run after pytest with --cov."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def gates() -> dict[str, int]:
    """The lowest branch coverage that each folder may have, in percent."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, int] = settings["tool"]["calf-guide"]["coverage"]
    return found


def holds(files: str, percent: int) -> bool:
    """Print what is missing in these files and say whether they reach the gate."""
    print(f"Coverage of {files}: at least {percent} %", flush=True)
    report = ["coverage", "report", f"--include={files}", f"--fail-under={percent}"]
    return subprocess.run([sys.executable, "-m", *report], cwd=ROOT, check=False).returncode == 0


def main() -> int:
    """Check every gate, and say all that is missing before failing."""
    return 0 if all([holds(files, percent) for files, percent in gates().items()]) else 1  # noqa: C419 every gate speaks


if __name__ == "__main__":
    sys.exit(main())
