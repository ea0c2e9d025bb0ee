"""Runs under Lambda's Python, outside everything else: a handler's warm turns, in one process.

Called with a file that names what to do; prints one JSON object. Times are the processor's, so that
other programs on the machine do not count. Nothing but the standard library is at hand here.
"""

import importlib
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Handler = Callable[[Any, Any], Any]


class Context:
    """The little of Lambda's context that a handler may ask for."""

    aws_request_id = "bench"
    function_name = "bench"
    memory_limit_in_mb = 512

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds left: always a whole call's worth."""
        return 7000


def main(path: str) -> int:
    """Replay conversations, and say how long each turn took."""
    asked = json.loads(Path(path).read_text(encoding="utf-8"))
    sys.path.insert(0, asked["tree"])
    handler: Handler = importlib.import_module(asked["module"]).lambda_handler
    for conversation in asked["conversations"]:
        replay(handler, conversation)
    early = memory()
    times: list[int] = []
    failed = 0
    for number in range(asked["count"]):
        conversation = asked["conversations"][number % len(asked["conversations"])]
        taken, wrong = replay(handler, conversation)
        times += taken
        failed += wrong
    print(json.dumps(summary(times, failed, early)))
    return 0


def replay(handler: Handler, conversation: list[Any]) -> tuple[list[int], bool]:
    """Nanoseconds of each turn, and whether one of them gave no valid answer."""
    times, wrong = [], False
    for event in conversation:
        start = time.thread_time_ns()
        answer = handler(event, Context())
        times.append(time.thread_time_ns() - start)
        wrong |= not isinstance(answer, dict) or "response" not in answer
    return times, wrong


def summary(times: list[int], failed: int, early: float) -> dict[str, Any]:
    """The figures; memory as it was after one round of all conversations, and at the end."""
    cuts = statistics.quantiles(times, n=100)
    return {
        "p50_ms": cuts[49] / 1e6,
        "p99_ms": cuts[98] / 1e6,
        "mean_ms": statistics.fmean(times) / 1e6,
        "turns_per_second": len(times) / (sum(times) / 1e9),
        "turns": len(times),
        "failed": failed,
        "memory_mib": [early, memory()],
    }


def memory() -> float:
    """The peak of this process' memory in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
