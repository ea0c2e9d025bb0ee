"""The state comes back from the session attributes as it went; its parts share no name."""

import json
from dataclasses import fields

import pytest
from calf_rules import Findings
from skill.state import PART_OF, PARTS, Advice, Guide, Recall, Remembers, State, Talk

FULL = State(
    Findings.of(leg="left", timing=["walking", "evening"]),
    "more",
    Talk(
        1,
        {"leg": 2},
        "other",
        True,
        ("gout",),
        True,
        True,
        (("leg",),),
        (("dialogue.welcome", {"a": ["b"]}),),
    ),
    Advice(True, 2, ("dvt",), True, 3, "S1_swollen_leg", 1),
    Guide("night_stretch", 2),
    Recall(Remembers.agreed, "log_pain", 6, True, ("has_grown",)),
)


@pytest.mark.parametrize("state", [State(), FULL], ids=["fresh", "full"])
def test_it_comes_back_as_it_went(state: State) -> None:
    assert State.from_attributes(json.loads(json.dumps(state.to_attributes()))) == state


def test_no_two_parts_have_a_field_of_the_same_name() -> None:
    assert len(PART_OF) == sum(len(fields(kind)) for kind in PARTS.values())


@pytest.mark.parametrize("name", sorted(PART_OF))
def test_without_one_field_it_starts_afresh(name: str) -> None:
    attributes = FULL.to_attributes()
    del attributes[name]
    assert State.from_attributes(attributes) == State()


def test_fields_of_several_parts_change_at_once() -> None:
    changed = State().but(misses=2, tries={"leg": 1}, level=3, open="leg")
    assert (changed.talk.misses, changed.talk.tries, changed.advice.level) == (2, {"leg": 1}, 3)
    assert changed.open == "leg"
    with pytest.raises(KeyError):
        State().but(weather="fine")
