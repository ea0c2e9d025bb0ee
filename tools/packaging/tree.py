"""The folder that Lambda runs: our modules and data, and the SDK, all of it as bytecode."""

import os
import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path

from calf_rules.faults import DataError

from tools import ROOT
from tools.build import lexicon_files, stale
from tools.compiled import knowledge_files, words_files
from tools.packaging.locks import part
from tools.packaging.settings import PackageError, Settings
from tools.packaging.wheels import unpack, wheels

SOURCE = ROOT / "lambda"
LOCK, NEURAL = SOURCE / "requirements.txt", SOURCE / "requirements-neural.txt"
SHIPS = (".py", ".json", ".bin")  # of YAML only what is compiled from it
NETWORK = ".npz"  # ships with the second ears alone
RUNS_AT = "/var/task"  # what tracebacks say instead of this machine's folders


def assemble(tree: Path, chosen: Settings, python: Path | None) -> None:
    """Fill an empty folder; with `python`, the bytecode that this interpreter understands."""
    _refuse_what_is_stale()
    tree.mkdir(parents=True, exist_ok=True)
    copy(SOURCE, tree, (*SHIPS, NETWORK) if chosen.neural else SHIPS)
    for wheel in wheels(part(LOCK, chosen.left_out), chosen):
        unpack(wheel, tree)
    for wheel in wheels(part(NEURAL, ()), chosen) if chosen.neural else ():
        unpack(wheel, tree, native=True)
    if python:
        compile_tree(tree, python)


def copy(source: Path, tree: Path, ships: Collection[str] = SHIPS) -> None:
    """Our own files, without those that only make others."""
    found = [path for path in sorted(source.rglob("*")) if path.suffix in ships]
    if not found:
        raise PackageError(f"there is nothing to ship in {source.name}/")
    for path in found:
        target = tree / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def compile_tree(tree: Path, python: Path) -> None:
    """Bytecode in place of the sources, and without their docstrings: it is loaded as it stands.

    That it is no older than a source is not looked up, so no times are in it. The hash seed is
    fixed because sets of constants are written in the order of their hashes.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    what = ("-b", "-o", "2", "--invalidation-mode", "unchecked-hash")
    where = ("-s", str(tree), "-p", RUNS_AT, str(tree))
    command = (str(python), "-W", "ignore::SyntaxWarning", "-m", "compileall", "-q", *what, *where)
    subprocess.run(command, env={**kept, "PYTHONHASHSEED": "0"}, check=True)
    for source in tree.rglob("*.py"):
        source.unlink()


def _refuse_what_is_stale() -> None:
    """What is compiled must be that of the YAML: on Lambda, nothing is left to compare with."""
    try:
        files = {**lexicon_files(ROOT), **knowledge_files(), **words_files()}
    except DataError as error:
        raise PackageError(str(error)) from error
    faults = stale(files)
    if faults:
        raise PackageError("\n".join(str(fault) for fault in faults))
