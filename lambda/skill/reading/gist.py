"""Room 3, beside the judge: what a first sentence tells as a whole.

Learned from all that people said first, it knows more words than the pack's phrases, and which
facts go together. It is weighed with what the judge makes of each mention; what no phrase names it
tells where it is sure; what it does not believe of a mention is asked about. Of dangers it says
nothing: these are heard by room 3 alone (dangers.py).
"""

from collections.abc import Iterator, Sequence

from .features import Read, whole_features
from .judging import NUMBERS, SURE, Judged
from .mentions import Mention
from .model import YES, Chances
from .opinion import weighed
from .pack import Pack
from .statements import value_of

GIST = "gist"  # how a mention was said: by the words as a whole
# Share of the gist in the log-odds of a mention, chosen on folds, as the chances below: where it
# thinks less of it than the judge, who looks at the words around it, and where it thinks more.
LOWERS, LIFTS = 0.5, 0.15
# Told by what is said of them alone: "right behind the knee" is no side, a swollen leg no calf.
BY_PHRASE = frozenset({"leg", "swelling"})
CLEAR = 0.85  # chance from which the judge alone decides: what was plainly said stays
TOLD = 0.55  # chance from which what was weighed is a fact: most of those just above it are so
ALONE = 0.7  # the same of what no phrase names; the traits say of which one has to be surer


def with_gist(judged: Sequence[Judged], read: Read, pack: Pack) -> list[Judged]:
    """What was judged, weighed with the gist, and what no mention names; as it was without one."""
    weights = pack.weights.get(GIST)
    if weights is None:
        return list(judged)
    heard = weights.chances(whole_features(read))
    chances = {name: one for name, one in heard.items() if _finding(name) not in BY_PHRASE}
    named = {_name(one, pack) for one in judged}
    unnamed = {name: chance for name, chance in chances.items() if name not in named}
    return [*(_both(one, chances, pack) for one in judged), *_by_gist(unnamed, read, pack)]


def _finding(name: str) -> str:
    return name.partition("=")[0]


def _name(one: Judged, pack: Pack) -> str:
    return f"{one.mention.finding}={value_of(one.mention, pack)}"


def _both(one: Judged, chances: Chances, pack: Pack) -> Judged:
    name = _name(one, pack)
    if name not in chances or one.so >= CLEAR or one.mention.how in NUMBERS:
        return one
    share = LOWERS if chances[name] < one.so else LIFTS
    so = weighed({YES: one.so}, {YES: chances[name]}, share)[YES]
    return one._replace(so=so, least=TOLD, doubted=one.so >= SURE)


def _by_gist(chances: Chances, read: Read, pack: Pack) -> Iterator[Judged]:
    for name, chance in chances.items():
        least = max(ALONE, pack.traits.sure.get(name, ALONE))
        if chance >= least:
            whole = Mention(_finding(name), name.partition("=")[2], 0, len(read.stems), GIST)
            yield Judged(whole, chance, 0.0, least=least)
