"""A second opinion on an utterance, and how it is weighed with what the linear models find."""

from collections.abc import Callable, Mapping
from math import exp, log
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from .model import Asked, Chances

if TYPE_CHECKING:
    from .mentions import Mention, Seen

_LEAST = 1e-6  # a chance is taken as no nearer to 0 or 1
# Share of the second opinion in the log-odds, 0 to 1; chosen on folds (docs/decisions.md).
REPLY = DANGER = ACT = 0.5
ANSWERED = 0.5  # of a mention, where a question is open
STATED = 0.2  # of one in a first sentence
WHOLE = 0.5  # of what a first sentence tells as a whole
GIVEN = 0.5  # of a value that an answer gives


class Opinion(NamedTuple):
    """Chances, 0 to 1, of what the linear models are asked for as well.

    Of each class of the reply and each act; of each danger; of each mention that it is so (yes) and
    that it is denied (no); of each fact ("leg=left") that the words tell it, named or not. What the
    network has not learned of is left out.
    """

    reply: Chances
    act: Chances
    dangers: Chances
    mentions: Mapping["Mention", Chances]
    told: Chances = MappingProxyType({})


SILENT = Opinion({}, {}, {}, {})
Second = Callable[["Seen", Asked | None], Opinion]


def silent(_seen: "Seen", _asked: Asked | None) -> Opinion:
    """No second opinion."""
    return SILENT


def weighed(plain: Chances, second: Chances, share: float) -> dict[str, float]:
    """The chances of both: the weighted mean of their log-odds; where one is missing, the plain."""
    return {
        name: of_two(chance, second[name], share) if name in second else chance
        for name, chance in plain.items()
    }


def louder(plain: Chances, both: Chances) -> dict[str, float]:
    """The chances of dangers: no second opinion makes one less likely."""
    return {name: max(chance, both[name]) for name, chance in plain.items()}


def of_two(plain: float, second: float, share: float) -> float:
    """The weighted mean of two log-odds, as a chance; `share`: of the second, 0 to 1."""
    return chance((1 - share) * odds(plain) + share * odds(second))


def chance(log_odds: float) -> float:
    """The chance, 0 to 1, that log-odds stand for."""
    return 1 / (1 + exp(-log_odds))


def odds(of: float) -> float:
    """The log-odds of a chance, 0 to 1."""
    of = min(max(of, _LEAST), 1 - _LEAST)
    return log(of / (1 - of))
