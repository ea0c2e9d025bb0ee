"""Plays a story and checks it from outside: by what is spoken, against words/, turn by turn."""

import re
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from skill.limits import faults
from skill.words import Words

from simulator.envelope import Device
from simulator.session import Exchange, Session, real_handler
from simulator.stories import Step, Story, meant, resting
from tests.conversations.spoken import spoken
from tests.memory.engines import Engine

DAY = 24 * 60 * 60  # seconds
MOST = 60  # turns, with what is asked in between; only an endless dialogue gets there


class Played:
    """A story in progress: the session, and what was heard last."""

    def __init__(self, story: Story, engine: Engine | None = None) -> None:
        self.story = story
        self.later = 0.0  # seconds that the story has moved on
        self.session = self._session(engine)
        self.words = Words.load(story.locale)
        self.last: Exchange | None = None
        self.heard = ""
        self.turns = 0

    def _session(self, engine: Engine | None) -> Session:
        """A session of the story's own person, who is remembered where there is an engine."""
        person = f"amzn1.ask.person.{uuid.uuid4()}" if self.story.known_voice else None
        device = Device(user=f"amzn1.ask.account.{uuid.uuid4()}", person=person)
        memory = engine.device(self._clock) if engine else None
        return Session(
            self.story.locale, handler=real_handler(memory), device=device, clock=self._clock
        )

    def _clock(self) -> float:
        return time.time() + self.later

    def play(self, between: Callable[["Played"], None] | None = None) -> "Played":
        """Play it whole, checking every turn; `between` is called before each thing said."""
        if self.story.steps[0].does != "one_shot":
            self._note(self.session.launch())
        for step in self.story.steps:
            if between is not None:
                between(self)
            self.do(step)
            for complaint in complaints(self, step):
                raise AssertionError(f"{step.place}: {complaint}\n  heard: {self.heard}")
        return self

    def do(self, step: Step) -> None:
        """One turn."""
        if step.does in {"say", "one_shot"}:
            assert step.does == "one_shot" or self.session.open, f"{step.place}: nobody listens"
            self.say(str(step.what))
        elif step.does == "touch":
            assert self.session.open, f"{step.place}: nobody listens"
            self._note(self.session.touch_shown(meant(step.what)))
        elif step.does == "silence":
            self.heard = self.session.silence() or ""
        elif step.does == "returns":
            self.session.end()
            self.turns = 0
            self.later += int(step.what) * DAY
            self._note(self.session.launch())
        elif step.does == "end":
            self._note(self.session.end() or self.session.history[-1])
        else:
            self.rest(step.what)

    def rest(self, answers: str | Mapping[str, str]) -> None:
        """Answer what is asked until advice is given, or nobody listens."""
        while self.session.open and (answer := resting(answers, self.question)) is not None:
            assert self.turns < MOST, f"{self.story.place}: still asking after {MOST} turns"
            self.say(answer)

    def say(self, line: str) -> None:
        """One line said."""
        self._note(self.session.say(line))

    @property
    def question(self) -> str | None:
        """What is open."""
        return self.last.question if self.last else None

    def _note(self, exchange: Exchange) -> None:
        self.last, self.heard = exchange, exchange.speech
        self.turns += 1
        broken = [
            *exchange.problems,
            *faults(exchange.request["request"]["type"], exchange.response),
        ]
        assert not broken, f"{self.story.place}: {'; '.join(broken)}\n  heard: {self.heard}"


def complaints(played: Played, step: Step) -> Iterator[str]:
    """What was expected of this turn and did not come."""
    for key, expected in step.hears.items():
        check: Callable[[Played, Any], Iterator[str]] = CHECKS[key]
        yield from check(played, expected)


def _asks(played: Played, expected: str) -> Iterator[str]:
    if played.question != expected:
        yield f"expected {expected} to be open, found {played.question}"


def _says(played: Played, expected: list[str]) -> Iterator[str]:
    for key in expected:
        if not spoken(played.words, key, played.heard):
            yield f"{key} was not said"


def _says_not(played: Played, expected: list[str]) -> Iterator[str]:
    for key in expected:
        if spoken(played.words, key, played.heard):
            yield f"{key} was said"


def _concludes(played: Played, expected: str) -> Iterator[str]:
    for who in ("action", "action_other"):
        if spoken(played.words, f"verdict.{who}.{expected}", played.heard):
            return
    yield f"the advice is not {expected}"


def _causes(played: Played, expected: list[str]) -> Iterator[str]:
    places = [played.heard.find(played.words.text(f"causes.{cause}.name")) for cause in expected]
    for cause, place in zip(expected, places, strict=True):
        if place < 0:
            yield f"{cause} was not named"
    if min(places) != places[0]:
        yield f"{expected[0]} was not named first"


def _sees(played: Played, expected: str) -> Iterator[str]:
    forms = (f"specialists.{expected}.{form}" for form in ("name", "plain"))
    if not any(spoken(played.words, form, played.heard) for form in forms):
        yield f"{expected} was not named"


def _emergency(played: Played, expected: str) -> Iterator[str]:
    number = played.words.text("locale.emergency")
    said = played.words.text(f"rules.{expected}.say")
    for name in re.findall(r"\{(\w+)\}", said):
        said = said.replace("{" + name + "}", played.words.text(f"locale.{name}"))
    heard = played.heard
    if heard.count(number) != said.count(number):
        yield "the emergency number was not said as often as the rule says it"
    if heard != said:
        yield f"expected the words of {expected}: {said}"
    yield from _ends(played, "yes")
    yield from _card(played, ["dialogue.cards.title_emergency"])


def _ends(played: Played, expected: str) -> Iterator[str]:
    if played.session.open == (expected == "yes"):
        yield "the session goes on" if played.session.open else "the session is over"


def _knows(played: Played, expected: Mapping[str, Any]) -> Iterator[str]:
    answers = played.session.conversation.attributes.get("answers", {})
    for finding, value in expected.items():
        known = answers.get(finding)
        if known != value:
            yield f"{finding} is {known}, expected {value}"


def _knows_not(played: Played, expected: list[str]) -> Iterator[str]:
    answers = played.session.conversation.attributes.get("answers", {})
    for finding in expected:
        if finding in answers:
            yield f"{finding} is {answers[finding]}, and should not be known"


def card_of(played: Played) -> str:
    """Title and text of the card, or nothing."""
    assert played.last is not None
    card = played.last.response["response"].get("card") or {}
    text = f"{card.get('title', '')}\n{card.get('content', '')}".strip()
    return text.replace("\N{NO-BREAK SPACE}", " ")  # French writes one before a colon


def _card(played: Played, expected: list[str] | str) -> Iterator[str]:
    card = card_of(played)
    if expected == "none":
        if card:
            yield f"there is a card: {card}"
        return
    for key in expected:
        if not spoken(played.words, key, card):
            yield f"{key} is not on the card: {card}"


def _card_not(played: Played, expected: list[str]) -> Iterator[str]:
    for key in expected:
        if spoken(played.words, key, card_of(played)):
            yield f"{key} is on the card"


def _slow(played: Played, expected: str) -> Iterator[str]:
    assert played.last is not None
    ssml = played.last.response["response"]["outputSpeech"]["ssml"]
    if ('rate="slow"' in ssml) != (expected == "yes"):
        yield f"slow speech: expected {expected}"


CHECKS: dict[str, Callable[[Played, Any], Iterator[str]]] = {
    "asks": _asks,
    "says": _says,
    "says_not": _says_not,
    "concludes": _concludes,
    "causes": _causes,
    "sees": _sees,
    "emergency": _emergency,
    "ends": _ends,
    "knows": _knows,
    "knows_not": _knows_not,
    "card": _card,
    "card_not": _card_not,
    "slow": _slow,
}
