"""Reads <language>/carriers.yaml: how a sentence of free speech may begin, or end.

Alexa hands over the words beside a carrier and nothing of the carrier itself; the slot that they
come in is what tells hearing which it was.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from calf_rules.faults import Fault
from calf_rules.strict_yaml import Node

from tools.model_said import Said, overlaid, part, said

SIDES = {"in_front": "{phrase} {slot}", "behind": "{slot} {phrase}"}
Samples = dict[str, dict[str, tuple[Said, ...]]]  # intent -> slot -> samples


@dataclass(frozen=True)
class Carriers:
    """The phrases of one slot, all read as the first of them; an empty one reads as nothing."""

    intent: str
    slot: str
    shape: str
    phrases: tuple[Said, ...]


def carriers(
    node: Node, overlay: Node | None, faults: list[Fault]
) -> tuple[Samples, dict[str, Said]]:
    """The samples by intent and slot, and by slot the sentence as hearing reads it."""
    listed = list(_listed(node))
    for slot, times in Counter(one.slot for one in listed).items():
        if times > 1:
            twice = [one for one in listed if one.slot == slot][1]
            faults.append(twice.phrases[0].fault(f"the slot {slot} stands twice"))
    spoken = overlaid({one.slot: one.phrases for one in listed}, overlay, faults)
    samples: Samples = {}
    for one in listed:
        here = (_filled(one.shape, each, f"{{{one.slot}}}") for each in spoken[one.slot])
        samples.setdefault(one.intent, {})[one.slot] = tuple(
            each for each in here if each.text != f"{{{one.slot}}}"
        )
    return samples, {one.slot: _filled(one.shape, one.phrases[0], "{words}") for one in listed}


def _listed(node: Node) -> Iterator[Carriers]:
    for side, shape in SIDES.items():
        for intent, slots in part(node, side).items():
            for slot, phrases in slots.items():
                yield Carriers(intent, slot, shape, tuple(map(said, phrases)))


def _filled(shape: str, phrase: Said, slot: str) -> Said:
    text = shape.replace("{slot}", slot).replace("{phrase}", phrase.text)
    return replace(phrase, text=text.strip())
