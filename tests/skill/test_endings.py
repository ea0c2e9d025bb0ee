"""How a talk ends: kindly, with the one thing to do, and only when it is meant."""

import pytest
from calf_rules import Findings
from skill.dialogue import take
from skill.reading import Heard
from skill.state import State

from tests.skill.states import knowledge


def test_a_goodbye_with_a_fact_is_a_goodbye_with_the_advice_for_it() -> None:
    before = State(findings=Findings.of(safety_a="no"), open="leg")
    told = {"leg": "left", "swelling": "one_calf"}
    turn = take(knowledge(), before, Heard("farewell", told, bids=True))
    assert turn.ends
    assert turn.state.findings.get("swelling") == "one_calf"
    assert ("dialogue.advice_so_far.same_day", {}) in turn.lines


@pytest.mark.parametrize("kind", ["farewell", "stop"])
def test_what_only_begins_like_a_farewell_tells_a_fact_and_ends_nothing(kind: str) -> None:
    known = State(findings=Findings.of(leg="left"), open="safety_a")
    turn = take(knowledge(), known, Heard(kind, {"pain_site": frozenset({"calf"})}, reply="no"))
    assert not turn.ends
    assert turn.state.findings.values("pain_site") == {"calf"}


@pytest.mark.parametrize("kind", ["farewell", "stop"])
def test_a_farewell_ends_kindly_with_the_one_thing_to_do(kind: str) -> None:
    known = State(findings=Findings.of(leg="left", swelling="one_calf"), open="safety_a")
    turn = take(knowledge(), known, Heard(kind))
    assert turn.ends
    keys = [key for key, _ in turn.lines]
    assert keys == ["dialogue.advice_so_far.same_day", "dialogue.goodbye_plain"]
