"""The score of utterances counts as vocabulary-map.yaml says."""

import json
from pathlib import Path
from typing import Any

import pytest
from calf_rules import load_knowledge
from calf_rules.strict_yaml import read

from tools.score_utterances import VOCABULARY, main
from tools.utterance_facts import Answers, Score, days, facts, opened, score

MAP = read(VOCABULARY).plain()
KINDS = {one.id: one.kind for one in load_knowledge().findings.values()}


def scores(answers: Answers, kind: str = "describe_symptoms", **said: Any) -> list[Score]:
    return [score(fact, answers, KINDS) for fact in facts({"kind": kind, **said}, MAP)]


@pytest.mark.parametrize(
    ("phrase", "values"),
    [
        ("three days", ["days"]), ("a week", ["days", "weeks"]), ("a fortnight", ["weeks"]),
        ("six weeks", ["weeks", "months"]), ("six months", ["months"]), ("two and a half hours",
        ["today"]), ("months", ["months"]), ("since monday", ["days"]), ("this morning", ["today"]),
        ("ages", ["months"]), ("a couple of weeks", ["weeks"]), ("since easter", ["days", "weeks",
        "months"]), ("zwei wochen", ["weeks"]), ("une semaine", ["days", "weeks"]),
    ],
)  # fmt: skip
def test_a_phrase_of_time_may_mean(phrase: str, values: list[str]) -> None:
    assert days(phrase, MAP["duration"]) == values


def test_any_one_of_several_readings_is_a_hit() -> None:
    slots = {"sensation": ["numbness"]}
    assert scores({"numbness_tingling": "yes"}, slots=slots)[0].hit
    assert scores({"sensation": frozenset({"tingling"})}, slots=slots)[0].hit
    assert not scores({"sensation": frozenset({"cramp"})}, slots=slots)[0].hit


def test_another_value_of_an_enum_contradicts() -> None:
    found = scores({"leg": "right"}, slots={"leg": "left"})[0]
    assert (found.hit, found.contradicted) == (False, True)


def test_not_knowing_contradicts_nothing() -> None:
    found = scores({"swelling": "unsure"}, slots={"sign": ["swelling"]})[0]
    assert (found.hit, found.contradicted) == (False, False)


def test_a_denied_fact_read_as_present_is_taken_and_not_contradicted() -> None:
    found = scores({"fever": "yes"}, negated={"context": ["fever"]})[0]
    assert (found.hit, found.contradicted, found.taken) == (False, False, True)
    assert scores({"fever": "no"}, negated={"context": ["fever"]})[0].hit


def test_what_is_said_wins_over_what_is_denied_of_the_same_finding() -> None:
    found = scores(
        {"skin_red_hot": "yes"}, slots={"sign": ["warmth"]}, negated={"sign": ["redness"]}
    )
    assert [one.fact.name for one in found] == ["sign.warmth"]


def test_an_optional_fact_counts_only_when_it_was_read() -> None:
    slots = {"timing": ["morning"]}
    assert not scores({}, slots=slots)[0].counts
    assert scores({"timing": frozenset({"first_steps"})}, slots=slots)[0].counts


def test_topics_and_pain_scores_are_left_out() -> None:
    assert scores({}, kind="ask_cause_info", slots={"sensation": ["cramp"]}) == []
    assert scores({}, slots={"severity": "4"}) == []


def test_a_reply_opens_the_question_of_its_first_finding() -> None:
    assert opened("sign.swelling", MAP) == "swelling"
    assert opened("sensation.cramp", MAP) == "sensation"
    assert opened("leg", MAP) == "leg"


def test_the_score_ends_with_one_json_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "utterances.yaml"
    file.write_text(
        "utterances:\n"
        "  - {id: a, text: the left one, locale: en-US, kind: answer_value,\n"
        "     slots: {leg: left}, reply_to: leg}\n"
        "  - {id: b, text: order more paper towels, locale: en-GB, kind: off_topic, slots: {}}\n"
        "  - {id: c, text: xyzzy plugh, locale: en-US, kind: stop, slots: {}}\n"
        "  - {id: d, text: die linke, locale: xx-XX, kind: answer_value, slots: {leg: left}}\n",
        encoding="utf-8",
    )
    assert main([str(file), "--failures"]) == 0
    printed = capsys.readouterr().out
    last = json.loads(printed.splitlines()[-1])
    assert (last["utterances"], last["skipped"], last["fact_recall"]) == (3, 1, 1.0)
    assert last["kind_accuracy"] == pytest.approx(2 / 3, abs=1e-3)
    assert set(last["by_locale"]) == {"en-US", "en-GB"}
    assert "kind stop, read off_topic" in printed


def test_a_file_with_nothing_to_score_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "utterances.yaml"
    file.write_text("utterances: []\n", encoding="utf-8")
    assert main([str(file)]) == 2
