"""A trained network as one file that ships: bytes with a scale a row, and the pieces it needs."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from skill.reading.neural.network import ABOUT, SCALE, VECTORS
from skill.reading.neural.pieces import END, INSIDE, MOST, START, UNKNOWN

from tools.learn.ears.neural.shape import HEADS, LAYERS

MOST_BYTES = 16_000_000  # of the file
COMMON = 20_000  # of the pretrained pieces, which stand in the order of how common they are
MOST_STEPS = 127  # of a signed byte
POSITIONS = "embeddings.position_embeddings.weight"


def ship(
    path: Path,
    params: Mapping[str, Any],
    vocabulary: Mapping[str, int],
    document: Mapping[str, Any],
) -> None:
    """Write the file; raises ValueError where it would be too large."""
    kept = pieces(vocabulary)
    about = {
        "pieces": kept,
        "facts": document["facts"],
        "reply": document["replies"],
        "act": document["acts"],
        "mentions": document["mentions"],
        "hows": document["hows"],
        "layers": LAYERS,
        "heads": HEADS,
    }
    told = json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode()
    tables: dict[str, Any] = {ABOUT: np.frombuffer(told, np.uint8)}
    for name, value in params.items():
        head = name.partition(".")[0]
        table = np.asarray(value, np.float32)
        if name == VECTORS:
            table = table[[vocabulary[piece] for piece in kept]]
        if name == POSITIONS:
            table = table[:MOST]
        if name == f"{head}.weight":  # heads are trained the other way round
            table = table.T
        tables |= _whole(name, table)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **tables)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name} has {path.stat().st_size} bytes, more than {MOST_BYTES}")


def pieces(vocabulary: Mapping[str, int]) -> Sequence[str]:
    """The pieces that English needs: the common ones in plain letters, and every letter."""
    marks = {START, END, UNKNOWN}
    return [
        piece
        for piece, at in sorted(vocabulary.items(), key=lambda item: item[1])
        if piece in marks or (_plain(piece) and (at < COMMON or len(piece) <= len(INSIDE) + 1))
    ]


def _plain(piece: str) -> bool:
    return piece.isascii() and not piece.startswith("[")


def _whole(name: str, table: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    """A matrix as signed bytes with a scale a row; anything smaller as it is."""
    if table.ndim == 1 or name == POSITIONS or "token_type" in name:
        return {name: table}
    scale = np.abs(table).max(1) / MOST_STEPS
    whole = np.rint(table / scale[:, None]).astype(np.int8)
    return {name: whole, name + SCALE: scale.astype(np.float32)}
