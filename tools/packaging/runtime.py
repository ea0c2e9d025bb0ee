"""What Lambda itself brings beside a function: its runtime client and boto3, for one Python."""

import hashlib
import subprocess
import tempfile
from pathlib import Path

from tools import ROOT
from tools.packaging.interpreters import version_of
from tools.packaging.locks import pins
from tools.packaging.settings import PackageError

LOCK = ROOT / "requirements-bench.txt"
FOLDER = ROOT / ".package"
BROUGHT = (
    "awslambdaric", "simplejson", "snapshot-restore-py",
    "boto3", "botocore", "s3transfer", "jmespath", "urllib3", "python-dateutil", "six",
)  # fmt: skip


def runtime(python: Path) -> Path:
    """The interpreter of an environment that holds what Lambda brings; made once."""
    text = "".join(pins(LOCK)[name] for name in BROUGHT)
    key = hashlib.sha256(text.encode()).hexdigest()[:8]
    folder = FOLDER / f"runtime-{version_of(python)}-{key}"
    if not (folder / "complete").exists():
        _install(python, folder, text)
        (folder / "complete").touch()
    return folder / "bin" / "python"


def _install(python: Path, folder: Path, text: str) -> None:
    quiet = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as part:
        part.write(text)
        part.flush()
        made = (
            (str(python), "-m", "venv", str(folder)),
            (str(folder / "bin" / "pip"), "install", *quiet, "--no-compile", "-r", part.name),
            (str(folder / "bin" / "python"), "-m", "compileall", "-q", str(folder / "lib")),
        )
        for command in made:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise PackageError(f"no runtime could be set up: {done.stderr.strip()}")
