"""The assessment of what is known, made once a turn although several steps ask for it."""

from functools import lru_cache

from calf_rules import Assessment, Findings, KnowledgeBase, assess
from calf_rules.findings import Answer


def assessed(knowledge: KnowledgeBase, findings: Findings) -> Assessment:
    """What the findings amount to; raises UnknownAnswer as `assess` does."""
    return _assessed(knowledge, tuple(findings.answers.items()), findings.rounds)


@lru_cache(maxsize=2)  # before and after the turn; of nobody by name, and gone with the next turn
def _assessed(
    knowledge: KnowledgeBase, answers: tuple[tuple[str, Answer], ...], rounds: int
) -> Assessment:
    return assess(knowledge, Findings(dict(answers), rounds))
