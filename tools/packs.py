"""Compiles a language pack into the one file that `skill.reading` loads; the YAML stays the source.

A pack is a folder of `interaction_model/`: `lexicon/` (what means a finding's value), `reading/`
(words, times, cues, classes, patterns, danger) and `corpus/` (what the weights are learned from).
"""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

from calf_rules import KnowledgeBase
from calf_rules.faults import DataError
from calf_rules.knowledge import build
from calf_rules.source import compact, read_document
from calf_rules.strict_yaml import read
from skill.reading.words import Spelling, split

CONTRACT = "traits.yaml"
SPOKEN = ("ask", "simpler", "examples", "which")  # the forms in which a question is asked
Groups = dict[str, Any]


def compile_pack(source: Path) -> dict[str, Any]:
    """All that reading needs from `source` (interaction_model/en), in a fixed order.

    Raises DataError where a file is broken, FileNotFoundError where the pack lacks one.
    """
    reading = source / "reading"
    traits = _plain(source.parent / CONTRACT)
    lexicon, cues = _merged(source / "lexicon"), _merged(reading / "cues")
    cues |= _optional(reading / "sides.yaml")
    spelling = _spelling(_plain(reading / "words.yaml"), lexicon)
    into = _Compiled(Spelling.of(spelling), _plain(reading / "words.yaml"), traits)
    into.findings(lexicon, _optional(reading / "asked.yaml"))
    if (reading / "phrases").exists():
        into.findings(_merged(reading / "phrases"), {})
    knowledge = build(compact(read_document()))
    into.reading(reading, knowledge.findings)
    into.cues(cues, _optional(reading / "sides.yaml"), traits["persons"])
    times = _plain(reading / "times.yaml")
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
        "patterns": _patterns(reading / "patterns.yaml", traits),
        "cues": {name: [cue["direction"], cue["stops"]] for name, cue in cues.items()}
        | {name: ["both", []] for name in into.kinds},
        "numbers": _numbers(times, traits),
        "traits": _traits(traits, knowledge),
        "asked": _asked(source.name, into),
    }


def plain_phrases(source: Path) -> dict[str, dict[str, list[str]]]:
    """Every phrase of each value of a pack, those of the slots first."""
    found: dict[str, dict[str, list[str]]] = {}
    folders = [source / "lexicon", source / "reading" / "phrases"]
    groups = [_merged(folder) for folder in folders if folder.exists()]
    for group in [*groups, _optional(source / "reading" / "asked.yaml")]:
        for finding, values in group.items():
            for value, said in values.items():
                found.setdefault(finding, {}).setdefault(value, []).extend(said)
    return found


class _Compiled:
    """Phrases by their words, with what they mean, while they are gathered.

    A tag is "finding=value" or "#kind"; "?" in it: little unless its question is open; "~": only
    where it is denied; "!": says a danger plainly.
    """

    def __init__(
        self, spelling: Spelling, written: Mapping[str, Any], traits: Mapping[str, Any]
    ) -> None:
        self.spelling, self.several = spelling, traits["several"]
        self.by_form = frozenset(traits["by_form"])
        self.telling = set(written["telling"])
        self.negatives = set(written["negatives"])
        self.phrases: dict[str, list[str]] = {}
        self.exact: dict[str, list[str]] = {}
        self.forms: dict[str, list[str]] = {}
        self.kinds: list[str] = []

    def findings(self, lexicon: Groups, asked: Groups) -> None:
        """The phrases of each value; those of `asked` count little outside their question."""
        for finding, values in sorted(lexicon.items()):
            for value, said in values.items():
                rare = set(asked.get(finding, {}).get(value, ()))
                for phrase in said:
                    if phrase in rare or self._denial(phrase, value):
                        continue
                    if finding in self.by_form:
                        self._add(self.forms, f"{finding}={value}", phrase)
                    else:
                        self._either(f"{finding}={value}", phrase)
        for finding, values in asked.items():
            for value, said in values.items():
                for phrase in said:
                    self._add(self.exact, f"{finding}={value}?", phrase)

    def reading(self, folder: Path, known: Container[str]) -> None:
        """Classes, times, acts, topics, idioms, plain dangers, and what only a denial says."""
        for name, said in _optional(folder / "classes.yaml").items():
            self._all(f"*{name}", said, either=True)
        for name, said in _optional(folder / "exact_classes.yaml").items():
            self._all(f"*{name}", said)
        for value, said in _plain(folder / "times.yaml")["says"].items():
            self._all(f"duration={value}", said)
        for finding, said in _optional(folder / "denied.yaml").items():
            self._all(f"{finding}=yes~", said, either=True)
        acts = _optional(folder / "acts.yaml")
        topics, words = (_optional(folder / f"{name}.yaml") for name in ("topics", "glossary"))
        for prefix, groups in (("act", acts), ("topic", topics), ("word", words)):
            for name, said in groups.items():
                self.kinds.append(f"{prefix}:{name}")
                self._all(f"#{prefix}:{name}", said)
        for name, pairs in _optional(folder / "danger.yaml").items():
            self._danger(name, [pair["plain"] for pair in pairs], known)
        self.kinds.append("idiom")
        self._all("#idiom", _optional_list(folder / "idioms.yaml"), either=True)

    def _danger(self, name: str, said: Iterable[str], known: Container[str]) -> None:
        """Plain words for a danger: of a finding, or of what is answered by itself."""
        if name in known:
            self._all(f"{name}=yes!", said)
        else:
            self.kinds.append(f"danger:{name}")
            self._all(f"#danger:{name}", said)

    def cues(self, cues: Groups, sides: Groups, persons: Mapping[str, str]) -> None:
        """The cues by kind; the words for sides count every ending, and are legs themselves."""
        for name, cue in cues.items():
            for phrase in cue["phrases"]:
                self._add(self.forms if name in sides else self.exact, f"#{name}", phrase)
        for side in ("left", "right"):
            for phrase in sides.get(side, {}).get("phrases", ()):
                self._add(self.forms, f"leg={side}?", phrase)
        for kind, tag in persons.items():
            for phrase in cues.get(kind, {}).get("phrases", ()):
                self._add(self.exact, tag, phrase)

    def _all(self, tag: str, said: Iterable[str], *, either: bool = False) -> None:
        for phrase in said:
            if either:
                self._either(tag, phrase)
            else:
                self._add(self.exact, tag, phrase)

    def _either(self, tag: str, phrase: str) -> None:
        """A phrase that small words may break, unless they are most of it."""
        words = split(phrase, self.spelling)
        small = len(words.content) <= 1 < len(words.raw) or self.telling & set(words.raw)
        if small or not words.content:
            self._add(self.exact, tag, phrase)
        else:
            self._tag(self.phrases, tag, [words.stems[at] for at in words.content])

    def _add(self, into: dict[str, list[str]], tag: str, phrase: str) -> None:
        words = split(phrase, self.spelling)
        self._tag(into, tag, words.raw if into is self.forms else words.stems)

    def _tag(self, into: dict[str, list[str]], tag: str, words: Iterable[str]) -> None:
        tags = into.setdefault(" ".join(words), [])
        finding = tag.partition("=")[0]
        several = self.several.get(tag)
        given = [f"{finding}={one}?" for one in several] if several else [tag]
        tags += [one for one in given if one not in tags]

    def _denial(self, phrase: str, value: str) -> bool:
        """Whether a "none" is said by denying, which reading hears by itself."""
        return value in {"none", "not_pregnant", "not_bone"} and (
            phrase.partition(" ")[0] in self.negatives
        )


def _longest(phrases: Iterable[str]) -> dict[str, int]:
    """The most words of a phrase by its first word: how far to look from there."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, length = phrase.partition(" ")[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), length)
    return longest


def _plain(path: Path) -> Groups:
    data: Groups = read(path).plain()
    return data


def _optional(path: Path) -> Groups:
    return _plain(path) if path.exists() else {}


def _optional_list(path: Path) -> list[Any]:
    return list(read(path).plain()) if path.exists() else []


def _merged(folder: Path) -> Groups:
    """All files of a folder as one map; values of a finding that stands in two are joined."""
    merged: Groups = {}
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise FileNotFoundError(f"no YAML files in {folder}")
    for file in files:
        for key, node in read(file).items():
            if key in merged:
                raise DataError([node.fault(f"{key} stands in another file too")])
            merged[key] = node.plain()
    return merged


def _spelling(written: Groups, lexicon: Groups) -> dict[str, Any]:
    forms = {form: base for base, several in written["forms"].items() for form in (base, *several)}
    suffixes = [item.split(">") for item in written["suffixes"]]
    spaces = written["spaces"] == "yes"
    known = () if spaces else (p for v in lexicon.values() for said in v.values() for p in said)
    short = {word: full.split() for word, full in written["short"].items()}
    return {
        "spaces": spaces,
        "apostrophes": written["apostrophes"],
        "fraction": written["fraction"],
        "endings": [[e["ending"], e["says"], e.get("after", [])] for e in written["endings"]],
        "beginnings": written["beginnings"],
        "parts": written["parts"],
        "short": short,
        "forms": forms,
        "keep": written["keep"],
        "suffixes": sorted(suffixes, key=lambda pair: -len(pair[0])),
        "noise": written["noise"],
        "fillers": written["fillers"],
        "vocabulary": sorted({word for phrase in known for word in phrase.split()}),
    }


def _patterns(path: Path, traits: Groups) -> list[dict[str, Any]]:
    return [_pattern(item, traits["several"]) for item in _optional_list(path)]


def _pattern(item: Groups, several: Mapping[str, list[str]]) -> dict[str, Any]:
    given = item["gives"] if isinstance(item["gives"], list) else [item["gives"]]
    gives = [
        value
        for one in given
        for value in ([f"{one.partition('=')[0]}={name}" for name in several.get(one, ())] or [one])
    ]
    return {
        "all": [f"*{name}" for name in item["all"]],
        "gives": gives,
        "within": int(item.get("within", "6")),
        "ordered": item.get("ordered", "no") == "yes",
        "without": [f"*{name}" for name in item.get("without", [])],
    }


def _numbers(times: Groups, traits: Groups) -> dict[str, Any]:
    return {
        "words": {
            word: float(number) for number, words in times["numbers"].items() for word in words
        },
        "tens_first": times["tens"] == "before",
        "units": {
            word: [float(unit["days"]), many]
            for unit in times["units"]
            for many, key in ((False, "one"), (True, "many"))
            for word in unit[key]
        },
        "between": times["of"],
        "articles": times["no_score"],
        "heavy_from": {unit: float(least) for unit, least in times["heavy_from"].items()},
        "decades": {word: float(age) for age, words in times["decades"].items() for word in words},
        "duration": [[float(days), value] for days, value in traits["duration"].items()],
        "age": [[float(years), band] for years, band in traits["age"].items()],
        "a_few": float(traits["a_few"]),
        "most_years": float(traits["most_years"]),
        "most_score": float(traits["most_score"]),
    }


def _traits(traits: Groups, knowledge: KnowledgeBase) -> dict[str, Any]:
    kinds = {name: finding.kind for name, finding in knowledge.findings.items()}
    return {
        "multi": [name for name, kind in kinds.items() if kind == "multi"],
        "values": {
            name: [] if kind == "bool" else list(knowledge.findings[name].values)
            for name, kind in kinds.items()
        },
        "nones": dict(knowledge.none_values),
        "plain_only": traits["plain_only"],
        "warnings": traits["warnings"],
    }


def _asked(language: str, into: _Compiled) -> dict[str, list[str]]:
    """The telling stems of each question as it is spoken, where the language has words."""
    path = Path(__file__).parent.parent / "lambda" / "words" / language / "questions.yaml"
    asked = {}
    for name, said in _optional(path).items():
        words = split(" ".join(_texts([said.get(form, "") for form in SPOKEN])), into.spelling)
        asked[name] = sorted({words.stems[at] for at in words.content})
    return asked


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)
