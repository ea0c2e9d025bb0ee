"""A conversation as a file: a story for tests/conversations, or a replay for `ask dialog`."""

import json
from collections.abc import Callable
from typing import Any

import yaml

from simulator.envelope import SKILL_ID
from simulator.web.play import VOICE, Play, Turn

LONGEST = 10_000  # characters of a line, which is not broken
WORD = "tag:yaml.org,2002:str"
REPLAYS_NOT = ("touch", "silence")  # what `ask dialog` cannot do


def story(play: Play, name: str = "Copied from the simulator.") -> str:
    """The conversation as a story: what was done, and which question was open after it."""
    setting = play.setting
    head: dict[str, Any] = {"story": name, "locale": setting.locale}
    if setting.memory == VOICE:
        head["voice"] = "known"
    turns = [step for turn in play.turns[opening(play) :] if (step := step_of(turn))]
    lines = [f"{key}: {flow(value)}" for key, value in head.items()]
    return "\n".join(
        [f"- {lines[0]}", *(f"  {line}" for line in lines[1:]), "  turns:"]
        + [f"    - {flow(turn)}" for turn in turns]
        + [""]
    )


def opening(play: Play) -> int:
    """How many turns a story takes for granted: the launch."""
    return 1 if play.turns[0].move.does == "launch" else 0


def step_of(turn: Turn) -> dict[str, Any]:
    """A turn of a story."""
    move, exchange = turn.move, turn.exchange
    if move.does == "launch":
        return {"returns": 0}
    if move.does == "touch":
        [meant] = move.what["arguments"]
        done: dict[str, Any] = {"touch": meant}
    else:
        done = {move.does: move.what if move.what is not None else "yes"}
    if exchange.listens and exchange.question:
        return {**done, "asks": exchange.question}
    return done if turn.reprompts or move.does == "end" else {**done, "ends": "yes"}


def flow(value: Any) -> str:
    """YAML on one line, as the stories are written."""
    text = yaml.dump(
        value,
        Dumper=Quoting,
        default_flow_style=True,
        width=LONGEST,
        sort_keys=False,
        allow_unicode=True,
    )
    return str(text).removesuffix("...\n").strip()


class Quoting(yaml.SafeDumper):
    """Writes words plain where they stay words, and else in double quotes."""


def words(dumper: Quoting, text: str) -> yaml.ScalarNode:
    """A word; "no" and "7" would not stay one."""
    resolve: Callable[..., str] = dumper.resolve
    stays = resolve(yaml.ScalarNode, text, (True, False)) == WORD
    return dumper.represent_scalar(WORD, text, style=None if stays else '"')


Quoting.add_representer(str, words)


def dialog(play: Play) -> str:
    """The conversation for `ask dialog --replay`: the lines that were said."""
    name = play.session.ears.model.invocation
    said = []
    for turn in play.turns:
        does, what = turn.move.does, turn.move.what
        if does in {"launch", "returns"}:
            said.append(f"open {name}")
        elif does == "one_shot":
            said.append(f"ask {name} {what}")
        elif does not in REPLAYS_NOT:
            said.append(".quit" if does == "end" else str(what))
    replay = {"skillId": SKILL_ID, "locale": play.setting.locale, "type": "text"}
    return json.dumps({**replay, "userInput": said}, ensure_ascii=False, indent=2) + "\n"
