"""`make load`: many people at once, through Lambda's own runtime, with several workers.

Each worker is one runtime, as Lambda starts one for each call that comes while others are busy.
The turns of all conversations are dealt out to the workers at random, so that a worker which kept
anything of one person would hand it to another. Every answer must be the one that the same turn got
when it was alone.
"""

import argparse
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lab.bench.cold import memory_now
from lab.bench.recorded import Events, conversations
from simulator.envelope import SKILL_ID
from tools.emulator import Emulator, EmulatorError
from tools.local import HANDLER, target
from tools.packaging.runtime import runtime
from tools.packaging.settings import PackageError, settings
from tools.packaging.tree import assemble

PEOPLE = 40  # different conversations, each held by many people
SEED = 11
MOST_GROWTH = 3.0  # MiB of a worker, between its first quarter of the work and its end


class MixedUp(Exception):
    """A turn was answered differently than when it was alone."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; 1 when an answer was mixed up, or a worker's memory grew."""
    parser = argparse.ArgumentParser(prog="python -m lab.load", description=__doc__)
    parser.add_argument("--conversations", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=4)
    asked = parser.parse_args(arguments)
    python = target()
    try:
        with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
            tree = Path(folder) / "task"
            assemble(tree, settings(), python)
            workers = [
                stack.enter_context(
                    Emulator(tree, runtime(python), HANDLER, {"SKILL_ID": SKILL_ID}).start()
                )
                for _ in range(asked.workers)
            ]
            figures = loaded(workers, conversations(PEOPLE), asked.conversations)
    except (EmulatorError, MixedUp, PackageError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(figures))
    return 0 if figures["growth_mib"] <= MOST_GROWTH else 1


def loaded(workers: Sequence[Emulator], talks: Sequence[Events], count: int) -> dict[str, float]:
    """Hold so many conversations at once; raises MixedUp."""
    alone = [[_told(workers[0].call(event)) for event in talk] for talk in talks]
    turns = dealt([len(talk) for talk in talks], count, len(workers))
    start = time.perf_counter()
    with ThreadPoolExecutor(len(workers)) as pool:
        growth = list(
            pool.map(lambda worker, mine: _work(worker, mine, talks, alone), workers, turns)
        )
    taken = time.perf_counter() - start
    whole = sum(map(len, turns))
    cores = min(len(workers), os.cpu_count() or 1)
    return {
        "conversations": count,
        "turns": whole,
        "workers": len(workers),
        "turns_per_second": round(whole / taken, 1),
        "turns_per_second_and_core": round(whole / taken / cores, 1),
        "growth_mib": round(max(growth), 2),
    }


def dealt(lengths: Sequence[int], count: int, workers: int) -> list[list[tuple[int, int]]]:
    """For every worker its turns, as (conversation, turn), interleaved at random.

    Alexa sends the state along, so that the turns of one conversation meet any worker.
    """
    dice = random.Random(SEED)  # noqa: S311 - chance, not secrecy
    turns = [
        (one % len(lengths), turn)
        for one in range(count)
        for turn in range(lengths[one % len(lengths)])
    ]
    dice.shuffle(turns)
    return [turns[worker::workers] for worker in range(workers)]


def _work(
    worker: Emulator,
    mine: Sequence[tuple[int, int]],
    talks: Sequence[Events],
    alone: Sequence[Sequence[str]],
) -> float:
    """Answer one's turns; gives how much the memory grew after the first quarter, in MiB."""
    early = 0.0
    for number, (talk, turn) in enumerate(mine):
        if _told(worker.call(talks[talk][turn])) != alone[talk][turn]:
            raise MixedUp(f"conversation {talk}, turn {turn}")
        if number == len(mine) // 4:
            early = max(map(memory_now, worker.pids()), default=0.0)
    return max(map(memory_now, worker.pids()), default=0.0) - early


def _told(answer: Any) -> str:
    if "response" not in answer:
        raise EmulatorError(str(answer)[:500])
    return json.dumps(answer, sort_keys=True)


if __name__ == "__main__":
    sys.exit(main())
