"""Labelled sentences: what they tell is found, and what they do not tell is not made up."""

from typing import Any

import pytest
from skill.reading import Asked, Heard, read

from tests.reading.packs import HERE, holds, pack, plain
from tests.reading.ratchet import hold

pytestmark = pytest.mark.no_cover

APART = {"harmless.yaml", "warnings.yaml", "kinds.yaml", "still_wrong.yaml"}
FILES = sorted(path for path in HERE.glob("*.yaml") if path.name not in APART)
LINES: list[dict[str, Any]] = [line for path in FILES for line in plain(path)]
NOT_SO = {None, "no", "none", "unsure"}


def heard(line: dict[str, Any]) -> Heard:
    """The line against its question, if one is open."""
    asks = tuple(line.get("asks", (line.get("asked"),)))
    asked = Asked(line["asked"], asks, line["form"]) if "asked" in line else None
    return read(line["says"], pack("en"), asked)


def missed(line: dict[str, Any]) -> list[str]:
    """The facts that the line tells and reading does not give, nor asks about."""
    got = heard(line)
    return [
        f"{line['says']!r}: {finding}={value}"
        for finding, value in line.get("facts", {}).items()
        if not holds(got.answers.get(finding), value) and finding not in got.concerns
    ]


def invented(line: dict[str, Any]) -> list[str]:
    """The findings that the line does not tell and reading gives."""
    got = heard(line)
    return [
        f"{line['says']!r}: {finding}"
        for finding in line.get("never", ())
        if got.answers.get(finding) not in NOT_SO
    ]


def test_what_is_told_is_found() -> None:
    hold("told_missed", [fact for line in LINES for fact in missed(line)])


def test_what_is_not_told_is_not_made_up() -> None:
    hold("told_invented", [fact for line in LINES for fact in invented(line)])
