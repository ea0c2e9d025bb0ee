"""Whether a text holds a sentence of words/, in any variant and with any filling."""

import re
from functools import cache
from itertools import product

from skill.filling import agreeing
from skill.several import whole
from skill.words import Words

PLACEHOLDER = re.compile(r"\\\{\w+\\\}")
SEXES, LEGS = (None, "female", "male"), (None, "both")


def spoken(words: Words, key: str, text: str) -> bool:
    """Whether a text holds the sentences under a key, in any variant, with any filling."""
    return any(pattern.search(text) for pattern in patterns(words.locale, key))


@cache
def patterns(locale: str, key: str) -> tuple[re.Pattern[str], ...]:
    """The variants of a key as patterns in which a placeholder stands for anything."""
    words = Words.load(locale)
    found = words.find(key)
    variants = found if isinstance(found, list) else [found]
    assert all(isinstance(one, str) for one in variants), f"words/ has no sentence {key}"
    of_whom = {
        agreeing(words, whole(one), sex, legs)
        for one in variants
        for sex, legs in product(SEXES, LEGS)
    }
    return tuple(
        re.compile(PLACEHOLDER.sub(".+?", re.escape(" ".join(one.split()))), re.DOTALL)
        for one in of_whom
    )
