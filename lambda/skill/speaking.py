"""From keys to speech: fills sentences and turns them into SSML that Alexa accepts.

It never sees a request. Everything that fills a sentence is an id or comes from words/, and is
escaped all the same; the only tags used are speak, p, break, say-as and prosody.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from skill.state import Line
from skill.words import Words

PLACEHOLDER = re.compile(r"\{(\w+)\}")
PAUSE = '<break time="300ms"/>'
NUMBERS = frozenset({"emergency", "crisis", "emergency_also", "advice_number"})
DIGITS = re.compile(r"^\d[\d ]*$")


def speech(words: Words, lines: Iterable[Line], turn: int = 0, slow: bool = False) -> str:
    """The lines as SSML, with the outer <speak>."""
    spoken = "".join(f"<p>{_ssml(words, line, turn)}</p>" for line in lines)
    return (
        f'<speak><prosody rate="slow">{spoken}</prosody></speak>'
        if slow
        else (f"<speak>{spoken}</speak>")
    )


def plain(words: Words, lines: Iterable[Line], turn: int = 0) -> str:
    """The same lines as plain text, for cards and screens."""
    return " ".join(_fill(words, line, turn, plain_number) for line in lines)


def plain_number(number: str) -> str:
    """A phone number as it is written."""
    return number


def spoken_number(number: str) -> str:
    """A phone number, read out digit by digit after a short pause."""
    if not DIGITS.match(number):
        return escape(number)
    digits = number.replace(" ", "")
    return f'{PAUSE}<say-as interpret-as="digits">{digits}</say-as>'


def _ssml(words: Words, line: Line, turn: int) -> str:
    return _fill(words, line, turn, spoken_number)


def _fill(words: Words, line: Line, turn: int, number: Callable[[str], str]) -> str:
    key, filling = line
    markup = number is spoken_number

    said: set[str] = set()

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in NUMBERS:
            digits: str = number(words.text(f"locale.{name}"))
            first = name not in said and bool(filling.get("twice"))
            said.add(name)
            return f"{digits}, {digits}," if first and markup else digits
        return _value(words, name, filling, number)

    template = _template(words, key, filling, turn)
    return PLACEHOLDER.sub(value, escape(template) if markup else template)


def _template(words: Words, key: str, filling: Mapping[str, Any], turn: int) -> str:
    """The sentence: some keys are completed by an id in the filling."""
    if key.startswith("questions."):
        how = key.partition(".")[2]
        return _question(words, how, filling, turn)
    if key == "rules.say":
        rule = f"rules.{filling['rule']}"
        do_not = words.find(f"{rule}.do_not")
        return words.text(f"{rule}.say") + (f" {do_not}" if do_not else "")
    if key == "causes.say":
        return words.text(f"causes.{filling['cause']}.say")
    return words.text(key, turn)


def _question(words: Words, how: str, filling: Mapping[str, Any], turn: int) -> str:
    question = str(filling["question"])
    if question.startswith("which_"):
        question, how = question.removeprefix("which_"), _of_which(how)
    other = words.find(f"questions.{question}.{how}_other")
    if filling.get("speaker") == "other" and isinstance(other, str):
        return other
    return words.text(f"questions.{question}.{how}", turn)


def _of_which(how: str) -> str:
    return "which" if how in {"ask", "simpler", "examples"} else how


def _value(
    words: Words, name: str, filling: Mapping[str, Any], number: Callable[[str], str]
) -> str:
    """What stands in for a placeholder."""
    if name in {"understood", "facts"}:
        return listed(words, _understood(words, filling.get("findings", ())))
    if name == "causes":
        return listed(words, _names(words, "causes", filling["causes"]), "or")
    if name in {"first", "second", "third"}:
        place = ("first", "second", "third").index(name)
        return _names(words, "causes", filling["causes"])[place]
    if name == "specialists":
        return listed(words, _names(words, "specialists", filling["specialists"]), "or")
    if name == "specialist":
        return _nested(words, f"specialists.{filling['specialist']}.name", number)
    if name in {"worse_if", "self_care"}:
        return _nested(words, f"causes.{filling['cause']}.{name}", number)
    if name in {"reason", "short"}:
        rule = filling.get("short_rule", "")
        return _nested(words, f"rules.{rule}.short", number) if rule else ""
    if name in filling:
        return escape(str(filling[name]))
    return _nested(words, f"locale.{name}", number)


def _nested(words: Words, key: str, number: Callable[[str], str]) -> str:
    return _fill(words, (key, {}), 0, number)


def _names(words: Words, section: str, names: Iterable[str]) -> list[str]:
    return [words.text(f"{section}.{name}.name") for name in names]


def _understood(words: Words, findings: Iterable[Iterable[str]]) -> list[str]:
    found = []
    for finding, value in findings:
        fragment = words.find(f"findings.{finding}.{value}")
        if isinstance(fragment, str) and fragment:
            found.append(fragment)
    return found


def listed(words: Words, items: list[str], join: str = "and") -> str:
    """Items as a spoken list: a, b and c."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {words.text(f'dialogue.join_{join}')} {items[-1]}"
