"""Cold starts through Lambda's own runtime: from no process at all to the first spoken answer."""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab.bench.functions import Function
from tools.emulator import Emulator, EmulatorError

MOST_SECONDS = 60.0


@dataclass(frozen=True)
class Cold:
    """Medians: milliseconds to the first answer, and the most memory that the runtime took."""

    milliseconds: float
    memory_mib: float


def cold_starts(
    measured: Sequence[tuple[str, Function, Any]], python: Path, rounds: int
) -> Mapping[str, Cold]:
    """Each by its label: a function and its first request.

    Taken in turns, so that a machine which is busy for a while is so for all of them.
    """
    times: dict[str, list[tuple[float, float]]] = {label: [] for label, _, _ in measured}
    for _ in range(rounds):
        for label, function, event in measured:
            times[label].append(_start(function, event, python))
    return {
        label: Cold(*(statistics.median(column) for column in zip(*found, strict=True)))
        for label, found in times.items()
    }


def peak_memory(function: Function, events: Sequence[Any], python: Path) -> float:
    """The most memory that the runtime takes over many requests, in MiB."""
    handler = f"{function.module}.lambda_handler"
    with Emulator(function.tree, python, handler, function.env).start() as emulator:
        for event in events:
            emulator.call(event, MOST_SECONDS)
        return max(map(_peak, emulator.pids()), default=0.0)


def _start(function: Function, event: Any, python: Path) -> tuple[float, float]:
    handler = f"{function.module}.lambda_handler"
    with Emulator(function.tree, python, handler, function.env).start() as emulator:
        start = time.perf_counter()
        answer = emulator.call(event, MOST_SECONDS)
        taken = time.perf_counter() - start
        if not (answer.get("response") or {}).get("outputSpeech"):
            raise EmulatorError(f"{function.name}: {str(answer)[:500]}")
        return taken * 1000, max(map(_peak, emulator.pids()), default=0.0)


def memory_now(pid: int) -> float:
    """The memory that a process holds now, in MiB; 0 where Linux does not say."""
    return _status(pid, "VmRSS")


def _peak(pid: int) -> float:
    """The most memory that a process ever held, in MiB."""
    return _status(pid, "VmHWM")


def _status(pid: int, name: str) -> float:
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    lines = (line.split() for line in text.splitlines())
    return next((int(words[1]) / 1024 for words in lines if words[:1] == [f"{name}:"]), 0.0)
