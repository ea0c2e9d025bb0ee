"""Finds every utterance that two intents both claim, without writing all utterances out.

Samples are walked word by word, all at once; a slot is walked along the trie of its values. A path
is left as soon as only one label is still on it, so the walk stays small although the expanded
samples are millions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Trie = dict[str, Any]  # word -> Trie; the key END marks the end of a value
END = ""


@dataclass(frozen=True)
class Sample:
    """One sample under a label; two labels on one utterance are a conflict."""

    label: str
    text: str

    @property
    def elements(self) -> list[str]:
        """Words, and slots in braces."""
        return self.text.lower().split()


@dataclass(frozen=True)
class Clash:
    """An utterance and the samples that claim it."""

    utterance: str
    samples: tuple[Sample, ...]


State = tuple[int, int, Trie | None]  # sample, element, place inside a slot


def trie(phrases: Iterable[str]) -> Trie:
    """The phrases as a trie over words."""
    root: Trie = {}
    for phrase in phrases:
        node = root
        for word in phrase.lower().split():
            node = node.setdefault(word, {})
        node[END] = True
    return root


def clashes(samples: list[Sample], slots: Mapping[str, Trie]) -> Iterator[Clash]:
    """Utterances under more than one label.

    `slots` are the values of each `{slot}`. A sample with a slot that is not in `slots` (free
    speech) is left out.
    """
    known = [one for one in samples if _walkable(one, slots)]
    elements = [one.elements for one in known]
    start: list[State] = [(number, 0, None) for number in range(len(known))]
    stack: list[tuple[tuple[str, ...], list[State]]] = [((), start)]
    while stack:
        words, states = stack.pop()
        done = tuple(known[number] for number, place, _ in states if place == len(elements[number]))
        if len({one.label for one in done}) > 1:
            yield Clash(" ".join(words), done)
        for word, onward in _steps(states, elements, slots).items():
            if len({known[number].label for number, _, _ in onward}) > 1:
                stack.append(((*words, word), onward))


def _walkable(sample: Sample, slots: Mapping[str, Trie]) -> bool:
    return all(one in slots for one in sample.elements if one.startswith("{"))


def _steps(
    states: list[State], elements: list[list[str]], slots: Mapping[str, Trie]
) -> dict[str, list[State]]:
    steps: dict[str, list[State]] = {}
    for number, place, inside in states:
        if place == len(elements[number]):
            continue
        element = elements[number][place]
        node = inside if inside is not None else slots.get(element)
        if node is None:
            steps.setdefault(element, []).append((number, place + 1, None))
            continue
        for word, child in node.items():
            if word == END:
                continue
            onward = steps.setdefault(word, [])
            if END in child:
                onward.append((number, place + 1, None))
            if len(child) > (END in child):
                onward.append((number, place, child))
    return steps
