"""Readers of single entries: a finding, a figure with its basis, the grade of a row."""

from collections.abc import Collection, Mapping
from typing import Any

from calf_rules import shape
from calf_rules.model import Urgency
from calf_rules.shape import Faults, Reader
from calf_rules.strict_yaml import Node

YES_NO = ("yes", "no")
ROUNDING = 0.011  # how far the shares of an enum may miss 1
PAIR = 2


def finding(node: Node, faults: Faults) -> Any:
    """A finding as its kind, tier and base shares."""
    words = shape.list_of(shape.word)
    entry = shape.record(
        {
            "tier": shape.one_of("tier", {"screen", "core", "follow_up", "person"}),
            "type": shape.one_of("type", {"bool", "enum", "multi", "number"}),
        },
        {
            "base": shape.number(0.0001, 0.9999),
            "values": shape.map_of(shape.word, shape.number(0.0001, 0.9999)),
            "low": shape.number(0, 1000),
            "high": shape.number(0, 1000),
            "hpo": words,
            "article": shape.one_of("answer", YES_NO),
            "note": shape.word,
        },
    )(node, faults)
    if not entry or "type" not in entry:
        return None
    return {"kind": entry["type"], "tier": entry.get("tier"), "base": _base(entry, node, faults)}


def _base(entry: Mapping[str, Any], node: Node, faults: Faults) -> dict[str, float]:
    kind = entry["type"]
    needed = {"bool": "base", "number": "high"}.get(str(kind), "values")
    if entry.get(needed) is None:
        faults.append(node.fault(f"a {kind} finding needs {needed}"))
        return {}
    if kind == "bool":
        return {"yes": entry["base"], "no": round(1 - entry["base"], 6)}
    if kind == "number":
        low, high = int(entry.get("low") or 0), int(entry["high"])
        return {str(value): round(1 / (high - low + 1), 6) for value in range(low, high + 1)}
    if kind == "enum" and abs(sum(entry["values"].values()) - 1) > ROUNDING:
        faults.append(node.fault("the shares of an enum's values must add up to 1"))
    return dict(entry["values"])


def check_grade(entry: Mapping[str, Any], node: Node, faults: Faults) -> None:
    """Each grade needs its authority: sources, what is recalled, or a range."""
    needs = {"R": "sources", "RE": "sources", "C": "recalled", "E": "range"}
    need = needs.get(str(entry.get("grade")))
    if need and not entry.get(need):
        faults.append(node.fault(f"evidence of grade {entry['grade']} needs {need}"))
    span, p = entry.get("range"), entry.get("p")
    if (
        p is not None
        and span
        and (len(span) != PAIR or None in span or not span[0] <= p <= span[1])
    ):
        faults.append(node.fault("range must be [low, high] with p between"))


def factors(keys: tuple[str, ...]) -> Reader:
    """Factors by age band or sex; they multiply the prior."""
    known = frozenset(keys)
    return shape.map_of(shape.one_of("band", known), shape.number(0, 20))


def figure(low: float, high: float) -> Reader:
    """A figure of the machinery, from `low` to `high`, with grade, range and basis."""
    return based({"value": shape.number(low, high)})


def based(fields: Mapping[str, Reader]) -> Reader:
    """Fields with a grade and a basis; an estimate also needs its range."""
    reader = shape.record(
        {**fields, "grade": shape.one_of("grade", {"R", "RE", "C", "E"}), "basis": shape.word},
        {"range": shape.list_of(shape.number(0, 1000)), "sources": shape.list_of(shape.word)},
    )

    def read(node: Node, faults: Faults) -> Any:
        entry = reader(node, faults)
        if entry and entry.get("grade") == "E" and not entry.get("range"):
            faults.append(node.fault("an estimate (grade E) needs a range"))
        return entry

    return read


def fitted_reader(causes: Collection[str], finding_id: Reader) -> Reader:
    """Reads fitted.yaml: factors on what answers weigh, and what is added to the log priors."""
    veto = {"veto": shape.word}
    count = shape.record({"count": shape.number(0.1, 10)}, veto)
    leaning = shape.record({"add": shape.number(-5, 5)}, veto)
    share = shape.number(0, 1)
    row = shape.record({"p": share, "from": share}, veto)
    cause = shape.one_of("cause", causes)
    by_value = shape.map_of
    return shape.record(
        {
            "learned_from": shape.word,
            "counts": shape.map_of(finding_id, by_value(shape.word, count)),
            "leanings": shape.map_of(cause, leaning),
            "rows": shape.map_of(cause, shape.map_of(finding_id, by_value(shape.word, row))),
        },
        {},
    )


FREE: Reader = shape.map_of(shape.word, shape.list_of(shape.word))
SOURCE: Reader = shape.record(
    {"cite": shape.word, "url": shape.word, "read": shape.word}, {"background": shape.word}
)


def self_care_reader(
    causes: Collection[str], rules: Collection[str], condition: Reader, source: Reader
) -> Reader:
    """Reads self_care.yaml against the known causes and rules."""
    known = shape.one_of("cause", causes)
    ruled = shape.list_of(shape.one_of("rule", rules))
    holds = shape.list_of(shape.number(0, 120))
    exercise = shape.record(
        {"for": shape.list_of(known), "holds": shape.list_of(holds), "basis": shape.word},
        {"never_when": condition, "sources": shape.list_of(source)},
    )
    return shape.record(
        {
            "up_to": shape.one_of("urgency", Urgency.__members__),
            "never_with": shape.list_of(known),
            "no_massage": shape.record({"causes": shape.list_of(known), "rules": ruled}, {}),
            "never_when": condition,
            "exercises": shape.map_of(shape.word, exercise),
        },
        {},
    )
