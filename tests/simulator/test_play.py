"""A browser tab's conversation: it can be taken back, replayed and copied, and mixes with none."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.screens import SHOW_8
from simulator.stories import COMING_BACK, FOLDER, meant, stories
from simulator.web import copying
from simulator.web.explaining import explanation
from simulator.web.play import ACCOUNT, VOICE, Move, NobodyListens, Play, Setting
from simulator.web.showing import conversation

SAID = ("my left calf is swollen", "no", "not sure")
REPLAYED = ("A swollen calf in Britain.", "Breathless in Canada hears 911.")


def play(*lines: str, **setting: str) -> Play:
    made = Play(Setting(**setting))
    for line in lines:
        made.say(line)
    return made


def heard(one: Play) -> list[Any]:
    return [turn["speech"] for turn in conversation(one)["turns"]]


def state(one: Play) -> Any:
    attributes = dict(one.session.conversation.attributes)
    attributes.pop("screen", None)  # made of the request's id, which is another each time
    return attributes


def test_undo_leaves_exactly_what_was_there_before() -> None:
    shorter, longer = play(*SAID[:2]), play(*SAID)
    longer.undo()
    assert heard(longer) == heard(shorter)
    assert state(longer) == state(shorter)
    longer.say(SAID[2])
    assert heard(longer) == heard(play(*SAID))


def test_the_greeting_cannot_be_taken_back() -> None:
    one = play()
    one.undo()
    assert [move.does for move in one.moves] == ["launch"]


def test_undo_takes_back_what_was_remembered() -> None:
    one = play("log my pain six", "yes", memory=ACCOUNT)
    one.do(Move("returns", 1))
    assert one.turns[-1].exchange.question == "whose"
    one.undo()
    one.undo()
    one.say("no")
    one.do(Move("returns", 1))
    assert one.turns[-1].exchange.question == "invitation"


def test_two_conversations_remember_nothing_of_each_other() -> None:
    one, other = (play(memory=ACCOUNT) for _ in range(2))
    one.say("log my pain six")
    one.say("yes")
    for each in (one, other):
        each.do(Move("returns", 1))
    assert one.turns[-1].exchange.question == "whose"
    assert other.turns[-1].exchange.question == "invitation"


def test_the_skill_can_be_called_by_its_name() -> None:
    one = play("Alexa, ask calf pain guide why my left calf cramps at night")
    assert [move.does for move in one.moves] == ["one_shot"]
    one.say("stop")
    with pytest.raises(NobodyListens):
        one.say("hello")
    one.say("Alexa, open calf pain guide")
    assert one.session.open


def test_silence_is_asked_again_once_and_then_ends_the_session() -> None:
    one = play()
    for _ in range(2):
        one.do(Move("silence"))
    again, over = conversation(one)["turns"][1:]
    assert again["speech"]
    assert not over["speech"]
    with pytest.raises(NobodyListens):
        one.do(Move("silence"))


@pytest.mark.parametrize("name", REPLAYED)
def test_a_story_is_replayed_to_its_end_and_its_copy_plays_the_same(
    name: str, tmp_path: Path
) -> None:
    [story] = [one for one in stories(FOLDER) if one.name == name]
    one = Play(Setting(locale=story.locale))
    one.replay(story)
    assert len(one.turns) >= len(story.steps)
    (tmp_path / "copied.yaml").write_text(copying.story(one), encoding="utf-8")
    [copied] = stories(tmp_path)
    again = Play(Setting(locale=copied.locale))
    again.replay(copied)
    assert heard(again) == heard(one)
    assert all(step.hears for step in copied.steps)


def test_a_story_of_coming_back_can_be_replayed_and_copied(tmp_path: Path) -> None:
    [story] = [one for one in stories(COMING_BACK) if one.name.startswith("Whoever agrees is")]
    one = Play(Setting(memory=ACCOUNT))
    one.replay(story)
    assert "whose" in [turn.exchange.question for turn in one.turns]
    (tmp_path / "copied.yaml").write_text(copying.story(one), encoding="utf-8")
    [copied] = stories(tmp_path)
    again = Play(Setting(memory=ACCOUNT))
    again.replay(copied)
    assert heard(again) == heard(one)


def test_a_touch_is_copied_by_what_it_says_and_touches_the_screen_that_is_shown_then(
    tmp_path: Path,
) -> None:
    one = Play(Setting(SHOW_8.id, memory=VOICE))
    touched = {"answers": {"leg": "left", "pain_site": ["calf"]}}
    one.do(Move("touch", {"token": one.turns[0].exchange.token, "arguments": [touched]}))
    (tmp_path / "copied.yaml").write_text(copying.story(one), encoding="utf-8")
    [copied] = stories(tmp_path)
    assert copied.known_voice
    assert copied.steps[0].what == touched
    again = Play(Setting(SHOW_8.id, memory=VOICE))
    again.replay(copied)
    assert heard(again) == heard(one)
    assert again.turns[-1].exchange.question == "safety_a"


def test_numbers_of_a_touch_are_numbers_again_when_a_story_is_read() -> None:
    assert meant({"severity": "7", "about": ["leg"]}) == {"severity": 7, "about": ["leg"]}


def test_a_copy_for_ask_dialog_opens_the_skill_and_says_every_line() -> None:
    replay = json.loads(copying.dialog(play(*SAID, locale="en-GB")))
    assert replay == {
        "skillId": replay["skillId"],
        "locale": "en-GB",
        "type": "text",
        "userInput": ["open calf pain guide", *SAID],
    }
    one_shot = play("ask calf pain guide why my left calf cramps at night")
    assert json.loads(copying.dialog(one_shot))["userInput"] == [
        "ask calf pain guide why my left calf cramps at night"
    ]


def test_a_turn_is_explained_by_what_was_matched_heard_known_and_fired() -> None:
    why = explanation(play("my left calf is swollen").turns[-1])
    assert why["matched"]["slots"]["leg"] == [{"spoken": "left", "id": "left"}]
    assert why["heard"]["told"]["answers"]["leg"] == "left"
    assert {one["finding"] for one in why["mentions"]} >= {"leg", "swelling"}
    assert [one["value"] for one in why["findings"] if one["finding"] == "swelling"] == ["one_calf"]
    assert all(one["new"] for one in why["findings"])
    assert why["urgency"] == "same_day"
    assert why["rules"]
    [first, *_] = why["causes"]
    assert first["for"]
    assert all(one["times"] > 1 for one in first["for"])
    assert why["next"]["id"] == "safety_a"


def test_the_last_turn_is_explained_though_it_carries_no_state() -> None:
    why = explanation(play("my calf hurts and I can't breathe").turns[-1])
    assert why["urgency"] == "emergency_now"
    assert why["rules"][0]["urgency"] == "emergency_now"


@pytest.mark.parametrize("given", [{"device": "toaster"}, {"memory": "maybe"}, {"locale": "tlh"}])
def test_a_setting_that_there_is_not_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no "):
        Setting(**given)
