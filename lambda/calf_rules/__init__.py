"""The shared rules module: findings in, assessment out. No Alexa, no AWS, no sentences."""

from calf_rules.assess import Assessment, UnknownAnswer, assess
from calf_rules.findings import Findings
from calf_rules.knowledge import load_knowledge
from calf_rules.model import KnowledgeBase, Urgency
from calf_rules.questions import Question
from calf_rules.source import KnowledgeError

__all__ = [
    "Assessment",
    "Findings",
    "KnowledgeBase",
    "KnowledgeError",
    "Question",
    "UnknownAnswer",
    "Urgency",
    "assess",
    "load_knowledge",
]
