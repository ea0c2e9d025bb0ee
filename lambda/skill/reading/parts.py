"""Room 4: an answer to several dangers that speaks of some of them alone."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from .denials import NEAR
from .judging import Judged
from .mentions import Seen
from .model import NO, Chances
from .people import SAYS_YES
from .statements import CLEARLY, DENIED

REST_NOT, ONLY_ONE, DENY = "rest_not", "only_one", "deny"  # cues: "the rest no", "just that one"
MANY = 2  # dangers, from which one can be told apart
STATED = 0.85  # chance of a danger by all the words, from which what is admitted is one (by hand)


class Parts(NamedTuple):
    """What was asked for that is so, as the words have it, and what is denied; the rest is open."""

    admitted: tuple[str, ...]
    denied: frozenset[str]
    stated: frozenset[str] = frozenset()  # of those admitted, what is told of clearly as well


def of_some(
    seen: Seen, own: Sequence[Judged], asks: Collection[str], dangers: Chances, *, which: bool
) -> Parts | None:
    """What is said of some of several dangers; None where the reply is to all of them.

    "Weak yes, the rest no" admits one and denies the others. `own`: the judged mentions of what was
    asked; `dangers`: how likely all the words tell of each. Who denies one alone ("I don't have a
    fever") is taken to deny them all; not where it is asked `which` of them it is.
    """
    if len(asks) < MANY:
        return None
    only = ONLY_ONE in seen.cues
    rest = only or REST_NOT in seen.cues
    told = [one for one in own if one.mention.value != NO]
    so = [one for one in told if _affirmed(one, seen) or (rest and not _negated(one, seen))]
    admitted = tuple(dict.fromkeys(one.mention.finding for one in so))
    denied = {one.mention.finding for one in own if _denied(one)}.difference(admitted)
    if admitted:
        clear = {one.mention.finding for one in so if one.so >= CLEARLY}
        stated = frozenset(one for one in clear if dangers.get(one, 0.0) >= STATED)
        left = set(asks).difference(admitted) if rest else denied
        return Parts(admitted, frozenset(left), stated)
    if only or (which and rest):  # and not understood which
        return Parts((), frozenset())
    return None


def _denied(one: Judged) -> bool:
    return one.mention.value == NO or one.denied >= DENIED


def _affirmed(one: Judged, seen: Seen) -> bool:
    """Whether yes is said right behind a mention ("hard as wood, yes"; not "not cold, it is")."""
    says = seen.cues.get(SAYS_YES, ())
    return one.denied < DENIED and any(start == one.mention.end for start, _ in says)


def _negated(one: Judged, seen: Seen) -> bool:
    """Whether a word that denies stands just before a mention."""
    return any(0 <= one.mention.start - end <= NEAR for _, end in seen.cues.get(DENY, ()))
