"""Warm turns in one process, under Lambda's Python."""

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lab.bench.functions import Function
from tools import ROOT
from tools.emulator import FUNCTION, EmulatorError

PROBE = ROOT / "lab" / "bench" / "probe.py"


def warm(function: Function, python: Path, events: Sequence[Sequence[Any]], count: int) -> Any:
    """The figures of `probe.py` for so many conversations."""
    asked = {
        "tree": str(function.tree),
        "module": function.module,
        "conversations": events,
        "count": count,
    }
    env = {**FUNCTION, **function.env, "PATH": os.environ["PATH"]}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(asked, file)
        file.flush()
        command = [str(python), "-s", str(PROBE), file.name]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EmulatorError(f"{function.name}: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])
