"""Whose leg it is about: the speaker's own, a child's that speaks, or somebody else's."""

from calf_rules import KnowledgeBase
from calf_rules.findings import NO, YES

from skill.dialogue.asides import REACTIONS
from skill.reading import Heard
from skill.state import State

NOTHING = "off_topic"  # the kind of what tells nothing of the leg
SELF, OTHER, CHILD = "self", "other", "child"  # as the state has them


def names_another(knowledge: KnowledgeBase, before: State, heard: Heard) -> bool:
    """Whether somebody else's leg is told of in the middle of a talk about the speaker's own.

    Then nothing is taken of it before it is clear whose leg is meant; but a danger never waits.
    """
    asks = heard.kind in REACTIONS and heard.kind != NOTHING
    own = bool(before.findings.answers) and before.talk.speaker == SELF
    return own and _tells_of_another(heard) and not asks and not _settles(knowledge, heard)


def speaker(knowledge: KnowledgeBase, before: State, heard: Heard) -> str:
    """Who speaks after this: who the first story is about, unless it is corrected.

    Whoever denies and then names another ("no, the wife's legs swell") speaks of themselves still.
    """
    begun = bool(before.findings.answers) and before.talk.speaker == SELF
    if _tells_of_another(heard) and (not begun or _settles(knowledge, heard)):
        return OTHER
    young = heard.answers.get("age_band") == "under16"
    return CHILD if young and before.talk.speaker == SELF else before.talk.speaker


def _tells_of_another(heard: Heard) -> bool:
    return heard.speaker != SELF and heard.reply != NO


def _settles(knowledge: KnowledgeBase, heard: Heard) -> bool:
    """Whether it is theirs without asking: said as a correction, or a danger, which cannot wait."""
    screen = {name for name, one in knowledge.findings.items() if one.tier == "screen"}
    told = {name for name, value in heard.answers.items() if value == YES}
    return heard.corrected or bool(screen & (told | set(heard.concerns)))
