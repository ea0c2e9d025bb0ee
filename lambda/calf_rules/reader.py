"""Reads the clinician's folder file after file; what later files refer to is read first."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calf_rules import shape
from calf_rules.entries import (
    FREE,
    SOURCE,
    check_grade,
    factors,
    finding,
    fitted_reader,
    self_care_reader,
)
from calf_rules.faults import DataError, Fault
from calf_rules.findings import COMPOUND_VALUES, YES
from calf_rules.machinery import course_reader, questions_reader, rule_reader, scoring_reader
from calf_rules.model import Urgency
from calf_rules.shape import Faults, Reader
from calf_rules.strict_yaml import Node, read
from calf_rules.vocabulary import NEEDED_CONDITIONS, Vocabulary

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


def read_folder(folder: Path) -> tuple[dict[str, Any], Faults]:
    """Everything in the folder as plain dicts and lists, and every fault found in it."""
    faults: Faults = []
    return _Reader(folder, faults).document(), faults


class _Reader:
    """Reads file after file; what later files refer to is read first."""

    def __init__(self, folder: Path, faults: Faults) -> None:
        self.folder = folder
        self.faults = faults
        self.known = Vocabulary()

    def document(self) -> dict[str, Any]:
        sources = self.file("sources.yaml", shape.map_of(shape.word, SOURCE))
        self.known.cited = set(sources)
        self.specialists = set(self.file("specialists.yaml", shape.map_of(shape.word, FREE)))
        findings = self.findings()
        questions_node = self.node("questions.yaml")
        compounds = questions_node.get("compounds")
        for name, _ in compounds.items() if compounds is not None else ():
            self.known.values[name] = COMPOUND_VALUES
        course = self.course()
        self.known.define(self.node("derived.yaml"), self.faults)
        questions = questions_reader(self.known)(questions_node, self.faults)
        causes = self.causes()
        ruled = shape.map_of(shape.word, rule_reader(self.known, causes))
        rules = self.file("red_flags.yaml", ruled)
        modifiers = self.file("modifiers.yaml", ruled)
        scoring = self.file("scoring.yaml", scoring_reader(self.known))
        fitted = self.file("fitted.yaml", fitted_reader(causes, self.known.finding))
        care = self_care_reader(
            causes, {**rules, **modifiers}, self.known.condition, self.known.source
        )
        self_care = self.file("self_care.yaml", care)
        causes_of = shape.list_of(shape.one_of("cause", causes))
        kinds = self.file("kinds.yaml", shape.map_of(shape.word, causes_of))
        self.report_unused(sources)
        return {
            "findings": findings,
            "causes": causes,
            "rules": {**rules, **modifiers},
            "questions": questions,
            "scoring": scoring,
            "course": course,
            "fitted": fitted,
            "derived": {name: self.known.derived.get(name) for name in NEEDED_CONDITIONS},
            "value_groups": self.known.groups,
            "self_care": self_care,
            "kinds": kinds,
            "cites": {number: entry.get("cite") for number, entry in sources.items() if entry},
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
        found = self.file("findings.yaml", shape.map_of(shape.word, finding))
        self.known.values = {name: tuple(item["base"]) for name, item in found.items() if item}
        return found

    def course(self) -> dict[str, Any]:
        """What earlier talks add; from here on, conditions may use its facts."""
        node = self.node("course.yaml")
        facts = node.get("facts")
        for fact in shape.list_of(shape.word)(facts, self.faults) if facts is not None else ():
            self.known.values[fact] = (YES,)
        return course_reader(self.known)(node, self.faults) or {}

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
            "age_x": factors(self.known.values.get("age_band", ())),
            "sex_x": factors(self.known.values.get("sex", ())),
            "reviewed": shape.word,
            "evidence": shape.list_of(self.evidence),
        }
        optional: Mapping[str, Reader] = {
            "snomed": shape.list_of(shape.word),
            "side_note": shape.word,
            "notes": shape.list_of(shape.word),
            "self_care": shape.list_of(shape.word),
            "sources": shape.list_of(self.known.source),
            "named_if": self.known.condition,
        }
        return shape.record(required, optional)(node, faults)

    def prior(self, node: Node, faults: Faults) -> Any:
        entry = shape.record(
            {
                "per_1000": shape.number(0, 1000),
                "grade": shape.one_of("grade", {"A", "B", "C"}),
                "basis": self.known.text_with_sources,
            },
            {"range_factor": shape.list_of(shape.number(0.01, 100))},
        )(node, faults)
        if entry and entry.get("grade") in {"B", "C"} and "range_factor" not in entry:
            faults.append(node.fault("a prior of grade B or C needs a range_factor"))
        return entry

    def evidence(self, node: Node, faults: Faults) -> Any:
        entry = shape.record(
            {
                "finding": self.known.finding,
                "p": shape.number(0, 1),
                "grade": shape.one_of("grade", {"R", "RE", "C", "E"}),
            },
            {
                "value": shape.word,
                "range": shape.list_of(shape.number(0, 1)),
                "sources": shape.list_of(self.known.source),
                "published": shape.map_of(
                    shape.one_of("ratio", {"lr_plus", "lr_minus", "sensitivity", "specificity"}),
                    shape.number(0, 1000),
                ),
                "recalled": shape.word,
                "note": self.known.text_with_sources,
            },
        )(node, faults)
        if entry and "finding" in entry and entry["finding"]:
            entry.setdefault("value", "yes")
            self.known.check_value(entry["finding"], entry["value"], node, faults)
            check_grade(entry, node, faults)
        return entry

    def report_unused(self, sources: Mapping[str, Any]) -> None:
        node = self.node("sources.yaml")
        unused = [number for number in sources if number not in self.known.used]
        for number in unused:
            if not (sources[number] or {}).get("background"):
                line = node.key_lines.get(number, 1)
                self.faults.append(Fault("sources.yaml", line, f"source {number} is never cited"))
