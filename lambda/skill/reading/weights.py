"""A learned linear model: hashed features, small whole weights that plain Python adds up.

A file holds one line of JSON, then a signed byte for each class and feature, class by class.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple

_A, _B, _C, _WORD = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0xFFFFFFFF


def mix(template: int, first: int, second: int = 0) -> int:
    """A 32-bit feature from a template's number and one or two hashes; the same everywhere."""
    mixed = (template * _C + first * _A + ((second * _B) & _WORD)) & _WORD
    return (mixed ^ (mixed >> 15)) * _A & _WORD


class Weights(NamedTuple):
    """Classes with their weights; a weight counts `step` each, and `bias` once."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    step: float
    bits: int
    tables: tuple[memoryview, ...]

    @classmethod
    def load(cls, path: Path) -> "Weights":
        """Raises OSError or ValueError where the file is missing or broken."""
        head, _, body = path.read_bytes().partition(b"\n")
        told = json.loads(head)
        size = 1 << told["bits"]
        if len(body) != size * len(told["classes"]):
            raise ValueError(f"{path.name}: {len(body)} weights")
        signed = memoryview(body).cast("b")
        tables = tuple(signed[size * at : size * (at + 1)] for at in range(len(told["classes"])))
        return cls(tuple(told["classes"]), tuple(told["bias"]), told["step"], told["bits"], tables)

    @classmethod
    def beside(cls, path: Path) -> Mapping[str, "Weights"]:
        """The models of a pack by name, from the files beside it: en.json, en.reply.bin."""
        files = sorted(path.parent.glob(f"{path.stem}.*.bin"))
        return {file.name.split(".")[1]: cls.load(file) for file in files}

    def chances(self, features: Iterable[int]) -> dict[str, float]:
        """How likely each class is by itself, 0 to 1 (one against the rest: need not add up)."""
        shift = 32 - self.bits
        places = [feature >> shift for feature in features]
        return {
            name: _logistic(bias + self.step * _sum(table, places))
            for name, bias, table in zip(self.classes, self.bias, self.tables, strict=True)
        }


def _sum(table: memoryview, places: Sequence[int]) -> int:
    return sum(map(table.__getitem__, places))


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))
