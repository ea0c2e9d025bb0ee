"""Spanish is heard by the same code: double denial, leaning pronouns, verbs without a person."""

from typing import Any

import pytest
from skill.reading import read

from tests.reading.packs import HERE, asked, holds, pack, plain

CLAUSES: list[dict[str, Any]] = plain(HERE / "es" / "clauses.yaml")


@pytest.mark.parametrize("case", CLAUSES, ids=lambda case: case["says"])
def test_a_spanish_clause_is_understood_as_it_was_meant(case: dict[str, Any]) -> None:
    heard = read(case["says"], pack("es"), asked(case.get("asked")))
    for name, value in case.get("knows", {}).items():
        assert holds(heard.answers.get(name), value), name
    for name in case.get("knows_not", ()):
        assert heard.answers.get(name) in {None, "no", "none"}, name
    if "reply" in case:
        denied = heard.answers.get(case["asked"]) == "no" == case["reply"]
        assert heard.reply == case["reply"] or denied
