"""Random people who change their minds and ask things in between, against the real handler.

Never an exception, every response within Alexa's rules, always an end with advice, and nothing
remembered of anybody who did not agree to it.
"""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from skill.limits import faults
from skill.memory import Key
from skill.words import Words

from simulator.envelope import Device, Json
from simulator.session import Exchange, Session, real_handler
from simulator.understanding import Reading
from tests.conversations.spoken import spoken
from tests.memory.engines import Disk
from tests.skill.states import MEMORIES, knowledge

pytestmark = pytest.mark.no_cover

WORDS = Words.load("en-US")

STORIES = [
    "my left calf cramps at night",
    "both calves feel heavy in the evening",
    "my right calf is swollen since a long flight",
    "my back hurts and the pain shoots down my leg",
    "I have a cramp right now",
    "my son is nine and his leg hurts",
    "my calf hurts and I may be a little short of breath",
    "no",
]
FACTS = [
    "actually my right leg",
    "it is both legs",
    "it is swollen",
    "it is not swollen",
    "I also have a fever",
    "no fever",
    "I am pregnant",
    "I am seventy",
    "since three weeks",
    "it started suddenly",
    "after a marathon",
]
ASIDES = [
    "why",
    "what does that mean",
    "repeat",
    "slower",
    "how many more",
    "help",
    "skip",
    "go back",
    "change an answer",
    "what can I do",
    "whom should I see",
    "what could it be",
    "tell me about the second one",
    "send it to my phone",
    "pause",
    "go on",
    "bananas and custard",
    "log my pain six",
    "log my pain",
    "how have I been",
    "what do you know about me",
    "forget me",
]
REPLIES = ["yes", "no", "no", "no", "I don't know", "left", "a few days", "forty"]
ENOUGH = 60  # answers after which somebody who only answers must have been advised


class Talk(RuleBasedStateMachine):
    """A conversation with somebody who says anything at any time."""

    @initialize(
        story=st.sampled_from(STORIES),
        one_shot=st.booleans(),
        known=st.booleans(),
        agreed=st.booleans(),
    )
    def begin(self, story: str, one_shot: bool, known: bool, agreed: bool) -> None:
        self.key = Key(str(uuid4()), "a voice" if known else None)
        self.memory = Disk(Path(MEMORIES.name) / "at random").device()
        device = Device(user=self.key.user, person=self.key.person)
        self.session = Session("en-US", handler=real_handler(self.memory), device=device)
        if agreed:
            for line in ("log my pain six", "yes", "no"):
                self.session.say(line)
        if not one_shot:
            self.session.launch()
        self.session.say(story)

    @precondition(lambda self: self.session.open)
    @rule(line=st.sampled_from(REPLIES + FACTS + ASIDES))
    def say(self, line: str) -> None:
        self.session.say(line)

    @precondition(lambda self: self.session.open)
    @rule(data=st.data())
    def send_any_intent(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.session.ears.model.intents)))
        self.send(self.session.request(Reading(name, "exact")))

    @precondition(lambda self: self.session.open)
    @rule(garbage=st.dictionaries(st.sampled_from(["v", "answers", "open", "level"]), st.text()))
    def lose_the_attributes(self, garbage: dict[str, Any]) -> None:
        self.session.conversation.attributes = dict(garbage)

    @precondition(lambda self: self.session.open)
    @rule()
    def stay_silent(self) -> None:
        self.session.silence()

    def send(self, request: Json) -> Exchange:
        return self.session._send(request)  # noqa: SLF001 - what was never typed

    @precondition(lambda self: not self.session.open)
    @rule(line=st.sampled_from(STORIES))
    def open_it_again(self, line: str) -> None:
        self.session.say(line)

    @rule()
    def come_back(self) -> None:
        self.session.end()
        self.session.launch()

    @invariant()
    def nothing_is_kept_without_consent_or_after_forgetting(self) -> None:
        if not hasattr(self, "session"):
            return
        heard = [exchange.speech for exchange in self.session.history]
        agreed = _last(heard, "memory.consent_yes")
        forgotten = _last(heard, "memory.forget_done")
        assert (self.memory.recall(self.key) is not None) == (agreed > forgotten)

    @invariant()
    def every_response_keeps_the_rules(self) -> None:
        session: Session | None = getattr(self, "session", None)
        for exchange in session.history[-2:] if session else ():
            kind = exchange.request["request"]["type"]
            assert not faults(kind, exchange.response)
            assert not exchange.problems
            assert "went wrong" not in exchange.speech

    def teardown(self) -> None:
        """Whoever then only answers comes to advice, or to an emergency."""
        if not hasattr(self, "session"):
            return
        for _ in range(ENOUGH):
            if not self.session.open or self.session.history[-1].question == "more":
                break
            self.session.say("no")
        last = self.session.history[-1]
        assert not self.session.open or last.question == "more", last.speech


def _last(heard: list[str], key: str) -> int:
    """The turn in which a sentence was last said; -1: never."""
    return max((turn for turn, text in enumerate(heard) if spoken(WORDS, key, text)), default=-1)


Talk.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestTalk = Talk.TestCase
assert knowledge()  # loaded before the first example, so that none of them pays for it
