"""A request with a fault gets a valid answer that helps: the table is requests.yaml."""

import copy
from pathlib import Path
from typing import Any

import pytest
from calf_rules.strict_yaml import read
from skill.limits import faults
from skill.words import Words

from simulator.limits import violations
from simulator.session import LambdaContext, plain
from tests.conversations.spoken import spoken
from tests.skill.states import reached

TABLE: list[dict[str, Any]] = read(Path(__file__).with_name("requests.yaml")).plain()
WORDS = Words.load("en-US")


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["fault"])
def test_a_faulty_request_is_answered(row: dict[str, Any]) -> None:
    session = reached(row.get("at", "invitation"))
    event = copy.deepcopy(session.say(row.get("say", "my left calf hurts")).request)
    for path in row.get("drop", ()):
        _drop(event, path)
    for path, value in row.get("put", {}).items():
        _put(event, path, value)
    answer = session.handler(event, LambdaContext())
    kind = event["request"]["type"]
    assert [*violations(kind, answer), *faults(kind, answer)] == []
    if "nothing" in row:
        assert answer["response"] == {}
        return
    heard = plain(answer["response"].get("outputSpeech"))
    for key in row.get("says", ()):
        assert spoken(WORDS, key, heard), f"{key} was not said: {heard}"
    if "asks" in row:
        assert answer["sessionAttributes"]["open"] == row["asks"], heard
    assert (answer["response"].get("shouldEndSession") is True) == ("ends" in row)


def test_the_table_holds_every_fault_that_was_thought_of() -> None:
    assert len(TABLE) >= 25
    assert len({row["fault"] for row in TABLE}) == len(TABLE)


def _drop(event: Any, path: str) -> None:
    *above, last = path.split(".")
    for key in above:
        event = event[key]
    del event[last]


def _put(event: Any, path: str, value: Any) -> None:
    *above, last = path.split(".")
    for key in above:
        event = event[key]
    event[last] = value
