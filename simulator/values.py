"""Slot values in an utterance: where they stand and what Alexa would resolve them to."""

from dataclasses import dataclass
from itertools import pairwise

from simulator.language import Found, Language
from simulator.model import DURATION, NUMBER, Model, Slot, Value


@dataclass(frozen=True)
class Filled:
    """A slot value as sent.

    The words spoken (or the normalised number or duration) and, for a type of ours, the value it
    resolves to. `match` is None for Alexa's own types, a miss is False.
    """

    spoken: str
    match: Value | bool | None = None
    type: str = ""
    start: int = 0
    end: int = 0


def values_in(words: list[str], model: Model, language: Language) -> list[Filled]:
    """Every value of every type at every place."""
    found = []
    for start, word in enumerate(words):
        for kind, phrase, value in model.starts.get(word, ()):
            end = start + len(phrase)
            if tuple(words[start:end]) == phrase:
                found.append(Filled(" ".join(phrase), value, kind, start, end))
    for kind, places in (
        (NUMBER, language.numbers(words)),
        (DURATION, language.durations(words)),
    ):
        found += [Filled(one.value, None, kind, one.start, one.end) for one in places]
    return found


def whole(
    words: list[str], slot: Slot, model: Model, language: Language
) -> tuple[Filled, ...] | None:
    """The words as nothing but values of a slot: one, or several with joiners between them."""
    here = [one for one in values_in(words, model, language) if one.type == slot.type]
    by_start = sorted(here, key=lambda one: (one.start, -one.end))
    chosen: list[Filled] = []
    for one in by_start:
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    if not chosen or (len(chosen) > 1 and not slot.multi):
        return None
    edges = [Found(0, 0, ""), *(Found(c.start, c.end, "") for c in chosen)]
    gaps = [words[a.end : b.start] for a, b in pairwise(edges)] + [words[chosen[-1].end :]]
    skipped = {word for gap in gaps for word in gap}
    return tuple(chosen) if skipped <= {*language.joiners, *language.fillers} else None
