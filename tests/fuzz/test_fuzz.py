"""Whatever is said: no exception, no broken response, no false alarm, no work that explodes."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from calf_rules.strict_yaml import read as read_yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from skill.hearing import Ears
from skill.reading import Asked, read

from simulator.envelope import Conversation
from simulator.model import Sample
from simulator.session import LambdaContext, Session, real_handler
from simulator.understanding import Reading, understanding
from simulator.values import Filled
from tests.complaints import complaints
from tests.reading.ratchet import hold

pytestmark = pytest.mark.no_cover

CORPUS: dict[str, list[str]] = read_yaml(Path(__file__).parent / "corpus.yaml").plain()
LONGEST = 500  # characters
EARS = Ears.load("en")
TRAITS = EARS.pack.traits
WORDS = sorted({word for phrase in EARS.pack.phrases.tags for word in phrase.split()})
ALARMS = {"emergency_statement", "crisis", "other_emergency"}
# What leads to each kind of question: nothing asked, the safety screen, a value, an offer.
LEADS: tuple[list[str], ...] = (
    [],
    ["my left calf hurts"],
    ["my left calf hurts", "no", "no", "no", "no"],
)
unhurried = settings(deadline=None)  # the machine may be busy: work is counted below
MOST_WORK = 2.5  # for a text twice as long
QUADRATIC = 4.1
SAFETY = Asked("safety_a", ("chest_breath_signs",), "compound")

texts = st.text(max_size=LONGEST) | st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join)
samples = st.sampled_from([one for one in understanding("en-US").model.samples if one.carrier])
intents = st.sampled_from(sorted(EARS.kinds))
open_questions = st.sampled_from(
    [None, "safety_a", "leg", "severity", "more", "anything_else", "?"]
)


@pytest.fixture(autouse=True)
def _no_apology() -> Iterator[None]:
    """The guard's apology is a failure here."""
    with complaints() as complained:
        yield
        assert complained == []


def post(intent: str, slots: Mapping[str, str], attributes: Mapping[str, Any]) -> None:
    """One request to the handler, with any words in its slots; no rule may be broken."""
    model = understanding("en-US").model
    conversation = Conversation("en-US", new=False, attributes=dict(attributes))
    filled = {name: (Filled(words, match=False),) for name, words in slots.items()}
    request = conversation.intent(Reading(intent, "fuzz", filled), model.intents[intent])
    session = Session("en-US")
    session.conversation = conversation
    with complaints() as complained:
        assert session._send(request).problems == ()  # noqa: SLF001
    assert complained == []


@unhurried
@given(samples, texts, open_questions)
def test_any_free_speech_gets_a_proper_answer(
    carrier: Sample, text: str, question: str | None
) -> None:
    attributes = {"open": question} if question else {}
    post(carrier.intent.name, {carrier.slots[0]: text}, attributes)


@unhurried
@given(intents, st.data())
def test_any_words_in_any_slot_get_a_proper_answer(intent: str, data: st.DataObject) -> None:
    slots = understanding("en-US").model.intents[intent].slots
    post(intent, {name: data.draw(texts) for name in slots}, {})


@unhurried
@given(st.dictionaries(st.sampled_from(["open", "findings", "lines", "speaker", "x"]), texts))
def test_any_session_attributes_get_a_proper_answer(attributes: dict[str, str]) -> None:
    post("IWordsIntent", {"after_i": "have swollen calves"}, attributes)


@unhurried
@given(st.text(max_size=LONGEST))
def test_any_typed_line_is_understood_somehow(text: str) -> None:
    understanding("en-US").understand(text)


@pytest.mark.parametrize("lead", LEADS, ids=len)
@pytest.mark.parametrize("text", [*CORPUS["odd"], *(heap * 40 for heap in CORPUS["heaps"])])
def test_odd_texts_are_talked_over(text: str, lead: list[str]) -> None:
    session = Session("en-US")
    assert all(session.say(line).problems == () for line in (*lead, text))


def test_harmless_talk_alarms_nobody() -> None:
    ended = [(text, lead) for lead in LEADS for text in CORPUS["harmless"] if ends(text, lead)]
    hold("harmless_ends", [f"{text} (after {len(lead)} lines)" for text, lead in ended])


def ends(text: str, lead: list[str]) -> bool:
    """Whether the talk is over; only an emergency or a farewell may end it."""
    session = Session("en-US")
    session.launch()
    for line in lead:
        session.say(line)
    return not session.say(text).listens


@pytest.mark.parametrize(("name", "asked"), [("harmless_alone", None), ("harmless_asked", SAFETY)])
def test_harmless_talk_is_read_as_no_emergency(name: str, asked: Asked | None) -> None:
    hold(name, [text for text in CORPUS["harmless"] if dangerous(text, asked)])


def dangerous(text: str, asked: Asked | None) -> bool:
    """Whether a danger is taken, or asked about, or an emergency answered."""
    heard = read(text, EARS.pack, asked)
    said = {finding for finding, value in heard.answers.items() if value == "yes"}
    alarmed = heard.kind in ALARMS or heard.reply == "yes"
    return alarmed or bool(heard.concerns) or bool(said & TRAITS.warnings)


def test_there_is_enough_of_everything() -> None:
    assert len(CORPUS["harmless"]) >= 80
    assert len(CORPUS["odd"]) >= 30


def test_the_work_of_reading_grows_with_the_text_and_no_faster() -> None:
    growing = {heap: growth(heap) for heap in CORPUS["heaps"]}
    faster = {heap: times for heap, times in growing.items() if times >= MOST_WORK}
    hold("work_grows_faster", [f"{heap!r}: {times:.1f}" for heap, times in faster.items()])
    assert max(growing.values()) < QUADRATIC


def growth(heap: str) -> float:
    """How many times the work a text of twice the length is."""

    def text(characters: int) -> str:
        return (heap * characters)[:characters]

    once, twice = work(text(LONGEST)), work(text(2 * LONGEST))
    assert once > 0
    return twice / once


def work(text: str) -> int:
    """Lines of our own code that reading a text runs through: the same on every machine."""
    ran = 0

    def line(frame: FrameType, event: str, _: object) -> Any:
        nonlocal ran
        ran += event == "line"
        return line if "skill" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(line)
    try:
        read(text, EARS.pack, None)
    finally:
        sys.settrace(before)
    return ran


def test_the_handler_is_the_one_that_ships() -> None:
    assert real_handler().__module__ == "skill.guard"
    assert LambdaContext().get_remaining_time_in_millis() > 0
