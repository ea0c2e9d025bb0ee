"""What every conversation fixture says and hears, by language, and what to listen for in it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from calf_rules.strict_yaml import read
from skill.words import DEFAULT_LOCALE, language_of, locales

from simulator.session import Exchange
from simulator.stories import stories, told_in
from tests.conversations.playing import Played
from tests.locales import leading

EXPECTED = Path(__file__).with_name("certification.yaml")
LEADING = {language_of(one): leading(one) for one in locales()}
LEADING[language_of(DEFAULT_LOCALE)] = DEFAULT_LOCALE  # in which the stories are written
each_language = pytest.mark.parametrize(  # one process plays the stories of a language, once
    "locale",
    [
        pytest.param(one, marks=(pytest.mark.xdist_group(one), pytest.mark.no_cover))
        for one in LEADING.values()
    ],
)


@cache
def exchanges(locale: str) -> tuple[Exchange, ...]:
    """Every request and response of every conversation fixture told in a locale of `LEADING`."""
    found: list[Exchange] = []
    for story in stories() if locale == DEFAULT_LOCALE else told_in(locale, stories()):
        played = Played(story)
        played.play()
        found += played.session.history
    return tuple(found)


def spoken_exchanges(locale: str) -> Iterator[tuple[Exchange, dict[str, Any]]]:
    """Those that are answered, with the response."""
    for exchange in exchanges(locale):
        if exchange.request["request"]["type"] != "SessionEndedRequest":
            yield exchange, exchange.response["response"]


@cache
def expected(locale: str) -> dict[str, Any]:
    """What the rows listen for in the language of a locale: patterns, words and seconds."""
    found: dict[str, dict[str, Any]] = read(EXPECTED, EXPECTED.name).plain()
    return found[language_of(locale)]
