"""The parts of a compiled pack that are no phrases: spelling, patterns, numbers, traits."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calf_rules import KnowledgeBase

from tools.packs.files import Groups, optional_list


def spelling_of(written: Groups, lexicon: Groups) -> dict[str, Any]:
    """What `Spelling` is made of."""
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
        **_given(written, "letters"),
    }


def _given(written: Groups, name: str) -> Groups:
    """What only some languages need, where it is given."""
    return {name: written[name]} if name in written else {}


def patterns_of(path: Path, traits: Groups) -> list[dict[str, Any]]:
    """The patterns of a file, as lists of classes."""
    return [_pattern(item, traits["several"]) for item in optional_list(path)]


def _pattern(item: Groups, several: Mapping[str, list[str]]) -> dict[str, Any]:
    given = item["gives"] if isinstance(item["gives"], list) else [item["gives"]]
    gives = [
        value
        for one in given
        for value in (one, *(f"{one.partition('=')[0]}={name}" for name in several.get(one, ())))
    ]
    return {
        "all": [f"*{name}" for name in item["all"]],
        "gives": gives,
        "within": int(item.get("within", "6")),
        "ordered": item.get("ordered", "no") == "yes",
        "without": [f"*{name}" for name in item.get("without", [])],
    }


def numbers_of(times: Groups, traits: Groups) -> dict[str, Any]:
    """The numbers, units and years of a language, with the bands of the contract."""
    return {
        "words": _numbered(times["numbers"]),
        "tens_first": times["tens"] == "before",
        **_given(times, "joins"),
        "units": {
            word: [float(unit["days"]), many]
            for unit in times["units"]
            for many, key in ((False, "one"), (True, "many"))
            for word in unit[key]
        },
        "between": times["of"],
        "lengths": times["length"],
        "since": times["since"],
        "articles": times["no_score"],
        "heavy_from": {unit: float(least) for unit, least in times["heavy_from"].items()},
        "centuries": _numbered(times["centuries"]),
        "duration": [[float(days), value] for days, value in traits["duration"].items()],
        "a_few": float(traits["a_few"]),
        "most_score": float(traits["most_score"]),
        "today": traits["today"],
    }


def ages_of(times: Groups, traits: Groups) -> dict[str, Any]:
    """How a language tells ages, with the bands of the contract."""
    return {
        "decades": _numbered(times["decades"]),
        **{name: times[name] for name in ("nearly", "soon", "short", "born")},
        "bands": [[float(years), band] for years, band in traits["age"].items()],
        "most": float(traits["most_years"]),
    }


def _numbered(groups: Groups) -> dict[str, float]:
    return {phrase: float(number) for number, phrases in groups.items() for phrase in phrases}


def traits_of(traits: Groups, knowledge: KnowledgeBase) -> dict[str, Any]:
    """What the reader must know of each finding."""
    kinds = {name: finding.kind for name, finding in knowledge.findings.items()}
    return {
        "multi": [name for name, kind in kinds.items() if kind == "multi"],
        "values": {
            name: [] if kind == "bool" else list(knowledge.findings[name].values)
            for name, kind in kinds.items()
        },
        "nones": dict(knowledge.none_values),
        "plain_only": traits["plain_only"],
        "tells": traits["tells"],
        "needs": traits["needs"],
        "opposites": traits["opposites"],
        "sure": {name: float(chance) for name, chance in traits["sure"].items()},
        "warnings": traits["warnings"],
        "told_by_number": traits["told_by_number"],
        "relatives_have": traits["relatives_have"],
    }
