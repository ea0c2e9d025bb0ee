"""Whole conversations sound the same through virtual-alexa as through our own simulator."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from simulator.envelope import Json
from simulator.model import DURATION, NUMBER
from simulator.session import Exchange
from simulator.stories import Story, stories
from tests.conversations.playing import Played
from tests.virtual_alexa.driving import Turn, drive
from tests.virtual_alexa.server import serving

SPEAKS = {"say", "rest"}  # no silence, no one-shot, no end from outside
ENOUGH = 25  # stories that it can express


@dataclass
class Told(Played):
    """A story that keeps the lines said."""

    story: Story
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.story)

    def say(self, line: str) -> None:
        """One line said."""
        self.lines.append(" ".join(self.session.language.heard(line)))
        super().say(line)


def told() -> Iterator[Told]:
    """Every story that both can say, played through the simulator."""
    for story in stories():
        if all(step.does in SPEAKS for step in story.steps):
            one = Told(story)
            with suppress(AssertionError):  # what it should sound like is tested elsewhere
                one.play()
                if all(map(sayable, one.session.history)):
                    yield one


def sayable(exchange: Exchange) -> bool:
    """Whether the client could say it: it has no numbers, no spans of time and no lists."""
    ours = exchange.request["request"].get("intent")
    return ours is None or not any(map(_beyond, _slots(exchange)))


def expressed(exchange: Exchange, turn: Turn) -> bool:
    """Whether the client said the same."""
    ours = exchange.request["request"].get("intent")
    theirs = turn["sent"]["intent"] if ours and "sent" in turn else {}
    return ours is None or theirs.get("name") == ours["name"]


def _slots(exchange: Exchange) -> Iterator[Json]:
    understood = exchange.understood
    kinds = {
        one.type
        for values in (understood.choice.slots.values() if understood else ())
        for one in values
    }
    yield from ({"slotValue": {"type": kind}} for kind in kinds)
    yield from exchange.request["request"]["intent"].get("slots", {}).values()


def _beyond(slot: Json) -> bool:
    return (slot.get("slotValue") or {}).get("type") in {NUMBER, DURATION, "List"}


@pytest.mark.no_cover
def test_stories_sound_the_same_through_both_clients() -> None:
    stories_told = list(told())
    said = 0
    with serving() as (url, complained):
        for locale in sorted({one.story.locale for one in stories_told}):
            ours = [one for one in stories_told if one.story.locale == locale]
            theirs = drive(url, locale, [{"launch": True, "lines": one.lines} for one in ours])
            for one, turns in zip(ours, theirs, strict=True):
                both = list(zip(one.session.history, turns, strict=True))
                if all(expressed(*pair) for pair in both):
                    said += 1
                    assert [_speech(turn["answer"]) for _, turn in both] == [
                        _speech(dict(exchange.response)) for exchange, _ in both
                    ], one.story.name
    assert complained == []
    assert said >= ENOUGH, said


def _speech(answer: Json) -> str:
    return str(answer["response"]["outputSpeech"]["ssml"])
