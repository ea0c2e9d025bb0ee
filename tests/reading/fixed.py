"""The English pack with a model that is always as sure of the same, whatever it reads."""

from collections.abc import Iterable
from typing import cast

from skill.reading import Asked
from skill.reading.features import Read
from skill.reading.mentions import look
from skill.reading.pack import Pack
from skill.reading.weights import Weights

from tests.reading.packs import pack

ENGLISH = pack("en")
OFFER = Asked("", (), "")


class Fixed:
    """A model that is always as sure of the same."""

    def __init__(self, **chances: float) -> None:
        self._chances = chances

    def chances(self, _features: Iterable[int]) -> dict[str, float]:
        """The same chances for whatever is read."""
        return dict(self._chances)


def sure(name: str, **chances: float) -> Pack:
    """The English pack, one of its models being a fixed one."""
    fixed = cast("Weights", Fixed(**chances))
    return ENGLISH._replace(weights={**ENGLISH.weights, name: fixed})


def spoken(text: str) -> Read:
    return Read.of(look(text, ENGLISH))
