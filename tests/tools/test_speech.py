"""A line of speech on its whole way to the findings, with its question open."""

from collections.abc import Iterator
from typing import Any

import pytest
from calf_rules import load_knowledge
from skill.reading import Heard

from tools import ROOT
from tools.scoring.lines import rows_of
from tools.scoring.speech import Read, opened, question_named, read, taken

KNOWLEDGE = load_knowledge()


def corpora() -> Iterator[Any]:
    found = [
        path
        for path in sorted((ROOT / "interaction_model").glob("*/corpus/*.jsonl"))
        if path.stem.startswith(("openings", "replies")) and "own" not in path.stem
    ]
    assert len(found) == 9
    return iter(found)


def said(q: str | None, text: str) -> Read:
    line = {"says": text} if q is None else {"q": q, "text": text}
    return read({**line, "locale": "en-GB"})


@pytest.mark.parametrize(
    ("name", "form", "asks"),
    [
        ("fever", "yes_no", ("fever",)),
        ("leg", "value", ("leg",)),
        ("severity", "number", ("severity",)),
        ("safety_a", "yes_no", ("chest_breath_signs",)),
        ("onset_and_duration", "value", ("onset", "duration")),
    ],
)
def test_any_question_can_be_opened(name: str, form: str, asks: tuple[str, ...]) -> None:
    question = question_named(KNOWLEDGE, name)
    assert (question.id, question.form, question.asks) == (name, form, asks)


def test_a_compound_and_which_of_it_ask_for_the_same() -> None:
    first, second = (question_named(KNOWLEDGE, f"{x}safety_b") for x in ("", "which_"))
    assert (first.form, second.form, first.asks) == ("compound", "which", second.asks)


def test_what_is_no_question_is_refused() -> None:
    with pytest.raises(ValueError, match="no question weather"):
        question_named(KNOWLEDGE, "weather")


def test_every_row_of_the_corpora_speaks_of_questions_and_findings_that_there_are() -> None:
    for path in corpora():
        for row in rows_of(path):
            here = opened(KNOWLEDGE, row)
            assert (here.question is None) == ("says" in row)
            labels = row["facts"] if "facts" in row else {**row["said"], **row["rest"]}
            assert labels.keys() <= KNOWLEDGE.findings.keys()


def test_a_question_that_the_rules_would_not_choose_is_answered_all_the_same() -> None:
    assert said("vein_bleeding", "no").recorded == {"vein_bleeding": "no"}
    assert said("eased_by", "don't know").recorded == {"eased_by": "unsure"}


def test_yes_to_swelling_is_heard_of_the_leg_that_is_known_and_the_leg_is_not_recorded() -> None:
    assert said("swelling", "yes").recorded == {"swelling": "one_calf"}
    assert said("swelling", "my left leg").recorded["swelling"] == "one_calf"


def test_yes_to_a_compound_asks_which_and_none_of_these_takes_it_back() -> None:
    yes = said("safety_b", "yes")
    assert yes.recorded == {"safety_b": "yes"}
    assert yes.asking == set(KNOWLEDGE.compounds["safety_b"].findings)
    assert said("which_safety_b", "none of them").recorded == {"safety_b": "no"}


def test_an_alarm_ends_the_session_and_so_does_goodbye() -> None:
    alarm, goodbye, nothing = said("safety_a", "yes"), said("fever", "stop"), said("fever", "no")
    assert (alarm.over, alarm.alarm) == (True, True)
    assert (goodbye.over, goodbye.alarm) == (True, False)
    assert (nothing.over, nothing.alarm) == (False, False)
    assert said(None, "i can't breathe").alarm


def test_what_did_not_arrive_is_not_recorded() -> None:
    lost = said("fever", "zwölf boxkämpfer")
    assert (lost.recorded, lost.how) == ({}, "fallback AMAZON.FallbackIntent")


def heard(q: str, heard: Heard) -> Read:
    return taken(KNOWLEDGE, opened(KNOWLEDGE, {"q": q}), heard)


def test_a_warning_that_was_said_unclearly_is_being_asked_about() -> None:
    concern = Heard("describe_symptoms", concerns=("dark_urine",))
    assert heard("leg", concern).asking == {"dark_urine"}
    assert heard("dark_urine", concern).asking == {"dark_urine"}


def test_a_question_asked_again_or_the_screen_that_comes_anyway_asks_about_nothing() -> None:
    assert heard("which_safety_b", Heard("ask_why")).asking == frozenset()
    assert heard("leg", Heard("answer_value", {"leg": "left"})).asking == frozenset()


@pytest.mark.parametrize("kind", ["crisis", "other_emergency", "emergency_statement"])
def test_an_emergency_without_a_finding_is_an_alarm_too(kind: str) -> None:
    assert heard("leg", Heard(kind)).alarm
