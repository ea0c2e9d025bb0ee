"""The words of a locale and the ears of a language, loaded once, or the nearest that we have."""

from functools import cache

from skill.hearing import Ears, languages
from skill.words import DEFAULT_LOCALE, Words, locales


@cache
def words_for(locale: str) -> Words:
    """The words of a locale, or of the nearest that we have."""
    known = locales()
    same_language = (name for name in known if name[:2] == locale[:2])
    fallback = DEFAULT_LOCALE if locale[:2] == DEFAULT_LOCALE[:2] else None
    chosen = locale if locale in known else fallback or next(same_language, DEFAULT_LOCALE)
    return Words.load(chosen)


@cache
def ears_for(language: str) -> Ears:
    """The ears of a language, or English ones."""
    return Ears.load(language if language in languages() else DEFAULT_LOCALE[:2])
