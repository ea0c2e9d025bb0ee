"""What can be followed by ear: short questions, few values, few items."""

import json
import re
from collections.abc import Iterator

import pytest
from calf_rules import Findings
from calf_rules.strict_yaml import read
from skill.dialogue import take
from skill.filling import plain
from skill.reading import Heard
from skill.several import whole
from skill.state import State
from skill.words import Words, language_of, locales

from tests.skill.states import knowledge
from tools.compiled import WORDING, WORDS

MOST_VALUES = 4  # in one sentence of a question
SPOKEN = ("ask", "ask_other", "simpler", "examples", "which")


def offered(sentence: str) -> list[str]:
    """The values that a sentence offers: "a or b, c, or d" are three."""
    parts = [part for part in re.split(r",\s*", sentence) if part.strip()]
    return parts if len(parts) > 1 else []


def sentences(locale: str) -> Iterator[tuple[str, str]]:
    for name, entry in Words.load(locale).find("questions").items():
        for form in SPOKEN:
            for sentence in re.split(r"[.?!:]", whole(entry.get(form, ""))):
                yield f"{name}.{form}", sentence


@pytest.mark.parametrize("locale", locales())
def test_no_question_offers_more_than_four_values_in_one_breath(locale: str) -> None:
    found = list(sentences(locale))
    assert len(found) > 300
    assert not [one for one in found if len(offered(one[1])) > MOST_VALUES]


@pytest.mark.parametrize("locale", locales())
def test_every_further_form_of_a_question_uses_other_words(locale: str) -> None:
    for name, entry in Words.load(locale).find("questions").items():
        forms = [entry[form] for form in ("ask", "simpler", "examples")]
        assert len(set(forms)) == len(forms), name


@pytest.mark.parametrize("locale", locales())
def test_nothing_is_asked_in_words_that_only_a_form_would_use(locale: str) -> None:
    for name, sentence in sentences(locale):
        assert not re.search(r"\b(theirs|for them in)\b", sentence, re.IGNORECASE), name


def expecting(locale: str) -> re.Pattern[str]:
    """The words that only somebody who may be expecting a child should hear."""
    wording = read(WORDS / language_of(locale) / f"{WORDING}.yaml").plain()
    return re.compile(wording["expecting"], re.IGNORECASE)


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("told", [{"sex": "male"}, {"age_band": "75plus"}])
@pytest.mark.parametrize("tries", range(3))
@pytest.mark.parametrize("speaker", ["self", "other"])
def test_nobody_is_asked_about_a_pregnancy_that_cannot_be(
    told: dict[str, str], tries: int, speaker: str, locale: str
) -> None:
    screen = dict.fromkeys(("safety_a", "safety_b", "safety_c"), "no")
    known = Findings.of(**screen, **told, leg="left", swelling="none")
    state = State(known, "clot_risk").but(tries={"clot_risk": tries}, speaker=speaker)
    turn = take(knowledge(), state, Heard("help"))
    assert turn.state.open == "clot_risk"
    asked = plain(Words.load(locale), (*turn.ask, *turn.reprompt))
    assert not expecting(locale).search(asked)
    which = take(knowledge(), state, Heard("answer_yes", reply="yes"))
    assert which.state.open == "which_clot_risk"
    assert not expecting(locale).search(plain(Words.load(locale), which.ask))


def test_an_exercise_is_spoken_like_a_coach_and_not_as_a_bare_number() -> None:
    for exercise in Words.load("en-US").find("self_care").values():
        for step in exercise["steps"]:
            assert re.match(r"[A-Z][a-z]+", step), step
            assert step[-1] == ".", step


def test_no_number_is_said_twice_in_one_sentence() -> None:
    for locale in locales():
        entries = json.dumps(Words.load(locale).entries)
        assert not re.search(r"\{emergency\}[^.?!]{0,20}\{emergency\}", entries)
