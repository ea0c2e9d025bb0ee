"""Between JSON and the SDK's models, as `ask_sdk_core.serialize` does it, but without its imports.

The SDK's serializer loads a client for every service of Alexa, and a parser for dates in any
notation: more than a third of a cold start, for calls that this skill never makes. A test holds
the two against each other. Two things differ on purpose. Amazon adds values to its enumerations at
any time; one that the models do not know is read as None, where the SDK fails. And fields that the
models do not know are left out, where the SDK sets attributes by names that the sender chose.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any

NATIVE: Mapping[str, type] = {
    "int": int,
    "long": int,
    "float": float,
    "str": str,
    "bool": bool,
    "datetime": datetime,
    "object": object,
}
AS_THEY_ARE = (str, bool, int, float)


class UnreadableEnvelope(Exception):
    """JSON that is not what the SDK's models describe, or a type that they do not know."""


def read(payload: Any, kind: Any) -> Any:
    """The model of a kind out of decoded JSON; raises UnreadableEnvelope."""
    try:
        return _read(payload, kind)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise UnreadableEnvelope(type(error).__name__) from error


def plain(value: Any) -> Any:
    """A model as dicts, lists and words, ready to become JSON; what is None in it is left out."""
    if value is None or isinstance(value, AS_THEY_ARE):
        return value
    if isinstance(value, Mapping):
        return {key: plain(below) for key, below in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(below) for below in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    held = ((key, getattr(value, name)) for name, key, _ in _fields(value.__class__))
    return {key: plain(below) for key, below in held if below is not None}


def _read(payload: Any, kind: Any) -> Any:
    if payload is None:
        return None
    if isinstance(kind, str):
        if kind.startswith("list["):
            return [_read(below, kind[5:-1]) for below in payload]
        if kind.startswith("dict("):
            value = kind[5:-1].partition(", ")[2]
            return {key: _read(below, value) for key, below in payload.items()}
        kind = _named(kind)
    if kind is object:
        return payload
    if kind is datetime:
        return _time(payload)
    if kind in AS_THEY_ARE:
        return kind(payload)
    return _member(payload, kind) if issubclass(kind, Enum) else _model(payload, kind)


def _model(payload: Any, kind: Any) -> Any:
    if hasattr(kind, "get_real_child_model"):
        name = kind.get_real_child_model(payload)
        if not name:
            raise UnreadableEnvelope(f"no such type of {kind.__name__}")
        kind = _named(name)
    model = kind()
    for name, key, below in _fields(kind):
        if key in payload:
            setattr(model, name, _read(payload[key], below))
    return model


@cache
def _named(name: str) -> Any:
    """The class that a model names as the type of a field."""
    module, _, short = name.rpartition(".")
    return getattr(import_module(module), short) if module else NATIVE[name]


@cache
def _fields(kind: Any) -> tuple[tuple[str, str, str], ...]:
    """Of every field of a model: its name in Python, in JSON, and its type."""
    keys: Mapping[str, str] = getattr(kind, "attribute_map", {})
    types: Mapping[str, str] = kind.deserialized_types
    return tuple((name, keys.get(name, name), below) for name, below in types.items())


def _member(payload: Any, kind: type[Enum]) -> Enum | None:
    try:
        return kind(payload)
    except ValueError:
        return None


def _time(payload: Any) -> datetime | None:
    """A time in ISO 8601; nothing here decides by it, so that an unreadable one is None."""
    try:
        return datetime.fromisoformat(payload)
    except (TypeError, ValueError):
        return None
