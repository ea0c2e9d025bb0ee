"""The mutants of the rules: each one change, each a module that can be read."""

import ast

import pytest

from lab.mutation.__main__ import alike, report
from lab.mutation.mutants import Mutant, mutants

CONDITIONS = list(mutants("conditions"))


def test_each_mutant_changes_the_module_in_one_place() -> None:
    texts = {one.text for one in CONDITIONS}
    assert len(texts) == len(CONDITIONS) > 10
    assert all(ast.parse(text) for text in texts)


def test_it_is_told_by_file_line_and_change() -> None:
    told = str(Mutant("gain", 7, "a < b -> a <= b", ""))
    assert told == "lambda/calf_rules/gain.py:7: a < b -> a <= b"


def test_what_nobody_can_notice_has_its_reason() -> None:
    known = {one.key for module in ("gain",) for one in mutants(module)}
    assert alike()
    assert set(alike()) <= known


@pytest.mark.parametrize(("living", "code"), [([], 0), (CONDITIONS[:1], 1)])
def test_one_that_lives_makes_the_exit_code_1(
    living: list[Mutant], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    table = {"gain": {"mutants": 2, "noticed": 1, "alike": 0}}
    assert report(table, living) == code
    assert "gain" in capsys.readouterr().out
