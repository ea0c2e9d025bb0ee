"""The encoder in numpy: whole weights of a byte, one row at a time, the same numbers everywhere.

A file (npz, never pickled) holds each matrix as signed bytes with a scale a row, the pieces it
knows, and its labels. What the layers multiply with is made floating when the file is loaded.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from skill.reading.mentions import Mention, Seen
from skill.reading.model import Asked, Chances
from skill.reading.opinion import Opinion

from .labels import DANGER, JUDGED, fact_label, question_text, role
from .pieces import Pair, Pieces

Floats = NDArray[np.float32]
SCALE, ABOUT = ".scale", "about"
VECTORS = "embeddings.word_embeddings.weight"  # stays bytes: a turn needs some dozens of its rows
TINY = 1e-12
BEND, CUBED = sqrt(2 / np.pi), 0.044715  # of GELU, by its tanh approximation


@dataclass(frozen=True)
class Network:
    """A loaded encoder with its heads."""

    params: Mapping[str, Floats]
    vectors: NDArray[np.int8]
    scales: Floats
    pieces: Pieces
    about: Mapping[str, Any]
    labels: Mapping[str, int]  # of mentions
    hows: Mapping[str, int]

    @classmethod
    def load(cls, path: Path) -> "Network":
        """Raises OSError, KeyError or ValueError where the file is missing or broken."""
        try:
            return cls._loaded(path)
        except (EOFError, BadZipFile) as error:
            raise ValueError(f"{path.name} is broken") from error

    @classmethod
    def _loaded(cls, path: Path) -> "Network":
        with np.load(path, allow_pickle=False) as kept:
            about = json.loads(bytes(kept[ABOUT]).decode())
            names = [name for name in kept.files if name not in {ABOUT, VECTORS, VECTORS + SCALE}]
            params = {name: _floating(kept, name) for name in names if not name.endswith(SCALE)}
            vectors, scales = kept[VECTORS], kept[VECTORS + SCALE]
        pieces = Pieces({piece: at for at, piece in enumerate(about["pieces"])})
        labels, hows = (
            {label: at for at, label in enumerate(about[name])} for name in ("mentions", "hows")
        )
        return cls(params, vectors, scales, pieces, about, labels, hows)

    def __call__(self, seen: Seen, asked: Asked | None) -> Opinion:
        """What it makes of an utterance, the open question being `asked`."""
        pair = self.pieces.pair(question_text(asked), seen.words.raw)
        x = self._encoded(pair)
        mean = x[pair.asks :].mean(0)
        pooled = np.concatenate([x[0], mean, x[pair.asks :].max(0)])
        told = self._told(x[pair.asks :], pooled)
        dangers = {name: chance for name, chance in told.items() if name.startswith(DANGER)}
        return Opinion(
            self._classes("reply", pooled),
            self._classes("act", pooled),
            {name.removeprefix(DANGER): chance for name, chance in dangers.items()},
            self._judged(x, mean, seen, asked, pair),
            {name: chance for name, chance in told.items() if name not in dangers},
        )

    def _classes(self, head: str, pooled: Floats) -> Chances:
        chances: Sequence[float] = _softmax(self._linear(head, pooled)).tolist()
        return dict(zip(self.about[head], chances, strict=True))

    def _told(self, said: Floats, pooled: Floats) -> Chances:
        """How likely the words tell each fact: as a whole, and by the pieces that it looks at."""
        looks, sees = (self.params[f"facts.{part}.table"] for part in ("looks", "sees"))
        looked = (said @ sees.T * _softmax((said @ looks.T).T).T).sum(0)
        chances: Sequence[float] = _logistic(self._linear("facts", pooled) + looked).tolist()
        return dict(zip(self.about["facts"], chances, strict=True))

    def _judged(
        self, x: Floats, mean: Floats, seen: Seen, asked: Asked | None, pair: Pair
    ) -> dict[Mention, Chances]:
        """What each mention says; of one that it has not learned, or had no room for, nothing."""
        known: dict[Mention, list[int]] = {}
        spans = []
        for one in seen.mentions:
            label = self.labels.get(fact_label(one.finding, one.value))
            if label is None or one.how not in self.hows or one.end > len(pair.places):
                continue
            known[one] = [label, role(one.finding, asked), self.hows[one.how]]
            spans.append(x[pair.places[one.start][0] : pair.places[one.end - 1][1]].mean(0))
        if not known:
            return {}
        places = np.array(list(known.values()))
        whole = np.broadcast_to(np.concatenate([x[0], mean]), (len(spans), 2 * len(mean)))
        hidden = self._linear("mention.seen", np.concatenate([np.stack(spans), whole], 1))
        for column, name in enumerate(("label", "role", "how")):
            hidden = hidden + self.params[f"mention.{name}.table"][places[:, column]]
        hidden = _gelu(hidden) * (1 + self.params["mention.scale.table"][places[:, 0]])
        said = _softmax(self._linear("mention.said", hidden)).tolist()
        return {
            one: dict(zip(JUDGED, chances, strict=True))
            for one, chances in zip(known, said, strict=True)
        }

    def _encoded(self, pair: Pair) -> Floats:
        kinds = [0] * pair.asks + [1] * (len(pair.ids) - pair.asks)
        x = self._embedded(pair.ids, kinds)
        for layer in range(self.about["layers"]):
            x = self._layer(f"encoder.layer.{layer}.", x)
        return x

    def _embedded(self, ids: Sequence[int], kinds: Sequence[int]) -> Floats:
        x = self.vectors[ids] * self.scales[ids, None]
        x = x + self.params["embeddings.position_embeddings.weight"][: len(ids)]
        x = x + self.params["embeddings.token_type_embeddings.weight"][kinds]
        return self._norm("embeddings.LayerNorm", x)

    def _layer(self, at: str, x: Floats) -> Floats:
        heads = self.about["heads"]
        query, key, value = (
            self._linear(f"{at}attention.self.{part}", x)
            .reshape(len(x), heads, -1)
            .transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        near = _softmax(query @ key.transpose(0, 2, 1) / np.float32(sqrt(query.shape[-1])))
        seen = (near @ value).transpose(1, 0, 2).reshape(x.shape)
        seen = x + self._linear(f"{at}attention.output.dense", seen)
        x = self._norm(f"{at}attention.output.LayerNorm", seen)
        inner = _gelu(self._linear(f"{at}intermediate.dense", x))
        return self._norm(f"{at}output.LayerNorm", x + self._linear(f"{at}output.dense", inner))

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self.params[f"{name}.weight"].T + self.params[f"{name}.bias"]
        return out

    def _norm(self, name: str, x: Floats) -> Floats:
        x = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(TINY))
        out: Floats = x / spread * self.params[f"{name}.weight"] + self.params[f"{name}.bias"]
        return out


def _floating(kept: Mapping[str, NDArray[Any]], name: str) -> Floats:
    table: Floats = kept[name].astype(np.float32)
    return np.multiply(table, kept[name + SCALE][:, None]) if name + SCALE in kept else table


def _softmax(x: Floats) -> Floats:
    raised: Floats = np.exp(x - x.max(-1, keepdims=True))
    raised /= raised.sum(-1, keepdims=True)
    return raised


def _logistic(x: Floats) -> Floats:
    raised: Floats = np.exp(-np.clip(x, -30, 30), dtype=np.float32)
    return np.reciprocal(1 + raised)


def _gelu(x: Floats) -> Floats:
    bent = np.tanh(np.float32(BEND) * (x + np.float32(CUBED) * x * x * x))
    out: Floats = np.float32(0.5) * x * (1 + bent)
    return out
