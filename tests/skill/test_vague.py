"""What is told without which ("my leg is swollen") is asked about: which, and not whether."""

from collections.abc import Mapping
from typing import Any

import pytest
from calf_rules import Findings
from skill.dialogue import Turn, take
from skill.filling import PLAIN, filled
from skill.hearing import hear
from skill.languages import ears_for
from skill.reading import Heard
from skill.state import State
from skill.words import Words, locales

from tests.skill.states import knowledge

SWOLLEN = Heard("describe_symptoms", {"leg": "left"}, vague=frozenset({"swelling"}))
NO = Heard("answer_no", reply="no")


def intent(name: str, ids: Mapping[str, str]) -> dict[str, Any]:
    """An intent request whose slots were resolved to these ids."""
    slots = {
        slot: {
            "name": slot,
            "value": identifier,
            "resolutions": {
                "resolutionsPerAuthority": [
                    {
                        "status": {"code": "ER_SUCCESS_MATCH"},
                        "values": [{"value": {"id": identifier}}],
                    }
                ]
            },
        }
        for slot, identifier in ids.items()
    }
    return {"type": "IntentRequest", "intent": {"name": name, "slots": slots}}


def asked_where() -> Turn:
    """After a story of a swollen leg and a no to every danger."""
    turn = take(knowledge(), State(open="invitation"), SWOLLEN)
    while turn.state.open != "swelling":
        assert turn.state.open in {"safety_a", "safety_b", "safety_c"}
        turn = take(knowledge(), turn.state, NO)
    return turn


def test_dangers_are_asked_about_first_and_then_where() -> None:
    assert [tag for tag, _ in asked_where().ask] == ["questions.which"]


def test_it_is_said_back_at_once() -> None:
    first = take(knowledge(), State(open="invitation"), SWOLLEN)
    assert ("dialogue.echo", {"echo": [["leg", "left"], ["swelling", "unclear"]]}) in first.lines


@pytest.mark.parametrize(
    ("leg", "value", "vague"),
    [(None, None, {"swelling"}), ("left", "one_calf", set()), ("both", "both", set())],
)
def test_a_slot_that_says_swollen_tells_where_only_with_a_leg(
    leg: str | None, value: str | None, vague: set[str]
) -> None:
    ears = ears_for("en")
    slots = {"swelling": "some", **({"leg": leg} if leg else {})}
    heard = hear(intent("DescribeSymptomsIntent", slots), None, ears)
    assert heard.answers.get("swelling") == value
    assert set(heard.vague) == vague


def test_told_again_without_where_it_is_asked_in_other_words() -> None:
    again = take(knowledge(), asked_where().state, Heard("answer_value", vague=SWOLLEN.vague))
    assert again.state.open == "swelling"
    assert [tag for tag, _ in again.ask] == ["questions.examples"]


@pytest.mark.parametrize(("known", "after"), [("one_calf", "one_calf"), ("none", "unclear")])
def test_what_is_known_to_be_there_stays_and_a_denial_is_open_again(known: str, after: str) -> None:
    state = State(findings=Findings.of(leg="left", swelling=known), open="timing")
    told = Heard("answer_value", {"timing": frozenset({"walking"})}, vague=SWOLLEN.vague)
    assert take(knowledge(), state, told).state.findings.get("swelling") == after


@pytest.mark.parametrize("locale", locales())
def test_where_is_asked_in_every_locale_and_is_not_whether(locale: str) -> None:
    words = Words.load(locale)
    line = {"question": "swelling", "speaker": "self"}
    where, whether = (
        filled(words, (tag, line), 0, PLAIN) for tag in ("questions.which", "questions.ask")
    )
    assert where.endswith("?")
    assert where != whether
