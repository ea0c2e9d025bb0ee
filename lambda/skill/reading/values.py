"""Room 4: which values a reply gives to what was asked, named or not."""

from collections.abc import Mapping, Sequence

from .dangers import SHORT
from .denials import named_to_be_denied
from .features import Read, value_features
from .judging import Judged
from .mentions import Seen
from .model import NO, YES, Asked, Chances, Value
from .opinion import GIVEN, weighed
from .pack import Pack
from .parts import DENY
from .replies import CERTAIN, LIKELY, TELLING, Reply

# All of these are chances, 0 to 1; chosen on folds by writer (docs/decisions.md).
VALUED = 0.4  # of a value of what was asked
HARDLY = 0.5  # of all its mentions, below which a yes to one of several things has to be likelier
AROUND = 0.5  # share of what is around a mention, where there are several values or a denial


def values(
    read: Read,
    asked: Asked,
    reply: Reply,
    dangers: Chances,
    pack: Pack,
    own: Sequence[Judged] = (),
) -> dict[str, Value]:
    """The values that the reply gives to what was asked, as far as they are sure.

    `own` are the judged mentions of what was asked.
    """
    found: dict[str, Value] = {}
    for finding in asked.asks or (asked.id,):
        chances = _as_judged(_chances(read, finding, asked, reply, pack), own, finding, read.seen)
        if finding in pack.traits.multi:
            several = frozenset(value for value, chance in chances.items() if chance >= VALUED)
            if several:
                found[finding] = several
        elif chances:
            value = max(chances, key=lambda one: chances[one])
            least = _least(read, finding, dangers, pack)
            if value == YES and _hardly_stated(own, finding):
                least = max(least, LIKELY)
            if chances[value] >= least:
                found[finding] = value
    return found


def _as_judged(
    chances: Mapping[str, float], own: Sequence[Judged], finding: str, seen: Seen
) -> Mapping[str, float]:
    """The chances of values, weighed with what is around those that are named.

    Of one alone only where something is denied ("not the left").
    """
    told: dict[str, float] = {}
    denied = named_to_be_denied(own, finding, seen)
    chances = {value: chance for value, chance in chances.items() if value not in denied}
    for one in own:
        if one.mention.finding == finding and one.mention.value in chances:
            told[one.mention.value] = max(told.get(one.mention.value, 0.0), one.so)
    doubtful = len(told) > 1 or (len(chances) > 1 and DENY in seen.cues)
    return weighed(chances, told, AROUND) if doubtful else chances


def _hardly_stated(own: Sequence[Judged], finding: str) -> bool:
    """Whether the finding is spoken of, and not likely as so ("no operation though")."""
    said = [one.so for one in own if one.mention.finding == finding and one.mention.value != NO]
    return bool(said) and max(said) < HARDLY


def may_mean(
    read: Read, asked: Asked, reply: Reply, dangers: Chances, pack: Pack
) -> tuple[str, ...]:
    """The dangers asked for that the reply may name, and not for certain."""
    return tuple(
        finding
        for finding in asked.asks
        if finding in pack.traits.warnings
        and VALUED
        <= max(_chances(read, finding, asked, reply, pack).values())
        < _least(read, finding, dangers, pack)
    )


def _chances(
    read: Read, finding: str, asked: Asked, reply: Reply, pack: Pack
) -> Mapping[str, float]:
    weights = pack.weights["value"]
    plain = {
        value: weights.chances(value_features(read, finding, value, asked, reply.kind))[YES]
        for value in pack.traits.values.get(finding, ()) or (YES,)
    }
    second = {value: read.second.told.get(f"{finding}={value}") for value in plain}
    both = weighed(plain, {value: one for value, one in second.items() if one is not None}, GIVEN)
    if finding not in pack.traits.dangers:
        return both
    return {value: min(chance, plain[value]) for value, chance in both.items()}


def _least(read: Read, finding: str, dangers: Chances, pack: Pack) -> float:
    """From which chance a finding is taken as said: a danger late, unless the words tell of it."""
    if finding not in pack.traits.dangers:
        return VALUED
    plain = len(read.stems) <= SHORT or dangers.get(finding, 0.0) >= TELLING
    return LIKELY if plain else CERTAIN
