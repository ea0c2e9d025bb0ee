"""Reads <language>/carriers.yaml: how a sentence of free speech may begin, or end.

Alexa hands over the words beside a carrier and nothing of the carrier itself; the slot that they
come in is what tells hearing which it was.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from calf_rules.faults import Fault
from calf_rules.strict_yaml import Node

from tools.model_said import Said, overlaid, part, said

SIDES = {"in_front": "{phrase} {slot}", "behind": "{slot} {phrase}"}
NAMED = {"in_front": "after_", "behind": "before_"}
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe"})
SLOT_NAME = re.compile(r"[a-z_]+")  # what Amazon takes as one
Samples = dict[str, dict[str, tuple[Said, ...]]]  # family -> slot -> samples


@dataclass(frozen=True)
class Carriers:
    """A locale's free speech: families with their places, and, by slot, what hearing reads."""

    families: Mapping[str, Said]
    samples: Samples
    reads_as: Mapping[str, Said]


@dataclass(frozen=True)
class _Slot:
    """The phrases of one slot, all read as the first of them; an empty one reads as nothing."""

    family: Said
    name: str
    shape: str
    phrases: tuple[Said, ...]


def carriers(node: Node, overlay: Node | None, faults: list[Fault]) -> Carriers:
    """What carriers.yaml says, with what a locale's overlay changes, by slot."""
    listed = list(_listed(node))
    faults += _name_faults(listed)
    spoken = overlaid({one.name: one.phrases for one in listed}, overlay, faults)
    samples: Samples = {}
    for one in listed:
        slot = f"{{{one.name}}}"
        here = (_filled(one.shape, each, slot) for each in spoken[one.name])
        family = samples.setdefault(one.family.text, {})
        family[one.name] = tuple(each for each in here if each.text != slot)
    families = {one.family.text: one.family for one in reversed(listed)}
    reads_as = {one.name: _filled(one.shape, one.phrases[0], "{words}") for one in listed}
    return Carriers({name: families[name] for name in samples}, samples, reads_as)


def _listed(node: Node) -> Iterator[_Slot]:
    for side, shape in SIDES.items():
        for family, slots in part(node, side).items():
            place = Said(family, slots.path, slots.line)
            if slots.kind == "map":
                for name, phrases in slots.items():
                    yield _Slot(place, name, shape, tuple(map(said, phrases)))
            else:
                for phrase in map(said, slots):
                    yield _Slot(place, slot_name(side, phrase.text), shape, (phrase,))


def slot_name(side: str, phrase: str) -> str:
    """The slot of a phrase that stands alone: "breathing's" in front -> after_breathing_s.

    Accents fall away, as Amazon takes a to z alone: "über" -> after_ueber.
    """
    plain = unicodedata.normalize("NFD", phrase.translate(SPELT))
    return NAMED[side] + re.sub(r"[^\w]", "_", re.sub(r"[\u0300-\u036f]", "", plain))


def _name_faults(listed: list[_Slot]) -> Iterator[Fault]:
    times = Counter(one.name for one in listed)
    for name in (name for name, number in times.items() if number > 1):
        twice = [one for one in listed if one.name == name][1]
        yield twice.phrases[0].fault(f"the slot {name} stands twice")
    for one in listed:
        if not SLOT_NAME.fullmatch(one.name):
            yield one.phrases[0].fault(f"{one.name} cannot be a slot's name: give it another")


def _filled(shape: str, phrase: Said, slot: str) -> Said:
    text = shape.replace("{slot}", slot).replace("{phrase}", phrase.text)
    return replace(phrase, text=text.strip())
