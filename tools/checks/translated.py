"""What a translator gets wrong: missing words, lost placeholders, leftovers, too many words.

Every language is held against that of the default locale, in which a sentence is written first.
"""

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from calf_rules.faults import Fault, suggest
from calf_rules.strict_yaml import read
from skill.filling import PLACEHOLDER
from skill.words import DEFAULT_LOCALE, language_of

from tools.checks.project import WORDS, Project, Sentence

FIRST = language_of(DEFAULT_LOCALE)
LENGTHS = Path(__file__).with_name("lengths.yaml")
COUNTED = re.compile(r"self_care\.\w+\.steps")  # each has its own time in the knowledge
MAY_DIFFER = "locale."  # a country's own numbers and roads
OPTIONAL = "pronouns."  # what only some languages have to change
SAME, SMALL = 3, 2  # words in the order of another language, or its small words, that are no chance
WORD = re.compile(r"[^\W\d_]+")
Keyed = Mapping[str, list[Sentence]]


def keys(project: Project) -> Iterator[Fault]:
    """A sentence that one language has and another lacks."""
    spoken = _by_key(project)
    first = spoken.get(FIRST, {})
    for language, here in spoken.items():
        for key in first.keys() - here.keys():
            if key.startswith(OPTIONAL):
                continue
            section = key.partition(".")[0]
            yield Fault(f"{WORDS}/{language}/{section}.yaml", 1, f"{key} has no words")
        for key in here.keys() - first.keys():
            yield here[key][0].fault(f"{key} is nothing that is said{suggest(key, first)}")
        for key in here.keys() & first.keys():
            if COUNTED.fullmatch(key) and len(here[key]) != len(first[key]):
                yield here[key][0].fault(f"{key}: {len(here[key])} instead of {len(first[key])}")


def placeholders(project: Project) -> Iterator[Fault]:
    """A placeholder that a translation lost, or has more than what it translates."""
    spoken = _by_key(project)
    first = spoken.get(FIRST, {})
    for here in spoken.values():
        for key in here.keys() & first.keys():
            if key.startswith(MAY_DIFFER):
                continue
            there, own = _placeholders(first[key]), _placeholders(here[key])
            for name in sorted(there - own):
                yield here[key][0].fault(f"{key} lacks {{{name}}}")
            for name in sorted(own - there):
                yield here[key][0].fault(f"{key} has {{{name}}}, which nothing fills there")


def left_over(project: Project) -> Iterator[Fault]:
    """Words of another language."""
    first = {one.text for one in project.sentences() if one.spoken_in == FIRST}
    small = {name: _words(found.get("small", ())) for name, found in project.wording.items()}
    for sentence in project.sentences():
        language = language_of(sentence.spoken_in)
        if " " not in sentence.text:  # an id
            continue
        words = [word.lower() for word in WORD.findall(PLACEHOLDER.sub("", sentence.text))]
        if language != FIRST and len(words) >= SAME and sentence.text in first:
            yield sentence.fault(f"{sentence.key} is not translated")
        for other, theirs in small.items():
            foreign = [word for word in words if word in theirs - small[language]]
            if other != language and len(foreign) >= SMALL:
                yield sentence.fault(f"{sentence.key} holds {other}: {', '.join(foreign)}")


def too_long(project: Project) -> Iterator[Fault]:
    """More letters than an ear can follow, or a screen hold."""
    for sentence in project.sentences():
        limit = _limit(sentence.key)
        if limit and len(sentence.text) > limit[1]:
            where, most = limit
            long = len(sentence.text)
            yield sentence.fault(f"{sentence.key} is too long for the {where}: {long} of {most}")


@cache
def _limit(key: str) -> tuple[str, int] | None:
    lengths = read(LENGTHS).plain()
    every = ((where, *one) for where, limits in lengths.items() for one in limits.items())
    return next(
        ((where, int(most)) for where, pattern, most in every if fnmatch(key, pattern)), None
    )


def _by_key(project: Project) -> Mapping[str, Keyed]:
    """The sentences of each language, those of its locales apart."""
    found: dict[str, dict[str, list[Sentence]]] = {language: {} for language in project.words}
    for sentence in project.sentences():
        if sentence.spoken_in in found:
            found[sentence.spoken_in].setdefault(sentence.key, []).append(sentence)
    return found


def _placeholders(sentences: list[Sentence]) -> set[str]:
    return {name for one in sentences for name in PLACEHOLDER.findall(one.text)}


def _words(found: object) -> set[str]:
    return set(found) if isinstance(found, list) else set()


CHECKS = (keys, placeholders, left_over, too_long)
