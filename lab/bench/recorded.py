"""Whole conversations as the requests that the handler got, to be replayed anywhere.

The people are drawn from the knowledge base. Each opens with a few words and answers what is asked.
"""

import copy
import dataclasses
import importlib
import json
from collections.abc import Mapping
from typing import Any
from unittest import mock

from calf_rules import load_knowledge

from simulator.session import real_handler
from tools.scoring.cases import Case
from tools.scoring.people import opening, people
from tools.scoring.play import play
from tools.scoring.voice import phrase

SEED = 7
Events = list[Any]


def conversations(count: int) -> list[Events]:
    """So many conversations, the same at every time, from launch to advice."""
    knowledge = load_knowledge()
    handler = real_handler()
    skill = importlib.import_module("lambda_function")
    found = []
    for person in people(knowledge, count, SEED):
        events: Events = []
        with mock.patch.object(skill, "lambda_handler", _recorder(handler, events)):
            play(knowledge, dataclasses.replace(person, says=opened(person)), "no")
        found.append(events)
    return found


def opened(person: Case) -> str:
    """What the person says at first, in the lexicon's own words."""
    told = {
        name: value if isinstance(value, str) else value[0]
        for name, value in opening(person).items()
    }
    return " ".join(phrase(name, value) for name, value in told.items())


def _recorder(handler: Any, events: Events) -> Any:
    def recording(event: Mapping[str, Any], context: Any) -> Any:
        events.append(json.loads(json.dumps(event)))
        return handler(copy.deepcopy(event), context)

    return recording
