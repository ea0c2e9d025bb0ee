"""People drawn from the knowledge base itself.

A cause by how common it is, age and sex by its factors, then every finding by its P(answer |
cause), each by itself: the model's own assumption. Good for comparing ways of asking; it says
nothing about how well the knowledge fits real people.
"""

import random
from collections.abc import Iterator, Mapping

from calf_rules import KnowledgeBase
from calf_rules.assess import likelihoods
from calf_rules.findings import NO, UNSURE
from calf_rules.likelihoods import Likelihoods

from tools.scoring.cases import Case, Fact

MOST_NAMED = 2  # values of one finding: people name one or two, not all
OPENING = ("leg", "timing", "sensation")  # what the skill's invitation asks for
CAN_BE_PREGNANT = ("16to39", "40to59")


def people(knowledge: KnowledgeBase, count: int, seed: int) -> Iterator[Case]:
    """So many people, the same for the same seed; each knows an answer to everything."""
    tables = likelihoods(knowledge)
    dice = random.Random(seed)  # noqa: S311  (chance, not secrecy)
    weights = [cause.per_1000 for cause in tables.causes]
    for number, place in enumerate(dice.choices(range(len(weights)), weights, k=count)):
        cause = tables.causes[place]
        yield Case(
            id=f"drawn-{number}",
            says="",
            facts=_facts(tables, place, dice),
            gold=(cause.id,),
            also_acceptable=(),
            urgency=cause.urgency,
        )


def opening(case: Case) -> dict[str, str | list[str]]:
    """What the person tells unasked: which leg, and one word for when and what it feels like."""
    return {
        name: fact if isinstance(fact, str) else [fact[0]]
        for name in OPENING
        if (fact := case.facts[name]) not in {UNSURE, NO}
    }


def _facts(tables: Likelihoods, place: int, dice: random.Random) -> Mapping[str, Fact]:
    facts: dict[str, Fact] = {}
    for name, finding in tables.knowledge.findings.items():
        shares = {value: row[place] for value, row in tables.of(name).p.items()}
        facts[name] = _several(shares, dice) if finding.kind == "multi" else _one(shares, dice)
    if facts["sex"] == "male" or facts["age_band"] not in CAN_BE_PREGNANT:
        facts["pregnancy"] = "not_pregnant"
    return facts


def _one(shares: Mapping[str, float], dice: random.Random) -> str:
    return dice.choices(list(shares), list(shares.values()))[0]


def _several(shares: Mapping[str, float], dice: random.Random) -> Fact:
    """Values each drawn by itself, as many as people name; the likeliest where none came up."""
    drawn = [value for value, share in shares.items() if value != "none" and dice.random() < share]
    if not drawn:
        return ("none",) if "none" in shares else (max(shares, key=lambda one: shares[one]),)
    return tuple(dice.sample(drawn, min(len(drawn), MOST_NAMED)))
