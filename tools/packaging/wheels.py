"""The locked dependencies as wheels for Lambda, fetched once and checked by their hashes."""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tools import ROOT
from tools.packaging.settings import PackageError, Settings

CACHE = ROOT / ".package" / "wheels"
NATIVE = (".so", ".pyd", ".dylib")
TESTS = "/tests/"
KEPT = ("LICENSE", "LICENCE", "NOTICE", "METADATA")  # of what a wheel says about itself


def wheels(lock: str, chosen: Settings) -> list[Path]:
    """The wheels that a lock pins, for Lambda's Python and processor."""
    key = hashlib.sha256(f"{lock}{chosen.python}{chosen.platforms}".encode()).hexdigest()[:16]
    folder = CACHE / key
    if not (folder / "complete").exists():
        _download(lock, folder, chosen)
        (folder / "complete").touch()
    return sorted(folder.glob("*.whl"))


def unpack(wheel: Path, tree: Path, *, native: bool = False) -> None:
    """The wheel's modules and licences without its tests.

    Raises PackageError where it has native parts, unless they are wanted.
    """
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(NATIVE) and not native:
                raise PackageError(f"{wheel.name} has a native part, {name}")
            about = ".dist-info/" in name
            ships = _kept(name) if about else TESTS not in name
            if not name.endswith("/") and ships:
                archive.extract(name, tree)
                if about and name.endswith("METADATA"):
                    _without_description(tree / name)


def _without_description(metadata: Path) -> None:
    """The headers alone: name, version and licence, and not the whole README behind them."""
    headers, _, _ = metadata.read_text(encoding="utf-8").partition("\n\n")
    metadata.write_text(f"{headers}\n\n", encoding="utf-8")


def _kept(name: str) -> bool:
    return name.rpartition("/")[2].upper().startswith(KEPT)


def _download(lock: str, folder: Path, chosen: Settings) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as part:
        part.write(lock)
        part.flush()
        command = [*_pip(chosen), "--requirement", part.name, "--dest", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PackageError(f"the dependencies could not be fetched:\n{done.stderr.strip()}")


def _pip(chosen: Settings) -> Sequence[str]:
    platforms = [word for name in chosen.platforms for word in ("--platform", name)]
    quiet = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    target = ("--only-binary=:all:", "--python-version", chosen.python, *platforms)
    return (sys.executable, "-m", "pip", "download", *quiet, *target)
