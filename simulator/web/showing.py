"""What the page is sent: the turns of a conversation in brief, and everything about one of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from calf_rules import Urgency

from simulator.session import plain
from simulator.terminal import understood
from simulator.web.play import Play, Turn

Json = dict[str, Any]


def conversation(play: Play) -> Json:
    """The whole conversation, a turn a bubble; `listens`: the microphone is open."""
    setting = play.setting
    return {
        "setting": {
            "device": setting.device,
            "locale": setting.locale,
            "memory": setting.memory,
        },
        "listens": play.session.open,
        "turns": [brief(number, turn, play) for number, turn in enumerate(play.turns)],
    }


def brief(number: int, turn: Turn, play: Play) -> Json:
    """One turn as it is heard."""
    exchange = turn.exchange
    return {
        "n": number,
        "does": turn.move.does,
        "said": said(turn),
        "speech": plain(turn.output),
        "ssml": turn.output.get("ssml", ""),
        "question": exchange.question if exchange.listens else None,
        "ends": not exchange.listens,
        "understood": understood(exchange.understood) if exchange.understood else None,
        "advice": advice_of(turn, play.turns[number - 1] if number else None),
        "problems": list(exchange.problems),
        "screen": exchange.token,
    }


def said(turn: Turn) -> str:
    """What the person did, in words."""
    what = turn.move.what
    if turn.move.does == "touch":
        return ", ".join(touched(what.get("arguments")))
    return str(what or "")


def touched(arguments: Any) -> Iterator[str]:
    """What the arguments of a touch mean, as name and value."""
    for part in arguments if isinstance(arguments, list) else ():
        for name, value in part.items() if isinstance(part, Mapping) else ():
            inner = value if isinstance(value, Mapping) else {name: value}
            for key, one in inner.items():
                words = " + ".join(map(str, one)) if isinstance(one, list) else one
                yield f"{key}: {words}".replace("_", " ")


def advice_of(turn: Turn, before: Turn | None) -> str | None:
    """How soon to act, on the turn that says so."""
    level = _level(turn)
    return (
        Urgency(level).name if level >= 0 and (before is None or _level(before) != level) else None
    )


def _level(turn: Turn) -> int:
    return int((turn.exchange.response.get("sessionAttributes") or {}).get("level", -1))


def envelopes(turn: Turn) -> Json:
    """The request and the response of a turn."""
    return {"request": turn.exchange.request, "response": turn.exchange.response}
