"""Whatever envelope arrives, a valid answer goes back: 5,000 of `make fuzz`, by four seeds."""

from pathlib import Path

import pytest

from lab.fuzz import Fuzz, main
from lab.fuzzing.envelopes import Envelopes

pytestmark = pytest.mark.no_cover

EACH = 1250


@pytest.mark.parametrize("seed", range(4))
def test_any_envelope_gets_a_valid_answer(seed: int, tmp_path: Path) -> None:
    fuzz = Fuzz(tmp_path, seed)
    for number in range(EACH):
        assert list(fuzz.faults(number)) == [], f"make fuzz ARGS='--seed {seed} --only {number}'"
    assert 0 < fuzz.refused < EACH / 2


def test_an_answer_that_is_none_would_be_found(tmp_path: Path) -> None:
    fuzz = Fuzz(tmp_path, 1)
    fuzz.handler = lambda _event, _context: {"version": "1.0"}
    assert list(fuzz.faults(0)) == ["the response has no body"]


def test_an_exception_would_be_found(tmp_path: Path) -> None:
    fuzz = Fuzz(tmp_path, 1)

    def failing(_event: object, _context: object) -> object:
        raise KeyError("broken")

    fuzz.handler = failing
    assert list(fuzz.faults(0)) == ["unhandled: KeyError: 'broken'"]


def test_the_same_number_is_the_same_envelope() -> None:
    assert Envelopes(5).numbered(9) == Envelopes(5).numbered(9)
    assert Envelopes(5).numbered(9) != Envelopes(6).numbered(9)


def test_the_command_says_how_it_went(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--count", "20"]) == 0
    assert '"envelopes": 20, "wrong": 0' in capsys.readouterr().out
    assert main(["--only", "3"]) == 0
    assert '"request"' in capsys.readouterr().out
