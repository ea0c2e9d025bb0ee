"""Compiles the phrases of one language into the file that `skill.reading` loads.

Usage: python tools/lexicon.py [source folder] [target file]; the YAML stays the only source.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "lambda"))

from calf_rules import strict_yaml  # noqa: E402  (the path comes first)
from calf_rules.faults import DataError  # noqa: E402
from skill.reading.lexicon import spelling_of  # noqa: E402
from skill.reading.tokens import Spelling, split  # noqa: E402

_FIGURES = ("age_least", "age_most", "grown_up", "short_days", "hour_days", "score_most")

Tagged = dict[str, list[str]]


def compile_lexicon(source: Path) -> dict[str, Any]:
    """Everything the reader needs from `source` (e.g. interaction_model/en), in a fixed order."""
    reading, lexicon = _merged(source / "reading"), _merged(source / "lexicon")
    spelling_data = _spelling(reading["spelling"])
    into = _Compiled(spelling_of(spelling_data), reading)
    for finding in sorted(set(lexicon) - {"leg", "duration"}):  # these two have steps of their own
        for value, said in lexicon[finding].items():
            into.fact(f"{finding}={value}", [one for one in said if not into.denial(one, value)])
    for finding, said in reading["denial_only"].items():
        into.either(f"{finding}=denied", said)
    into.either("-=-", reading["idle"])
    for name, said in reading["classes"].items():
        into.either(f"#{name}", said)
    for prefix, group in (
        ("#", {**reading["grammar"], **reading["act_words"]}),
        ("kind=", reading["kinds"]),
        ("topic=", reading["topics"]),
        ("name=", reading["named"]),
        ("time=", reading["times"]["says"]),
    ):
        for name, said in group.items():
            into.add(into.grammar, f"{prefix}{name}", said)
    for prefix, group in (("leg=", lexicon["leg"]), ("#", reading["side_words"])):
        for name, said in group.items():
            into.add(into.sides, f"{prefix}{name}", said, "raw")
    tagged = {"phrases": into.phrases, "grammar": into.grammar, "sides": into.sides}
    return {
        "spelling": spelling_data,
        **tagged,
        **{f"{name}_longest": _longest(tags) for name, tags in tagged.items()},
        "patterns": [_pattern(item) for item in reading["patterns"]],
        "acts": [_pattern(item) for item in reading["acts"]],
        "table": _table(reading),
    }


class _Compiled:
    """Phrases by their words, with their tags, while they are gathered."""

    def __init__(self, spelling: Spelling, reading: dict[str, Any]) -> None:
        self.spelling, self.reading = spelling, reading
        self.phrases: Tagged = {}
        self.grammar: Tagged = {}
        self.sides: Tagged = {}

    def fact(self, tag: str, said: Sequence[str]) -> None:
        """Phrases of a finding's value; some count only as the answer to its question."""
        asked = [one for one in said if self._only_asked(one, tag)]
        self.add(self.grammar, f"{tag}?", asked)
        self.either(tag, [one for one in said if one not in asked])

    def either(self, tag: str, said: Sequence[str]) -> None:
        """Phrases that may be broken by small words, unless those are most of them."""
        short = [one for one in said if self._shrinks(one)]
        self.add(self.phrases, tag, [one for one in said if one not in short], "content")
        self.add(self.grammar, tag, short)

    def add(self, into: Tagged, tag: str, said: Iterable[str], by: str = "stems") -> None:
        """Phrases as they are looked up: by all stems, by telling stems, or by raw words."""
        for phrase in said:
            words = split(phrase, self.spelling)
            chosen = words.raw if by == "raw" else words.stems
            if by == "content" and words.content:
                chosen = tuple(words.stems[place] for place in words.content)
            if not chosen:
                raise ValueError(f"{tag}: {phrase!r} has no words")
            tags = into.setdefault(" ".join(chosen), [])
            if tag not in tags:
                tags.append(tag)

    def denial(self, phrase: str, value: str) -> bool:
        """Whether a "none" is said by denying: the reader hears that by itself."""
        first = phrase.split(maxsplit=1)[0]
        reading = self.reading
        return value in reading["table"]["nones"] and first in reading["spelling"]["negatives"]

    def _only_asked(self, phrase: str, tag: str) -> bool:
        table = self.reading["table"]
        single = tag in table["only_asked"] and " " not in phrase
        return single or phrase in table["only_asked_phrases"]

    def _shrinks(self, phrase: str) -> bool:
        words = split(phrase, self.spelling)
        sided = set(words.raw) & set(self.reading["spelling"]["sides"])
        return len(words.content) <= 1 < len(words.raw) or bool(sided)


def write(source: Path, target: Path) -> None:
    """Write the compiled lexicon; the same source always gives the same bytes."""
    compiled = json.dumps(compile_lexicon(source), ensure_ascii=False, separators=(",", ":"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(compiled + "\n", encoding="utf-8")


def _merged(folder: Path) -> dict[str, Any]:
    """All files of a folder as one map; raises DataError when a section stands in two files."""
    merged: dict[str, Any] = {}
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise FileNotFoundError(f"no YAML files in {folder}")
    for file in files:
        for key, node in strict_yaml.read(file).items():
            if key in merged:
                raise DataError([node.fault(f"{key} stands in another file too")])
            merged[key] = node.plain()
    return merged


def _spelling(data: dict[str, Any]) -> dict[str, Any]:
    forms = {form: base for base, several in data["forms"].items() for form in (base, *several)}
    suffixes = [item.split(">") for item in data["suffixes"]]
    suffixes.sort(key=lambda pair: -len(pair[0]))
    return {
        **{key: data[key] for key in ("endings", "is_after", "is_word", "owner", "slash")},
        "short": {word: full.split() for word, full in data["short"].items()},
        "forms": forms,
        "keep": data["keep"],
        "suffixes": suffixes,
        "noise": data["noise"],
        "fillers": data["fillers"],
    }


def _longest(phrases: Tagged) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _pattern(item: dict[str, Any]) -> dict[str, Any]:
    gives = item["gives"]
    return {
        "all": item["all"],
        "gives": gives if isinstance(gives, list) else [gives],
        "within": int(item.get("within", "6")),
        "ordered": item.get("ordered", "no") == "yes",
        "takes": item.get("takes", "no") == "yes",
        "without": item.get("without", []),
        "across": item.get("across", "no") == "yes",
        "opens": item.get("opens", "no") == "yes",
    }


def _table(reading: dict[str, Any]) -> dict[str, Any]:
    times = reading["times"]
    table = reading["table"]
    return {
        **table,
        **{name: float(table[name]) for name in _FIGURES},
        "numbers": {
            word: float(value) for value, words in times["numbers"].items() for word in words
        },
        "units": {
            word: [float(item["days"]), many]
            for item in times["units"]
            for many, key in ((0, "one"), (1, "many"))
            for word in item[key]
        },
        "from_days": [[float(days), value] for days, value in times["from_days"].items()],
        "decades": {word: float(age) for age, words in times["decades"].items() for word in words},
        "age_from": [[float(age), band] for age, band in times["age_from"].items()],
        "windows": {name: float(days) for name, days in times["windows"].items()},
    }


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    write(*(given or [ROOT / "interaction_model" / "en", ROOT / "lambda" / "lexicon" / "en.json"]))
