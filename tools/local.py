"""`make local`: the packaged skill behind Lambda's own runtime, on the loopback address.

Serves until it is interrupted, or plays one conversation and stops (`--once`). It uses the Python
that Lambda runs where there is one, else the one that runs this.
"""

import argparse
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from simulator.envelope import SKILL_ID
from simulator.session import Session
from tools.emulator import HOST, INVOKE, Emulator, EmulatorError
from tools.packaging.interpreters import interpreter, version_of
from tools.packaging.runtime import runtime
from tools.packaging.settings import PackageError, settings
from tools.packaging.tree import assemble

HANDLER = "lambda_function.lambda_handler"
SKILL = {"SKILL_ID": SKILL_ID, "MEMORY": "off"}
SAID = ("my left calf cramps at night", "no", "no", "no")


def target() -> Path:
    """The Python of Lambda's version, else this one."""
    return interpreter(settings().python) or Path(sys.executable)


@contextlib.contextmanager
def served(env: Mapping[str, str], python: Path | None = None) -> Iterator[Emulator]:
    """The artefact behind the emulator, with bytecode for the Python that runs it."""
    chosen = python or target()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "task"
        assemble(tree, settings(), chosen)
        with Emulator(tree, runtime(chosen), HANDLER, {**SKILL, **env}).start() as emulator:
            yield emulator


def conversation(emulator: Emulator) -> list[str]:
    """What the skill says in a short conversation; raises EmulatorError where a rule is broken."""
    session = Session(handler=lambda event, _: emulator.call(event))
    session.launch()
    for line in SAID:
        if session.open:
            session.say(line)
    problems = [problem for one in session.history for problem in one.problems]
    if problems:
        raise EmulatorError("; ".join(problems))
    return [one.speech for one in session.history]


def main(arguments: list[str] | None = None) -> int:
    """Serve; 1 when it could not."""
    parser = argparse.ArgumentParser(prog="python -m tools.local", description=__doc__)
    parser.add_argument("--once", action="store_true", help="play one conversation, then stop")
    asked = parser.parse_args(arguments)
    passed = {name: os.environ[name] for name in ("MEMORY", "MEMORY_TABLE") if name in os.environ}
    try:
        with served(passed) as emulator:
            print(
                f"Python {version_of(target())}: http://{HOST}:{emulator.port}{INVOKE}", flush=True
            )
            if asked.once:
                print("\n".join(conversation(emulator)))
            else:
                _until_interrupted()
    except (EmulatorError, PackageError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _until_interrupted() -> None:
    with contextlib.suppress(KeyboardInterrupt):
        signal.pause()


if __name__ == "__main__":
    sys.exit(main())
