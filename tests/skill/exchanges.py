"""What every conversation fixture says and hears."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from simulator.session import Exchange
from simulator.stories import stories
from tests.conversations.playing import Played


@cache
def exchanges() -> tuple[Exchange, ...]:
    """Every request and response of every conversation fixture."""
    found: list[Exchange] = []
    for story in stories():
        found += Played(story).play().session.history
    return tuple(found)


def spoken_exchanges() -> Iterator[tuple[Exchange, dict[str, Any]]]:
    """Those that are answered, with the response."""
    for exchange in exchanges():
        if exchange.request["request"]["type"] != "SessionEndedRequest":
            yield exchange, exchange.response["response"]
