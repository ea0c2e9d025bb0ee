"""The locales as the dear tests go through them: each language once, and then what differs.

The locales of a language share most of their interaction model, so that what one of them has shown
need not be shown again. Cost then grows with languages.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.model import MODELS, Intent, Model, Sample, load

LOCALES = sorted(path.stem for path in MODELS.glob("*.json"))


def leading(locale: str) -> str:
    """The locale that stands for the language of this one: its first."""
    return next(one for one in LOCALES if one[:2] == locale[:2])


def own_samples(model: Model) -> Iterator[Sample]:
    """The samples to try: all of a leading locale; of others, those of intents that differ."""
    first = leading(model.locale)
    known = {} if first == model.locale else _shapes(load(first))
    shapes = _shapes(model)
    for sample in model.samples:
        name = sample.intent.name
        if shapes[name] != known.get(name):
            yield sample


def _shapes(model: Model) -> Mapping[str, Any]:
    """Of each intent what decides how its samples are heard."""
    texts: dict[str, list[str]] = {name: [] for name in model.intents}
    for sample in model.samples:
        texts[sample.intent.name].append(sample.text)
    return {
        name: (intent, texts[name], _values(intent, model))
        for name, intent in model.intents.items()
    }


def _values(intent: Intent, model: Model) -> Mapping[str, Any]:
    kinds = {slot.type for slot in intent.slots.values()}
    return {kind: model.types.get(kind) for kind in kinds}
