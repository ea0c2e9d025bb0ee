"""Loading the knowledge base: from its compiled form, or straight from the YAML."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from calf_rules.conditions import Condition, Group, Leaf
from calf_rules.faults import Fault
from calf_rules.model import (
    SCREEN,
    Cause,
    Compound,
    Course,
    Finding,
    Fitted,
    KnowledgeBase,
    Rule,
    Scoring,
    Urgency,
)
from calf_rules.self_care import build_self_care
from calf_rules.source import FOLDER, Document, KnowledgeError, compact, digest, read_document

COMPILED = Path(__file__).parent / "knowledge.json"


def load_knowledge(folder: Path | None = None) -> KnowledgeBase:
    """The knowledge base; without `folder`, the compiled one that ships.

    Raises KnowledgeError listing every fault with file and line, or saying that the compiled form
    is older than the YAML beside it.
    """
    if folder is not None:
        return build(compact(read_document(folder)))
    document = json.loads(COMPILED.read_text(encoding="utf-8")) if COMPILED.exists() else {}
    if FOLDER.exists() and document.get("digest") != digest(FOLDER):
        message = "the compiled knowledge is not that of the YAML files: run `make build`"
        raise KnowledgeError([Fault(COMPILED.name, 1, message)])
    return build(document)


def build(document: Document) -> KnowledgeBase:
    """The frozen knowledge base out of a checked, compact document."""
    questions = document["questions"]
    return KnowledgeBase(
        findings=_findings(document),
        compounds={
            name: _compound(name, order, entry)
            for order, (name, entry) in enumerate(questions["compounds"].items())
        },
        causes={name: _cause(name, entry) for name, entry in document["causes"].items()},
        evidence=document["evidence"],
        grounds=document["grounds"],
        rules=tuple(_rule(name, entry) for name, entry in document["rules"].items()),
        self_care_if=_condition(document["derived"]["self_care_allowed"]),
        passing=_condition(document["derived"]["passing"]),
        one_leg=_condition(document["derived"]["one_leg"]),
        warnings=frozenset(questions["warnings"]).union(_screen(document["findings"])),
        first_asked=tuple(questions["first_asked"]),
        asked_if_mild=tuple(questions["asked_if_mild"]),
        asked_before_self_care=tuple(questions["asked_before_self_care"]),
        pairs={name: tuple(asks) for name, asks in questions["pairs"].items()},
        safety_follow_ups={
            name: _condition(entry) for name, entry in questions["safety_follow_ups"].items()
        },
        branches={name: _condition(entry) for name, entry in questions["branches"].items()},
        none_values=questions["none_values"],
        yes_values={
            name: {value: _condition(entry) for value, entry in values.items()}
            for name, values in questions["yes_values"].items()
        },
        never_asked=frozenset(questions["never_asked"]),
        implies=questions["implies"],
        value_groups={
            (finding, name): tuple(values)
            for finding, groups in document["value_groups"].items()
            for name, values in groups.items()
        },
        scoring=_scoring(document["scoring"]),
        course=_course(document["course"]),
        fitted=Fitted(document["fitted"]["counts"], document["fitted"]["leanings"]),
        self_care=build_self_care(document["self_care"], _condition),
        kinds={name: frozenset(causes) for name, causes in document["kinds"].items()},
        cites=document["cites"],
        version=document["digest"][:12],
    )


def _condition(entry: Any) -> Condition:
    if entry[0] == "is":
        return Leaf(entry[1], frozenset(entry[2]))
    return Group(entry[0], tuple(_condition(part) for part in entry[1]))


def _screen(findings: Document) -> Iterator[str]:
    return (name for name, entry in findings.items() if entry["tier"] == SCREEN)


def _findings(document: Document) -> Mapping[str, Finding]:
    ask_if = document["questions"]["ask_if"]
    return {
        name: Finding(
            id=name,
            kind=entry["kind"],
            tier=entry["tier"],
            base=entry["base"],
            ask_if=_condition(ask_if[name]) if name in ask_if else None,
        )
        for name, entry in document["findings"].items()
    }


def _compound(name: str, order: int, entry: Mapping[str, Any]) -> Compound:
    required_if = entry.get("required_if")
    return Compound(
        id=name,
        findings=tuple(entry["asks"]),
        order=order,
        required_if=_condition(required_if) if required_if else None,
        ask_singly=tuple(entry.get("ask_singly", ())),
    )


def _cause(name: str, entry: Mapping[str, Any]) -> Cause:
    return Cause(
        id=name,
        group=entry["group"],
        urgency=Urgency[entry["urgency"]],
        see=tuple(entry["see"]),
        per_1000=entry["per_1000"],
        age_x=entry["age_x"],
        sex_x=entry["sex_x"],
        named_if=_condition(entry["named_if"]) if "named_if" in entry else None,
    )


def _rule(name: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        id=name,
        urgency=Urgency[entry["urgency"]],
        action=entry["action"],
        cause=entry.get("cause"),
        cause_unless=_condition(entry["cause_unless"]) if "cause_unless" in entry else None,
        when=_condition(entry["when"]),
        first_ask=entry.get("first_ask"),
        last_ask=tuple(entry.get("last_ask", ())),
        sources=tuple(entry.get("sources", ())),
    )


def _course(entry: Mapping[str, Any]) -> Course:
    raises = entry["raises"]
    figures = {name: int(entry[name]["value"]) for name in ("change", "days", "contacts", "much")}
    return Course(
        facts=tuple(entry["facts"]),
        raised_if=_condition(raises["when"]),
        levels=int(raises["levels"]),
        at_most=Urgency[raises["at_most"]],
        **figures,
    )


def _scoring(entry: Mapping[str, Any]) -> Scoring:
    return Scoring(
        temper=entry["temper"]["value"],
        cap=entry["cap"]["value"],
        unnamed_weight=entry["unnamed_weight"]["value"],
        denial_weight=entry["denial_weight"]["value"],
        prior_power=entry["prior_power"]["value"],
        floors=tuple(
            (Urgency[floor["causes"]], floor["share"], Urgency[floor["urgency"]])
            for floor in entry["floors"]
        ),
        overlaps=tuple(
            (
                overlap["rho"],
                tuple(pair for member in overlap["members"] for pair in member.items()),
            )
            for overlap in entry["overlaps"]
        ),
        floor_least=entry["floor_least"]["value"],
        floor_margin=entry["floor_margin"]["value"],
        urgency_weight=entry["urgency_weight"]["value"],
        branch_bonus=entry["branch_bonus"]["value"],
        least_gain=entry["least_gain"]["value"],
        least_share=entry["least_share"]["value"],
        check_share=entry["check_share"]["value"],
        most_named=int(entry["most_named"]["value"]),
        most_rounds=int(entry["most_rounds"]["value"]),
    )
