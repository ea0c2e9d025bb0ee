"""Room 4: whether a yes or no is one, weighed with what is said of the thing that was asked.

A sum of log odds, fitted on folds by writer to the 1,875 replies to yes/no questions of the corpus
that were read as yes or no (docs/decisions.md).
"""

from collections.abc import Sequence
from math import log

from .features import Read, reply_features
from .judging import Judged
from .model import NO, YES, Asked
from .pack import Pack
from .replies import NONE, Reply, act_chances

YES_NO = "yes_no"  # form of a question about one thing
TELLS = "tell"  # act: the speaker tells or answers
LEAST = 0.9  # of the sum: one wrong answer less for each right one that is asked for again
AGREES, DISAGREES = 2.5, 3.0  # by the chance that the thing is said to be so, or not: the higher
NAMED = 1.3  # the thing is spoken of, and what is said of it counts instead
ASIDE = 0.8  # by the chance that something else is told
AN_ANSWER = 1.2  # by the chance of the act TELLS
AFFIRMS = 0.5  # people say yes in fewer ways than no
SHY = 0.001  # no chance is surer than this


def unless_unlikely(
    reply: Reply, asked: Asked, read: Read, judged: Sequence[Judged], pack: Pack
) -> Reply:
    """The reply; but no yes or no to a question about one thing where the sum is below LEAST.

    "We moved six months ago" is no yes to cancer. `judged`: all mentions, whatever they are of.
    """
    if asked.offers or asked.form != YES_NO or reply.kind not in {YES, NO}:
        return reply
    own = [one for one in judged if one.mention.finding == asked.id]
    so = max((one.so for one in own if one.mention.value != NO), default=0.0)
    absent = max((_absent(one) for one in own), default=0.0)
    agrees, disagrees = (so, absent) if reply.kind == YES else (absent, so)
    others = (one.so for one in judged if one.mention.finding != asked.id)
    chance = min(max(reply.chance, SHY), 1 - SHY)
    acts = act_chances(read, reply_features(read, asked, pack), pack)
    odds = (
        log(chance / (1 - chance))
        + (AGREES * agrees if agrees >= disagrees else -DISAGREES * disagrees)
        - NAMED * bool(own)
        - ASIDE * max(others, default=0.0)
        + AN_ANSWER * acts.get(TELLS, 0.0)
        - AFFIRMS * (reply.kind == YES)
    )
    return reply if odds >= LEAST else reply._replace(kind=NONE)


def _absent(one: Judged) -> float:
    """The chance that the thing is denied, in the pack's words or by what is around it."""
    return max(one.denied, one.so if one.mention.value == NO else 0.0)
