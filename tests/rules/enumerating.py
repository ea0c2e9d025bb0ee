"""Every way to answer the findings that a condition mentions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product

from calf_rules import KnowledgeBase
from calf_rules.conditions import Condition, Group, Leaf, leaves
from calf_rules.findings import COMPOUND_VALUES, NO, UNCLEAR, UNSURE, YES, Answer, Findings

State = Answer | None  # None: not asked


def around(condition: Condition, names: Iterable[str]) -> Condition:
    """The condition as far as these findings matter to it.

    A part that shares no finding with the rest, nor with `names`, may hold or not whatever the rest
    is: it becomes one free leaf. So a rule of 24 findings is walked whole, in some thousand steps.
    """
    names = frozenset(names)
    return _around(condition, Counter(leaf.finding for leaf in leaves(condition)), names)


def _around(condition: Condition, used: Counter[str], names: frozenset[str]) -> Condition:
    inside = Counter(leaf.finding for leaf in leaves(condition))
    if not names & inside.keys() and all(used[name] == times for name, times in inside.items()):
        return Leaf(f"free {min(inside)}", frozenset({YES}))
    if isinstance(condition, Leaf):
        return condition
    parts = [_around(part, used, names) for part in condition.parts]
    free = [part for part in parts if _is_free(part)]
    return Group(condition.how, (*(part for part in parts if not _is_free(part)), *free[:1]))


def _is_free(condition: Condition) -> bool:
    return isinstance(condition, Leaf) and condition.finding.startswith("free ")


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
    if finding not in knowledge.findings:
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


def all_kinds(knowledge: KnowledgeBase, condition: Condition) -> Iterator[Findings]:
    """One of each class of answers that are alike to the condition, in every combination."""
    names = mentioned(condition)
    options = [states(knowledge, name, condition) for name in names]
    classes = [alike(*each, condition) for each in zip(names, options, strict=True)]
    for chosen in product(*classes):
        yield _findings(names, tuple(members[0] for members in chosen))


def _findings(names: tuple[str, ...], given: tuple[State, ...]) -> Findings:
    return Findings({n: state for n, state in zip(names, given, strict=True) if state is not None})
