"""Room 4: how an utterance answers the open question, learned from the pack's corpus.

Below its stated confidence an answer is "not understood": then nothing is recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .features import Read, reply_features, value_features
from .model import Asked, Value
from .pack import Pack
from .statements import NO, UNSURE, YES

CONFIDENT = 0.42  # of a reply's class; chosen on folds
OFFERED = 0.6  # of a yes or no to an offer: it is acted upon, and ends the talk or goes on
CERTAIN = 0.75  # of a yes to a danger: a false one would end the talk with an alarm
VALUED = 0.4  # of a value of what was asked
VALUE, NONE = "value", "none"


@dataclass(frozen=True, slots=True)
class Reply:
    """The class of a reply (yes, no, unsure, value, none) with its chance, 0 to 1."""

    kind: str
    chance: float
    least: float = CONFIDENT

    @property
    def answers(self) -> bool:
        """Whether it is an answer, and sure enough to be taken."""
        return self.kind != NONE and self.chance >= self.least


def reply_to(read: Read, asked: Asked, pack: Pack) -> Reply:
    """The likeliest class of the reply."""
    chances = pack.weights["reply"].chances(reply_features(read, asked, pack))
    kind = max(chances, key=lambda name: chances[name])
    least = CONFIDENT if asked.id else OFFERED
    return Reply(kind, chances[kind] / sum(chances.values()), least)


def values(read: Read, asked: Asked, reply: Reply, pack: Pack) -> dict[str, Value]:
    """The values that the reply gives to what was asked, as far as they are sure."""
    found: dict[str, Value] = {}
    for finding in asked.asks or (asked.id,):
        chances = _chances(read, finding, asked, reply, pack)
        if finding in pack.traits.multi:
            several = frozenset(value for value, chance in chances.items() if chance >= VALUED)
            if several:
                found[finding] = several
        elif chances:
            value = max(chances, key=lambda one: chances[one])
            if chances[value] >= (CERTAIN if finding in pack.traits.warnings else VALUED):
                found[finding] = value
    return found


def may_mean(read: Read, asked: Asked, reply: Reply, pack: Pack) -> tuple[str, ...]:
    """The dangers asked for that the reply may name, and not for certain."""
    return tuple(
        finding
        for finding in asked.asks
        if finding in pack.traits.warnings
        and VALUED <= max(_chances(read, finding, asked, reply, pack).values()) < CERTAIN
    )


def _chances(
    read: Read, finding: str, asked: Asked, reply: Reply, pack: Pack
) -> Mapping[str, float]:
    weights = pack.weights["value"]
    return {
        value: weights.chances(value_features(read, finding, value, asked, reply.kind))[YES]
        for value in pack.traits.values.get(finding, ()) or (YES,)
    }


def plain_reply(reply: Reply, asked: Asked, pack: Pack) -> str | None:
    """Yes, no or unsure, where the reply is one and sure enough for what was asked."""
    if not reply.answers or reply.kind not in {YES, NO, UNSURE}:
        return None
    dangerous = set(asked.asks or (asked.id,)) & (pack.traits.warnings | pack.traits.plain_only)
    if reply.kind == YES and dangerous and reply.chance < CERTAIN:
        return None
    return reply.kind
