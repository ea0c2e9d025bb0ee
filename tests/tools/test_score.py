"""`make score` and the tools beside it, from cases to figures."""

import json
import random
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from calf_rules import Findings, Urgency, assess, load_knowledge

from lab import bounds
from tools import compare, score, why
from tools.scoring.cases import Case, read_cases
from tools.scoring.figures import Result, figures
from tools.scoring.orders import every_question, only_facts, random_order
from tools.scoring.people import people
from tools.scoring.play import Played, play
from tools.scoring.plot import Line, svg

PEOPLE = Path(__file__).parent / "people.yaml"
KEYS = [
    "cases",
    "top1",
    "top3",
    "acceptable_top3",
    "urgency_exact",
    "urgency_fair",
    "urgency_safe",
    "emergencies",
    "emergencies_missed",
    "over_triage",
    "questions_median",
    "safety_questions_median",
    "questions_max",
    "failures",
]


@pytest.fixture(scope="module")
def knowledge() -> object:
    return load_knowledge()


@pytest.fixture(scope="module", params=["no", "unsure"])
def played(request: pytest.FixtureRequest) -> list[Played]:
    loaded = load_knowledge()
    return [play(loaded, case, request.param) for case in read_cases(PEOPLE, loaded)]


def test_every_dialogue_comes_to_advice(played: list[Played]) -> None:
    assert all(one.advised for one in played)


def test_no_question_is_counted_twice(played: list[Played]) -> None:
    for one in played:
        spoken = [step.question.id for step in one.steps if step.question]
        assert list(one.asked) == list(dict.fromkeys(spoken))


def test_the_emergency_is_found_by_asking(played: list[Played]) -> None:
    (case,) = [one for one in played if one.case.id == "white-leg"]
    assert case.assessment(load_knowledge()).urgency == Urgency.emergency_now
    assert "which_safety_b" in case.asked


def test_a_script_of_the_rules_alone_comes_to_the_same_end(played: list[Played]) -> None:
    loaded = load_knowledge()
    for one in played:
        found = one.heard
        while (question := assess(loaded, found).next_question) is not None:
            found = found.answered(score.answer(one.case, question, one.silent))
        ours, theirs = one.assessment(loaded), assess(loaded, found)
        assert ours.urgency == theirs.urgency
        assert [c.id for c in ours.causes[:3]] == [c.id for c in theirs.causes[:3]]


def outcome(key: str, got: str | None, gold: tuple[str, ...], *ranked: str) -> Result:
    level = None if got is None else Urgency[got]
    case = Case("x", "", {}, gold, ("calf_strain",), Urgency[key])
    return Result(case, ranked, level, questions=8, safety_questions=4)


def test_the_figures_have_exactly_the_keys_of_the_contract() -> None:
    assert list(figures([outcome("routine", "routine", ("dvt",), "dvt")])) == KEYS


def test_uncovered_cases_count_for_urgency_only() -> None:
    found = figures(
        [
            outcome("routine", "routine", ("dvt",), "cellulitis", "dvt"),
            outcome("routine", "same_day", (), "dvt"),
        ]
    )
    assert (found["top1"], found["top3"], found["urgency_exact"]) == (0.0, 1.0, 0.5)
    assert found["over_triage"] == 0.5


def test_acceptable_causes_count_beside_gold_only() -> None:
    found = figures([outcome("routine", "routine", ("dvt",), "calf_strain")])
    assert (found["top3"], found["acceptable_top3"]) == (0.0, 1.0)
    assert found["failures"][0]["ranked"] == ["calf_strain"]


@pytest.mark.parametrize(
    ("key", "got", "safe"),
    [
        ("same_day", "within_days", True),
        ("same_day", "routine", False),
        ("emergency_now", "same_day", False),
        ("routine", "emergency_now", True),
        ("self_care", None, False),
    ],
)
def test_safe_is_one_level_below_at_most_and_never_below_an_emergency(
    key: str, got: str | None, safe: bool
) -> None:
    assert outcome(key, got, ("dvt",), "dvt").safe is safe


def test_a_missed_emergency_is_counted() -> None:
    found = figures([outcome("emergency_now", "same_day", ("dvt",), "dvt")])
    assert (found["emergencies"], found["emergencies_missed"]) == (1, 1)


def test_the_bounds_use_the_same_person() -> None:
    loaded = load_knowledge()
    case = next(one for one in read_cases(PEOPLE, loaded) if one.id == "heavy-evenings")
    nothing = Findings.of()
    for result in (
        only_facts(loaded, case),
        every_question(loaded, case, nothing, "unsure"),
        random_order(loaded, case, nothing, "unsure", questions=30, seed=1),
    ):
        assert result.causes[0].id in {"chronic_venous_insufficiency", "standing_sitting_fatigue"}


def test_scoring_prints_one_json_object_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main([str(PEOPLE), "--silent", "unsure"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert list(json.loads(lines[-1])) == KEYS
    assert any("every question asked" in line for line in lines)


def test_a_case_can_be_told_as_a_story(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main([str(PEOPLE), "--case", "white-leg"]) == 0
    told = capsys.readouterr().out
    assert "safety question which_safety_b" in told
    assert "Advice:    emergency_now" in told


def test_an_unknown_case_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main([str(PEOPLE), "--case", "nobody"]) == 1
    assert "no case nobody here" in capsys.readouterr().err


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main([str(tmp_path / "none.yaml")]) == 1
    assert "none.yaml:1: not readable" in capsys.readouterr().err


def test_why_names_reasons_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert why.main(["white-leg", "--cases", str(PEOPLE)]) == 0
    told = capsys.readouterr().out
    assert "Rules that fired" in told
    assert "E2_acute_ischaemia" in told
    assert "1. " in told
    assert "5. " in told
    assert "Sources" in told


def test_why_takes_a_file_and_people_whose_findings_are_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "given.yaml"
    file.write_text("- {id: g1, who: somebody, given: {leg: both, leg_cold_pale: no}}\n", "utf-8")
    assert why.main([str(file)]) == 0
    assert why.main(["g1", "--cases", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("g1: ") == 2


def test_why_refuses_an_unknown_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert why.main(["nobody", "--cases", str(PEOPLE)]) == 1
    assert "there are: heavy-evenings" in capsys.readouterr().err


def test_two_causes_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main(["dvt", "calf_strain"]) == 0
    told = capsys.readouterr().out
    assert "per 1000 (grade)" in told
    assert "About alike" in told


def test_comparing_an_unknown_cause_says_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main(["dvtt", "calf_strain"]) == 1
    assert "no cause dvtt, did you mean dvt?" in capsys.readouterr().err


def test_the_same_seed_draws_the_same_people() -> None:
    loaded = load_knowledge()
    assert list(people(loaded, 5, 7)) == list(people(loaded, 5, 7))


def test_nobody_drawn_is_a_pregnant_man() -> None:
    for person in people(load_knowledge(), 300, random.randint(0, 9)):  # noqa: S311  (any seed)
        assert person.facts["sex"] == "female" or person.facts["pregnancy"] == "not_pregnant"


def test_the_plot_is_drawn_from_the_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "questions.svg"
    assert bounds.main(["--people", "3", "--picture", str(picture)]) == 0
    assert len(ET.parse(picture).getroot()) > 10  # noqa: S314  (our own file)
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert len(last["ours"]) == len(last["random"]) == bounds.QUESTIONS + 1


def test_names_in_the_plot_never_hide_each_other() -> None:
    text = svg("t", "x", [Line("a", [0.9, 0.9], "#000"), Line("b", [0.9, 0.9], "#111")], 0.5)
    names = {e.text: float(e.attrib["y"]) for e in ET.fromstring(text) if e.text}  # noqa: S314
    assert abs(names["a"] - names["b"]) >= 16
