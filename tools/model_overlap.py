"""Finds every utterance that two intents both claim, without writing all utterances out.

Samples are walked word by word, all at once; a slot is walked along the trie of its values. A path
is left as soon as only one label is still on it, or where other words have been before, so the walk
stays small although the expanded samples are millions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, eq=False)
class Node:
    """A place that samples of one label share: what may follow, and the samples that end here."""

    label: str
    onward: dict[str, "Node"] = field(default_factory=dict)
    ends: list[Sample] = field(default_factory=list)


State = tuple[Node, Trie | None]  # a node reached, or the place inside the slot that leads to it


def trie(phrases: Iterable[str]) -> Trie:
    """The phrases as a trie over words."""
    root: Trie = {}
    for phrase in phrases:
        node = root
        for word in phrase.lower().split():
            node = node.setdefault(word, {})
        node[END] = True
    return root


def clashes(samples: Iterable[Sample], slots: Mapping[str, Trie]) -> Iterator[Clash]:
    """An utterance for each way in which samples of more than one label claim the same words.

    `slots` are the values of each `{slot}`. A sample with a slot that is not in `slots` (free
    speech) is left out. Words that lead to the same places are followed once.
    """
    start: list[State] = [(node, None) for node in _roots(samples, slots)]
    stack: list[tuple[tuple[str, ...], list[State]]] = [((), start)]
    seen: set[frozenset[tuple[int, int]]] = set()
    while stack:
        words, states = stack.pop()
        done = tuple(one for node, inside in states if inside is None for one in node.ends)
        if len({one.label for one in done}) > 1:
            yield Clash(" ".join(words), done)
        for word, onward in _steps(states, slots).items():
            first = onward[0][0].label
            if all(node.label == first for node, _ in onward):
                continue
            places = frozenset((id(node), id(inside)) for node, inside in onward)
            if places not in seen:
                seen.add(places)
                stack.append(((*words, word), onward))


def _roots(samples: Iterable[Sample], slots: Mapping[str, Trie]) -> Iterable[Node]:
    """The first node of each label's samples, as one tree over words and slots."""
    roots: dict[str, Node] = {}
    for sample in samples:
        elements = sample.elements
        if all(one in slots for one in elements if one.startswith("{")):
            node = roots.setdefault(sample.label, Node(sample.label))
            for element in elements:
                node = node.onward.setdefault(element, Node(sample.label))
            node.ends.append(sample)
    return roots.values()


def _steps(states: Iterable[State], slots: Mapping[str, Trie]) -> dict[str, list[State]]:
    steps: dict[str, list[State]] = {}
    for node, inside in states:
        if inside is not None:
            _into(steps, node, inside)
            continue
        for element, after in node.onward.items():
            if element in slots:
                _into(steps, after, slots[element])
            else:
                steps.setdefault(element, []).append((after, None))
    return steps


def _into(steps: dict[str, list[State]], after: Node, place: Trie) -> None:
    """The words that go on inside a slot, or end it and reach the node behind it."""
    for word, child in place.items():
        if word == END:
            continue
        onward = steps.setdefault(word, [])
        if END in child:
            onward.append((after, None))
        if len(child) > (END in child):
            onward.append((after, child))
