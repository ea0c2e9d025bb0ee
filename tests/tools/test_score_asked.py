"""What people ask after the advice, by speakers that nothing was learned from."""

import json

import pytest
from skill.reading import Heard

from tools import score_asked
from tools.scoring.asked import understood

FLOORS = {"en": 0.75, "de": 0.75, "fr": 0.72, "es": 0.72}  # of all; what was measured, less two


@pytest.mark.parametrize("language", FLOORS)
def test_what_is_asked_by_speakers_never_heard_before_is_understood(language: str) -> None:
    share = score_asked.score(language).figures()["understood"]
    assert share >= FLOORS[language]


@pytest.mark.parametrize(
    ("row", "heard", "right"),
    [
        ({"kind": "ask_advice", "topics": ["run"]}, Heard("ask_advice", about=("run",)), True),
        ({"kind": "ask_advice", "topics": ["run"]}, Heard("ask_advice", about=("walk",)), False),
        (
            {"kind": "ask_advice", "topics": ["run"]},
            Heard("answer_no", also=Heard("ask_advice", about=("run",))),
            True,
        ),
        ({"kind": "yes"}, Heard("answer_yes", reply="yes"), True),
        ({"kind": "tell"}, Heard("ask_why"), False),
        ({"kind": "farewell"}, Heard("stop"), True),
        ({"kind": "more"}, Heard("repeat"), False),
    ],
)
def test_an_utterance_is_understood_where_it_is_heard_as_meant(
    row: dict[str, object], heard: Heard, right: bool
) -> None:
    assert understood(row, heard) == right


def test_score_asked_prints_a_line_for_each_act_and_one_json_object(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert score_asked.main(["es", "--failures"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("es  ask_advice:clot") for line in lines)
    assert json.loads(lines[-1])["es"]["asked"] == 624


def test_score_asked_names_the_languages_that_have_such_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert score_asked.main(["it"]) == 2
    assert "known: de, en, es, fr" in capsys.readouterr().err
