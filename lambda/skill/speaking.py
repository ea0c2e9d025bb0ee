"""From keys to speech: filled sentences as SSML that Alexa accepts.

It never sees a request. The only tags used are speak, p, break, say-as and prosody.
"""

import re
from collections.abc import Iterable

from skill.filling import Medium, filled
from skill.state import Line
from skill.words import Words

PAUSE = '<break time="300ms"/>'
SHORT_COUNT, LONG_COUNT = 5, 10  # seconds between two numbers of a counted hold
DIGITS = re.compile(r"^\d[\d ]*$")


def speech(words: Words, lines: Iterable[Line], turn: int = 0, slow: bool = False) -> str:
    """The lines as SSML, with the outer <speak>."""
    spoken = "".join(
        f"<p>{text}{held(words, line[1].get('hold', 0))}</p>"
        for line in lines
        if (text := filled(words, line, turn, SPOKEN))
    )
    return (
        f'<speak><prosody rate="slow">{spoken}</prosody></speak>'
        if slow
        else (f"<speak>{spoken}</speak>")
    )


def held(words: Words, seconds: int) -> str:
    """Silence of so many seconds, counted aloud: Alexa allows no break over ten seconds."""
    every = LONG_COUNT if seconds > LONG_COUNT else SHORT_COUNT
    return "".join(
        f'<break time="{every}s"/>{filled(words, ("dialogue.held", {"n": count}), 0, SPOKEN)}'
        for count in range(every, seconds + 1, every)
    )


def escape(text: str) -> str:
    """Text that stands as it is between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spoken_number(number: str) -> str:
    """A phone number, read out digit by digit after a short pause."""
    if not DIGITS.match(number):
        return escape(number)
    digits = number.replace(" ", "")
    return f'{PAUSE}<say-as interpret-as="digits">{digits}</say-as>'


SPOKEN = Medium(safe=escape, number=spoken_number)
