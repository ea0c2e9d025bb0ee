"""Two conversations on Amazon's own view host: one by touch alone, one by voice alone."""

from typing import Any

from simulator.envelope import Device
from simulator.screens import SHOW_10
from simulator.session import Exchange, Session
from tools.screens.host import Host
from tools.screens.scenes import shown
from tools.screens.viewports import BY_NAME

DEVICE = BY_NAME["show10"]
# What is touched on one device, and what is said to another: the same talk.
TALK = (
    (("My left calf",), "in my left calf"),
    (("No",), "no"),
    (("None of these",), "no"),
    (("None of these",), "no"),
    (("One calf",), "one calf"),
    (("Over hours or days", "For days"), "it came on over a few hours, three days ago"),
    (("40 to 59",), "40 to 59"),
)
MOST = 25  # turns


def ending(session: Session) -> Any:
    attributes = session.history[-1].response["sessionAttributes"]
    return {name: attributes[name] for name in ("open", "level", "named", "answers")}


def finished(exchange: Exchange) -> bool:
    return not exchange.listens or exchange.question == "more"


def by_touch(host: Host) -> Session:
    """Led from the greeting to the advice by touching what the view host shows."""
    session = Session("en-US", device=Device(screen=SHOW_10))
    session.launch()
    for labels in (*(labels for labels, _ in TALK), *[()] * MOST):
        if finished(session.history[-1]):
            break
        host.show(shown(session), DEVICE)
        assert host.complaints == []
        sent = [one for label in labels or answer(session) for one in host.touch(label)]
        session.touch(sent[-1])
    return session


def answer(session: Session) -> tuple[str, ...]:
    """No wherever that is an answer; what was understood is right."""
    return ("That is right",) if session.history[-1].question == "read_back" else ("No",)


def by_voice(screen: bool) -> Session:
    """The same talk in words."""
    session = Session("en-US", device=Device(screen=SHOW_10 if screen else None))
    session.launch()
    for line in (*(line for _, line in TALK), *[""] * MOST):
        if finished(session.history[-1]):
            break
        asked = session.history[-1].question
        session.say(line or ("yes" if asked == "read_back" else "no"))
    return session


def test_a_talk_by_touch_alone_ends_as_the_same_talk_in_words(host: Host) -> None:
    touched, typed = by_touch(host), by_voice(screen=False)
    assert ending(touched) == ending(typed)
    assert ending(touched)["open"] == "more"
    host.show(shown(touched), DEVICE)
    assert "Tell me more" in {one["label"] for one in host.places()}


def test_a_talk_by_voice_alone_is_the_same_with_a_screen_and_without(host: Host) -> None:
    seen, heard = by_voice(screen=True), by_voice(screen=False)
    assert [one.speech for one in seen.history] == [one.speech for one in heard.history]
    for exchange in seen.history:
        host.show(exchange.response["response"]["directives"][0], DEVICE)
        assert host.complaints == []
