"""Every state of the dialogue, each reached by talking."""

from copy import copy, deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from calf_rules import KnowledgeBase, load_knowledge

from simulator.session import Exchange, Session, real_handler
from tests.memory.engines import Disk

NO = "no"
SCREEN = [NO, NO, NO]
SWOLLEN = ["my left calf has been swollen for two days since a long flight"]
AGE = "I am forty five"
CRAMPS = ["my calves cramp at night and it changes sides"]
# The lines that lead there; "*" answers every question until the advice is given or
# what follows is open; "+" says yes until what follows is open; "@" comes back the next time.
STATES: dict[str, list[str]] = {
    "invitation": [],
    "safety_a": ["my left calf hurts"],
    "safety_b": ["my left calf hurts", NO],
    "safety_c": ["my left calf hurts", NO, NO],
    "which_safety_b": ["my left calf hurts", NO, "yes"],
    "which_safety_c": ["my left calf hurts", NO, NO, "yes"],
    "chest_breath_signs": ["my calf hurts and I may be a little short of breath"],
    "leg": ["my calf hurts", *SCREEN],
    "swelling": ["my left calf hurts", *SCREEN],
    "clot_risk": ["my left calf hurts", *SCREEN, NO],
    "onset_and_duration": ["my left calf hurts since a long flight", *SCREEN, NO],
    "cramp_minutes": ["my left calf cramps at night", *SCREEN, NO, NO],
    "read_back": [*SWOLLEN, "*read_back"],
    "change": [*SWOLLEN, "*read_back", NO],
    "whose_leg": ["my left calf hurts", "well my wife's legs swell in summer"],
    "cramp": ["I have a cramp right now"],
    "check_offer": ["I have a cramp right now", NO, NO],
    "more": [*SWOLLEN, "*"],
    "anything_else": [*SWOLLEN, "*", NO],
    "exercise_offer": [*CRAMPS, "*", "what can I do"],
    "exercise": [*CRAMPS, "*", "what can I do", "yes"],
    "card_offer": [*SWOLLEN, "*", "+card_offer"],
    "log": ["log my pain"],
    "consent": ["log my pain six"],
    "forget": ["log my pain six", "yes", "forget me"],
    "whose": ["log my pain six", "yes", "@"],
    "same": [*SWOLLEN, "*", NO, "yes", "@", "yes"],
}
MEMORIES = TemporaryDirectory(prefix="calf-guide-")
REMEMBERED = {"log", "consent", "forget", "whose", "same"}  # with the memory switched on
OUTSIDE = {"invitation", "cramp", "check_offer", *REMEMBERED}
ASSESSING = [name for name in STATES if name not in OUTSIDE]
HELPFUL = {"cramp_minutes": "yes", "onset_and_duration": "slowly over months", "read_back": "yes"}


def reached(name: str, locale: str = "en-US") -> Session:
    """A session of one's own in that state, with a memory of its own where it needs one."""
    if name in REMEMBERED:
        disk = Disk(Path(MEMORIES.name) / str(uuid4()))
        return _lead(name, Session(locale, handler=real_handler(disk.device())))
    session = copy(_led(name, locale))
    session.history = list(session.history)
    session.conversation = deepcopy(session.conversation)
    return session


@cache
def _led(name: str, locale: str) -> Session:
    return _lead(name, Session(locale))


def _lead(name: str, session: Session) -> Session:
    """Lead a session into that state; fails where the lines no longer lead there."""
    session.launch()
    for line in STATES[name]:
        if line.startswith("*"):
            answer_all(session, line[1:])
        elif line.startswith("+"):
            agree_until(session, line[1:])
        elif line == "@":
            session.end()
            session.launch()
        else:
            session.say(line)
    assert question(session) == name, f"{name} is not reached but {question(session)}"
    return session


def answer_all(session: Session, stop_at: str = "") -> None:
    """Answer until the advice has been given, or that question is open."""
    for _ in range(30):
        if question(session) in {"more", stop_at}:
            return
        session.say(HELPFUL.get(str(question(session)), NO))


def agree_until(session: Session, stop_at: str) -> None:
    """Say yes until that is open."""
    for _ in range(10):
        if question(session) == stop_at:
            return
        session.say("yes")


def question(session: Session) -> str | None:
    """What is open."""
    return session.history[-1].question


def answers(session: Session) -> dict[str, Any]:
    """What is known."""
    return dict(session.conversation.attributes.get("answers", {}))


@cache
def knowledge() -> KnowledgeBase:
    """The knowledge base, loaded once."""
    return load_knowledge()


def asks(exchange: Exchange) -> bool:
    """Whether the microphone is open with a question or prompt, and a reprompt stands ready."""
    return exchange.listens and bool(exchange.reprompt) and bool(exchange.speech)
