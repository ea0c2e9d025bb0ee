"""Words and knowledge agree: nothing is unspeakable, and nothing is worded for nobody."""

import re
from collections.abc import Collection, Iterator, Mapping

from calf_rules.faults import Fault, suggest
from calf_rules.findings import NO, UNCLEAR, YES
from calf_rules.strict_yaml import Node
from skill.several import PART, whole

from tools.checks.project import Project

BANDS = (
    "child",
    "early",
    "today",
    "today_named",
    "soon",
    "home",
    "later",
    "named",
    "not_named",
    "plays_part",
    "else",
)
TRAITS = "interaction_model/traits.yaml"
ASKED_WITHOUT = ("ask", "ask_other")  # forms of a compound that leave out what is known
LATER = "later"  # of what would make it worse: what nobody is asked about
NEEDED: Mapping[str, tuple[str, ...]] = {
    "causes": ("name", "say", "self_care", "worse_if"),
    "rules": ("say", "short"),
    "specialists": ("name", "plain", "refer", "why"),
    "questions": ("ask", "ask_other", "simpler", "examples", "why", "means"),
}


def causes(project: Project) -> Iterator[Fault]:
    """A cause without words, words without a cause."""
    yield from _both_ways(project, "causes", "cause", project.ids("causes"))


def rules(project: Project) -> Iterator[Fault]:
    """A rule without words, words without a rule."""
    yield from _both_ways(project, "rules", "rule", project.ids("rules"))


def specialists(project: Project) -> Iterator[Fault]:
    """A specialist without words, words without a specialist."""
    node = project.read("lambda/calf_rules/knowledge/specialists.yaml")
    known = node.key_lines if node.kind == "map" else {}
    yield from _both_ways(project, "specialists", "specialist", known)


def questions(project: Project) -> Iterator[Fault]:
    """A finding or compound that could not be asked, a question about nothing."""
    parts = project.ids("questions")
    pairs: Collection[str] = parts.get("pairs", {})
    known = {**project.ids("findings"), **parts.get("compounds", {}), **dict.fromkeys(pairs)}
    yield from _both_ways(project, "questions", "question", known)
    for language in project.words:
        node = project.section(language, "questions")
        for name, compound in parts.get("compounds", {}).items():
            entry = node.get(name)
            if entry is not None and not entry.get("which"):
                yield entry.fault(f"compound {name} needs `which`: what is asked after a plain yes")
            if entry is not None:
                yield from _parts(name, entry, compound["asks"])
        for name in _vague(project):
            entry = node.get(name)
            if entry is not None and not entry.get("which"):
                yield entry.fault(f"{name} needs `which`: what is asked of whoever told it vaguely")


def _vague(project: Project) -> set[str]:
    """Findings that are told without which ("my leg is swollen")."""
    traits = project.read(TRAITS).plain() or {}
    return {one.partition("=")[0] for one in traits.get("several", {})}


def _parts(compound: str, entry: Node, asks: Collection[str]) -> Iterator[Fault]:
    """Brackets of something that a compound does not ask about, something without brackets."""
    for form, child in entry.items():
        named = {part[1] for part in PART.finditer(child.word)}
        for part in named - {*asks}:
            yield child.fault(f"{compound} does not ask about {part}{suggest(part, asks)}")
        missing = {*asks} - named if form in ASKED_WITHOUT and len(asks) > 1 else set[str]()
        for part in sorted(missing):
            yield child.fault(f"{compound} needs [{part}: ...]: it is left out where that is known")
        if {"[", "]"} & {*whole(child.word)}:
            yield child.fault("a bracket is written [finding: what asks about it]")


def read_back(project: Project) -> Iterator[Fault]:
    """A value that could not be read back, and words for a value that does not exist."""
    groups = project.ids("value_groups")
    for language in project.words:
        node = project.section(language, "findings")
        for name, finding in project.ids("findings").items():
            entry = node.get(name)
            if entry is None:
                yield project.at(name, f"finding {name} has no words to be read back ({language})")
                continue
            needed = [*finding["base"], *([UNCLEAR] if name in _vague(project) else [])]
            values = {*needed, NO, *groups.get(name, {})}
            for value in needed:
                if entry.get(value) is None:
                    yield entry.fault(f"finding {name} has no words for {value}")
            for value in {key for key, _ in entry.items()} - values:
                line = entry.key_lines[value]
                hint = suggest(value, values)
                yield Fault(entry.path, line, f"finding {name} has no value {value}{hint}")
        compounds = project.ids("questions").get("compounds", {})
        known = {
            **project.ids("findings"),
            **compounds,
            **project.ids("questions").get("pairs", {}),
        }
        yield from _unknown(project, language, "findings", "finding", known)
        for name in compounds:
            entry = node.get(name)
            if entry is None or entry.get(YES) is None:
                yield Fault(node.path, 1, f"compound {name} has no words to be read back")


def worse_if(project: Project) -> Iterator[Fault]:
    """A sign of worse that is no finding would be told as a warning when it is there already."""
    known = {LATER, *_signs(project)}
    for language in project.words:
        entries = (entry for _, entry in project.section(language, "causes").items())
        for entry in entries:
            signs = entry.get("worse_if") if entry.kind == "map" else None
            for key, sign in signs.items() if signs is not None and signs.kind == "map" else ():
                name = re.sub(r"_\d$", "", key)
                if name not in known:
                    yield sign.fault(f"there is no sign {name}{suggest(name, known)}")


def _signs(project: Project) -> Iterator[str]:
    """Every finding, by itself and with each value or group of values."""
    groups = project.ids("value_groups")
    for name, finding in project.ids("findings").items():
        yield name
        yield from (f"{name}.{value}" for value in (*finding["base"], *groups.get(name, ())))


def telling(project: Project) -> Iterator[Fault]:
    """A finding that has its place when things are read back, and does not exist."""
    known = project.ids("findings")
    for language in project.words:
        parts = (part for _, part in project.section(language, "telling").items())
        for part in parts:
            for name in part if known else ():
                if name.word not in known:
                    yield name.fault(f"there is no finding {name.word}{suggest(name.word, known)}")


def answers(project: Project) -> Iterator[Fault]:
    """An answer that fits nobody, and a topic without a fallback."""
    kinds = project.ids("kinds")
    known = {*BANDS, *kinds, *(f"{band}_{kind}" for band in ("today", "soon") for kind in kinds)}
    for language in project.words:
        for topic, entry in project.section(language, "answers").items():
            for name in ("early", "else"):
                if entry.get(name) is None:
                    yield entry.fault(f"topic {topic} has no `{name}`")
            for name, child in entry.items():
                if name not in known:
                    hint = suggest(name, known)
                    yield child.fault(f"{topic} has an answer for nobody: {name}{hint}")


def glossary(project: Project) -> Iterator[Fault]:
    """A word that is explained by a cause that does not exist."""
    known = project.ids("causes")
    for language in project.words:
        entries = (entry for _, entry in project.section(language, "glossary").items())
        for entry in entries:
            cause = entry.get("cause") if entry.kind == "map" else None
            if known and cause is not None and cause.word not in known:
                yield cause.fault(f"there is no cause {cause.word}{suggest(cause.word, known)}")


def noted(project: Project) -> Iterator[Fault]:
    """What is noted and could not be said back, and a name for what nobody is heard to say."""
    for language in project.words:
        heard = project.read(f"interaction_model/{language}/reading/noted.yaml")
        named = project.section(language, "noted")
        yield from _not_in(named, heard, "has no name in")
        yield from _not_in(heard, named, "is not heard in")


def _not_in(known: Node, given: Node, what: str) -> Iterator[Fault]:
    for name, entry in given.items():
        if name not in known.key_lines:
            yield entry.fault(f"{name} {what} {known.path}{suggest(name, known.key_lines)}")


def _both_ways(
    project: Project, section: str, what: str, known: Mapping[str, object]
) -> Iterator[Fault]:
    for language in project.words:
        node = project.section(language, section)
        for name in known:
            entry = node.get(name)
            if entry is None:
                yield project.at(name, f"{what} {name} has no words in {node.path}")
                continue
            for part in NEEDED[section]:
                if entry.kind != "map" or entry.get(part) is None:
                    yield entry.fault(f"{what} {name} has no `{part}`")
        yield from _unknown(project, language, section, what, known)


def _unknown(
    project: Project, language: str, section: str, what: str, known: Mapping[str, object]
) -> Iterator[Fault]:
    node = project.section(language, section)
    for name in [key for key, _ in node.items()] if known else ():
        if name not in known:
            message = f"there is no {what} {name}{suggest(name, known)}"
            yield Fault(node.path, node.key_lines[name], message)


CHECKS = (
    causes,
    rules,
    specialists,
    questions,
    read_back,
    worse_if,
    telling,
    answers,
    glossary,
    noted,
)
