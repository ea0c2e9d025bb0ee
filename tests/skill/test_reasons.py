"""What speaks for a cause, and how it is told."""

from collections.abc import Mapping, Sequence

from calf_rules import Findings
from skill.dialogue import take
from skill.dialogue.moments import moment_of
from skill.dialogue.verdict.reasons import reasons_about
from skill.reading import Heard
from skill.state import State

from tests.skill.inquiring import TOLD, advised, asks
from tests.skill.states import knowledge


def test_how_sure_names_the_reasons() -> None:
    state = advised({**TOLD["routine"], "varicose_veins": "yes"})
    assert ("verdict.not_certain", {}) in asks("how_can_you_tell", state=state).lines


def test_what_kind_of_evidence_it_is_hears_whoever_asks_how_it_can_tell() -> None:
    graded = [key for key, _ in asks("how_can_you_tell", state=advised(TOLD["routine"])).lines]
    why = take(knowledge(), advised(TOLD["routine"]), Heard("ask_why")).lines
    assert any(key.startswith("verdict.evidence.") for key in graded)
    assert not any(key.startswith("verdict.evidence.") for key, _ in why)


def test_why_names_the_rule_that_decided_and_then_nothing_against() -> None:
    why = [key for key, _ in take(knowledge(), advised(TOLD["same_day"]), Heard("ask_why")).lines]
    assert "verdict.for_rule" in why
    assert not {"verdict.against_one", "verdict.nothing_against"} & set(why)


def spoken_of(cause: str, told: Mapping[str, str | Sequence[str]]) -> list[list[str]]:
    """What is said to speak for and against a cause, as [finding, value]."""
    before = State(findings=Findings.of(**told))
    lines = reasons_about(moment_of(knowledge(), before, None, Heard("off_topic")), cause)
    return [one for _, filling in lines for one in filling["findings"]]


def test_a_reason_that_weighs_next_to_nothing_is_not_spoken() -> None:
    told = {"leg": "left", "trend": "same", "pain_site": ["shin"], "shin_bone_pain": "along_bone"}
    spoken = spoken_of("medial_tibial_stress", told)
    assert ["pain_site", "shin"] in spoken
    assert not {"leg", "trend"} & {name for name, _ in spoken}


def test_that_it_is_one_leg_may_be_a_reason_and_which_is_none() -> None:
    assert spoken_of("standing_sitting_fatigue", {"leg": "left"}) == [["leg", "one"]]
