"""How replies are counted, and `make score-replies` from a file to its JSON object."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.tools.replies import KNOWLEDGE, row
from tools import ROOT, score_replies
from tools.scoring.lines import rows_of
from tools.scoring.replies import score_replies as score
from tools.scoring.speech import WHICH, Read, Row, question_named

CORPUS = ROOT / "interaction_model" / "en" / "corpus" / "replies.jsonl"


def listener(given: Row) -> Read:
    """Reads every row as its label says."""
    facts: Mapping[str, Any] = given["facts"]
    recorded: dict[str, Any] = dict(facts)
    name = given["q"].removeprefix(WHICH)
    if not facts and given["reply"] == "unsure":
        which = "yes_unsaid" if given["q"] != name else "unsure"
        asks = question_named(KNOWLEDGE, given["q"]).asks
        recorded[name if name in KNOWLEDGE.compounds else asks[0]] = which
    if not facts and given["reply"] == "yes" and name in KNOWLEDGE.compounds:
        recorded[name] = "yes"
    return Read(recorded, alarm=given["emergency"], over=given["emergency"])


def test_whoever_reads_as_labelled_is_wholly_right() -> None:
    figures = score(KNOWLEDGE, rows_of(CORPUS), listener).figures()
    assert (figures["right"], figures["harmful"], figures["missed"]) == (1, 0, 0)
    assert figures["emergencies_recognised"] == figures["emergencies"] > 40


def test_whoever_reads_nothing_harms_nobody() -> None:
    found = score(KNOWLEDGE, rows_of(CORPUS), lambda _: Read({})).figures()
    assert (found["harmful"], found["false_alarms"], found["emergencies_recognised"]) == (0, 0, 0)
    assert found["right"] + found["missed"] == pytest.approx(1, abs=0.001)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = [
        {**row("leg", "value", leg="left"), "text": "the left one", "writer": "a1"},
        {**row("fever", "no", fever="no"), "text": "no", "writer": "b1"},
        {**row("fever", "yes", fever="yes"), "text": "zwölf boxkämpfer", "writer": "b1"},
        {**row("leg", "value", leg="left"), "text": "sinistra", "locale": "it-IT", "writer": "b1"},
    ]
    path = tmp_path / "replies.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_a_file_is_scored_by_question_the_worst_first_and_json_last(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score_replies.main([str(file)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in out[2:4]] == ["fever", "leg"]
    found = json.loads(out[-1])
    assert (found["replies"], found["skipped"]) == (3, 1)
    assert (found["right"], found["missed"], found["harmful"]) == (0.6667, 0.3333, 0.0)
    assert found["by_question"]["fever"]["right"] == 0.5
    assert found["by_locale"]["en-GB"]["replies"] == 3


def test_failures_are_listed_with_what_was_expected_and_read(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score_replies.main([str(file), "--failures"]) == 0
    out = capsys.readouterr().out
    assert "'zwölf boxkämpfer'\n    missed fever\n    expected yes; fever: yes\n    read " in out


def test_rows_are_chosen_by_what_stands_in_them(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score_replies.main([str(file), "--where", "writer=a*"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["replies"] == 1
    assert score_replies.main([str(file), "--where", "writer=a1", "--where", "q=fever"]) == 2


def test_a_broken_file_is_refused_by_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text("\n{", encoding="utf-8")
    assert score_replies.main([str(path)]) == 2
    assert f"{path}:2: this is no JSON" in capsys.readouterr().err
    assert score_replies.main([str(tmp_path / "nowhere")]) == 2
