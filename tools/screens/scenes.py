"""Every screen of a talk, each reached by talking."""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.envelope import Device
from simulator.screens import SHOW_10
from simulator.session import Session
from simulator.stories import spoken_in

Directive = dict[str, Any]
SWOLLEN = "my left calf is swollen since a long flight"
CRAMPS = "my calves cramp at night and it changes sides"
# What leads to each screen, as lines of the stories; "*" answers no until the advice is there, or
# what follows is open.
TALKS: Mapping[str, tuple[str, ...]] = {
    "greeting": (),
    "yes-no": ("my left calf hurts",),
    "signs": ("my left calf hurts", "no"),
    "which": ("my left calf hurts", "no", "yes"),
    "where": ("my calf hurts", "no", "no", "no"),
    "value": ("my left calf hurts", "no", "no", "no"),
    "pair": ("my left calf hurts", "no", "no", "no", "no", "no"),
    "warned": (SWOLLEN,),
    "read-back": (SWOLLEN, "*read_back"),
    "result": (SWOLLEN, "*more"),
    "more": (SWOLLEN, "*more", "yes"),
    "why": (SWOLLEN, "*more", "why"),
    "summary": (SWOLLEN, "*more", "send it to my phone"),
    "exercise": (CRAMPS, "*more", "what can I do", "yes"),
    "exercise-offer": (CRAMPS, "*more", "what can I do"),
    "cramp": ("I have a cramp right now",),
    "farewell": ("my left calf hurts", "stop"),
    "emergency": ("my calf hurts and I can't breathe",),
}


def talked(locale: str) -> Iterator[tuple[str, Directive]]:
    """Each screen as a conversation reaches it."""
    for name, lines in TALKS.items():
        yield name, shown(reached(locale, lines))


def reached(locale: str, lines: tuple[str, ...]) -> Session:
    """A session on a device with a screen, led there by talking."""
    session = Session(locale, device=Device(screen=SHOW_10))
    session.launch()
    for line in lines:
        if not line.startswith("*"):
            session.say(spoken_in(locale, line))
            continue
        while session.open and session.history[-1].question != line[1:]:
            agreed = session.history[-1].question == "read_back"
            session.say(spoken_in(locale, "yes" if agreed else "no"))
    return session


def shown(session: Session) -> Directive:
    """The directive of the last response."""
    found: Directive = session.history[-1].response["response"]["directives"][0]
    return found
