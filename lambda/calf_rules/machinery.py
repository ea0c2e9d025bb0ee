"""Readers of what works on the findings: rules, questions, scoring, and earlier talks."""

from collections.abc import Mapping
from typing import Any

from calf_rules import shape
from calf_rules.entries import based, figure
from calf_rules.model import Urgency
from calf_rules.shape import Reader
from calf_rules.vocabulary import Vocabulary

SCORING = {
    "temper": (0, 1),
    "cap": (1, 1000),
    "unnamed_weight": (0, 1),
    "denial_weight": (0, 1),
    "prior_power": (0, 1),
    "floor_least": (0, 1),
    "floor_margin": (0.01, 1),
    "urgency_weight": (0, 100),
    "least_gain": (0, 10),
    "branch_bonus": (0, 10),
    "least_share": (0, 1),
    "check_share": (0, 1),
    "most_named": (1, 5),
    "most_rounds": (1, 50),
}
COURSE = {"change": (1, 10), "days": (1, 365), "contacts": (2, 20), "much": (1, 10)}


def rule_reader(known: Vocabulary, causes: Mapping[str, Any]) -> Reader:
    """Reads a warning rule."""
    return shape.record(
        {
            "urgency": shape.one_of("urgency", Urgency.__members__),
            "action": shape.one_of("action", {"call", "go", "see"}),
            "when": known.condition,
        },
        {
            "cause": shape.one_of("cause", causes),
            "cause_unless": known.condition,
            "first_ask": known.finding,
            "last_ask": shape.list_of(known.finding),
            "why": known.text_with_sources,
            "sources": shape.list_of(known.source),
            "recalled": shape.word,
        },
    )


def questions_reader(known: Vocabulary) -> Reader:
    """Reads questions.yaml."""
    findings = shape.list_of(known.finding)
    compound = shape.record(
        {"asks": findings}, {"required_if": known.condition, "ask_singly": findings}
    )
    conditions = shape.map_of(known.finding, known.condition)
    implied = shape.map_of(shape.word, shape.map_of(known.finding, shape.word))
    return shape.record(
        {
            "compounds": shape.map_of(shape.word, compound),
            "pairs": shape.map_of(shape.word, findings),
            "warnings": findings,
            "first_asked": findings,
            "asked_if_mild": findings,
            "asked_before_self_care": findings,
            "none_values": shape.map_of(known.finding, shape.word),
            "yes_values": shape.map_of(known.finding, shape.map_of(shape.word, known.condition)),
            "safety_follow_ups": conditions,
            "branches": conditions,
            "ask_if": conditions,
            "never_asked": findings,
            "implies": shape.map_of(known.finding, implied),
        },
        {},
    )


def scoring_reader(known: Vocabulary) -> Reader:
    """Reads scoring.yaml."""
    urgency = shape.one_of("urgency", Urgency.__members__)
    share = shape.number(0, 1)
    floor = based({"causes": urgency, "share": share, "urgency": urgency})
    member = shape.map_of(known.finding, shape.word)
    overlap = based({"fact": shape.word, "rho": share, "members": shape.list_of(member)})
    return shape.record(
        {
            **{name: figure(*bounds) for name, bounds in SCORING.items()},
            "base_rates": based({}),
            "age_and_sex_factors": based({}),
            "floors": shape.list_of(floor),
            "overlaps": shape.list_of(overlap),
        },
        {},
    )


def course_reader(known: Vocabulary) -> Reader:
    """Reads course.yaml."""
    raises = based(
        {
            "when": known.condition,
            "levels": shape.number(0, len(Urgency)),
            "at_most": shape.one_of("urgency", Urgency.__members__),
        }
    )
    return shape.record(
        {
            "facts": shape.list_of(shape.word),
            "raises": raises,
            **{name: figure(*bounds) for name, bounds in COURSE.items()},
        },
        {},
    )
