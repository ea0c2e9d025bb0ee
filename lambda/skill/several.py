"""One question about several things: as it is written, and without what need not be asked.

In words/, each thing stands in brackets behind the name of its finding:
"Is the leg suddenly [leg_cold_pale: cold or pale], or [new_leg_weakness: weak]?".
"""

import re
from collections.abc import Callable, Collection, Sequence

PART = re.compile(r"\[(\w+): ([^\]]+)\]")
SENTENCES = re.compile(r"(?<=[.?!])\s+")
SAID = r"\2"

Join = Callable[[Sequence[str]], str]  # "a, b or c", as the language lists them


def whole(text: str) -> str:
    """The text with all that it asks about, without the brackets."""
    return PART.sub(SAID, text)


def without(text: str, names: Collection[str], join: Join) -> str:
    """The text without what these findings are; a sentence of which nothing is left is not said."""
    said = (_sentence(sentence, names, join) for sentence in SENTENCES.split(text))
    return " ".join(sentence for sentence in said if sentence)


def _sentence(sentence: str, names: Collection[str], join: Join) -> str:
    parts = list(PART.finditer(sentence))
    left = [part[2] for part in parts if part[1] not in names]
    if len(left) == len(parts):
        return whole(sentence)
    if not left:
        return ""
    before, after = sentence[: parts[0].start()], sentence[parts[-1].end() :]
    starts = not any(letter.isalpha() for letter in before)
    items = join(left)
    return before + (items[0].upper() + items[1:] if starts else items) + after
