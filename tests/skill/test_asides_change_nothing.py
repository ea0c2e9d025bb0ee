"""No advice changes when "why?", "repeat" or "slower" is put in before everything that is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.stories import COMING_BACK, Story, stories
from tests.conversations.playing import Played, card_of
from tests.memory.engines import Disk, Engine

Advice = tuple[int, tuple[str, ...]]
pytestmark = pytest.mark.no_cover


class Interrupting(Played):
    """The same story, with an aside before everything that is said into the session."""

    aside = ""

    def __init__(self, story: Story, engine: Engine | None) -> None:
        super().__init__(story, engine)
        self.given: list[Advice | str] = []

    def say(self, line: str) -> None:
        if self.aside and self.session.open and self.question != "exercise":
            super().say(self.aside)
        super().say(line)
        self.given += [one for one in self.advice() if one not in self.given]

    def advice(self) -> Iterator[Advice | str]:
        """The advice that stands now, or the emergency with which it ended."""
        attributes = self.session.conversation.attributes
        if attributes.get("level", -1) >= 0:
            yield attributes["level"], tuple(attributes["named"])
        if card_of(self).startswith(self.words.text("dialogue.cards.title_emergency")):
            yield self.heard


def advised(story: Story, aside: str, engine: Engine | None = None) -> list[Advice | str]:
    """Every advice of the story in its order."""
    played = Interrupting(story, engine)
    played.aside = aside
    if story.steps[0].does != "one_shot":
        played.session.launch()
        played.last = played.session.history[-1]
    for step in story.steps:
        if played.session.open or step.does in {"one_shot", "returns"}:
            played.do(step)
    return played.given


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_no_advice_changes_when_somebody_asks_in_between(story: Story) -> None:
    plain = advised(story, "")
    for aside in ("why", "repeat", "slower"):
        assert advised(story, aside) == plain, aside


@pytest.mark.parametrize("story", stories(COMING_BACK), ids=lambda story: story.name)
def test_nor_when_they_come_back(story: Story, tmp_path: Path) -> None:
    plain = advised(story, "", Disk(tmp_path / "plain"))
    for aside in ("why", "repeat", "slower"):
        assert advised(story, aside, Disk(tmp_path / aside)) == plain, aside
