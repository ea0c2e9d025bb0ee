"""Compiles a language pack into the one file that `skill.reading` loads; the YAML stays the source.

A pack is a folder of `interaction_model/`: `lexicon/` (what means a finding's value), `reading/`
(words, times, cues, classes, patterns, danger) and `corpus/` (what the weights are learned from).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from calf_rules.knowledge import build
from calf_rules.source import compact, read_document
from skill.reading.words import Spelling, split
from skill.several import whole

from tools import ROOT
from tools.packs.files import merged, optional, plain
from tools.packs.parts import ages_of, numbers_of, patterns_of, spelling_of, traits_of
from tools.packs.phrases import Phrases

CONTRACT = "traits.yaml"
SPOKEN = ("ask", "simpler", "examples", "which")  # the forms in which a question is asked


@lru_cache(maxsize=8)  # a pack does not change while a command runs
def compile_pack(source: Path) -> Mapping[str, Any]:
    """All that reading needs from `source` (interaction_model/en), in a fixed order.

    Raises DataError where a file is broken, FileNotFoundError where the pack lacks one.
    """
    reading = source / "reading"
    traits = plain(source.parent / CONTRACT)
    lexicon, cues = merged(source / "lexicon"), merged(reading / "cues")
    cues |= optional(reading / "sides.yaml")
    spelling = spelling_of(plain(reading / "words.yaml"), lexicon)
    into = Phrases(Spelling.of(spelling), plain(reading / "words.yaml"), traits)
    into.findings(lexicon, optional(reading / "asked.yaml"))
    if (reading / "phrases").exists():
        into.findings(merged(reading / "phrases"), {})
    knowledge = build(compact(read_document()))
    into.reading(reading, knowledge.findings)
    into.named(_names(source.name))
    into.cues(cues, optional(reading / "sides.yaml"), traits["persons"])
    noted = into.noted(optional(reading / "noted.yaml"))
    times = plain(reading / "times.yaml")
    return {
        "spelling": spelling,
        "phrases": into.phrases,
        "exact": into.exact,
        "forms": into.forms,
        "longest": {
            "phrases": _longest(into.phrases),
            "exact": _longest(into.exact),
            "forms": _longest(into.forms),
        },
        "patterns": patterns_of(reading / "patterns.yaml", traits),
        "cues": {name: [cue["direction"], cue["stops"]] for name, cue in cues.items()}
        | {name: ["both", []] for name in into.kinds},
        "numbers": numbers_of(times, traits),
        "ages": ages_of(times, traits),
        "traits": traits_of(traits, knowledge),
        "asked": _asked(source.name, into),
        "noted": {"phrases": noted, "longest": _longest(noted)},
    }


def plain_phrases(source: Path) -> dict[str, dict[str, list[str]]]:
    """Every phrase of each value of a pack, those of the slots first."""
    found: dict[str, dict[str, list[str]]] = {}
    folders = [source / "lexicon", source / "reading" / "phrases"]
    groups = [merged(folder) for folder in folders if folder.exists()]
    for group in [*groups, optional(source / "reading" / "asked.yaml")]:
        for finding, values in group.items():
            for value, said in values.items():
                found.setdefault(finding, {}).setdefault(value, []).extend(said)
    return found


def _longest(phrases: Iterable[str]) -> dict[str, int]:
    """The most words of a phrase by its first word: how far to look from there."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, length = phrase.partition(" ")[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), length)
    return longest


def _asked(language: str, into: Phrases) -> dict[str, list[str]]:
    """The telling stems of each question as it is spoken, where the language has words."""
    path = ROOT / "lambda" / "words" / language / "questions.yaml"
    asked = {}
    for name, said in optional(path).items():
        spoken = whole(" ".join(_texts([said.get(form, "") for form in SPOKEN])))
        words = split(spoken, into.spelling)
        asked[name] = sorted({words.stems[at] for at in words.content})
    return asked


def _names(language: str) -> dict[str, str]:
    """The causes as they are spoken, where the language has words."""
    causes = optional(ROOT / "lambda" / "words" / language / "causes.yaml")
    return {cause: said["name"] for cause, said in causes.items()}


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)
