"""Every story in this folder holds, played through the simulator and the real handler."""

from itertools import cycle
from pathlib import Path

import pytest
from calf_rules.faults import DataError
from skill.words import DEFAULT_LOCALE, language_of

from simulator.stories import COMING_BACK, Story, stories, told_in
from tests.conversations.playing import Played
from tests.locales import LOCALES
from tests.memory.engines import ENGINES, Disk, Engine

STORIES = stories()
REMEMBERED = stories(COMING_BACK)
ELSEWHERE = [one for one in LOCALES if language_of(one) != language_of(DEFAULT_LOCALE)]
TOLD = [story for locale in ELSEWHERE for story in told_in(locale, STORIES)]
DEALT = list(zip(STORIES, cycle(ENGINES), strict=False))  # keeping is tested with each engine
TOLD_AGAIN = [story for locale in ELSEWHERE for story in told_in(locale, REMEMBERED)]


def named(story: Story) -> str:
    return f"{story.locale}: {story.name}"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_story(story: Story) -> None:
    Played(story).play()


@pytest.mark.parametrize("story", REMEMBERED, ids=lambda story: story.name)
def test_story_of_coming_back(story: Story, engine: Engine) -> None:
    Played(story, engine).play()


@pytest.mark.no_cover
@pytest.mark.parametrize("story", TOLD, ids=named)
def test_story_in_another_language(story: Story) -> None:
    Played(story).play()


@pytest.mark.no_cover
@pytest.mark.parametrize("story", TOLD_AGAIN, ids=named)
def test_story_of_coming_back_in_another_language(story: Story, tmp_path: Path) -> None:
    Played(story, Disk(tmp_path)).play()


class Declining(Played):
    """The same story with the memory on: whoever is asked wants nothing to be remembered."""

    def say(self, line: str) -> None:
        super().say(line)
        if self.question == "consent":
            super().say("no")


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("story", "engine"),
    DEALT,
    ids=lambda one: getattr(one, "name", one),
    indirect=["engine"],
)
def test_story_of_somebody_who_wants_no_memory(story: Story, engine: Engine) -> None:
    Declining(story, engine).play()


def test_there_are_enough_stories_and_no_two_have_one_name() -> None:
    names = [story.name for story in (*STORIES, *REMEMBERED)]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


FAULTY = {
    "unknown key": ("- story: a\n  turns:\n    - {sai: hello}\n", "did you mean say"),
    "nothing done": ("- story: a\n  turns:\n    - {asks: leg}\n", "exactly one of"),
    "two things done": ("- story: a\n  turns:\n    - {say: a, rest: b}\n", "exactly one of"),
    "no turns": ("- story: a\n", "a list of `turns:`"),
    "wrong shape": ("- story: a\n  turns:\n    - {say: a, says: b}\n", "says takes a list"),
    "late one-shot": ("- story: a\n  turns:\n    - {say: a}\n    - {one_shot: b}\n", "first turn"),
    "unknown voice": ("- story: a\n  voice: mine\n  turns:\n    - {say: a}\n", "only be known"),
    "no yaml": ("- story: [\n", "not readable as YAML"),
}


@pytest.mark.parametrize(("text", "complaint"), FAULTY.values(), ids=FAULTY)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "wrong.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"wrong\.yaml:\d") as caught:
        stories(tmp_path)
    assert complaint in str(caught.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no story was found"):
        stories(tmp_path)
