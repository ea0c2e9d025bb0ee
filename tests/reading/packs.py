"""The shipped language packs, loaded once, and the questions as reading sees them."""

from functools import cache
from pathlib import Path
from typing import Any

from calf_rules import strict_yaml
from skill.reading import Asked, Pack

from tools import ROOT
from tools.scoring.speech import knowledge, question_named

HERE = Path(__file__).parent
SOURCE = ROOT / "interaction_model"
AT_ONCE = frozenset({"emergency_statement", "crisis", "other_emergency"})


@cache
def pack(language: str) -> Pack:
    """A language as it ships."""
    return Pack.load(ROOT / "lambda" / "lexicon" / f"{language}.json")


def asked(name: str | None) -> Asked | None:
    """The question of that name, open; None: nothing was asked."""
    if name is None:
        return None
    question = question_named(knowledge(), name)
    return Asked(question.id, question.asks, question.form)


def plain(path: Path) -> Any:
    """A YAML file as plain Python."""
    return strict_yaml.read(path).plain()


def holds(value: object, wanted: str) -> bool:
    """Whether a finding's value is, or is among others, the one that is wanted."""
    return wanted in value if isinstance(value, frozenset) else value == wanted
