"""Room 4: an answer to several dangers that speaks of some of them alone."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from .judging import Judged
from .mentions import Seen
from .model import NO
from .replies import SAYS_YES
from .statements import DENIED

REST_NOT, ONLY_ONE, DENY = "rest_not", "only_one", "deny"  # cues: "the rest no", "just that one"
MANY = 2  # dangers, from which one can be told apart
NEAR = 2  # words up to which "not" stands before what it denies


class Parts(NamedTuple):
    """What was asked for that is so, as the words have it, and what is denied; the rest is open."""

    admitted: tuple[str, ...]
    denied: frozenset[str]


def of_some(seen: Seen, own: Sequence[Judged], asks: Collection[str]) -> Parts | None:
    """What is said of some of several dangers; None where the reply is to all of them.

    "Weak yes, the rest no" admits one and denies the others. `own`: the judged mentions of what was
    asked. Who denies one alone ("I don't have a fever") is taken to deny them all.
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
        return Parts(admitted, frozenset(set(asks).difference(admitted) if rest else denied))
    if only:  # and not understood which
        return Parts((), frozenset())
    return None


def _denied(one: Judged) -> bool:
    return one.mention.value == NO or one.denied >= DENIED


def _affirmed(one: Judged, seen: Seen) -> bool:
    """Whether yes is said right behind a mention ("hard as wood, yes")."""
    return any(start == one.mention.end for start, _ in seen.cues.get(SAYS_YES, ()))


def _negated(one: Judged, seen: Seen) -> bool:
    """Whether a word that denies stands just before a mention."""
    return any(0 <= one.mention.start - end <= NEAR for _, end in seen.cues.get(DENY, ()))
