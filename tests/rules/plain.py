"""The ranking once more, straight from the clinician's rows: one cause, one answer at a time.

Slow and without tables. What ships is compiled, turned around and worked out by columns; both must
come to the same shares.
"""

from collections.abc import Mapping
from math import exp, log
from typing import Any

Document = Mapping[str, Any]
Answers = Mapping[str, str | frozenset[str]]


def plain_shares(document: Document, answers: Answers) -> dict[str, float]:
    """The belief in each cause, adding up to 1; `answers` have no compounds."""
    raised = {name: exp(_score(document, name, answers)) for name in document["causes"]}
    return {name: value / sum(raised.values()) for name, value in raised.items()}


def _score(document: Document, cause: str, answers: Answers) -> float:
    leaning = document["fitted"]["leanings"].get(cause, {})
    power = document["scoring"]["prior_power"]["value"]
    score = float(power * _log_prior(document["causes"][cause], answers) + leaning.get("add", 0.0))
    facts: dict[str, list[float]] = {}
    for finding, answer in answers.items():
        named = {answer} if isinstance(answer, str) else answer
        for value in named & document["findings"][finding]["base"].keys():
            weight = _weight(document, cause, finding, value)
            facts.setdefault(_fact(document, finding, value), []).append(weight)
        score += _not_named(document, cause, finding, answer)
    for name, weights in facts.items():
        overlaps = {overlap["fact"]: overlap["rho"] for overlap in document["scoring"]["overlaps"]}
        score += sum(weights) / (1 + (len(weights) - 1) * overlaps.get(name, 0.0))
    return score


def _log_prior(entry: Document, answers: Answers) -> float:
    factor = 1.0
    if not (entry["group"] == "pregnancy" and answers.get("pregnancy", "unsure") != "unsure"):
        age = answers.get("age_band")
        if age == "under16" and "under16" not in entry["age_x"]:
            age = "16to39"
        factor = entry["age_x"].get(age, 1.0) * entry["sex_x"].get(answers.get("sex"), 1.0)
    return log(entry["prior"]["per_1000"] * max(factor, 0.001))


def _weight(document: Document, cause: str, finding: str, value: str) -> float:
    """What one answer weighs: log likelihood ratio, capped, tempered, and less for a denial."""
    base = document["findings"][finding]["base"]
    if finding in {"age_band", "sex"}:
        return 0.0
    ratio = _log_ratio(document, _p(document, cause, finding)[value], base[value])
    denied = document["scoring"]["denial_weight"]["value"] if value == "no" else 1.0
    count = document["fitted"]["counts"].get(finding, {}).get(value, {}).get("count", 1.0)
    return float(ratio * denied * count - _absent(document, cause, finding, value))


def _not_named(document: Document, cause: str, finding: str, answer: Any) -> float:
    """What it weighs that a value was not named, for all of them: a named one takes it back."""
    if answer in {"unsure", "unclear"}:
        return 0.0
    values = document["findings"][finding]["base"]
    return sum(_absent(document, cause, finding, value) for value in values)


def _absent(document: Document, cause: str, finding: str, value: str) -> float:
    entry = document["findings"][finding]
    if entry["kind"] != "multi":
        return 0.0
    p = _clipped(_p(document, cause, finding)[value])
    weight = document["scoring"]["unnamed_weight"]["value"]
    return float(weight * _log_ratio(document, 1 - p, 1 - entry["base"][value]))


def _log_ratio(document: Document, p: float, base: float) -> float:
    most = log(document["scoring"]["cap"]["value"])
    ratio = max(-most, min(most, log(_clipped(p) / _clipped(base))))
    return float(document["scoring"]["temper"]["value"] * ratio)


def _p(document: Document, cause: str, finding: str) -> dict[str, float]:
    """P(value | cause) for every value: its row, its part of a group's row, or of what is left."""
    entry = document["findings"][finding]
    base = entry["base"]
    rows = {
        row["value"]: row["p"]
        for row in document["causes"][cause]["evidence"]
        if row["finding"] == finding
    }
    fitted = document["fitted"]["rows"].get(cause, {}).get(finding, {})
    rows.update({value: cell["p"] for value, cell in fitted.items()})
    if entry["kind"] == "multi":
        return {**base, **rows}
    found = {value: p for value, p in rows.items() if value in base}
    for name, members in document["value_groups"].get(finding, {}).items():
        if name in rows:
            said = {member: found[member] for member in members if member in found}
            _share_out(found, rows[name] - sum(said.values()), members, base)
    if rows or entry["kind"] != "bool":
        _share_out(found, 1 - sum(found.values()), base, base)
    return {**base, **found}


def _share_out(found: dict[str, float], left: float, values: Any, base: Document) -> None:
    """Give what is left to the values that have nothing yet, in proportion to their base."""
    empty = [value for value in values if value not in found]
    whole = sum(base[value] for value in empty)
    found.update({value: max(left, 0.0) * base[value] / whole for value in empty})


def _fact(document: Document, finding: str, value: str) -> str:
    """The fact that an answer tells over again, or one of its own."""
    names = {value, "yes"} if document["findings"][finding]["kind"] == "bool" else {value}
    for overlap in document["scoring"]["overlaps"]:
        if any(member.get(finding) in names for member in overlap["members"]):
            return str(overlap["fact"])
    return f"{finding} {value}"


def _clipped(p: float) -> float:
    return max(0.001, min(0.999, p))
