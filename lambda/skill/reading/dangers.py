"""Room 3, beside the statements: dangers that the words as a whole point to.

Learned from all that was said of dangers, it knows more words than the pack's phrases. By itself it
makes no fact: it has a danger asked about. What a phrase or a yes has said it makes more or less
certain (rooms 3 and 4 compare with it).
"""

from collections.abc import Iterable, Mapping

from .features import Read, whole_features
from .model import NO, Asked, Chances, Value
from .opinion import DANGER, louder, weighed
from .pack import Pack
from .statements import PLAIN

# Chances from which a danger is asked about, chosen on folds by writer: asking early costs a first
# sentence nothing, as its dangers are asked about in any case; beside an answer it is one more.
HINTED = 0.118
BESIDE = 0.2
FEWEST = 4  # words, at least, that can point to a danger without naming it
SHORT = 6  # words, at most, that point to little by themselves
UNLIKELY = 0.05  # chance below which a danger that was not plainly said is asked about first
NAMED = 0.15  # the same for one of several that were asked for: words about them may deny it
DOUBTFUL = 0.35  # the same where it was read as denied, or something is offered


def danger_chances(read: Read, pack: Pack) -> Chances:
    """How likely the words tell of each danger, 0 to 1; of none where the pack has learned none."""
    weights = pack.weights.get("danger")
    chances = weights.chances(whole_features(read)) if weights else {}
    return louder(chances, weighed(chances, read.second.dangers, DANGER))


def hints(
    chances: Chances, words: int, asked: Asked | None, known: Mapping[str, Value]
) -> tuple[str, ...]:
    """The dangers to ask about; not what is asked or known, nor what too few words tell."""
    if words < FEWEST:
        return ()
    asks = {asked.id, *asked.asks} if asked else set()
    early = asked is None and words > SHORT  # of few words each weighs more
    least = HINTED if early else DOUBTFUL if asked and asked.offers else BESIDE
    return tuple(
        name
        for name, chance in chances.items()
        if name not in asks
        and chance >= (least if name not in known else DOUBTFUL)
        and known.get(name, NO) == NO
    )


def likeliest_first(
    dangers: Iterable[str], chances: Chances, named: Mapping[str, float]
) -> tuple[str, ...]:
    """Each danger once, in the order in which to ask: by all the words, and by what names it."""

    def likely(name: str) -> float:
        return chances.get(name, 0.0) + named.get(name, 0.0)

    return tuple(sorted(dict.fromkeys(dangers), key=likely, reverse=True))


def unlikely(
    chances: Chances, known: Mapping[str, Value], asked: Asked | None, read: Read
) -> tuple[str, ...]:
    """The dangers taken as facts of which the words as a whole tell little: to be asked about.

    Words about one of several dangers asked for have to tell more: they may but deny it. The
    answer to a danger's own question was weighed with the question.
    """
    plain = {one.finding for one in read.seen.mentions if one.how == PLAIN}
    long = len(read.stems) > SHORT
    asks = asked.asks if asked and len(asked.asks) > 1 and long else ()
    own = {asked.id, *asked.asks}.difference(asks) if asked else set()
    return tuple(
        name
        for name, value in known.items()
        if name not in plain | own
        and value != NO
        and chances.get(name, 1.0) < (NAMED if name in asks else UNLIKELY)
    )
