"""Room 1: text into words, each with its stem, by the language pack alone."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_SHORTEST = 3  # letters of a stem
_LONGEST = 1000  # characters; a spoken line is far shorter, the rest of a longer one is not read
_STOPS = ".,;:!?"
_FRACTION = re.compile(r"(\d)\s*/\s*(?=\d)")


class Spelling(NamedTuple):
    """How a language writes and bends its words.

    `endings` are (ending, what it says, the words behind which it says so or none for all);
    `letters` stand for others in stems, as where people and recognisers leave accents out; words to
    `keep` keep theirs. `vocabulary` is used where words are written without spaces.
    """

    spaces: bool
    apostrophes: Mapping[int, str]
    fraction: str
    endings: Sequence[tuple[str, str, frozenset[str]]]
    beginnings: tuple[str, ...]
    parts: frozenset[str]
    short: Mapping[str, Sequence[str]]
    forms: Mapping[str, str]
    keep: frozenset[str]
    suffixes: Sequence[tuple[str, str]]
    letters: Mapping[int, str]
    noise: frozenset[str]
    fillers: frozenset[str]
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Spelling":
        """The spelling part of a compiled pack."""
        return cls(
            spaces=data["spaces"],
            apostrophes=str.maketrans(dict.fromkeys(data["apostrophes"], "'")),
            fraction=data["fraction"],
            endings=tuple((end, says, frozenset(after)) for end, says, after in data["endings"]),
            beginnings=tuple(data["beginnings"]),
            parts=frozenset(data["parts"]),
            short=data["short"],
            forms=data["forms"],
            keep=frozenset(data["keep"]),
            suffixes=tuple((suffix, instead) for suffix, instead in data["suffixes"]),
            letters=str.maketrans(data.get("letters", {})),
            noise=frozenset(data["noise"]),
            fillers=frozenset(data["fillers"]),
            vocabulary=frozenset(data["vocabulary"]),
        )

    def stem(self, word: str) -> str:
        """The common part of a word's forms; need not be a word itself."""
        known = self.forms.get(word)
        if known is not None:
            return known
        if word in self.keep:
            return word
        word = word.translate(self.letters)
        for suffix, instead in self.suffixes:
            if not word.endswith(suffix):
                continue
            stem = word[: len(word) - len(suffix)] + instead
            if len(stem) >= _SHORTEST:
                return stem
        return word


class Words(NamedTuple):
    """The words of one text; `content` are the places of those that are no small words."""

    raw: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[int, ...]


def split(text: str, spelling: Spelling) -> Words:
    """All words of `text`, lower case; never raises, whatever the script."""
    text = unicodedata.normalize("NFC", text[:_LONGEST]).lower().translate(spelling.apostrophes)
    text = _FRACTION.sub(rf"\1 {spelling.fraction} ", text)
    raw = tuple(
        part
        for chunk in text.replace("-", " ").split()
        for word in _bare(chunk, spelling)
        for part in _written_out(word, spelling)
        if part not in spelling.noise
    )
    stems = tuple(spelling.stem(word) for word in raw)
    return Words(
        raw, stems, tuple(at for at, word in enumerate(raw) if word not in spelling.fillers)
    )


def _bare(chunk: str, spelling: Spelling) -> Iterator[str]:
    """A chunk without the marks around it, cut where it holds several words."""
    if chunk.isalnum():
        pieces = [chunk]
    else:
        pieces = "".join(" " if _is_mark(letter) else letter for letter in chunk).split()
    for piece in pieces:
        word = piece if piece in spelling.short else piece.lstrip("'")
        if word.strip("'"):
            yield from (word,) if spelling.spaces else _segmented(word, spelling.vocabulary)


def _is_mark(letter: str) -> bool:
    return letter != "'" and unicodedata.category(letter)[0] in "PSZC"


def _segmented(text: str, vocabulary: frozenset[str]) -> Iterator[str]:
    """Words of a script without spaces: the longest known one, else all up to the next known."""
    start = place = 0
    while place < len(text):
        known = next(
            (end for end in range(len(text), place, -1) if text[place:end] in vocabulary), None
        )
        if known is None:
            place += 1
            continue
        if start < place:
            yield text[start:place]
        yield text[place:known]
        start = place = known
    if start < len(text):
        yield text[start:]


def _written_out(word: str, spelling: Spelling) -> Sequence[str]:
    """Short forms in full, elided beginnings and endings as words, compounds by their parts."""
    if word in spelling.short:
        return spelling.short[word]
    for beginning in spelling.beginnings:
        if word.startswith(beginning) and len(word) > len(beginning):
            return (beginning, *_written_out(word[len(beginning) :], spelling))
    for ending, says, after in spelling.endings:
        base = word[: len(word) - len(ending)]
        if base and word.endswith(ending) and (not after or base in after):
            return (*_written_out(base, spelling), says)
    if spelling.parts:
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            if word[:cut] in spelling.parts and word[cut:] in spelling.parts:
                return (word[:cut], word[cut:])
    return (word,)
