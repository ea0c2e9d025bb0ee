"""No advice changes when "why?", "repeat" or "slower" is put in before everything that is said.

The three take turns, and each story begins with another: over all of them each comes everywhere.
"""

from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from simulator.stories import COMING_BACK, Story, stories
from tests.conversations.playing import Played, card_of
from tests.memory.engines import Disk, Engine

Advice = tuple[int, tuple[str, ...]]
ASIDES = ("why", "repeat", "slower")


class Interrupting(Played):
    """The same story, with an aside before everything that is said into the session."""

    def __init__(self, story: Story, asides: Sequence[str], engine: Engine | None) -> None:
        super().__init__(story, engine)
        self.asides = cycle(asides)
        self.given: list[Advice | str] = []

    def say(self, line: str) -> None:
        if self.session.open and self.question != "exercise" and (aside := next(self.asides, "")):
            super().say(aside)
        super().say(line)
        self.given += [one for one in self.advice() if one not in self.given]

    def advice(self) -> Iterator[Advice | str]:
        """The advice that stands now, or the emergency with which it ended."""
        attributes = self.session.conversation.attributes
        if attributes.get("level", -1) >= 0:
            yield attributes["level"], tuple(attributes["named"])
        if card_of(self).startswith(self.words.text("dialogue.cards.title_emergency")):
            yield self.heard


def advised(
    story: Story, asides: Sequence[str] = (), engine: Engine | None = None
) -> list[Advice | str]:
    """Every advice of the story in its order."""
    played = Interrupting(story, asides, engine)
    if story.steps[0].does != "one_shot":
        played.session.launch()
        played.last = played.session.history[-1]
    for step in story.steps:
        if played.session.open or step.does in {"one_shot", "returns"}:
            played.do(step)
    return played.given


def turned(place: int) -> Sequence[str]:
    """The asides in their order, beginning with another for each place."""
    first = place % len(ASIDES)
    return ASIDES[first:] + ASIDES[:first]


def named(folder: Path | None = None) -> list[Any]:
    """Every story with its place among them."""
    told = stories(folder) if folder else stories()
    return [pytest.param(place, one, id=one.name) for place, one in enumerate(told)]


@pytest.mark.parametrize(("place", "story"), named())
def test_no_advice_changes_when_somebody_asks_in_between(place: int, story: Story) -> None:
    assert advised(story, turned(place)) == advised(story)


@pytest.mark.parametrize(("place", "story"), named(COMING_BACK))
def test_nor_when_they_come_back(place: int, story: Story, tmp_path: Path) -> None:
    asked = advised(story, turned(place), Disk(tmp_path / "asked"))
    assert asked == advised(story, engine=Disk(tmp_path / "plain"))
