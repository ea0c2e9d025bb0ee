"""How first sentences are counted, and `make score-openings` from a file to its JSON object."""

import json
from pathlib import Path
from typing import Any

import pytest
from calf_rules import load_knowledge

from tools import ROOT, score_openings
from tools.scoring.lines import rows_of
from tools.scoring.openings import OpeningVerdict, judged
from tools.scoring.openings import score_openings as score
from tools.scoring.speech import Read, Row

KNOWLEDGE = load_knowledge()
CORPUS = ROOT / "interaction_model" / "en" / "corpus"
REST = {"onset": "gradual", "swelling": "none"}


def row(urgency: str = "routine", **said: Any) -> Row:
    return {"id": "x", "locale": "en-GB", "says": "well", "said": said, "rest": REST} | {
        "urgency": urgency
    }


def wide(emergency: bool, **said: Any) -> Row:
    return {"id": "x", "locale": "en-GB", "says": "well", "said": said, "rest": {}} | {
        "emergency": emergency
    }


def verdict(given: Row, **recorded: Any) -> OpeningVerdict:
    return judged(KNOWLEDGE, given, Read(recorded))


def test_a_fact_is_recalled_where_a_value_of_it_was_recorded() -> None:
    said = row(leg="left", timing=["walking", "evening"], bruising="yes")
    one = verdict(said, leg="left", timing=frozenset({"evening", "sitting"}))
    assert one.told == ("leg", "timing", "bruising")
    assert one.missed == ("bruising",)


def test_a_fact_with_another_value_is_not_recalled_and_contradicted() -> None:
    one = verdict(row(leg="left"), leg="right")
    assert (one.missed, one.contradicted, one.invented) == (("leg",), ("leg",), ())


def test_what_else_is_true_may_not_be_contradicted_and_need_not_be_read() -> None:
    one = verdict(row(leg="left"), leg="left", onset="sudden")
    assert (one.missed, one.contradicted, one.invented) == ((), ("onset",), ())
    assert verdict(row(leg="left"), leg="left", onset="gradual").contradicted == ()


@pytest.mark.parametrize("doubt", ["unsure", "unclear"])
def test_what_is_only_asked_about_is_missed_but_neither_contradicted_nor_invented(
    doubt: str,
) -> None:
    one = verdict(row(fever="yes"), fever=doubt, swelling=doubt, dark_urine=doubt)
    assert (one.missed, one.contradicted, one.invented) == (("fever",), (), ())


def test_what_nobody_said_is_invented_where_it_is_recorded_as_present() -> None:
    assert verdict(row(), bruising="yes").invented == ("bruising",)
    assert verdict(row(), bruising="no", new_medicine=frozenset({"none"})).invented == ()


def test_numbers_are_left_out() -> None:
    one = verdict(row(severity="7", leg="left"), severity="2", leg="left")
    assert (one.told, one.missed, one.contradicted) == (("leg",), (), ())
    assert verdict(row(), severity="2").invented == ()


def test_only_an_emergency_whose_words_say_why_counts() -> None:
    assert verdict(row("emergency_now", leg_cold_pale="yes")).emergency
    assert verdict(row("emergency_now", redness_spreading="yes")).emergency
    assert not verdict(row("emergency_now", leg="left", leg_cold_pale="no")).emergency
    assert not verdict(row("same_day", fever="yes")).emergency
    assert verdict(wide(True)).emergency
    assert not verdict(wide(False, fever="yes")).emergency


def test_an_emergency_is_recognised_by_its_warning_recorded_asked_about_or_an_alarm() -> None:
    said = row("emergency_now", leg_cold_pale="yes")
    asks = Read({}, asking=frozenset({"leg_cold_pale"}))
    assert verdict(said, leg_cold_pale="yes").recognised
    assert judged(KNOWLEDGE, said, asks).recognised
    assert judged(KNOWLEDGE, said, Read({}, over=True, alarm=True)).recognised
    assert not verdict(said, fever="yes").recognised


@pytest.mark.parametrize(
    ("given", "false"),
    [(row("self_care"), True), (row("within_days"), True), (row("same_day"), False),
     (row("emergency_now"), False), (wide(False), True), (wide(True), False)],
)  # fmt: skip
def test_a_session_that_is_over_at_once_is_a_false_alarm_below_same_day(
    given: Row, false: bool
) -> None:
    assert judged(KNOWLEDGE, given, Read({}, over=True)).false_alarm is false
    assert not judged(KNOWLEDGE, given, Read({})).false_alarm


def test_the_figures_are_shares_of_facts_and_findings_for_each_opening() -> None:
    rows = [row(leg="left", bruising="yes"), row(leg="left")]
    reads = iter([Read({"leg": "left"}), Read({"leg": "right", "fever": "yes", "obesity": "yes"})])
    figures = score(KNOWLEDGE, rows, lambda _: next(reads)).figures()
    assert (figures["openings"], figures["fact_recall"]) == (2, 0.3333)
    assert (figures["contradicted"], figures["invented"]) == (0.5, 1.0)
    nothing = score(KNOWLEDGE, rows, lambda _: Read({})).figures()
    assert (nothing["nothing_read"], nothing["fact_recall"], nothing["invented"]) == (1, 0, 0)


@pytest.mark.parametrize("name", ["openings", "openings-more"])
def test_whoever_reads_what_was_said_is_wholly_right(name: str) -> None:
    rows = rows_of(CORPUS / f"{name}.jsonl")
    figures = score(KNOWLEDGE, rows, lambda one: Read(one["said"])).figures()
    assert (figures["fact_recall"], figures["contradicted"], figures["invented"]) == (1, 0, 0)
    assert figures["emergencies"] > 50


def test_a_file_is_scored_and_what_cannot_be_heard_is_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        {**row(leg="left"), "id": "one", "says": "my left calf hurts"},
        {**row("same_day", bruising="yes"), "id": "two", "says": "zwölf boxkämpfer"},
        {**wide(False), "id": "three", "locale": "it-IT", "says": "il polpaccio"},
    ]
    path = tmp_path / "openings.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert score_openings.main([str(path), "--failures", "1"]) == 0
    out = capsys.readouterr().out
    assert "two [fallback AMAZON.FallbackIntent] 'zwölf boxkämpfer'\n    missed bruising\n" in out
    found = json.loads(out.splitlines()[-1])
    assert (found["openings"], found["skipped"], found["fact_recall"]) == (2, 1, 0.5)
    assert found["by_locale"]["en-GB"]["nothing_read"] == 0.5
    assert score_openings.main([str(path), "--where", "locale=it-IT"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (found["openings"], found["skipped"], found["fact_recall"]) == (0, 1, None)
