"""`make fuzz`: outlandish envelopes against the whole handler, memory included.

Half are grown from the types of the SDK's own models, half are requests of real conversations with
a few things broken. Each answer must be a valid Alexa response within every limit, or the refusal
of another skill's request. Each envelope has a number: `--only N` sends one again and shows it.
"""

import argparse
import json
import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from skill.guard import WrongSkillError
from skill.memory.store import Remembering

from lab.fuzzing.envelopes import Envelopes, places
from simulator.envelope import SKILL_ID
from simulator.limits import violations
from simulator.session import Handler, LambdaContext, real_handler
from simulator.store import DiskShelf

NIGHTLY = 100_000
SHOWN = 5  # failures that are shown


def main(arguments: Sequence[str] | None = None) -> int:
    """Send and judge; 1 when one was answered wrongly or not at all."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=NIGHTLY)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one envelope, to be shown")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        fuzz = Fuzz(Path(folder), asked.seed)
        if asked.only is not None:
            print(json.dumps(fuzz.envelopes.numbered(asked.only), indent=2))
            print(*fuzz.faults(asked.only), sep="\n")
            return 0
        figures = fuzz.run(asked.count)
    print(json.dumps(figures))
    return 1 if figures["wrong"] else 0


class Fuzz:
    """The handler, what is sent to it, and the judgement of its answers."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.seed = seed
        self.envelopes = Envelopes(seed)
        self.handler: Handler = real_handler(Remembering(DiskShelf(folder), 90))
        self.apologies: Counter[str] = Counter()
        self.refused = 0

    def run(self, count: int) -> dict[str, Any]:
        """Send so many; says how far it is, and shows the first failures."""
        logging.getLogger("calf_guide").addHandler(_Counting(self.apologies))
        logging.getLogger("calf_guide").propagate = False
        start, wrong = time.perf_counter(), 0
        for number in range(count):
            faults = list(self.faults(number))
            wrong += bool(faults)
            if faults and wrong <= SHOWN:
                print(f"--seed {self.seed} --only {number}: {'; '.join(faults)}", file=sys.stderr)
            if number and number % 10_000 == 0:
                print(f"{number} of {count}, {wrong} wrong", file=sys.stderr)
        taken = time.perf_counter() - start
        return {
            "envelopes": count,
            "wrong": wrong,
            "refused": self.refused,
            "apologies": dict(self.apologies.most_common()),
            "per_second": round(count / taken),
        }

    def faults(self, number: int) -> Iterator[str]:
        """What is wrong with the answer to an envelope."""
        event = self.envelopes.numbered(number)
        kind = event.get("request") if isinstance(event, Mapping) else None
        kind = kind.get("type") if isinstance(kind, Mapping) else None
        try:
            answer = self.handler(event, LambdaContext())
        except WrongSkillError:
            self.refused += 1
            if not _names_another(event):
                yield "our own request was refused"
            return
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            yield f"unhandled: {type(error).__name__}: {error}"
            return
        yield from violations(kind if isinstance(kind, str) else "", answer)


class _Counting(logging.Handler):
    """Counts what the guard complains of: each is an apology, or a warning."""

    def __init__(self, counter: Counter[str]) -> None:
        super().__init__()
        self.counter = counter

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.counter[record.getMessage()] += 1


def _names_another(event: Any) -> bool:
    """Whether an application id anywhere in an envelope is not ours."""
    return (
        any(
            key == "applicationId" and holder[key] not in {None, SKILL_ID}
            for holder, key in places(event)
            if isinstance(holder[key], (str, int, float, bool, type(None)))
        )
        or '"applicationId": {' in json.dumps(event)
        or '"applicationId": [' in json.dumps(event)
    )


if __name__ == "__main__":
    sys.exit(main())
