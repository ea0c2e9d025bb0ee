"""What is asked of somebody who has told this much."""

from calf_rules import Findings, KnowledgeBase, Question, Urgency, assess
from calf_rules.assess import likelihoods
from calf_rules.questions import Standing
from calf_rules.ranking import shares
from calf_rules.red_flags import fired, spread

SAFE = {"safety_a": "no", "safety_b": "no", "safety_c": "no"}


def asked(knowledge: KnowledgeBase, **answers: str | list[str]) -> Question:
    """What is asked next."""
    question = assess(knowledge, Findings.of(**answers)).next_question
    assert question is not None
    return question


def standing(knowledge: KnowledgeBase, **answers: str | list[str]) -> Standing:
    """Where the questions stand then."""
    told = spread(knowledge, Findings.of(**answers))
    rules = fired(knowledge, told)
    belief = shares(likelihoods(knowledge), told)
    return Standing(told, told, rules, Urgency.self_care, belief)
