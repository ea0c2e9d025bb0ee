"""The encoder and its heads as they are trained (jax); `skill.reading.neural` runs the same."""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from skill.reading.neural.labels import JUDGED

from tools.learn.ears.neural.shape import FROZEN, HEADS, HIDDEN, LAYERS

FACTS = "facts"  # the head of what the words state
DROPPED = 0.1
RARE = -3.0  # log-odds of a fact before anything is learned
Params = Mapping[str, Any]


def start(
    weights: Mapping[str, Any], sizes: Mapping[str, int], mentions: Mapping[str, int], seed: int
) -> tuple[Params, Params]:
    """What stays and what is trained, from the pretrained weights; heads start near nothing."""
    fixed: dict[str, Any] = {}
    free: dict[str, Any] = {}
    for name, value in weights.items():
        layer = int(name.split(".")[2]) if name.startswith("encoder.layer.") else -1
        if layer < LAYERS and "pooler" not in name and "position_ids" not in name:
            (fixed if layer < FROZEN else free)[name] = jnp.asarray(value)
    draw = np.random.default_rng(seed)
    one = int(weights["embeddings.LayerNorm.weight"].shape[0])
    width = 3 * one
    for head, size in sizes.items():
        free[f"{head}.weight"] = jnp.asarray(draw.normal(0, 0.02, (width, size)), jnp.float32)
        free[f"{head}.bias"] = jnp.full(size, RARE if head == FACTS else 0.0)
    looks = {f"{FACTS}.{part}.table": (sizes[FACTS], one) for part in ("looks", "sees")}
    for name, shape in {**looks, **_of_mentions(width, mentions)}.items():
        free[name] = jnp.asarray(draw.normal(0, 0.02, shape), jnp.float32)
    return fixed, free


def _of_mentions(width: int, mentions: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """The shapes of what judges mentions: as rows, what each of `mentions` adds to what is seen."""
    tables = {f"mention.{name}.table": (size, HIDDEN) for name, size in mentions.items()}
    judged = len(JUDGED)
    return {
        **tables,
        "mention.seen.weight": (HIDDEN, width),
        "mention.seen.bias": (HIDDEN,),
        "mention.scale.table": (mentions["label"], HIDDEN),
        "mention.said.weight": (judged, HIDDEN),
        "mention.said.bias": (judged,),
    }


def outputs(
    fixed: Params, free: Params, batch: Mapping[str, Any], key: Any = None
) -> dict[str, Any]:
    """Logits of each head for a batch of pairs; with a key, dropout is on."""
    kinds, mask = batch["kinds"], batch["mask"]
    x = _embedded(fixed, batch["ids"], kinds)
    far = (1.0 - mask[:, None, None, :]) * -1e9
    for layer in range(LAYERS):
        params = fixed if layer < FROZEN else free
        drops = None if key is None or layer < FROZEN else jax.random.fold_in(key, layer)
        x = _layer(params, f"encoder.layer.{layer}.", x, far, drops)
    said = (mask * (kinds == 1))[:, :, None]
    mean = (x * said).sum(1) / jnp.maximum(said.sum(1), 1)
    most = jnp.where(said > 0, x, -1e9).max(1)
    pooled = jnp.concatenate([x[:, 0], mean, most], -1)
    heads = [name.removesuffix(".bias") for name in free if name.count(".") == 1 and "bias" in name]
    found = {name: pooled @ free[f"{name}.weight"] + free[f"{name}.bias"] for name in heads}
    found[FACTS] = found[FACTS] + _looked(free, x, said)
    return {**found, "mention": _judged(free, x, mean, batch["mentions"], key)}


def _looked(free: Params, x: Any, said: Any) -> Any:
    """What each fact sees in the pieces said that it looks at (attention of its own)."""
    looks, sees = (free[f"{FACTS}.{part}.table"] for part in ("looks", "sees"))
    share = jax.nn.softmax(x @ looks.T + (said - 1) * 1e9, 1)
    return ((x @ sees.T) * share).sum(1)


def _judged(free: Params, x: Any, mean: Any, mentions: Any, key: Any) -> Any:
    """What each mention says, from the mean of its pieces, the whole, and what it may mean."""
    row, first, end, label, role, how = (mentions[:, at] for at in range(6))
    summed = jnp.pad(jnp.cumsum(x, 1), ((0, 0), (1, 0), (0, 0)))
    span = (summed[row, end] - summed[row, first]) / (end - first)[:, None]
    seen = jnp.concatenate([span, x[row, 0], mean[row]], -1)
    hidden = _linear(free, "mention.seen", _dropped(seen, key, 2))
    for name, at in (("label", label), ("role", role), ("how", how)):
        hidden = hidden + free[f"mention.{name}.table"][at]
    hidden = jax.nn.gelu(hidden, approximate=True) * (1 + free["mention.scale.table"][label])
    return _linear(free, "mention.said", _dropped(hidden, key, 3))


def _embedded(p: Params, ids: Any, kinds: Any) -> Any:
    x = p["embeddings.word_embeddings.weight"][ids]
    x = x + p["embeddings.position_embeddings.weight"][: ids.shape[1]]
    x = x + p["embeddings.token_type_embeddings.weight"][kinds]
    return _norm(p, "embeddings.LayerNorm", x)


def _layer(p: Params, at: str, x: Any, far: Any, key: Any) -> Any:
    batch, length, width = x.shape

    def split(part: str) -> Any:
        y = _linear(p, f"{at}attention.self.{part}", x)
        return y.reshape(batch, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)

    near = split("query") @ split("key").transpose(0, 1, 3, 2) / np.sqrt(width // HEADS)
    seen = jax.nn.softmax(near + far, -1) @ split("value")
    seen = seen.transpose(0, 2, 1, 3).reshape(batch, length, width)
    seen = _dropped(_linear(p, f"{at}attention.output.dense", seen), key, 0)
    x = _norm(p, f"{at}attention.output.LayerNorm", x + seen)
    inner = jax.nn.gelu(_linear(p, f"{at}intermediate.dense", x), approximate=True)
    inner = _dropped(_linear(p, f"{at}output.dense", inner), key, 1)
    return _norm(p, f"{at}output.LayerNorm", x + inner)


def _linear(p: Params, name: str, x: Any) -> Any:
    return x @ p[f"{name}.weight"].T + p[f"{name}.bias"]


def _norm(p: Params, name: str, x: Any) -> Any:
    mean = x.mean(-1, keepdims=True)
    spread = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(spread + 1e-12) * p[f"{name}.weight"] + p[f"{name}.bias"]


def _dropped(x: Any, key: Any, number: int) -> Any:
    if key is None:
        return x
    kept = jax.random.bernoulli(jax.random.fold_in(key, number), 1 - DROPPED, x.shape)
    return x * kept / (1 - DROPPED)
