"""The assessment of what is known, made once a turn although several steps ask for it."""

from collections.abc import Iterable
from functools import lru_cache

from calf_rules import Assessment, Findings, KnowledgeBase, assess
from calf_rules.findings import YES, Answer


def assessed(
    knowledge: KnowledgeBase, findings: Findings, course: Iterable[str] = ()
) -> Assessment:
    """What the findings amount to, with the facts of earlier talks that hold (course.yaml).

    Raises UnknownAnswer as `assess` does.
    """
    told = {**findings.answers, **dict.fromkeys(course, YES)}
    return _assessed(knowledge, tuple(told.items()), findings.rounds)


@lru_cache(maxsize=2)  # before and after the turn; of nobody by name, and gone with the next turn
def _assessed(
    knowledge: KnowledgeBase, answers: tuple[tuple[str, Answer], ...], rounds: int
) -> Assessment:
    return assess(knowledge, Findings(dict(answers), rounds))
