"""Story files: conversations read strictly, so that a slip in a file is told with its line.

tests/conversations/README.md says what may stand in them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from calf_rules.faults import DataError, Fault, suggest
from calf_rules.strict_yaml import Node, read
from skill.words import DEFAULT_LOCALE, language_of

from simulator import ROOT

FOLDER = ROOT / "tests" / "conversations"
COMING_BACK = FOLDER / "coming_back"  # stories in which something is remembered
SAID = FOLDER / "said"  # what is said in them, in other languages
DOES = ("say", "one_shot", "touch", "silence", "rest", "end", "returns")
HEARS = {
    "asks": "word",
    "says": "list",
    "says_not": "list",
    "concludes": "word",
    "causes": "list",
    "sees": "word",
    "emergency": "word",
    "ends": "word",
    "knows": "map",
    "knows_not": "list",
    "card": "list",
    "card_not": "list",
    "slow": "word",
}
SPOKEN = frozenset({"say", "one_shot", "rest"})
KINDS = {"say": ("word",), "one_shot": ("word",), "touch": ("map",), "rest": ("word", "map")}
# What `rest` leaves alone, and how it answers what is no question about the leg.
OFFERS = {"more", "anything_else", "card_offer", "exercise_offer", "exercise", "consent"}
USUAL = {"read_back": "yes"}


@dataclass(frozen=True)
class Step:
    """What is done in a turn, and what must then be heard: key to expectation."""

    does: str
    what: Any
    hears: dict[str, Any]
    place: str  # file:line


@dataclass(frozen=True)
class Story:
    """One conversation from the first word to the last."""

    name: str
    locale: str
    steps: tuple[Step, ...]
    place: str
    known_voice: bool = False

    @property
    def lines(self) -> list[str]:
        """Everything that is said in it, in order."""
        return [line for step in self.steps for line in _lines(step)]


def stories(folder: Path = FOLDER) -> list[Story]:
    """Every story of every file; raises DataError with all faults, or when nothing is found."""
    paths = sorted(folder.glob("*.yaml"))
    faults: list[Fault] = []
    found: list[Story] = []
    for path in paths:
        try:
            found += _stories(read(path, path.name), faults)
        except DataError as error:
            faults += error.faults
    if not found and not faults:
        faults.append(Fault(str(folder), 1, "no story was found"))
    if faults:
        raise DataError(faults)
    return found


def told_in(locale: str, found: Iterable[Story]) -> list[Story]:
    """Stories of no locale of their own, told in another: by what is said in its language.

    Raises DataError with every line that has no words in it.
    """
    said = lines_in(locale)
    told = [story for story in found if story.locale == DEFAULT_LOCALE]
    faults = [
        Fault(step.place, 1, f"{line!r} has no words for {locale}")
        for story in told
        for step in story.steps
        for line in _lines(step)
        if not said.get(line)
    ]
    if faults:
        raise DataError(faults)
    return [
        replace(story, locale=locale, steps=tuple(_told(step, said) for step in story.steps))
        for story in told
    ]


def lines_in(locale: str) -> Mapping[str, str]:
    """What the stories say, by the English line, in the language of a locale."""
    path = SAID / f"{language_of(locale)}.yaml"
    found: dict[str, str] = read(path, path.name).plain()
    return found


def spoken_in(locale: str, line: str) -> str:
    """A line of the stories as it is said in a locale."""
    first = language_of(locale) == language_of(DEFAULT_LOCALE)
    return line if first else lines_in(locale)[line]


def _lines(step: Step) -> list[str]:
    if step.does not in SPOKEN:
        return []
    return list(step.what.values()) if isinstance(step.what, dict) else [step.what]


def _told(step: Step, said: Mapping[str, str]) -> Step:
    if step.does not in SPOKEN:
        return step
    if step.does != "rest":
        return replace(step, what=said[step.what])
    given = {"any": step.what} if isinstance(step.what, str) else {"any": "no", **step.what}
    answers = {asked: said[line] for asked, line in {**USUAL, **given}.items()}
    return replace(step, what=answers)


def resting(answers: str | Mapping[str, str], asked: str | None) -> str | None:
    """How `rest` answers what is open; None where it has nothing more to answer."""
    if asked is None or asked in OFFERS:
        return None
    given = {"any": answers} if isinstance(answers, str) else answers
    usual = USUAL.get(asked) or given.get("any", "no")
    return given.get(asked) or given.get(asked.removeprefix("which_")) or usual


def meant(touched: Any) -> Any:
    """What a touch of a story says, as a screen sends it: numbers are numbers there."""
    if isinstance(touched, Mapping):
        return {name: meant(value) for name, value in touched.items()}
    if isinstance(touched, list):
        return [meant(value) for value in touched]
    return int(touched) if str(touched).isdecimal() else touched


def _stories(node: Node, faults: list[Fault]) -> Iterator[Story]:
    for item in node:
        _only(item, {"story", "locale", "voice", "turns"}, faults)
        name, turns = item.get("story"), item.get("turns")
        if name is None or turns is None or turns.kind != "list":
            faults.append(item.fault("a story needs `story:` and a list of `turns:`"))
            continue
        steps = tuple(step for turn in turns if (step := _step(turn, faults)))
        locale = item.get("locale")
        if any(step.does == "one_shot" for step in steps[1:]):
            faults.append(item.fault("one_shot opens a story: it can only be its first turn"))
        voice = item.get("voice")
        if voice is not None and voice.plain() != "known":
            faults.append(voice.fault("voice can only be known; without it, it is not"))
        yield Story(
            name.word,
            locale.word if locale else DEFAULT_LOCALE,
            steps,
            f"{node.path}:{item.line}",
            voice is not None,
        )


def _step(turn: Node, faults: list[Fault]) -> Step | None:
    _only(turn, {*DOES, *HEARS}, faults)
    given = dict(turn.items()) if turn.kind == "map" else {}
    done = [key for key in DOES if key in given]
    if len(done) != 1:
        faults.append(turn.fault(f"a turn does exactly one of {', '.join(DOES)}"))
        return None
    allowed = KINDS.get(done[0], ("word",))
    if given[done[0]].kind not in allowed:
        faults.append(given[done[0]].fault(f"{done[0]} takes a {' or a '.join(allowed)}"))
    hears: dict[str, Any] = {}
    for key, node in given.items():
        if key in HEARS:
            if node.kind != HEARS[key] and node.plain() != "none":
                faults.append(node.fault(f"{key} takes a {HEARS[key]}"))
            hears[key] = node.plain()
    return Step(done[0], given[done[0]].plain(), hears, f"{turn.path}:{turn.line}")


def _only(node: Node, known: set[str], faults: list[Fault]) -> None:
    if node.kind != "map":
        faults.append(node.fault(f"expected a map, found a {node.kind}"))
        return
    for key, child in node.items():
        if key not in known:
            faults.append(child.fault(f"unknown key {key}{suggest(key, known)}"))
