"""A touch does what its words do, on every screen; where there is no screen, nothing changes."""

import subprocess
import sys
from copy import copy, deepcopy
from typing import Any

import pytest
from calf_rules import Question
from skill.dialogue.turn import Turn
from skill.languages import ears_for, words_for
from skill.reading import Asked, read
from skill.showing import screens
from skill.showing.scene import Scene
from skill.showing.touches import choices
from skill.state import State
from skill.touching import touched

from simulator.envelope import Device
from simulator.screens import SHOW_10
from simulator.session import Session
from tests.skill.states import REMEMBERED, reached
from tools import ROOT
from tools.screens.longest import knowledge
from tools.screens.scenes import TALKS, shown
from tools.screens.scenes import reached as talked_to

SORRY = "something went wrong"


def touches(data: Any) -> list[Any]:
    """Everything that a screen sends, wherever it stands in what fills the screen."""
    if isinstance(data, list):
        return [one for part in data for one in touches(part)]
    if not isinstance(data, dict):
        return []
    own = [data["touch"]] if "touch" in data else []
    return own + [one for part in data.values() for one in touches(part)]


def touching(session: Session, touch: Any) -> Any:
    """The exchange after a touch, in a session of its own."""
    other = copy(session)
    other.history = list(session.history)
    other.conversation = deepcopy(session.conversation)
    return other.touch({"token": shown(session)["token"], "arguments": [touch]})


@pytest.mark.parametrize("name", [name for name in TALKS if name not in {"farewell", "emergency"}])
def test_every_touch_is_answered(name: str) -> None:
    session = talked_to("en-US", TALKS[name])
    found = touches(shown(session)["datasources"])
    assert found
    for touch in found:
        answer = touching(session, touch)
        assert answer.speech, touch
        assert not answer.problems, touch
        assert SORRY not in answer.speech, touch
        assert "an earlier screen" not in answer.speech, touch


@pytest.mark.parametrize("name", sorted(REMEMBERED))
def test_every_touch_of_the_memorys_screens_is_answered(name: str) -> None:
    session = reached(name)
    session.conversation.device = Device(screen=SHOW_10)
    said = session.say("say that again")
    assert shown(session)["datasources"]["screen"], said.speech
    for touch in touches(shown(session)["datasources"]):
        answer = touching(session, touch)
        assert not answer.problems, touch
        assert SORRY not in answer.speech, touch


def test_an_item_of_the_read_back_is_touched_to_be_corrected() -> None:
    session = talked_to("en-US", TALKS["read-back"])
    screen = shown(session)["datasources"]["screen"]
    wrong = next(one for one in screen["items"] if one["text"] == "The left leg")
    session.touch({"token": shown(session)["token"], "arguments": [wrong["touch"]]})
    instead = shown(session)["datasources"]["screen"]["choices"]
    right = next(one for one in instead if one["text"] == "Right")
    answer = session.touch({"token": shown(session)["token"], "arguments": [right["touch"]]})
    assert answer.response["sessionAttributes"]["answers"]["leg"] == "right"


def value_questions() -> list[Question]:
    return [
        Question(name, (name,), "pattern", "value")
        for name, one in knowledge().findings.items()
        if one.kind in {"enum", "multi"} and name not in knowledge().never_asked
    ]


def labels(question: Question) -> list[tuple[str, Any]]:
    scene = Scene(knowledge(), words_for("en-US"), Turn(State(), ()))
    found = choices(scene, question)
    return [(one["text"], {"token": "t", "arguments": [one["touch"]]}) for one in found]


@pytest.mark.parametrize("question", value_questions(), ids=lambda one: one.id)
def test_what_stands_on_a_place_to_touch_means_the_same_when_it_is_said(
    question: Question,
) -> None:
    asked = Asked(question.id, question.asks, question.form)
    for text, touch in labels(question):
        heard, meant = read(text, ears_for("en").pack, asked), touched(touch, "t")
        said = {**heard.answers, **({} if heard.reply is None else {"reply": heard.reply})}
        wanted = {**meant.answers, **({} if meant.reply is None else {"reply": meant.reply})}
        none = knowledge().none_values.get(question.id)
        no = heard.reply == "no" and meant.answers.get(question.id) in {none, frozenset({none})}
        assert no or all(said.get(name) == value for name, value in wanted.items()), text


def test_a_touch_on_an_earlier_screen_is_answered_kindly_and_changes_nothing() -> None:
    session = talked_to("en-US", TALKS["signs"])
    before = session.history[-1].response["sessionAttributes"]["answers"]
    earlier = shown(talked_to("en-US", ()))["token"]
    answer = session.touch({"token": earlier, "arguments": [{"reply": "yes"}]})
    assert answer.response["sessionAttributes"]["answers"] == before
    assert answer.question == "safety_b"
    assert answer.listens


@pytest.mark.parametrize(
    "arguments", [None, "x", [None], [[]], [{"kind": "stop_everything"}], [{"answers": {"leg": 5}}]]
)
def test_whatever_a_screen_never_sends_is_not_understood(arguments: Any) -> None:
    heard = touched({"token": "t", "arguments": arguments}, "t")
    assert heard.kind == "off_topic"
    assert not heard.answers


def test_an_emergency_is_said_and_shows_the_number_alone() -> None:
    session = talked_to("en-GB", TALKS["emergency"])
    assert "999" in session.history[-1].speech.replace(" ", "")
    assert set(shown(session)["datasources"]["screen"]) == {"number", "letters", "label"}
    assert shown(session)["datasources"]["screen"]["number"] == "999"


def test_a_token_names_nobody_and_nothing_that_was_told() -> None:
    session = talked_to("en-US", TALKS["warned"])
    sent = session.history[-1].request
    token = shown(session)["token"]
    assert token.removeprefix("screen-") in sent["request"]["requestId"]
    assert not any(told in token for told in ("left", "calf", sent["session"]["user"]["userId"]))


def test_a_screen_that_fails_leaves_the_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise KeyError("title")

    monkeypatch.setattr(screens, "screen_for", fails)
    answer = Session("en-US", device=Device(screen=SHOW_10)).launch()
    assert answer.listens
    assert "directives" not in answer.response["response"]


@pytest.mark.parametrize("interfaces", [None, {}, {"Alexa.Presentation.APL": None}])
def test_a_device_that_does_not_say_so_has_no_screen(interfaces: Any) -> None:
    session = Session("en-US")
    event = session.conversation.launch()
    event["context"]["System"]["device"]["supportedInterfaces"] = interfaces
    assert "directives" not in session.handler(event, None)["response"]


def test_what_makes_screens_is_loaded_for_none_but_a_device_with_one() -> None:
    script = (
        "import sys; from simulator.session import Session; from simulator.envelope import Device;"
        "from simulator.screens import SHOW_10;"
        "Session('en-US').launch(); before = 'skill.showing.screens' in sys.modules;"
        "Session('en-US', device=Device(screen=SHOW_10)).launch();"
        "print(before, 'skill.showing.screens' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'lambda'}:{ROOT}"},
        check=True,
    )
    assert ran.stdout.split() == ["False", "True"]
