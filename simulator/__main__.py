"""`python -m simulator`: a conversation in the terminal, typed or piped.

LOCALE chooses the locale (en-US). MEMORY=off shows the default deployment, which remembers nothing.
"""

import argparse
import os
import sys
from collections.abc import Iterator

from simulator.session import Session, real_handler
from simulator.store import memory_on_disk
from simulator.terminal import Terminal


def typed() -> Iterator[str]:
    """Lines from the keyboard, each behind a prompt."""
    while True:
        try:
            yield input("You:   ")
        except EOFError:
            print()
            return


def piped() -> Iterator[str]:
    """Lines from a pipe or a file."""
    for line in sys.stdin:
        yield line.rstrip("\n")


def main(arguments: list[str] | None = None) -> int:
    """Talk; 1 when a response broke one of Alexa's rules, 2 for a locale without a model."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--json", action="store_true", help="show the request and response JSON")
    parser.add_argument("--strict", action="store_true", help="no near matches")
    parser.add_argument("--locale", default=os.environ.get("LOCALE") or "en-US")
    chosen = parser.parse_args(arguments)
    try:
        handler = real_handler(memory_on_disk(os.environ))
        session = Session(chosen.locale, chosen.strict, handler)
    except FileNotFoundError:
        print(f"There is no interaction model for {chosen.locale}.", file=sys.stderr)
        return 2
    keyboard = sys.stdin.isatty()
    talk = Terminal(session, envelopes=chosen.json, echo=not keyboard)
    return talk.run(typed() if keyboard else piped())


if __name__ == "__main__":
    sys.exit(main())
