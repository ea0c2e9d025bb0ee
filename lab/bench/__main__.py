"""`make bench`: the table of what the skill costs, against what anybody starts from.

Everything is measured in one run and compiled alike; cold starts go through Lambda's own runtime,
under Lambda's Python where there is one. The last line is one JSON object.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from calf_rules.strict_yaml import read

from lab.bench.cold import Cold, cold_starts, peak_memory
from lab.bench.database import database
from lab.bench.functions import OURS, OURS_REMEMBERING, OURS_TENFOLD, Function, functions
from lab.bench.money import dollars
from lab.bench.recorded import Events, conversations
from lab.bench.rules import rules
from lab.bench.warm import warm
from tools import ROOT
from tools.emulator import EmulatorError
from tools.local import target
from tools.package import package
from tools.packaging.archive import MIB
from tools.packaging.interpreters import version_of
from tools.packaging.runtime import runtime
from tools.packaging.settings import PackageError

TARGETS = ROOT / "lab" / "bench" / "targets.yaml"
PEOPLE = 40  # different conversations
HELLOS = 4000
SENTENCE = "sentence"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m lab.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, help="cold starts of each function")
    parser.add_argument("--conversations", type=int, default=1000, help="replayed, warm")
    asked = parser.parse_args(arguments)
    try:
        figures = measured(asked.rounds, asked.conversations)
    except (EmulatorError, PackageError) as error:
        print(error, file=sys.stderr)
        return 1
    print(table(figures))
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    return 0


def measured(rounds: int, count: int) -> dict[str, float]:
    """Every figure by its name, in the order in which it is printed."""
    python = target()
    print(f"Python {version_of(python)}, {rounds} cold starts each, {count} conversations")
    talks = conversations(PEOPLE)
    with tempfile.TemporaryDirectory() as folder, database() as tables:
        known = {each.name: each for each in functions(Path(folder) / "all", python, tables)}
        starts = cold_starts(_to_start(known, talks), runtime(python), rounds)
        hello = warm(known["hello"], runtime(python), [[talks[0][1]]], HELLOS)
        ours = warm(known[OURS], runtime(python), talks, count)
        talked = [event for talk in talks for event in talk]
        memory = peak_memory(known[OURS], talked, runtime(python))
        memory_of_hello = peak_memory(known["hello_dynamodb"], talked, runtime(python))
        archive = Path(folder) / "package.zip"
        package(archive, python)
        zipped = archive.stat().st_size / MIB
    print(_starts(starts))
    per_talk = sum(map(len, talks)) / len(talks)
    return {
        **_cold_ratios(starts),
        "warm_p50_vs_hello": ours["p50_ms"] / hello["p50_ms"],
        "warm_p99_vs_hello": ours["p99_ms"] / hello["p99_ms"],
        "memory_vs_hello_dynamodb": memory / memory_of_hello,
        **rules(),
        **_tenfold_ratios(starts),
        "zip_mib": zipped,
        "warm_p50_ms": ours["p50_ms"],
        "warm_p99_ms": ours["p99_ms"],
        "memory_mib": memory,
        "turns_per_second": ours["turns_per_second"],
        "conversations_failed": float(ours["failed"]),
        "memory_growth_mib": ours["memory_mib"][1] - ours["memory_mib"][0],
        "usd_per_million_conversations": dollars(
            ours["mean_ms"], starts[OURS].milliseconds, per_talk
        ),
    }


def _to_start(
    known: Mapping[str, Function], talks: Sequence[Events]
) -> list[tuple[str, Function, Any]]:
    launch, sentence = talks[0][0], {**talks[0][1], "session": talks[0][0]["session"]}
    return [
        *((name, function, launch) for name, function in known.items()),
        *((f"{name} {SENTENCE}", known[name], sentence) for name in (OURS, OURS_TENFOLD)),
    ]


def _cold_ratios(starts: Mapping[str, Cold]) -> dict[str, float]:
    took = {name: cold.milliseconds for name, cold in starts.items()}
    return {
        "cold_vs_hello": took[OURS] / took["hello"],
        "cold_vs_hello_dynamodb": took[OURS] / took["hello_dynamodb"],
        "cold_memory_on_vs_hello_dynamodb": took[OURS_REMEMBERING] / took["hello_dynamodb"],
        "cold_sentence_vs_hello": took[f"{OURS} {SENTENCE}"] / took["hello"],
    }


def _tenfold_ratios(starts: Mapping[str, Cold]) -> dict[str, float]:
    took = {name: cold.milliseconds for name, cold in starts.items()}
    larger, ours = f"{OURS_TENFOLD} {SENTENCE}", f"{OURS} {SENTENCE}"
    return {
        "kb10_cold_ratio": took[OURS_TENFOLD] / took[OURS],
        "kb10_cold_sentence_ratio": took[larger] / took[ours],
    }


def _starts(starts: Mapping[str, Cold]) -> str:
    lines = [f"{'first answer of a fresh process':38} {'ms':>8} {'MiB':>8}"]
    for name, cold in starts.items():
        lines.append(f"{name:38} {cold.milliseconds:8.0f} {cold.memory_mib:8.1f}")
    return "\n".join(lines)


def table(figures: Mapping[str, float]) -> str:
    """Every figure beside its target, where it has one."""
    targets = read(TARGETS).plain()
    lines = [f"{'':38} {'here':>10} {'target':>8}"]
    for name, value in figures.items():
        most = targets.get(name, {}).get("most")
        missed = "  MISSED" if most is not None and value > float(most) else ""
        lines.append(f"{name:38} {value:10.3f} {most or '':>8}{missed}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
