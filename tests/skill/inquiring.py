"""Somebody who was advised and asks on."""

from collections.abc import Mapping, Sequence

from calf_rules import Findings
from skill.dialogue import Turn, take
from skill.dialogue.offers.records import MORE
from skill.filling import PLAIN, filled
from skill.reading import Heard
from skill.state import Advice, State
from skill.words import Words

from tests.skill.states import knowledge

WORDS = Words.load("en-US")
TOPICS = sorted(set(WORDS.find("answers")) - {"could_it_be", "meaning_of_word"})
NO_DANGER = {"safety_a": "no", "safety_b": "no", "safety_c": "no", "clot_risk": "no"}
TOLD = {
    "self_care": {
        "leg": "both",
        "swelling": "none",
        "unaccustomed_activity": "yes",
        "onset": "hours_days",
        "duration": "days",
        "skin_red_hot": "no",
        **NO_DANGER,
    },
    "routine": {"leg": "both", "swelling": "none", "duration": "months", **NO_DANGER},
    "within_days": {"leg": "left", "swelling": "none", **NO_DANGER},
    "same_day": {"leg": "left", "swelling": "one_calf", **NO_DANGER},
}


def advised(told: Mapping[str, str | Sequence[str]], named: str = "nocturnal_cramps") -> State:
    """Somebody who was advised, and told that it could be this."""
    findings = Findings(Findings.of(**told).answers, 40)  # enough rounds: nothing more is asked
    advice = Advice(told=True, level=0, named=(named,), checked=True)
    return State(findings, MORE, advice=advice)


def asks(*about: str, state: State) -> Turn:
    """The turn in which they ask about something."""
    return take(knowledge(), state, Heard("ask_advice", about=about))


def said(turn: Turn) -> str:
    """What is said in a turn."""
    return " ".join(filled(WORDS, line, 0, PLAIN) for line in turn.lines)
