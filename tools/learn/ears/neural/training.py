"""Trains the network: what all folds share once, on our own lines; then each fold without its own.

No row that is scored is in what is shared, so that a fold costs only the scored rows of the others.
"""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from tools.learn.ears.neural.batches import SIZE, Batch, Batches
from tools.learn.ears.neural.encoder import Params, outputs

MENTION = "mention"
FACTS, ACT = 0.5, 0.3  # weight of these heads' losses beside the reply's
WARM = 0.1  # share of the steps in which the rate rises
LOOSE = 0.01  # weight decay
OFTEN = 50  # steps between two lines that say how far it is
# One for all stages, so that it is compiled once; the rate comes from outside.
TUNE = optax.chain(
    optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(LOOSE)
)


@dataclass(frozen=True)
class Stage:
    """Rows to learn from, how often, and how fast at most."""

    name: str
    rows: Sequence[int]
    epochs: int
    rate: float


@dataclass
class Network:
    """What stays and what is trained, with the rows it learns from."""

    fixed: Params
    batches: Batches
    seed: int = 0
    _forward: Any = field(default_factory=lambda: jax.jit(outputs))
    _update: Any = field(default_factory=lambda: jax.jit(_step))

    def trained(self, free: Params, stage: Stage) -> Params:
        """The parameters after a stage, which starts its own optimiser."""
        steps = max(1, stage.epochs * len(stage.rows) // SIZE)
        rate = optax.warmup_cosine_decay_schedule(
            0, stage.rate, int(WARM * steps), steps, stage.rate / 20
        )
        state, draw, began = TUNE.init(free), np.random.default_rng(self.seed), time.monotonic()
        lost: list[Any] = []
        for epoch in range(stage.epochs):
            for batch in self.batches.dealt(stage.rows, draw):
                key = jax.random.fold_in(jax.random.PRNGKey(self.seed), len(lost))
                free, state, value = self._update(
                    self.fixed, free, state, _arrays(batch), key, rate(len(lost))
                )
                lost.append(value)
                if len(lost) % OFTEN == 1:
                    tell(stage, epoch, lost, began)
        tell(stage, stage.epochs - 1, lost, began)
        return free

    def read(self, free: Params, rows: Sequence[int]) -> dict[str, NDArray[Any]]:
        """The chances of each head for the rows, in their order."""
        place = {at: number for number, at in enumerate(rows)}
        found: dict[str, NDArray[Any]] = {}
        judged: list[NDArray[np.float32]] = []
        said: list[NDArray[np.int32]] = []
        for batch in self.batches.dealt(rows, None):
            for head, logits in self._forward(self.fixed, free, _arrays(batch)).items():
                if head == MENTION:
                    real = batch.mentions[:, -1] >= 0
                    judged.append(np.asarray(jax.nn.softmax(logits))[real])
                    said.append(batch.mentions[real, -1])
                    continue
                chances = jax.nn.sigmoid(logits) if head == "facts" else jax.nn.softmax(logits)
                table = found.setdefault(head, np.zeros((len(rows), logits.shape[1]), np.float32))
                real = batch.at >= 0
                table[[place[at] for at in batch.at[real]]] = np.asarray(chances)[real]
        return {**found, MENTION: np.concatenate(judged), "said": np.concatenate(said)}


def _step(fixed: Params, free: Params, state: Any, batch: Any, key: Any, rate: Any) -> Any:
    value, slope = jax.value_and_grad(_loss)(free, fixed, batch, key)
    moves, state = TUNE.update(slope, state, free)
    moves = jax.tree.map(lambda move: -rate * move, moves)
    return optax.apply_updates(free, moves), state, value


def _loss(free: Params, fixed: Params, batch: Mapping[str, Any], key: Any) -> Any:
    out = outputs(fixed, free, batch, key)
    stated = optax.sigmoid_binary_cross_entropy(out["facts"], batch["facts"]) * batch["known"]
    reply, act = (_of_classes(out[name], batch[name]) for name in ("reply", "act"))
    judged = _of_classes(out[MENTION], batch["mentions"][:, -1])
    return reply + ACT * act + FACTS * stated.sum(-1).mean() + judged


def _of_classes(logits: Any, wanted: Any) -> Any:
    """Mean cross entropy over the rows that are labelled."""
    labelled = wanted >= 0
    lost = optax.softmax_cross_entropy_with_integer_labels(logits, jnp.maximum(wanted, 0))
    return (lost * labelled).sum() / jnp.maximum(labelled.sum(), 1)


def _arrays(batch: Batch) -> dict[str, Any]:
    return {name: value for name, value in vars(batch).items() if name != "at"}


def tell(stage: Stage, epoch: int, lost: Sequence[Any], began: float) -> None:
    """Say on stderr how far a stage is."""
    mean = float(np.mean([float(one) for one in lost[-OFTEN:]]))
    seconds = time.monotonic() - began
    line = f"{stage.name}: epoch {epoch + 1}, {len(lost)} steps, loss {mean:.3f}, {seconds:.0f} s"
    print(line, file=sys.stderr, flush=True)
