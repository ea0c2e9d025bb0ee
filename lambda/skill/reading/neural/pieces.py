"""Words to pieces, as the encoder was trained on them: greedy, the longest known piece first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
INSIDE = "##"  # before a piece that goes on with a word
LONGEST = 40  # letters of a word that is split; a longer one is unknown
MOST = 80  # pieces of question and words together; what is longer loses its end
HELD = 2048  # words whose pieces are kept


@dataclass(frozen=True, slots=True)
class Pair:
    """Pieces of a question, the first `asks` of them, and of what was said; where each word is."""

    ids: list[int]
    asks: int
    places: list[tuple[int, int]]  # of each word that had room: first piece, piece after the last


class Pieces:
    """A vocabulary: each piece with its number."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self._known = known
        self._of = lru_cache(HELD)(self._split)

    def pair(self, asked: str, words: Sequence[str]) -> Pair:
        """The pieces of a question and of the words said, as many as there is room for."""
        ids = [self._known[START], *self._all(asked.split()), self._known[END]]
        asks, places = len(ids), []
        for word in words:
            own = self._all([word])
            if len(ids) + len(own) >= MOST:
                break
            places.append((len(ids), len(ids) + len(own)))
            ids += own
        return Pair([*ids, self._known[END]], asks, places)

    def _all(self, words: Iterable[str]) -> list[int]:
        return [piece for word in words for part in _parts(word) for piece in self._of(part)]

    def _split(self, word: str) -> tuple[int, ...]:
        found, start, mark = [], 0, ""
        while start < len(word):
            end = self._end(word, start, mark) if len(word) <= LONGEST else None
            if end is None:
                return (self._known[UNKNOWN],)
            found.append(self._known[mark + word[start:end]])
            start, mark = end, INSIDE
        return tuple(found)

    def _end(self, word: str, start: int, mark: str) -> int | None:
        ends = range(len(word), start, -1)
        return next((end for end in ends if mark + word[start:end] in self._known), None)


def _parts(word: str) -> Iterator[str]:
    """Runs of letters and digits, and every other sign by itself."""
    for inside, letters in groupby(word.lower(), key=str.isalnum):
        if inside:
            yield "".join(letters)
        else:
            yield from letters
