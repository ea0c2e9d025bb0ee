"""A question about several things leaves out what is known, in good sentences."""

from collections.abc import Sequence

import pytest
from calf_rules import Findings
from skill.dialogue import take
from skill.filling import plain
from skill.reading import Heard
from skill.several import PART, whole, without
from skill.state import State
from skill.words import Words, locales

from tests.skill.states import knowledge

WORDS = Words.load("en-GB")
TEXT = "Is it [cold: cold], [weak: weak], or [hard: hard as wood]? [fever: Any fever]?"


def join(items: Sequence[str]) -> str:
    return " or ".join(items)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ((), "Is it cold, weak, or hard as wood? Any fever?"),
        (("hard",), "Is it cold or weak? Any fever?"),
        (("cold", "weak"), "Is it hard as wood? Any fever?"),
        (("cold", "weak", "hard"), "Any fever?"),
        (("fever",), "Is it cold, weak, or hard as wood?"),
    ],
)
def test_what_is_known_is_left_out(known: tuple[str, ...], said: str) -> None:
    assert without(TEXT, known, join) == said


def test_a_sentence_that_lost_its_beginning_begins_with_a_capital() -> None:
    assert without("¿[a: Tiene fiebre], o [b: se encuentra mal]?", ("a",), join) == (
        "¿Se encuentra mal?"
    )


def test_the_whole_is_what_is_written_without_the_brackets() -> None:
    assert whole(TEXT) == "Is it cold, weak, or hard as wood? Any fever?"


@pytest.mark.parametrize("told", [{"fever": "no"}, {"fever": "no", "very_unwell": "no"}])
def test_nobody_is_asked_again_within_a_question_about_several_dangers(
    told: dict[str, str],
) -> None:
    known = Findings.of(safety_a="no", safety_b="no", **told)
    turn = take(knowledge(), State(known, "leg"), Heard("answer_value", answers={"leg": "left"}))
    assert turn.state.open == "safety_c"
    asked = plain(WORDS, turn.ask).lower()
    assert "fever" not in asked
    assert "dark urine" in asked
    assert ("ill" in asked) is ("very_unwell" not in told)


def test_what_was_left_unsure_is_asked_with_the_others() -> None:
    known = Findings.of(safety_a="no", safety_b="no", fever="unsure")
    turn = take(knowledge(), State(known, "leg"), Heard("answer_value", answers={"leg": "left"}))
    assert "fever" in plain(WORDS, turn.ask).lower()


@pytest.mark.parametrize("tries", range(3))
def test_a_man_is_not_asked_about_hormones_however_often_it_is_put(tries: int) -> None:
    screen = dict.fromkeys(("safety_a", "safety_b", "safety_c"), "no")
    known = Findings.of(**screen, sex="male", leg="left", swelling="none")
    state = State(known, "clot_risk").but(tries={"clot_risk": tries})
    asked = take(knowledge(), state, Heard("help"))
    which = take(knowledge(), state, Heard("answer_yes", reply="yes"))
    assert (asked.state.open, which.state.open) == ("clot_risk", "which_clot_risk")
    said = plain(WORDS, (*asked.ask, *which.ask)).lower()
    assert "cancer" in said
    assert not {word for word in ("hormones", "pill") if word in said}


@pytest.mark.parametrize(
    ("told", "open_still"), [({"onset": "gradual"}, "duration"), ({"duration": "weeks"}, "onset")]
)
def test_half_an_answer_to_a_pair_leaves_the_other_half_open(
    told: dict[str, str], open_still: str
) -> None:
    state = State(Findings.of(safety_a="no", safety_b="no", safety_c="no"), "onset_and_duration")
    turn = take(knowledge(), state, Heard("answer_value", answers=told))
    assert {name: turn.state.findings.get(name) for name in told} == told
    assert not turn.state.findings.was_asked(open_still)


SAFETY = ("safety_b", "safety_c")
FORMS = ("ask", "ask_other", "simpler", "examples", "which")


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("question", SAFETY)
@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_safety_question_asks_for_what_is_left_alone(
    locale: str, question: str, form: str
) -> None:
    words = Words.load(locale)
    text = words.find(f"questions.{question}.{form}")
    parts = set(knowledge().compounds[question].findings)
    assert {part[1] for part in PART.finditer(text)} == parts
    for left in parts:
        said = without(text, parts - {left}, join)
        assert len(said) > len(without(text, parts, join))
