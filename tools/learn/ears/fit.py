"""Fits the linear models of reading and writes them as small whole weights.

One logistic regression a class against the rest (scikit-learn's liblinear: the same input gives the
same weights), over hashed features, so that what collides at run time has collided in training.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from skill.reading.weights import Weights
from sklearn.linear_model import LogisticRegression

_MOST = 63  # of a signed byte half is enough: it packs far smaller, and reads no worse


@dataclass(frozen=True)
class Example:
    """One thing to learn: its features, and its classes, of which there may be none."""

    features: frozenset[int]
    labels: frozenset[str]
    weight: float = 1.0


@dataclass(frozen=True)
class Task:
    """A model to fit: its name, its classes, 2**bits features, and how little it is pulled to 0.

    `least`: steps of a weight from which it is kept; nothing packs better than 0.
    """

    name: str
    classes: tuple[str, ...]
    bits: int
    looseness: float
    least: int = 1


def matrix(rows: Sequence[frozenset[int]], bits: int) -> csr_matrix:
    """The rows' features as a sparse matrix of ones and more where two fall together."""
    shift, ends, places = 32 - bits, [0], []
    for row in rows:
        places += [feature >> shift for feature in sorted(row)]
        ends.append(len(places))
    ones = np.ones(len(places))
    return csr_matrix((ones, places, ends), shape=(len(rows), 1 << bits))


def fit(task: Task, examples: Sequence[Example]) -> bytes:
    """The model file of a task: `Weights.load` reads it."""
    rows = matrix([example.features for example in examples], task.bits)
    weights = np.array([example.weight for example in examples])
    columns, bias = [], []
    for name in task.classes:
        wanted = np.array([name in example.labels for example in examples])
        model = LogisticRegression(
            C=task.looseness, solver="liblinear", dual=True, tol=0.1, max_iter=100, random_state=0
        )
        model.fit(rows, wanted, sample_weight=weights)
        columns.append(model.coef_[0])
        bias.append(round(float(model.intercept_[0]), 4))
    step = float(np.abs(np.concatenate(columns)).max()) / _MOST
    whole = np.concatenate([np.rint(column / step) for column in columns]).astype(np.int8)
    whole[np.abs(whole) < task.least] = 0
    head = {"classes": list(task.classes), "bias": bias, "step": round(step, 8), "bits": task.bits}
    return json.dumps(head).encode() + b"\n" + whole.tobytes()


def loaded(folder: Path, task: Task, file: bytes) -> Weights:
    """The weights of a model file, by way of a file in `folder`, as the product loads them."""
    path = folder / f"{task.name}.bin"
    path.write_bytes(file)
    return Weights.load(path)
