"""The assessment of what is known, made once a turn although several steps ask for it."""

from dataclasses import replace
from functools import lru_cache

from calf_rules import Assessment, Findings, KnowledgeBase, assess
from calf_rules.findings import Answer

from skill.memory.trend import one_level_up


def assessed(knowledge: KnowledgeBase, findings: Findings, worse: bool) -> Assessment:
    """What the findings amount to, one level up where it came back or has grown.

    Raises UnknownAnswer as `assess` does.
    """
    found = _assessed(knowledge, tuple(findings.answers.items()), findings.rounds)
    return replace(found, urgency=one_level_up(found.urgency)) if worse else found


@lru_cache(maxsize=2)  # before and after the turn; of nobody by name, and gone with the next turn
def _assessed(
    knowledge: KnowledgeBase, answers: tuple[tuple[str, Answer], ...], rounds: int
) -> Assessment:
    return assess(knowledge, Findings(dict(answers), rounds))
