"""The near tier: the most similar sample, slots aligned, by rapidfuzz."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from simulator.language import Language
from simulator.model import DURATION, NUMBER, Sample
from simulator.values import Filled

ACCEPTED = 72.0  # of 100; below it the line is FallbackIntent
SHARED, EXTRA = 6.0, 4.0  # for a slot type that both have, against one that only the line has
LOST, OF = 2, 3  # words of the line that may be lost: two at most, and one in three
TRIED = 25
Slots = dict[str, tuple[Filled, ...]]
COUNTING = frozenset({NUMBER, DURATION})


class Near:
    """Samples with slots replaced by their types, to compare lines with that are treated alike."""

    def __init__(self, samples: Sequence[Sample], language: Language) -> None:
        self.language = language
        self.samples = samples
        self.shapes = [
            " ".join(self._kept(_shape(sample).split())) or sample.text for sample in self.samples
        ]

    def match(
        self, words: list[str], values: Sequence[Filled]
    ) -> Iterator[tuple[Sample, Slots, float]]:
        """Samples similar enough, the most similar first."""
        chosen = _greedy(values)
        shape = self._kept(_delexicalised(words, chosen))
        if not shape:
            return
        text = " ".join(shape)
        close = process.extract(text, self.shapes, scorer=fuzz.token_sort_ratio, limit=TRIED)
        scored = [(self._score(text, chosen, index), index) for _, _, index in close]
        for score, index in sorted(scored, key=lambda one: (-one[0], one[1])):
            sample = self.samples[index]
            slots = _slots(sample, chosen)
            if score < ACCEPTED or slots is None or not self._counts(shape, sample, slots):
                continue
            if self._keeps(shape, index):
                yield sample, slots, min(score, 99.0)

    def _counts(self, shape: list[str], sample: Sample, slots: Slots) -> bool:
        """Whether more than a number is alike: "a timer for ten minutes" is no pain score."""
        alike = (sample.words - self.language.fillers) & set(shape)
        return bool(alike) or not any(
            self._number(one) for all_of in slots.values() for one in all_of
        )

    def _number(self, value: Filled) -> bool:
        spoken = value.spoken.split()
        return value.type in COUNTING or any(self.language.numbers(spoken))

    def _kept(self, words: Sequence[str]) -> list[str]:
        empty = self.language.fillers | self.language.connecting
        return [word for word in words if word not in empty]

    def _score(self, text: str, values: Sequence[Filled], index: int) -> float:
        other = self.shapes[index]
        here, there = {one.type for one in values}, self.samples[index].types
        alike = 0.6 * fuzz.token_sort_ratio(text, other) + 0.4 * fuzz.ratio(text, other)
        return alike + SHARED * len(here & there) - EXTRA * len(here - there)

    def _keeps(self, shape: list[str], index: int) -> bool:
        """Whether no denial would be lost, and few words: of a line of one or two, none.

        A recogniser writes real words: one that is spelt much alike is another word.
        """
        lost = set(shape) - set(self.shapes[index].split())
        added = self.samples[index].words - set(shape)
        turned = (lost | added) & self.language.negators
        most = min(LOST, len(shape) // OF)
        return len(lost) <= most and not turned and not any(word.startswith("<") for word in lost)


def _shape(sample: Sample) -> str:
    text = sample.text
    for name in sample.slots:
        text = text.replace("{" + name + "}", f"<{sample.intent.slots[name].type}>")
    return text


def _greedy(values: Sequence[Filled]) -> list[Filled]:
    """The longest values that do not overlap, in order."""
    chosen: list[Filled] = []
    for one in sorted(values, key=lambda value: (value.start - value.end, value.start)):
        if all(one.end <= other.start or one.start >= other.end for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda value: value.start)


def _delexicalised(words: list[str], values: Sequence[Filled]) -> list[str]:
    shape, place = [], 0
    for one in values:
        shape += [*words[place : one.start], f"<{one.type}>"]
        place = one.end
    return shape + words[place:]


def _slots(sample: Sample, values: Sequence[Filled]) -> Slots | None:
    """The sample's slots out of the values; None where one stays empty."""
    slots: Slots = {}
    for name in sample.slots:
        slot = sample.intent.slots[name]
        here = tuple(one for one in values if one.type == slot.type)
        if not here:
            return None
        slots[name] = here if slot.multi else here[:1]
    return slots
