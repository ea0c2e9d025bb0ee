"""What was understood, as findings that can be read back."""

from itertools import pairwise

from calf_rules import Findings, KnowledgeBase
from calf_rules.findings import NAMED, NO, UNCLEAR, UNSURE, UNSURE_TWICE

from skill.state import Line

AT_ONCE = 3  # findings in one spoken sentence: longer lists are not remembered
UNSAID = frozenset({NO, UNSURE, UNCLEAR, NAMED, UNSURE_TWICE})  # not every denial is read back


def understood(findings: Findings) -> list[list[str]]:
    """Findings worth reading back, as [finding, value]."""
    return [
        [finding, value]
        for finding in findings.answers
        for value in sorted(findings.values(finding) - UNSAID)
    ]


def denied(knowledge: KnowledgeBase, findings: Findings) -> list[list[str]]:
    """What was denied, as [finding, value]: a doctor wants to read that too.

    Not a question about several things, of which one was told after all.
    """
    told = {finding for finding, _ in understood(findings)}
    parts = {name: set(compound.findings) for name, compound in knowledge.compounds.items()}
    return [
        [finding, NO]
        for finding in findings.answers
        if findings.get(finding) == NO and not parts.get(finding, set()) & told
    ]


def read_back(findings: Findings) -> tuple[Line, ...]:
    """What was understood, a few findings in each sentence."""
    found = understood(findings)
    if not found:
        return (("dialogue.nothing_understood", {}),)
    first, *others = _groups(found)
    return (
        ("dialogue.read_back", {"findings": first}),
        *(("dialogue.read_back_also", {"findings": group}) for group in others),
    )


def _groups(found: list[list[str]]) -> list[list[list[str]]]:
    """Split into as few sentences as may be, of nearly the same length."""
    sentences = -(-len(found) // AT_ONCE)
    bounds = [round(len(found) * place / sentences) for place in range(sentences + 1)]
    return [found[start:end] for start, end in pairwise(bounds)]
