"""`make package`: the artefact that Lambda runs, without Docker and without Lambda's own machine.

With a Python of the version that Lambda runs, it holds bytecode; without, Lambda compiles at every
cold start. With EARS=neural the second ears are in it. `--tree` keeps the files of the archive in a
folder, which is what `sam build` asks for.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from skill.reading.second import wanted

from tools import ROOT
from tools.packaging.archive import MIB, check, pack
from tools.packaging.interpreters import interpreter, version_of
from tools.packaging.settings import PackageError, settings
from tools.packaging.tree import assemble

ARCHIVE = ROOT / ".package" / "calf-guide.zip"


def package(
    target: Path, python: Path | None, tree: Path | None = None, *, neural: bool = False
) -> str:
    """Write and check the archive, leaving its files in `tree`; gives its SHA-256 in hex."""
    chosen = settings(neural=neural)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        kept = tree or Path(folder) / "tree"
        if kept.exists():
            shutil.rmtree(kept)
        assemble(kept, chosen, python)
        digest = pack(kept, target)
    check(target, chosen)
    return digest


def main(arguments: list[str] | None = None) -> int:
    """Make the archive; 1 when it cannot be made or must not ship."""
    parser = argparse.ArgumentParser(prog="python -m tools.package", description=__doc__)
    parser.add_argument("--tree", type=Path, help="put the files here as well, in place of others")
    parser.add_argument("--out", type=Path, default=ARCHIVE, help="where the archive goes")
    asked = parser.parse_args(arguments)
    chosen, neural = settings(), wanted(os.environ)
    python = interpreter(chosen.python)
    try:
        digest = package(asked.out, python, asked.tree, neural=neural)
    except PackageError as error:
        print(error, file=sys.stderr)
        return 1
    compiled = f"bytecode of Python {version_of(python)}" if python else "no bytecode"
    size = asked.out.stat().st_size / MIB
    print(f"{_shown(asked.out)}: {size:.2f} MiB, {compiled}, sha256 {digest}")
    if not python:
        print(f"No Python {chosen.python} was found: every cold start has to compile.")
    return 0


def _shown(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


if __name__ == "__main__":
    sys.exit(main())
