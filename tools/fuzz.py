"""`make fuzz`: outlandish envelopes against the whole handler, memory included.

Half are grown from the types of the SDK's own models, half are requests of real conversations with
a few things broken. Each answer must be a valid Alexa response within every limit, or the refusal
of another skill's request. Each envelope has a number: `--only N` sends one again and shows it.
"""

import argparse
import copy
import json
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from ask_sdk_model import Request, RequestEnvelope
from skill.guard import WrongSkillError
from skill.memory.store import Remembering

from simulator.envelope import SKILL_ID
from simulator.limits import violations
from simulator.session import Handler, LambdaContext, real_handler
from simulator.store import DiskShelf
from simulator.understanding import understanding
from tools.bench.recorded import conversations

NIGHTLY = 100_000
PEOPLE = 20  # different conversations to break
DEEPEST = 7  # levels of models within models
LIKELY, RARE = 0.8, 0.1
MOST_BREAKS = 6
SHOWN = 5  # failures that are shown
NOWHERE = "amzn1.ask.skill.ffffffff-0000-4000-8000-000000000000"
WORDS = (
    "", " ", "left", "my calf is swollen", "no", "yes", "six", "42", "-1", "1e309", "null", "\x00",
    "\ud800", "ü" * 300, "<speak>&<break time='9s'/>", "{leg}", "%s", "__class__", "P3W", "en-US",
    "2026-11-24T01:02:03Z", "9999-99-99T99:99:99Z", "agreed", "safety_b", "a" * 5000,
    "ER_SUCCESS_MATCH", "List", "I cannot breathe", "forget me",
)  # fmt: skip
OTHER: tuple[Any, ...] = (None, True, False, 0, -1, 10**30, 0.5, [], {}, [[]], {"v": 3})


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
            print(json.dumps(fuzz.envelope(asked.only), indent=2))
            print(*fuzz.faults(asked.only), sep="\n")
            return 0
        figures = fuzz.run(asked.count)
    print(json.dumps(figures))
    return 1 if figures["wrong"] else 0


class Fuzz:
    """Envelopes by number, the same for the same seed, and the judgement of their answers."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.seed = seed
        self.handler: Handler = real_handler(Remembering(DiskShelf(folder), 90))
        self.real = real_events()
        self.words = (*WORDS, *understanding("en-US").model.intents)
        self.kinds = (*Request.discriminator_value_class_map, "Something.New")
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
        event = self.envelope(number)
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

    def envelope(self, number: int) -> Any:
        """The envelope of a number."""
        dice = random.Random(f"{self.seed}:{number}")  # noqa: S311 - chance, not secrecy
        return self._grown(dice) if number % 2 else self._broken(dice)

    def _grown(self, dice: random.Random) -> Any:
        event = self._model(dice, RequestEnvelope, 0)
        name = dice.choice(self.kinds)
        known = Request.discriminator_value_class_map.get(name)
        request = self._model(dice, _class(known), 1) if known else {}
        event["request"] = {**request, "type": name}
        for place in ("session", "context"):
            if dice.random() < LIKELY:
                event.setdefault(place, {})
        _identified(event, SKILL_ID if dice.random() < 1 - RARE else NOWHERE)
        return event

    def _value(self, dice: random.Random, kind: Any, depth: int) -> Any:
        """Something of a type of the models; now and then something else."""
        if dice.random() < RARE / 5:
            return self._odd(dice)
        if isinstance(kind, str):
            if kind.startswith("list["):
                return [self._value(dice, kind[5:-1], depth + 1) for _ in range(dice.randint(0, 2))]
            if kind.startswith("dict("):
                below = kind[5:-1].partition(", ")[2]
                keys = dice.sample(self.words, dice.randint(0, 3))
                return {key: self._value(dice, below, depth + 1) for key in keys}
            kind = _class(kind) if "." in kind else kind
        if isinstance(kind, str):
            return self._simple(dice, kind)
        if issubclass(kind, Enum):
            return dice.choice([each.value for each in kind])
        return self._model(dice, kind, depth)

    def _model(self, dice: random.Random, kind: Any, depth: int) -> Any:
        if depth > DEEPEST:
            return {}
        children = getattr(kind, "discriminator_value_class_map", None)
        if children:
            name = dice.choice(list(children))
            if _class(children[name]) is not kind:
                return {**self._model(dice, _class(children[name]), depth), "type": name}
        return {
            kind.attribute_map[name]: self._value(dice, below, depth + 1)
            for name, below in kind.deserialized_types.items()
            if dice.random() < LIKELY
        }

    def _simple(self, dice: random.Random, kind: str) -> Any:
        if kind == "bool":
            return dice.random() < 0.5  # noqa: PLR2004 - a coin
        if kind in {"int", "long", "float"}:
            return dice.choice((0, 1, -1, 7, 10**12, 0.5))
        return self._odd(dice) if kind == "object" else dice.choice(self.words)

    def _odd(self, dice: random.Random) -> Any:
        return copy.deepcopy(dice.choice((*self.words, *OTHER)))

    def _broken(self, dice: random.Random) -> Any:
        event = copy.deepcopy(dice.choice(self.real))
        for _ in range(dice.randint(1, MOST_BREAKS)):
            self._break(dice, event)
        return event

    def _break(self, dice: random.Random, event: Any) -> None:
        """Drop, replace, rename or transplant one thing, anywhere."""
        holder, key = dice.choice(list(_places(event)))
        how = dice.randrange(4)
        if how == 0 and isinstance(holder, dict):
            del holder[key]
        elif how == 1 and isinstance(holder, dict):
            holder[dice.choice(self.words)] = holder.pop(key)
        elif how == 2:  # noqa: PLR2004 - one of four ways
            _, other = donor = dice.choice(list(_places(dice.choice(self.real))))
            holder[key] = copy.deepcopy(donor[0][other])
        else:
            holder[key] = self._odd(dice)


@cache
def real_events() -> list[Any]:
    """Every request of some whole conversations."""
    return [event for talk in conversations(PEOPLE) for event in talk]


class _Counting(logging.Handler):
    """Counts what the guard complains of: each is an apology, or a warning."""

    def __init__(self, counter: Counter[str]) -> None:
        super().__init__()
        self.counter = counter

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.counter[record.getMessage()] += 1


def _class(name: Any) -> Any:
    if not isinstance(name, str):
        return name
    module, _, short = name.rpartition(".")
    return getattr(import_module(module), short)


def _identified(event: dict[str, Any], skill_id: str) -> None:
    """With the skill's id where the models have it, so that more than the refusal is tried."""
    application = {"applicationId": skill_id}
    session, context = event.get("session"), event.get("context")
    if isinstance(session, dict):
        session["application"] = application
    if isinstance(context, dict):
        system = context.get("System")
        context["System"] = {**(system if isinstance(system, dict) else {})}
        context["System"]["application"] = application


def _names_another(event: Any) -> bool:
    """Whether an application id anywhere in an envelope is not ours."""
    return (
        any(
            key == "applicationId" and holder[key] not in {None, SKILL_ID}
            for holder, key in _places(event)
            if isinstance(holder[key], (str, int, float, bool, type(None)))
        )
        or '"applicationId": {' in json.dumps(event)
        or '"applicationId": [' in json.dumps(event)
    )


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a JSON value: what holds it, and its key or index."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from _places(value[key])


if __name__ == "__main__":
    sys.exit(main())
