"""Finds the Python that an artefact is for: its bytecode is understood by no other."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


def interpreter(version: str) -> Path | None:
    """A Python of a version such as 3.13: TARGET_PYTHON, this one, on the path, or in pyenv."""
    return next((found for found in map(_asked, _candidates(version)) if _is(found, version)), None)


def version_of(python: Path) -> str:
    """The version of an interpreter, such as 3.13.0."""
    return _says(str(python), "import platform; print(platform.python_version())")


def _candidates(version: str) -> Iterator[str]:
    named = os.environ.get("TARGET_PYTHON")
    yield from [named] if named else []
    yield sys.executable
    yield from filter(None, [shutil.which(f"python{version}")])
    yield from _pyenv(version)


def _pyenv(version: str) -> Iterator[str]:
    """Where pyenv has it: its shims on the path work only for the versions that are switched on."""
    if shutil.which("pyenv"):
        for name in _run("pyenv", "versions", "--bare").split():
            if name.startswith(f"{version}."):
                yield f"{_run('pyenv', 'prefix', name)}/bin/python{version}"


def _asked(name: str) -> Path | None:
    """The interpreter itself behind a name, a link or a shim, if it runs."""
    real = _says(name, "import sys; print(sys.executable)")
    return Path(real) if real else None


def _is(python: Path | None, version: str) -> bool:
    return python is not None and version_of(python).startswith(f"{version}.")


def _says(python: str, code: str) -> str:
    return _run(python, "-I", "-c", code)


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
