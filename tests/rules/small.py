"""A knowledge base small enough to reckon by hand: the real one with other causes and figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from calf_rules import KnowledgeBase, Urgency
from calf_rules.model import Cause, Fitted

Row = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Evident(Cause):
    """A cause with its evidence rows (finding, value, p)."""

    rows: tuple[Row, ...] = ()


def cause(name: str, *rows: Row, urgency: str = "routine", **more: Any) -> Evident:
    """A cause with these evidence rows, all of them plain estimates."""
    given: dict[str, Any] = {"see": ("gp",), "per_1000": 10.0, "age_x": {}, "sex_x": {}, **more}
    return Evident(id=name, group="other", urgency=Urgency[urgency], rows=rows, **given)


def with_causes(knowledge: KnowledgeBase, *causes: Evident, **figures: Any) -> KnowledgeBase:
    """The knowledge with these causes, no rules, and plain figures: nothing tempered or capped."""
    ones = dict.fromkeys(("temper", "denial_weight", "prior_power"), 1.0)
    plain = {
        **ones,
        "cap": 1000.0,
        "floor_least": 0.0,
        "unnamed_weight": 0.0,
        "overlaps": (),
        "floors": (),
    }
    scoring = knowledge.scoring._replace(**{**plain, **figures})
    named = {cause.id: cause for cause in causes}
    evidence: dict[str, dict[str, dict[str, float]]] = {}
    for one in causes:
        for finding, value, p in one.rows:
            evidence.setdefault(finding, {}).setdefault(value, {})[one.id] = p
    return replace(
        knowledge,
        causes=named,
        evidence=evidence,
        grounds={},
        rules=(),
        scoring=scoring,
        fitted=Fitted({}, {}),
    )


def ask_nothing_else(knowledge: KnowledgeBase, *kept: str) -> KnowledgeBase:
    """The knowledge in which only these findings are ever asked for what they tell."""
    others = frozenset(set(knowledge.findings) - set(kept))
    always = ("first_asked", "asked_if_mild", "asked_before_self_care")
    nothing: dict[str, Any] = {**dict.fromkeys(always, ()), "compounds": {}}
    return replace(knowledge, never_asked=others, safety_follow_ups={}, **nothing)


def shares_of(causes: Mapping[str, float]) -> dict[str, float]:
    """Numbers as shares of their sum."""
    total = sum(causes.values())
    return {name: value / total for name, value in causes.items()}
