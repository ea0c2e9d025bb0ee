"""What thirty kinds of speakers say is understood, measured as `make score-utterances` does.

The floors lie one percent below what was measured. These utterances are not blind: they were
written and used while the earlier reading was built, so that the figures flatter whatever is like
it, and nobody outside this project spoke them.
"""

from functools import cache

import pytest
from calf_rules import load_knowledge
from calf_rules.strict_yaml import read
from skill.hearing import hear
from skill.languages import ears_for

from tools.score_utterances import OURS, VOCABULARY, Result, Scorer, played, summary, utterances
from tools.scoring.speech import ALARMS, arrived
from tools.utterance_facts import LEFT_OUT

pytestmark = [pytest.mark.no_cover, pytest.mark.xdist_group("utterances")]  # heard once
LEAST = {"kind_accuracy": 0.667, "fact_recall": 0.684}
LEAST_NOTICED = 0.793  # of the emergencies: taken at once, or asked about
MOST_ALARMS = 2  # raised by anything else
MOST_WRONG = 0.01  # of the facts: contradicted, or denied and taken all the same


@cache
def results() -> list[Result]:
    found, skipped = played(utterances(OURS), VOCABULARY)
    assert skipped == 0
    return found


def noticed(one: Result) -> bool:
    """Whether an emergency is taken at once, or its danger is a fact, or is asked about next."""
    scorer = Scorer(load_knowledge(), read(VOCABULARY).plain())
    _, request = arrived(one.utterance["text"], one.utterance["locale"])
    _, asked = scorer._open(one.utterance.get("reply_to"))  # noqa: SLF001
    ears = ears_for(one.utterance["locale"][:2])
    heard, traits = hear(request, asked, ears), ears.pack.traits
    dangers = traits.warnings | traits.plain_only
    answered = asked is not None and heard.reply == "yes" and bool(set(asked.asks) & dangers)
    facts = any(heard.answers.get(danger) == "yes" for danger in dangers)
    return heard.kind in ALARMS or bool(heard.concerns) or facts or answered


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


def test_nearly_every_emergency_is_recognised_or_asked_about() -> None:
    emergencies = [one for one in results() if one.emergency]
    missed = [one.utterance["text"] for one in emergencies if not noticed(one)]
    assert 1 - len(missed) / len(emergencies) >= LEAST_NOTICED, missed


def test_hardly_anything_else_is_an_alarm() -> None:
    alarms = [
        one.utterance["text"]
        for one in results()
        if one.kind in ALARMS and one.utterance["kind"] not in ALARMS
    ]
    assert len(alarms) <= MOST_ALARMS, alarms
