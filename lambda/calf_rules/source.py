"""The clinician's YAML, read and checked whole: every fault at once, each with file and line."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calf_rules import shape
from calf_rules.findings import COMPOUND_VALUES
from calf_rules.model import Urgency
from calf_rules.shape import Faults, Reader
from calf_rules.strict_yaml import DataError, Fault, Node, read

FOLDER = Path(__file__).parent / "knowledge"
NEEDED_CONDITIONS = ("one_leg", "self_care_allowed")
YES_NO = ("yes", "no")
GROUPS = frozenset(
    [
        "lifestyle",
        "nervous_system",
        "circulatory",
        "musculoskeletal",
        "myositis",
        "one_sided",
        "infection",
        "medication",
        "metabolic",
        "pregnancy",
        "other",
    ]
)
Document = dict[str, Any]


class KnowledgeError(DataError):
    """The knowledge base holds faults, or its compiled form is stale."""


def yaml_files(folder: Path) -> list[Path]:
    """Every YAML file of the knowledge, in a fixed order."""
    return sorted(folder.rglob("*.yaml"))


def digest(folder: Path) -> str:
    """A digest of all the YAML: 64 hex digits."""
    found = hashlib.sha256()
    for path in yaml_files(folder):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def read_document(folder: Path = FOLDER) -> Document:
    """The knowledge as plain dicts and lists, fit for JSON.

    Raises KnowledgeError with every fault found in any file.
    """
    faults: Faults = []
    document = _Reader(folder, faults).document()
    if faults:
        raise KnowledgeError(sorted(set(faults), key=lambda fault: (fault.path, fault.line)))
    document["digest"] = digest(folder)
    return document


def compact(document: Document) -> Document:
    """The part of the knowledge that deciding needs: what is written for people is left out."""
    causes = {
        name: {
            **{key: entry[key] for key in ("group", "urgency", "see", "age_x", "sex_x")},
            "per_1000": entry["prior"]["per_1000"],
            "evidence": [
                [row["finding"], row["value"], row["p"], row["grade"], row.get("sources", [])]
                for row in entry["evidence"]
            ],
        }
        for name, entry in document["causes"].items()
    }
    return {**document, "causes": causes}


class _Reader:
    """Reads file after file; what later files refer to is read first."""

    def __init__(self, folder: Path, faults: Faults) -> None:
        self.folder = folder
        self.faults = faults
        self.used: set[str] = set()  # sources that something cites
        self.cited: set[str] = set()
        self.values: dict[str, tuple[str, ...]] = {}
        self.derived: dict[str, Any] = {}
        self.groups: dict[str, dict[str, list[str]]] = {}

    def document(self) -> Document:
        sources = self.file("sources.yaml", shape.map_of(shape.word, _SOURCE))
        self.cited = set(sources)
        self.specialists = set(self.file("specialists.yaml", shape.map_of(shape.word, _FREE)))
        findings = self.findings()
        questions_node = self.node("questions.yaml")
        compounds = self.compound_ids(questions_node)
        self.values.update(dict.fromkeys(compounds, COMPOUND_VALUES))
        self.read_derived()
        questions = self.questions(questions_node)
        causes = self.causes()
        rules = self.file("red_flags.yaml", shape.map_of(shape.word, self.rule_reader(causes)))
        modifiers = self.file("modifiers.yaml", shape.map_of(shape.word, self.rule_reader(causes)))
        scoring = self.file("scoring.yaml", self.scoring_reader())
        self.report_unused(sources)
        return {
            "findings": findings,
            "causes": causes,
            "rules": {**rules, **modifiers},
            "questions": questions,
            "scoring": scoring,
            "derived": {name: self.derived.get(name) for name in NEEDED_CONDITIONS},
            "value_groups": self.groups,
        }

    # --- files -------------------------------------------------------------------------------

    def node(self, name: str) -> Node:
        try:
            return read(self.folder / name, name)
        except DataError as error:
            self.faults.extend(error.faults)
            return Node(name, 1, {})

    def file(self, name: str, reader: Reader) -> dict[str, Any]:
        return reader(self.node(name), self.faults) or {}

    def findings(self) -> dict[str, Any]:
        found = self.file("findings.yaml", shape.map_of(shape.word, _finding))
        self.values = {name: tuple(item["base"]) for name, item in found.items() if item}
        return found

    def causes(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        paths = sorted((self.folder / "causes").glob("*.yaml"))
        if not paths:
            self.faults.append(Fault("causes", 1, "no cause file was found"))
        for path in paths:
            name = f"causes/{path.name}"
            for cause, entry in self.file(name, shape.map_of(shape.word, self.cause)).items():
                if cause in found:
                    self.faults.append(Fault(name, 1, f"cause {cause} stands in two files"))
                found[cause] = entry
        return found

    # --- readers -----------------------------------------------------------------------------

    def source(self, node: Node, faults: Faults) -> Any:
        number = shape.one_of("source", self.cited)(node, faults)
        if number:
            self.used.add(number)
        return number

    def cause(self, node: Node, faults: Faults) -> Any:
        required: Mapping[str, Reader] = {
            "clinical": shape.word,
            "icd10cm": shape.list_of(shape.word),
            "group": shape.one_of("group", GROUPS),
            "also": shape.list_of(shape.one_of("group", GROUPS)),
            "side": shape.one_of("side", {"one", "both", "either"}),
            "urgency": shape.one_of("urgency", Urgency.__members__),
            "see": shape.list_of(shape.one_of("specialist", self.specialists)),
            "prior": self.prior,
            "age_x": _factors(self.values.get("age_band", ())),
            "sex_x": _factors(self.values.get("sex", ())),
            "reviewed": shape.word,
            "evidence": shape.list_of(self.evidence),
        }
        optional: Mapping[str, Reader] = {
            "snomed": shape.list_of(shape.word),
            "side_note": shape.word,
            "notes": shape.list_of(shape.word),
            "self_care": shape.list_of(shape.word),
            "sources": shape.list_of(self.source),
        }
        return shape.record(required, optional)(node, faults)

    def prior(self, node: Node, faults: Faults) -> Any:
        entry = shape.record(
            {
                "per_1000": shape.number(0, 1000),
                "grade": shape.one_of("grade", {"A", "B", "C"}),
                "basis": self.text_with_sources,
            },
            {"range_factor": shape.list_of(shape.number(0.01, 100))},
        )(node, faults)
        if entry and entry.get("grade") in {"B", "C"} and "range_factor" not in entry:
            faults.append(node.fault("a prior of grade B or C needs a range_factor"))
        return entry

    def text_with_sources(self, node: Node, faults: Faults) -> Any:
        """Free text that may cite sources as [12] or [12, 13]."""
        text = shape.word(node, faults)
        for part in (text or "").split("[")[1:]:
            for number in part.split("]")[0].split(","):
                if number.strip().isdigit():
                    self.source(Node(node.path, node.line, number.strip()), faults)
        return text

    def evidence(self, node: Node, faults: Faults) -> Any:
        entry = shape.record(
            {
                "finding": shape.one_of("finding", self.values),
                "p": shape.number(0, 1),
                "grade": shape.one_of("grade", {"R", "RE", "C", "E"}),
            },
            {
                "value": shape.word,
                "range": shape.list_of(shape.number(0, 1)),
                "sources": shape.list_of(self.source),
                "published": shape.map_of(
                    shape.one_of("ratio", {"lr_plus", "lr_minus", "sensitivity", "specificity"}),
                    shape.number(0, 1000),
                ),
                "recalled": shape.word,
                "note": self.text_with_sources,
            },
        )(node, faults)
        if entry and "finding" in entry and entry["finding"]:
            entry.setdefault("value", "yes")
            self.check_value(entry["finding"], entry["value"], node, faults)
            _check_grade(entry, node, faults)
        return entry

    def check_value(self, finding: str, value: str | None, node: Node, faults: Faults) -> None:
        known = {"unsure", *self.values.get(finding, ()), *self.groups.get(finding, {})}
        if value is not None and value not in known:
            hint = shape.suggest(value, known)
            faults.append(node.fault(f"{finding} has no value {value}{hint}"))

    def condition(self, node: Node, faults: Faults) -> Any:
        """A condition as ["is", finding, values] or [how, parts]; derived names are put in place."""
        if node.kind != "map" or len(dict(node.items())) != 1:
            faults.append(node.fault("a condition is one of all, any, none, or one finding"))
            return None
        ((name, child),) = node.items()
        if name in {"all", "any", "none"}:
            return [name, shape.list_of(self.condition)(child, faults)]
        if name in self.derived:
            return self.derived[name]
        known = {*self.values, *self.derived}
        if shape.one_of("finding", known)(Node(node.path, node.line, name), faults) is None:
            return None
        values = shape.list_of(shape.word)(child, faults)
        for value in values:
            self.check_value(name, value, child, faults)
        return ["is", name, values]

    def read_derived(self) -> None:
        node = self.node("derived.yaml")
        groups = node.get("value_groups")
        if groups is not None:
            words = shape.map_of(shape.word, shape.list_of(shape.word))
            self.groups = shape.map_of(shape.one_of("finding", self.values), words)(
                groups, self.faults
            )
        conditions = node.get("conditions")
        for name, child in conditions.items() if conditions is not None else ():
            self.derived[name] = self.condition(child, self.faults)
        for name in set(NEEDED_CONDITIONS) - set(self.derived):
            self.faults.append(node.fault(f"conditions must define {name}"))

    def rule_reader(self, causes: Mapping[str, Any]) -> Reader:
        return shape.record(
            {
                "urgency": shape.one_of("urgency", Urgency.__members__),
                "action": shape.one_of("action", {"call", "go", "see"}),
                "when": self.condition,
            },
            {
                "cause": shape.one_of("cause", causes),
                "cause_unless": self.condition,
                "first_ask": shape.one_of("finding", self.values),
                "why": self.text_with_sources,
                "sources": shape.list_of(self.source),
                "recalled": shape.word,
            },
        )

    def compound_ids(self, node: Node) -> list[str]:
        compounds = node.get("compounds")
        return [name for name, _ in compounds.items()] if compounds is not None else []

    def questions(self, node: Node) -> Any:
        finding = shape.one_of("finding", self.values)
        findings = shape.list_of(finding)
        compound = shape.record(
            {"asks": findings}, {"required_if": self.condition, "ask_singly": findings}
        )
        implied = shape.map_of(shape.word, shape.map_of(finding, shape.word))
        return shape.record(
            {
                "compounds": shape.map_of(shape.word, compound),
                "pairs": shape.map_of(shape.word, findings),
                "first_asked": findings,
                "none_values": shape.map_of(finding, shape.word),
                "safety_follow_ups": shape.map_of(finding, self.condition),
                "branches": shape.map_of(finding, self.condition),
                "ask_if": shape.map_of(finding, self.condition),
                "never_asked": findings,
                "implies": shape.map_of(finding, implied),
            },
            {},
        )(node, self.faults)

    def scoring_reader(self) -> Reader:
        urgency = shape.one_of("urgency", Urgency.__members__)
        share = shape.number(0, 1)
        floor = shape.record({"causes": urgency, "share": share, "urgency": urgency}, _BASIS)
        member = shape.map_of(shape.one_of("finding", self.values), shape.word)
        overlap = shape.record(
            {"rho": share, "members": shape.list_of(member)}, {**_BASIS, "fact": shape.word}
        )
        return shape.record(
            {
                "temper": _figure(0, 1),
                "cap": _figure(1, 1000),
                "unnamed_weight": _figure(0, 1),
                "denial_weight": _figure(0, 1),
                "urgency_weight": _figure(0, 100),
                "least_gain": _figure(0, 10),
                "branch_bonus": _figure(0, 10),
                "least_share": _figure(0, 1),
                "most_rounds": _figure(1, 50),
                "base_rates": shape.record({}, _BASIS),
                "age_and_sex_factors": shape.record({}, _BASIS),
                "floors": shape.list_of(floor),
                "overlaps": shape.list_of(overlap),
            },
            {},
        )

    def report_unused(self, sources: Mapping[str, Any]) -> None:
        node = self.node("sources.yaml")
        unused = [number for number in sources if number not in self.used]
        for number in unused:
            if not (sources[number] or {}).get("background"):
                line = node.key_lines.get(number, 1)
                self.faults.append(Fault("sources.yaml", line, f"source {number} is never cited"))


def _finding(node: Node, faults: Faults) -> Any:
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
    if kind == "enum" and abs(sum(entry["values"].values()) - 1) > 0.011:
        faults.append(node.fault("the shares of an enum's values must add up to 1"))
    return dict(entry["values"])


def _check_grade(entry: Mapping[str, Any], node: Node, faults: Faults) -> None:
    needs = {"R": "sources", "RE": "sources", "C": "recalled", "E": "range"}
    need = needs.get(str(entry.get("grade")))
    if need and not entry.get(need):
        faults.append(node.fault(f"evidence of grade {entry['grade']} needs {need}"))
    span, p = entry.get("range"), entry.get("p")
    if p is not None and span and (len(span) != 2 or None in span or not span[0] <= p <= span[1]):
        faults.append(node.fault("range must be [low, high] with p between"))


def _factors(keys: tuple[str, ...]) -> Reader:
    known = frozenset(keys)
    return shape.map_of(shape.one_of("band", known), shape.number(0, 20))


def _figure(low: float, high: float) -> Reader:
    return shape.record({"value": shape.number(low, high)}, _BASIS)


_FREE: Reader = shape.map_of(shape.word, shape.list_of(shape.word))
_SOURCE: Reader = shape.record(
    {"cite": shape.word, "url": shape.word, "read": shape.word}, {"background": shape.word}
)
_BASIS: Mapping[str, Reader] = {
    "grade": shape.one_of("grade", {"R", "RE", "C", "E"}),
    "range": shape.list_of(shape.number(0, 1000)),
    "basis": shape.word,
    "sources": shape.list_of(shape.word),
}
