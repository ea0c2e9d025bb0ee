"""Room 3, beside the judge: what a first sentence tells as a whole.

Learned from all that people said first, it knows more words than the pack's phrases, and which
facts go together. It is weighed with what the judge makes of each mention; what no phrase names it
tells where it is sure; what it does not believe of a mention is asked about. Of dangers it says
nothing: these are heard by room 3 alone (dangers.py).
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from .features import Read, whole_features
from .judging import NUMBERS, SURE, Judged, beside_answer
from .mentions import Mention
from .model import Chances
from .opinion import WHOLE, chance, odds, weighed
from .pack import Pack
from .statements import value_of

GIST = "gist"  # how a mention was said: by the words as a whole
# Told by what is said of them alone: "right behind the knee" is no side, a swollen leg no calf.
BY_PHRASE = frozenset({"leg", "swelling"})
# What was said is so by the log-odds of the judge and of the gist, with these weights; of what no
# phrase names, by those of the gist alone, less UNNAMED. Fitted on folds (docs/decisions.md).
BASE, BY_JUDGE, BY_GIST, UNNAMED = 0.45, 0.37, 0.42, 0.65


class Bar(NamedTuple):
    """From which chance something is told, and below which by the judge nothing is lifted."""

    told: float
    refused: float = 0.0


# Chosen on folds. The gist that the linear model hears knows words, not their order: it is trusted
# less than one that a second opinion, who knows both, has weighed.
PLAIN, BOTH, BESIDE = Bar(0.6, 0.4), Bar(0.5), Bar(0.7)


def with_gist(judged: Sequence[Judged], read: Read, pack: Pack) -> list[Judged]:
    """What was judged, weighed with the gist, and what no mention names; as it was without one."""
    bar = BOTH if read.second.told else PLAIN
    return _weighed(judged, _heard(read, pack), read, bar, pack)


def beside(judged: Sequence[Judged], read: Read, asks: Collection[str], pack: Pack) -> list[Judged]:
    """What was judged beside an answer; with the gist where a second opinion has learned answers.

    The plain one has learned first sentences alone.
    """
    others = [one for one in judged if one.mention.finding not in asks]
    others = beside_answer(others, read, pack)
    if not read.second.told:
        return others
    heard = _heard(read, pack).items()
    chances = {name: chance for name, chance in heard if _finding(name) not in asks}
    return _weighed(others, chances, read, BESIDE, pack)


def _weighed(
    judged: Sequence[Judged], chances: Chances, read: Read, bar: Bar, pack: Pack
) -> list[Judged]:
    named = {_name(one, pack) for one in judged}
    unnamed = {name: chance for name, chance in chances.items() if name not in named}
    both = (_both(one, chances, bar, pack) for one in judged)
    return [*both, *_by_gist(unnamed, read, bar, pack)]


def _heard(read: Read, pack: Pack) -> Chances:
    """The chances by both opinions; what one alone has learned, by that one. Of dangers, none."""
    weights, apart = pack.weights.get(GIST), pack.traits.dangers | BY_PHRASE
    told = {name: one for name, one in read.second.told.items() if _finding(name) not in apart}
    heard = weights.chances(whole_features(read)) if weights else {}
    plain = {name: one for name, one in heard.items() if _finding(name) not in apart}
    return {**told, **weighed(plain, told, WHOLE)}


def _finding(name: str) -> str:
    return name.partition("=")[0]


def _name(one: Judged, pack: Pack) -> str:
    return f"{one.mention.finding}={value_of(one.mention, pack)}"


def _both(one: Judged, chances: Chances, bar: Bar, pack: Pack) -> Judged:
    name = _name(one, pack)
    refused = one.so < max(bar.refused, one.denied)
    if name not in chances or one.mention.how in NUMBERS or refused:
        return one
    so = chance(BASE + BY_JUDGE * odds(one.so) + BY_GIST * odds(chances[name]))
    return one._replace(so=so, least=bar.told, doubted=one.so >= SURE)


def _by_gist(chances: Chances, read: Read, bar: Bar, pack: Pack) -> Iterator[Judged]:
    for name, heard in chances.items():
        so = chance(BASE - UNNAMED + BY_GIST * odds(heard))
        least = pack.traits.sure.get(name, bar.told)
        if so >= least:
            whole = Mention(_finding(name), name.partition("=")[2], 0, len(read.stems), GIST)
            yield Judged(whole, so, 0.0, least=least)
