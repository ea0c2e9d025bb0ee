"""`make listen`: a conversation read aloud into a WAV file, with the seconds that each turn takes.

Reads what the person says from a file, or from a pipe, a line each; without either, plays a story
of a swollen calf. The voice is not Alexa's: listen for pauses, numbers and length.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from simulator.language import language
from simulator.session import Exchange, Session, real_handler
from simulator.stories import spoken_in
from tools.voice import VoiceError, voice

SAMPLE = ("my left calf is swollen and warm since a long flight", *["no"] * 9, "yes")
PAUSE = '<speak><break time="700ms"/></speak>'
ELSEWHERE = "else"  # the voice of the locales that have none of their own


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, write, and tell; 1 when nothing was said, 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="make listen", description=__doc__)
    parser.add_argument("--lines", type=Path, help="what the person says, a line each")
    parser.add_argument("--to", type=Path, default=Path("calf-guide.wav"))
    parser.add_argument("--locale", default="en-US")
    asked = parser.parse_args(arguments)
    try:
        lines = _lines(asked.lines, asked.locale)
        session = Session(asked.locale, handler=real_handler())
        sound = b"".join(_spoken(session, lines, asked.locale))
        voice().write(asked.to, sound)
    except (OSError, UnicodeDecodeError, VoiceError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{asked.to}: {voice().lasts(sound):.0f} seconds")
    return 0


def _lines(path: Path | None, locale: str) -> list[str]:
    if path is not None:
        return path.read_text(encoding="utf-8").splitlines()
    piped = [] if sys.stdin.isatty() else sys.stdin.read().splitlines()
    return piped or [spoken_in(locale, line) for line in SAMPLE]


def _voice_of(locale: str) -> str:
    voices: dict[str, str] = language(locale).data["voices"]
    return voices.get(locale, voices[ELSEWHERE])


def _spoken(session: Session, lines: Sequence[str], locale: str) -> Iterator[bytes]:
    """Both sides in turn, until the lines or the session end."""
    name = _voice_of(locale)
    yield _answer(session.launch(), name)
    for line in lines:
        if not session.open:
            return
        print(f"       You:   {line}")
        yield voice().say(f"<speak>{escape(line)}</speak>", f"{name}+f3")
        yield voice().say(PAUSE)
        yield _answer(session.say(line), name)


def _answer(exchange: Exchange, name: str) -> bytes:
    body = exchange.response.get("response") or {}
    sound = voice().say(body["outputSpeech"]["ssml"], name)
    print(f"{voice().lasts(sound):5.1f} s Alexa: {exchange.speech}")
    return sound + voice().say(PAUSE)


if __name__ == "__main__":
    sys.exit(main())
