"""Whose leg it is about: the speaker's own, a child's that speaks, or somebody else's."""

from calf_rules import KnowledgeBase
from calf_rules.findings import NO, YES
from calf_rules.model import SCREEN

from skill.dialogue.asides import REACTIONS
from skill.dialogue.inquiry import AGE, YOUNG
from skill.reading import Heard
from skill.state import State

NOTHING = "off_topic"  # the kind of what tells nothing of the leg
SELF, OTHER, CHILD = "self", "other", "child"  # as the state has them


def taken_back(before: State, heard: Heard) -> bool:
    """Whether it turns out to be about the speaker, which a "no" in the words then denies."""
    return heard.own and before.talk.speaker == OTHER


def names_another(knowledge: KnowledgeBase, before: State, heard: Heard) -> bool:
    """Whether somebody else's leg is told of in the middle of a talk about the speaker's own.

    Then nothing is taken of it before it is clear whose leg is meant; but a danger never waits.
    """
    asks = heard.kind in REACTIONS and heard.kind != NOTHING
    own = bool(before.findings.answers) and before.talk.speaker == SELF
    settled = _settles(knowledge, before, heard)
    return own and _tells_of_another(heard) and not asks and not settled


def speaker(knowledge: KnowledgeBase, before: State, heard: Heard) -> str:
    """Who speaks after this: who the first story is about, unless it is corrected.

    Whoever denies and then names another ("no, the wife's legs swell") speaks of themselves still;
    and whoever says that it is about them, or that they are no child, is believed.
    """
    told_age = heard.answers.get(AGE)
    grown = before.talk.speaker == CHILD and told_age not in {None, YOUNG}
    if grown or (heard.own and before.talk.speaker != CHILD):
        return SELF
    begun = bool(before.findings.answers) and before.talk.speaker == SELF
    if _tells_of_another(heard) and (not begun or _settles(knowledge, before, heard)):
        return OTHER
    return CHILD if told_age == YOUNG and before.talk.speaker == SELF else before.talk.speaker


def _tells_of_another(heard: Heard) -> bool:
    return heard.speaker != SELF and heard.reply != NO


def _settles(knowledge: KnowledgeBase, before: State, heard: Heard) -> bool:
    """Whether it is theirs without asking.

    Said as a correction, to the question of the age ("she's six"), or with a danger, which cannot
    wait.
    """
    screen = {name for name, one in knowledge.findings.items() if one.tier == SCREEN}
    told = {name for name, value in heard.answers.items() if value == YES}
    aged = before.open == AGE and AGE in heard.answers
    return heard.corrected or aged or bool(screen & (told | set(heard.spoken)))
