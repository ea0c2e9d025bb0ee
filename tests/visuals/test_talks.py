"""Two conversations on Amazon's own view host: one by touch alone, one by voice alone."""

from typing import Any

from simulator.envelope import Device
from simulator.screens import SHOW_10
from simulator.session import Exchange, Session
from tools.screens.host import Host
from tools.screens.scenes import shown
from tools.screens.viewports import BY_NAME

DEVICE = BY_NAME["show10"]
# What is touched on one device, and what is said to another, where it is not no: the same talk.
TALK = {
    "invitation": (("My left calf",), "in my left calf"),
    "safety_b": (("None of these",), "no"),
    "safety_c": (("None of these",), "no"),
    "swelling": (("One calf",), "one calf"),
    "age_band": (("40 to 59",), "40 to 59"),
    "onset_and_duration": (
        ("Over hours or days", "For days"),
        "it came on over a few hours, three days ago",
    ),
    "sensation": (("Dull ache",), "a dull ache"),
    "timing": (("All the time",), "all the time"),
    "read_back": (("That is right",), "yes"),
}
PLAIN_NO = (("No",), "no")
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
    for _turn in range(MOST):
        if finished(session.history[-1]):
            break
        host.show(shown(session), DEVICE)
        assert host.complaints == []
        labels, _ = answer(session)
        sent = [one for label in labels for one in host.touch(label)]
        session.touch(sent[-1])
    return session


def by_voice(screen: bool) -> Session:
    """The same talk in words."""
    session = Session("en-US", device=Device(screen=SHOW_10 if screen else None))
    session.launch()
    for _ in range(MOST):
        if finished(session.history[-1]):
            break
        session.say(answer(session)[1])
    return session


def answer(session: Session) -> tuple[tuple[str, ...], str]:
    """What is touched, and what is said, to the question that is open."""
    return TALK.get(session.history[-1].question or "", PLAIN_NO)


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
