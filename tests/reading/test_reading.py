"""What people say about their legs is heard as they meant it."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from calf_rules import strict_yaml
from hypothesis import given
from hypothesis import strategies as st
from skill.reading import Asked, Heard, Lexicon, read

from tools.lexicon import compile_lexicon

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "interaction_model" / "en"
LEXICON = Lexicon.of(compile_lexicon(SOURCE))
SCRIPTS = ["नमस्ते मेरे पैर", "小腿很痛", "мои ноги", "ساقي تؤلمني", "🦵🔥" * 50, "\x00\x07"]


def told(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = strict_yaml.read(HERE / name).plain()
    assert found
    return found


def heard(line: dict[str, Any]) -> Heard:
    asks = tuple(line.get("asks", (line.get("asked"),)))
    asked = Asked(line["asked"], asks, line["form"]) if "asked" in line else None
    return read(line["says"], LEXICON, asked)


def holds(value: object, wanted: str) -> bool:
    return wanted in value if isinstance(value, frozenset) else value == wanted


APART = {"harmless.yaml", "warnings.yaml"}
FILES = sorted(path.name for path in HERE.glob("*.yaml") if path.name not in APART)
EVERYTHING = [line for name in FILES for line in told(name)]


@pytest.mark.parametrize("line", EVERYTHING, ids=lambda line: line["says"])
def test_an_utterance_is_read_as_it_was_meant(line: dict[str, Any]) -> None:
    got = heard(line)
    for finding, value in line.get("facts", {}).items():
        assert holds(got.answers.get(finding), value), (finding, got)
    for finding in line.get("never", []):
        assert got.answers.get(finding) in (None, "no", "none", "unsure"), (finding, got)
    assert set(line.get("concerns", [])) <= set(got.concerns)
    for name in ("kind", "reply", "speaker"):
        assert line.get(name, getattr(got, name)) == getattr(got, name)
    assert line.get("severity", str(got.severity)) == str(got.severity)
    assert got.kind != line.get("kind_not")
    assert got.corrected or "corrected" not in line


WARNINGS = [
    (finding, line)
    for finding, lines in strict_yaml.read(HERE / "warnings.yaml").plain().items()
    for line in lines
]


@pytest.mark.parametrize(("finding", "line"), WARNINGS, ids=lambda value: value)
def test_a_warning_is_heard_however_it_is_said(finding: str, line: str) -> None:
    got = read(line, LEXICON)
    assert got.answers.get(finding) == "yes", got
    if finding in LEXICON.table["emergencies"]:
        assert got.kind == "emergency_statement"


@pytest.mark.parametrize("line", told("harmless.yaml"))
def test_harmless_talk_is_never_an_emergency_nor_a_crisis(line: str) -> None:
    got = read(line, LEXICON)
    assert got.kind not in ("emergency_statement", "crisis", "other_emergency"), got
    said = {finding for finding, value in got.answers.items() if value == "yes"}
    assert not said & set(LEXICON.table["emergencies"]), got


@given(st.text(max_size=500), st.sampled_from([None, "leg", "swelling", "severity", "age_band"]))
def test_no_text_is_too_odd_to_be_read(text: str, asked: str | None) -> None:
    read(text, LEXICON, Asked(asked, (asked,), "value") if asked else None)


WORDS = sorted({word for phrase in LEXICON.grammar.tags for word in phrase.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_any_heap_of_known_words_can_be_read(words: list[str]) -> None:
    got = read(" ".join(words), LEXICON)
    denied = {name for name, value in got.answers.items() if value == "no"}
    assert denied.isdisjoint(got.concerns)


@pytest.mark.parametrize("text", SCRIPTS)
def test_other_scripts_are_read_without_a_fact(text: str) -> None:
    assert not read(text, LEXICON).answers


@pytest.mark.parametrize("unit", ["no leg ", "swollen ", "my left ", "and i ", "two days ago "])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[: length * 5]
        best = 1.0
        for _ in range(3):
            start = time.perf_counter()
            read(text, LEXICON)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(100) < 0.15  # 500 characters


def test_an_answer_to_the_swelling_question_takes_the_leg_that_was_said() -> None:
    asked = Asked("swelling", ("swelling",), "yes_no")
    assert read("yes both of them", LEXICON, asked).answers["swelling"] == "both"
    assert read("yeah a bit", LEXICON, asked).answers["swelling"] == "one_calf"


def test_denying_one_part_never_denies_a_compound_finding() -> None:
    for text in ("no chest pain", "i haven't coughed up blood", "i'm not breathless"):
        assert "chest_breath_signs" not in read(text, LEXICON).answers


def test_the_shipped_lexicon_is_the_one_of_the_source() -> None:
    shipped = json.loads((SOURCE.parents[1] / "lambda" / "lexicon" / "en.json").read_text("utf-8"))
    assert shipped == compile_lexicon(SOURCE)
