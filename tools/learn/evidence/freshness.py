"""Whether fitted.yaml was fitted to the knowledge and the people that stand here now."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from calf_rules.source import NOTHING_FITTED, compact

from tools import ROOT

PEOPLE = ROOT / "tests" / "knowledge" / "people-dev.yaml"
FITTED_FROM = ("findings", "causes", "evidence", "grounds", "value_groups")
ASKED_BY = ("compounds", "none_values", "implies")
WEIGHED_BY = ("temper", "cap", "unnamed_weight", "denial_weight", "prior_power", "overlaps")


def digest(document: Mapping[str, Any]) -> str:
    """A short digest of all that the fit rests on: the people, and the figures it starts from."""
    given = compact({**document, "fitted": NOTHING_FITTED})
    parts = [
        {name: given[name] for name in FITTED_FROM},
        {name: given["questions"][name] for name in ASKED_BY},
        {name: given["scoring"][name] for name in WEIGHED_BY},
    ]
    whole = sha256(json.dumps(parts, sort_keys=True).encode())
    whole.update(PEOPLE.read_bytes())
    return whole.hexdigest()[:16]


def is_fresh(document: Mapping[str, Any]) -> bool:
    """Whether nothing that the fit rests on has changed since."""
    return bool(document["fitted"]["learned_from"] == digest(document))
