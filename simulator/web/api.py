"""What the page asks for: conversations, their turns, and what can be chosen."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from http import HTTPStatus
from typing import Any

from flask import Response, abort, jsonify, request

from simulator.screens import SCREENS
from simulator.stories import COMING_BACK, FOLDER, Story, stories
from simulator.web import copying
from simulator.web.explaining import explanation
from simulator.web.play import ACCOUNT, MEMORIES, SPEAKER, VOICE, Move, Play, Setting, locales
from simulator.web.showing import conversation, envelopes
from simulator.web.tabs import NotThere, Tabs, there

MOVES = {"touch", "silence", "end", "returns"}
COPIES = {"story": copying.story, "dialog": copying.dialog}


class Api:
    """Answers the page. What is not there raises NotThere; what cannot be chosen, ValueError."""

    def __init__(self, first: Setting) -> None:
        self.first = first
        self.tabs = Tabs()

    def choices(self) -> Response:
        """What can be chosen on the page, and what it begins with."""
        devices = [{"id": SPEAKER, "name": "Echo Dot, no screen"}, *map(vars, SCREENS.values())]
        return jsonify(
            first=vars(self.first),
            devices=devices,
            locales=locales(),
            memories=[{"id": name, "name": text} for name, text in MEMORIES.items()],
            stories=[
                {"name": name, "file": story.place.partition(":")[0], "locale": story.locale}
                for name, story in told().items()
            ],
        )

    def open(self) -> Response:
        """A new conversation, where the page wants it."""
        given = request.get_json()
        chosen = {name: str(given[name]) for name in vars(self.first).keys() & given.keys()}
        tab = self.tabs.open(replace(self.first, **chosen))
        with self.tabs.using(tab) as play:
            return jsonify({"tab": tab, **conversation(play)})

    def act(self, tab: str, does: str) -> Response:
        """Something is done in a conversation."""
        with self.tabs.using(tab) as play:
            act(play, does, request.get_json())
            return jsonify(conversation(play))

    def turn(self, tab: str, number: int) -> Response:
        """Everything about one turn."""
        with self.tabs.using(tab) as play:
            if number >= len(play.turns):
                abort(HTTPStatus.NOT_FOUND)
            turn = play.turns[number]
            return jsonify({**envelopes(turn), **explanation(turn)})

    def copy(self, tab: str, kind: str) -> Response:
        """The conversation as a file."""
        made = there(COPIES, kind)
        with self.tabs.using(tab) as play:
            return jsonify(text=made(play))


def act(play: Play, does: str, given: Mapping[str, Any]) -> None:
    """What a page does in a conversation."""
    if does == "undo":
        play.undo()
    elif does == "restart":
        play.begin(Move("launch"))
    elif does == "replay":
        replay(play, there(told(), given.get("story")))
    elif does == "say":
        play.say(str(given.get("what", "")).strip())
    elif does in MOVES:
        play.do(Move(does, given.get("what")))
    else:
        raise NotThere


def replay(play: Play, story: Story) -> None:
    """A story, in its locale; with a memory where it is one of coming back."""
    setting = replace(play.setting, locale=story.locale)
    if story in stories_of_coming_back():
        setting = replace(setting, memory=VOICE if story.known_voice else ACCOUNT)
    play.setting = setting
    play.replay(story)


@cache
def told() -> dict[str, Story]:
    """Every story by its name."""
    return {story.name: story for story in (*stories(FOLDER), *stories_of_coming_back())}


@cache
def stories_of_coming_back() -> tuple[Story, ...]:
    """The stories in which something is remembered."""
    return tuple(stories(COMING_BACK))
