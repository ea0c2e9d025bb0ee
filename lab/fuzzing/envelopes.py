"""Envelopes that Alexa never sends: grown from the SDK's types, or real ones with things broken."""

import copy
import random
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any

from ask_sdk_model import Request, RequestEnvelope

from lab.bench.recorded import conversations
from simulator.envelope import SKILL_ID
from simulator.understanding import understanding

PEOPLE = 20  # different conversations to break
DEEPEST = 7  # levels of models within models
LIKELY, RARE = 0.8, 0.1
MOST_BREAKS = 6
NOWHERE = "amzn1.ask.skill.ffffffff-0000-4000-8000-000000000000"
WORDS = (
    "", " ", "left", "my calf is swollen", "no", "yes", "six", "42", "-1", "1e309", "null", "\x00",
    "\ud800", "ü" * 300, "<speak>&<break time='9s'/>", "{leg}", "%s", "__class__", "P3W", "en-US",
    "2026-11-24T01:02:03Z", "9999-99-99T99:99:99Z", "agreed", "safety_b", "a" * 5000,
    "ER_SUCCESS_MATCH", "List", "I cannot breathe", "forget me",
)  # fmt: skip
OTHER: tuple[Any, ...] = (None, True, False, 0, -1, 10**30, 0.5, [], {}, [[]], {"v": 3})


class Envelopes:
    """Envelopes by number, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.real = real_events()
        self.words = (*WORDS, *understanding("en-US").model.intents)
        self.kinds = (*Request.discriminator_value_class_map, "Something.New")

    def numbered(self, number: int) -> Any:
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
        holder, key = dice.choice(list(places(event)))
        how = dice.randrange(4)
        if how == 0 and isinstance(holder, dict):
            del holder[key]
        elif how == 1 and isinstance(holder, dict):
            holder[dice.choice(self.words)] = holder.pop(key)
        elif how == 2:  # noqa: PLR2004 - one of four ways
            _, other = donor = dice.choice(list(places(dice.choice(self.real))))
            holder[key] = copy.deepcopy(donor[0][other])
        else:
            holder[key] = self._odd(dice)


@cache
def real_events() -> list[Any]:
    """Every request of some whole conversations."""
    return [event for talk in conversations(PEOPLE) for event in talk]


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


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a JSON value: what holds it, and its key or index."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from places(value[key])
