"""Room 3: the learned judge, which weighs each mention by the words and cues around it.

It only chooses among what the pack's phrases name: it can refuse a mention or take it as denied,
never make one up.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .features import Read
from .mentions import Mention
from .model import NO, YES, Asked
from .numbers import LENGTH, NUMBER, YEARS
from .opinion import ANSWERED, STATED, of_two, weighed
from .pack import Pack
from .surroundings import mention_features

SURE = 0.6  # chance from which a fact is taken; chosen on folds, as the lowest that keeps harm low
FEARED = 0.2  # chance from which a danger that is not said plainly is asked about
MANY = 14  # words from which people tell something beside an answer; chosen on folds
OF_ITS_OWN = 0.5  # share of what these would tell if nothing had been asked; chosen on folds
# What goes along with words that tell something else ("she says no", "both of them, since then").
BY_THE_WAY = frozenset({"sex", "age_band", "leg", "duration"})
NUMBERS = frozenset({NUMBER, YEARS, LENGTH})  # how a mention was said: by a count


class Judged(NamedTuple):
    """A mention with the chances that it is so, and that it is denied, 0 to 1.

    `least`: the chance from which it is a fact, where the usual one does not hold. `doubted`: below
    that it is asked about, for by itself it would be a fact.
    """

    mention: Mention
    so: float
    denied: float
    least: float | None = None
    doubted: bool = False


def judge(read: Read, asked: Asked | None, reply: str | None, pack: Pack) -> list[Judged]:
    """Every mention with its chances, by both opinions where there is a second."""
    weights, share = pack.weights["mention"], STATED if asked is None else ANSWERED
    judged = []
    for mention in read.seen.mentions:
        plain = weights.chances(mention_features(read, mention, asked, reply))
        both = weighed(plain, read.second.mentions.get(mention, {}), share)
        one = Judged(mention, both[YES], both[NO])
        warns = mention.finding in pack.traits.dangers and mention.value != NO
        judged.append(_of_danger(one, plain[YES]) if warns else one)
    return list(one_meaning(judged))


def beside_answer(judged: Sequence[Judged], read: Read, pack: Pack) -> list[Judged]:
    """What is judged beside an answer, weighed with what it would be if nothing had been asked.

    In many words people tell something of their own accord. Dangers are left as they were, and so
    is what only goes along with it.
    """
    if len(read.stems) < MANY:
        return list(judged)
    alone = {one.mention: one.so for one in judge(read, None, None, pack)}
    left = pack.traits.dangers | BY_THE_WAY
    return [
        one
        if one.mention.finding in left
        else one._replace(so=of_two(one.so, alone[one.mention], OF_ITS_OWN))
        for one in judged
    ]


def one_meaning(judged: Sequence[Judged]) -> Iterator[Judged]:
    """A number is an age, a score, a length or a fever, not two of them: the likeliest."""
    for one in judged:
        rivals = [other for other in judged if _same_number(one.mention, other.mention)]
        likeliest = max(rivals, key=lambda other: other.so, default=one)
        yield one if likeliest.so <= one.so else one._replace(so=0.0)


def _same_number(one: Mention, other: Mention) -> bool:
    """Whether a number may mean both, or is a phrase of the other ("thirty nine", of a fever)."""
    if one.finding == other.finding:
        return False
    same = (one.start, one.end) == (other.start, other.end)
    counts = one.how in NUMBERS, other.how in NUMBERS
    return (all(counts) and one.start == other.start) or (any(counts) and same)


def _of_danger(one: Judged, plain: float) -> Judged:
    """A danger by both: no surer than the plain ears are, and asked about where these take it."""
    if plain < SURE:
        return one._replace(so=min(one.so, plain))
    so = max(min(one.so, plain), FEARED)
    return one._replace(so=so, denied=min(one.denied, so))
