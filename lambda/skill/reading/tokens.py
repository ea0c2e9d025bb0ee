"""Text into words: lower case, short forms written out, each word with its stem."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?|[.,;:!?]")
_OF_TEN = re.compile(r"(\d)\s*/\s*(?=\d)")
_APOSTROPHES = str.maketrans("\u2019\u2018\u00b4`\u2011", "''''-")
_SHORTEST = 3  # letters of a stem
_LONGEST = 1000  # characters; a spoken line is far shorter, the rest of a longer one is not read


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language writes its words: short forms, word families, endings, words to skip."""

    short: Mapping[str, Sequence[str]]
    endings: Mapping[str, str]
    is_after: frozenset[str]
    is_word: str
    owner: str
    slash: str
    forms: Mapping[str, str]
    keep: frozenset[str]
    suffixes: Sequence[tuple[str, str]]
    noise: frozenset[str]
    fillers: frozenset[str]

    def stem(self, word: str) -> str:
        """The common part of a word's forms; need not be a word itself."""
        known = self.forms.get(word)
        if known is not None:
            return known
        if word in self.keep:
            return word
        for suffix, instead in self.suffixes:
            stem = word[: len(word) - len(suffix)] + instead
            if word.endswith(suffix) and len(stem) >= _SHORTEST:
                return stem
        return word


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text; `stops` are the places before which punctuation stood."""

    raw: tuple[str, ...]
    stems: tuple[str, ...]
    stops: Mapping[int, str]
    content: tuple[int, ...]


def split(text: str, spelling: Spelling) -> Words:
    """All words of `text`; never raises, whatever the script."""
    raw: list[str] = []
    stops: dict[int, str] = {}
    text = _OF_TEN.sub(rf"\1 {spelling.slash} ", text[:_LONGEST].lower().translate(_APOSTROPHES))
    for found in _WORD.findall(text):
        if found in ".,;:!?":
            stops.setdefault(len(raw), found)
        else:
            raw.extend(part for part in _written_out(found, spelling) if part not in spelling.noise)
    stems = tuple(spelling.stem(word) for word in raw)
    content = tuple(place for place, word in enumerate(raw) if word not in spelling.fillers)
    return Words(tuple(raw), stems, stops, content)


def _written_out(word: str, spelling: Spelling) -> Sequence[str]:
    if word in spelling.short:
        return spelling.short[word]
    base, mark, rest = word.partition("'")
    if not mark:
        return (word,)
    if word.endswith("n't"):
        return (word[:-3], spelling.endings["n't"])
    if rest == "s" and base in spelling.is_after:
        return (base, spelling.is_word)
    if rest in ("s", ""):
        return (base, spelling.owner)
    ending = spelling.endings.get("'" + rest)
    return (base, ending) if ending else (base + rest,)
