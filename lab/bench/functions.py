"""What is measured: each a folder with a handler, put together and compiled in the same way."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lab.bench.rules import tenfold
from simulator.envelope import SKILL_ID
from tools import ROOT
from tools.compiled import dumps
from tools.packaging.locks import pins
from tools.packaging.runtime import LOCK
from tools.packaging.settings import settings
from tools.packaging.tree import assemble, compile_tree
from tools.packaging.wheels import unpack, wheels

BASELINES = ROOT / "lab" / "bench" / "baselines"
SDK = ("ask-sdk-core", "ask-sdk-model", "ask-sdk-runtime", "six", "python-dateutil")
ADAPTER = (*SDK, "ask-sdk-dynamodb-persistence-adapter")
NEEDS: Mapping[str, tuple[str, ...]] = {"bare": (), "hello": SDK, "hello_dynamodb": ADAPTER}
OURS, OURS_REMEMBERING, OURS_TENFOLD = "ours", "ours_memory_on", "ours_kb10"


@dataclass(frozen=True)
class Function:
    """A folder, the module in it that has the handler, and what the deployment sets."""

    name: str
    tree: Path
    module: str
    env: Mapping[str, str] = field(default_factory=dict)


def functions(folder: Path, python: Path, database: Mapping[str, str]) -> Iterator[Function]:
    """All of them, each in a folder of its own."""
    for name, needs in NEEDS.items():
        tree = folder / name
        _baseline(tree, name, needs)
        compile_tree(tree, python)
        yield Function(name, tree, name, database if name == "hello_dynamodb" else {})
    ours = folder / OURS
    assemble(ours, settings(), python)
    skill = {"SKILL_ID": SKILL_ID, "MEMORY": "off"}
    yield Function(OURS, ours, "lambda_function", skill)
    yield Function(OURS_REMEMBERING, ours, "lambda_function", {**skill, **database, "MEMORY": "on"})
    larger = folder / OURS_TENFOLD
    shutil.copytree(ours, larger)
    _tenfold(larger / "calf_rules" / "knowledge.json")
    yield Function(OURS_TENFOLD, larger, "lambda_function", skill)


def _baseline(tree: Path, name: str, needs: tuple[str, ...]) -> None:
    tree.mkdir(parents=True)
    shutil.copyfile(BASELINES / f"{name}.py", tree / f"{name}.py")
    pinned = pins(LOCK)
    text = "".join(pinned[need] for need in needs)
    for wheel in wheels(text, settings()) if needs else ():
        unpack(wheel, tree)


def _tenfold(compiled: Path) -> None:
    document = json.loads(compiled.read_text(encoding="utf-8"))
    compiled.write_text(dumps(tenfold(document)), encoding="utf-8")
