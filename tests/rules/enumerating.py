"""Every way to answer the findings that a condition mentions."""

from itertools import chain, combinations

from calf_rules import KnowledgeBase
from calf_rules.conditions import Condition, Group, Leaf, leaves
from calf_rules.findings import COMPOUND_VALUES, NO, UNCLEAR, UNSURE, YES, Answer

State = Answer | None  # None: not asked
ALWAYS, NEVER = Group("all", ()), Group("any", ())


def mentioned(condition: Condition) -> tuple[str, ...]:
    """The findings that a condition mentions."""
    return tuple(sorted({leaf.finding for leaf in leaves(condition)}))


def states(knowledge: KnowledgeBase, finding: str, condition: Condition) -> list[State]:
    """All that a person can have said about a finding: each value, no, unsure, unclear, not asked.

    Of several values at once: every set of those that the condition names, with and without one
    that it does not name (more of these cannot matter: a leaf asks only for values it names).
    """
    if finding in knowledge.compounds:
        return [None, *COMPOUND_VALUES]
    if finding in knowledge.course.facts:
        return [None, YES]
    spec = knowledge.findings[finding]
    if spec.kind != "multi":
        return [None, *dict.fromkeys((*spec.values, NO, UNSURE, UNCLEAR))]
    named = {v for leaf in leaves(condition) if leaf.finding == finding for v in leaf.values}
    other = next(value for value in spec.values if value not in named)
    pool = (*sorted(named & set(spec.values)), other)
    subsets = chain.from_iterable(combinations(pool, n) for n in range(1, len(pool) + 1))
    return [None, NO, UNSURE, UNCLEAR, *(frozenset(subset) for subset in subsets)]


def alike(finding: str, options: list[State], condition: Condition) -> list[list[State]]:
    """The states in classes between which no leaf of the condition can tell a difference."""
    asked = [leaf for leaf in leaves(condition) if leaf.finding == finding]
    classes: dict[tuple[bool, ...], list[State]] = {}
    for state in options:
        given = frozenset() if state is None else {state} if isinstance(state, str) else state
        classes.setdefault(tuple(bool(leaf.values & given) for leaf in asked), []).append(state)
    return list(classes.values())


def left_open(knowledge: KnowledgeBase, condition: Condition, finding: str) -> set[Condition]:
    """What the condition may still ask of one finding, over every way to answer all the others.

    The others are answered one after another, and what comes to the same is kept once, so that
    every combination is covered without walking through each of them.
    """
    found: set[Condition] = {condition}
    for name in mentioned(condition):
        if name != finding:
            classes = alike(name, states(knowledge, name, condition), condition)
            found = {answered(one, name, members[0]) for one in found for members in classes}
    return found


def answered(condition: Condition, finding: str, state: State) -> Condition:
    """The condition once this finding is answered: what is decided is left out."""
    if isinstance(condition, Leaf):
        if condition.finding != finding:
            return condition
        given = frozenset() if state is None else {state} if isinstance(state, str) else state
        return ALWAYS if condition.values & given else NEVER
    parts = [answered(part, finding, state) for part in condition.parts]
    decisive, idle = (NEVER, ALWAYS) if condition.how == "all" else (ALWAYS, NEVER)
    if decisive in parts:
        return ALWAYS if condition.how == "any" else NEVER
    kept = tuple(part for part in parts if part != idle)
    if not kept:
        return NEVER if condition.how == "any" else ALWAYS
    return Group(condition.how, kept)
