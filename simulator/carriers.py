"""Carrier phrases: the words around an AMAZON.SearchQuery slot, which takes all the others."""

from collections.abc import Iterator, Sequence

from simulator.model import Sample

Words = tuple[str, ...]


class Carriers:
    """Samples of free speech by the words before and after their slot."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.around: dict[tuple[Words, Words], Sample] = {}
        for sample in samples:
            before, _, after = sample.text.partition("{" + sample.slots[0] + "}")
            self.around.setdefault((tuple(before.split()), tuple(after.split())), sample)
        self.most_before = max((len(before) for before, _ in self.around), default=0)
        self.most_after = max((len(after) for _, after in self.around), default=0)

    def match(self, words: list[str]) -> Iterator[tuple[Sample, list[str]]]:
        """Carriers that fit with the words left for the slot.

        The longest in front first, for the beginning of a sentence says most about it, then the
        longest behind.
        """
        for before in range(min(self.most_before, len(words) - 1), -1, -1):
            for after in range(min(self.most_after, len(words) - 1 - before), -1, -1):
                end = len(words) - after
                sample = self.around.get((tuple(words[:before]), tuple(words[end:])))
                if sample:
                    yield sample, words[before:end]
