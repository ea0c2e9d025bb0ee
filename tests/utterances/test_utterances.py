"""What thirty kinds of speakers say is understood, measured as `make score-utterances` does."""

from functools import cache

import pytest

from tools.score_utterances import OURS, VOCABULARY, Result, failure, played, summary, utterances
from tools.utterance_facts import LEFT_OUT

LEAST = {"kind_accuracy": 0.95, "fact_recall": 0.93}
MOST_WRONG = 0.01  # of the facts: contradicted, or denied and taken all the same


@cache
def results() -> list[Result]:
    found, skipped = played(utterances(OURS), VOCABULARY)
    assert skipped == 0
    return found


def test_there_are_enough_and_no_id_stands_twice() -> None:
    ids = [one["id"] for one in utterances(OURS)]
    assert len(ids) >= 900
    assert len(set(ids)) == len(ids)


def test_every_locale_and_many_kinds_are_spoken() -> None:
    said = utterances(OURS)
    assert {one["locale"] for one in said} == {"en-US", "en-GB", "en-CA", "en-AU", "en-IN"}
    assert {one["kind"] for one in said} > LEFT_OUT


@pytest.mark.parametrize("figure", LEAST)
def test_most_is_understood(figure: str) -> None:
    assert summary(results())[figure] >= LEAST[figure]


def test_hardly_anything_is_understood_as_its_opposite() -> None:
    figures = summary(results())
    assert figures["contradicted"] + figures["denied_taken"] <= MOST_WRONG


def test_every_emergency_is_recognised() -> None:
    missed = [failure(one) for one in results() if one.emergency and not one.recognised]
    assert missed == []
