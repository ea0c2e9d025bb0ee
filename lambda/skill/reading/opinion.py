"""A second opinion on an utterance, and how it is weighed with what the linear models find."""

from collections.abc import Callable, Mapping
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from .model import Asked, Chances

if TYPE_CHECKING:
    from .mentions import Mention, Seen

_LEAST = 1e-6  # a chance is taken as no nearer to 0 or 1
# Share of the second opinion in the log-odds, 0 to 1; chosen on folds (docs/decisions.md).
REPLY = DANGER = ACT = 0.5
ANSWERED = 0.5  # of a mention, where a question is open
STATED = 0.3  # of one in a first sentence


class Opinion(NamedTuple):
    """Chances, 0 to 1, of what the linear models are asked for as well.

    Of each class of the reply and each act; of each danger; of each mention that it is so (yes) and
    that it is denied (no). What the network has not learned of is left out.
    """

    reply: Chances
    act: Chances
    dangers: Chances
    mentions: Mapping["Mention", Chances]


SILENT = Opinion({}, {}, {}, {})
Second = Callable[["Seen", Asked | None], Opinion]


def silent(_seen: "Seen", _asked: Asked | None) -> Opinion:
    """No second opinion."""
    return SILENT


def weighed(plain: Chances, second: Chances, share: float) -> dict[str, float]:
    """The chances of both: the weighted mean of their log-odds; where one is missing, the plain."""
    return {
        name: _both(chance, second[name], share) if name in second else chance
        for name, chance in plain.items()
    }


def louder(plain: Chances, both: Chances) -> dict[str, float]:
    """The chances of dangers: no second opinion makes one less likely."""
    return {name: max(chance, both[name]) for name, chance in plain.items()}


def _both(plain: float, second: float, share: float) -> float:
    return 1 / (1 + exp(-(1 - share) * _odds(plain) - share * _odds(second)))


def _odds(chance: float) -> float:
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return log(chance / (1 - chance))
