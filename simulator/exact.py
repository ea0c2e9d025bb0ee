"""The exact tier: samples word for word, slots holding only known values, matched by hassil."""

from collections.abc import Iterator, Mapping, Sequence

from hassil.expression import Sentence
from hassil.intents import SlotList, TextSlotList
from hassil.parse_expression import parse_sentence
from hassil.recognize import is_match

from simulator.language import Language
from simulator.model import SLOT, Sample
from simulator.values import Filled

MOST_VALUES = 4  # in one multi-value slot


class Exact:
    """Samples as hassil templates.

    Only those whose words and slot types all occur in an utterance are tried, with lists of only
    the values that occur, so that size costs no time.
    """

    def __init__(self, samples: Sequence[Sample], language: Language) -> None:
        self.joiners = "|".join(language.joiners)
        self.samples = samples
        self.templates: dict[str, Sentence] = {}

    def match(
        self, words: list[str], values: Sequence[Filled]
    ) -> Iterator[tuple[Sample, dict[str, tuple[Filled, ...]]]]:
        """Samples that cover the whole utterance, those with the most words of their own first."""
        present = frozenset(words)
        types = frozenset(one.type for one in values)
        fitting = [
            sample for sample in self.samples if sample.words <= present and sample.types <= types
        ]
        fitting.sort(key=lambda sample: (-len(sample.words), len(sample.slots)))
        lists = _lists(values, words)
        for sample in fitting:
            slots = self._fill(sample, words, values, lists)
            if slots is not None:
                yield sample, slots

    def _fill(
        self,
        sample: Sample,
        words: list[str],
        values: Sequence[Filled],
        lists: Mapping[str, SlotList],
    ) -> dict[str, tuple[Filled, ...]] | None:
        text = " ".join(words)
        if not sample.slots:
            return {} if text == sample.text else None
        match = is_match(text, self._template(sample), slot_lists=dict(lists))
        if match is None:
            return None
        filled: dict[str, tuple[Filled, ...]] = {}
        for entity in match.entities:
            slot = entity.name.partition("__")[0]
            filled[slot] = (*filled.get(slot, ()), values[int(str(entity.value))])
        return filled

    def _template(self, sample: Sample) -> Sentence:
        if sample.text not in self.templates:
            template = SLOT.sub(lambda found: self._slot(sample, found[1]), sample.text)
            self.templates[sample.text] = parse_sentence(template)
        return self.templates[sample.text]

    def _slot(self, sample: Sample, name: str) -> str:
        slot = sample.intent.slots[name]
        kind = slot.type.replace(".", "_")
        more = ""
        for number in range(MOST_VALUES, 1, -1) if slot.multi else ():
            more = f"[ [({self.joiners}) ]{{{kind}:{name}__{number}}}{more}]"
        return f"{{{kind}:{name}}}{more}"


def _lists(values: Sequence[Filled], words: list[str]) -> dict[str, SlotList]:
    """Hassil lists of the values that occur: words in, number of the value out."""
    by_type: dict[str, list[tuple[str, str]]] = {}
    for number, one in enumerate(values):
        spoken = " ".join(words[one.start : one.end])
        by_type.setdefault(one.type.replace(".", "_"), []).append((spoken, str(number)))
    return {kind: TextSlotList.from_tuples(pairs, name=kind) for kind, pairs in by_type.items()}
