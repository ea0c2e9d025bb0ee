"""The picture of where each rule fires: counts add up, and the command draws what it counted."""

from pathlib import Path

import pytest
from calf_rules import Urgency, load_knowledge

from lab.firing import Firing, firings, main, milder
from tools.scoring.cases import Case
from tools.scoring.orders import only_facts

KNOWLEDGE = load_knowledge()
CASES = """\
cases:
- {id: clot, says: swollen, facts: {leg: left, swelling: one_calf}, gold: [dvt], urgency: same_day}
- {id: bruise, says: a bruise, facts: {leg: left, swelling: one_calf}, gold: [], urgency: routine}
- {id: either, says: sore, facts: {leg: left, swelling: one_calf}, gold: [], urgency: routine,
   urgency_also: [same_day]}
- {id: breath, says: no air, facts: {leg: left}, gold: [pulmonary_embolism], urgency: emergency_now}
"""


def case(name: str, level: Urgency, *also: Urgency, **facts: str) -> Case:
    return Case(name, "", facts, (), (), level, also)


def test_a_rule_is_in_place_where_a_reader_found_its_level_right() -> None:
    swollen = {"leg": "left", "swelling": "one_calf"}
    people = [
        case("clot", Urgency.same_day, **swollen),
        case("bruise", Urgency.routine, **swollen),
        case("either", Urgency.routine, Urgency.same_day, **swollen),
    ]
    ends = [(one, only_facts(KNOWLEDGE, one)) for one in people]
    assert firings(KNOWLEDGE, ends)["S1_swollen_leg"] == Firing(in_place=2, too_urgent=1)


def test_who_got_milder_advice_than_is_right_is_missed() -> None:
    calm = case("breath", Urgency.emergency_now, leg="left", swelling="none")
    assert milder([(calm, only_facts(KNOWLEDGE, calm))])[Urgency.emergency_now] == 1


def test_the_command_draws_every_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people, picture = tmp_path / "people.yaml", tmp_path / "rules.svg"
    people.write_text(CASES, encoding="utf-8")
    assert main(["--people", str(people), "--picture", str(picture)]) == 0
    assert all(rule.id in picture.read_text(encoding="utf-8") for rule in KNOWLEDGE.rules)
    assert "1 too urgent" in capsys.readouterr().out


def test_people_that_cannot_be_read_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.yaml").write_text("cases: []\n", encoding="utf-8")
    assert main(["--people", str(tmp_path / "people.yaml")]) == 1
    assert capsys.readouterr().err
