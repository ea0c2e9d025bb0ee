"""The clinician's YAML as one document, checked whole: every fault at once, with file and line."""

from pathlib import Path
from typing import Any

from calf_rules.faults import DataError
from calf_rules.model import ESTIMATE, FITTED

CAUSE_KEYS = ("group", "urgency", "see", "age_x", "sex_x", "named_if")
FOLDER = Path(__file__).parent / "knowledge"
Document = dict[str, Any]


class KnowledgeError(DataError):
    """The knowledge base holds faults, or its compiled form is stale."""


def yaml_files(folder: Path) -> list[Path]:
    """Every YAML file of the knowledge, in a fixed order."""
    return sorted(folder.rglob("*.yaml"))


def digest(folder: Path) -> str:
    """A digest of all the YAML: 64 hex digits."""
    import hashlib  # noqa: PLC0415 - slow to load, and nothing to digest where no YAML ships

    found = hashlib.sha256()
    for path in yaml_files(folder):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


NOTHING_FITTED: Document = {"counts": {}, "leanings": {}, "rows": {}}


def read_document(folder: Path = FOLDER) -> Document:
    """The knowledge as plain dicts and lists, fit for JSON.

    Raises KnowledgeError with every fault found in any file.
    """
    from calf_rules.reader import read_folder  # noqa: PLC0415 - only here is PyYAML needed

    document, faults = read_folder(folder)
    if faults:
        raise KnowledgeError(sorted(set(faults), key=lambda fault: (fault.path, fault.line)))
    document["digest"] = digest(folder)
    return document


def compact(document: Document) -> Document:
    """The part of the knowledge that deciding needs, in the shape in which deciding uses it.

    What is written for people is left out. Evidence stands by finding, value and cause, so that an
    answer finds all that it tells in one place, and loading turns nothing around.
    """
    causes = {
        name: {
            **{key: entry[key] for key in CAUSE_KEYS if key in entry},
            "per_1000": entry["prior"]["per_1000"],
        }
        for name, entry in document["causes"].items()
    }
    evidence: Document = {}
    grounds: Document = {}
    for name, entry in document["causes"].items():
        for row in entry["evidence"]:
            _cell(evidence, row)[name] = row["p"]
            ground = [row["grade"], *row.get("sources", [])]
            if ground != [ESTIMATE]:
                _cell(grounds, row)[name] = ground
    _put_fitted_rows(document, evidence, grounds)
    fitted = {
        "counts": {
            finding: {value: cell["count"] for value, cell in cells.items() if "veto" not in cell}
            for finding, cells in document["fitted"]["counts"].items()
        },
        "leanings": {
            cause: cell["add"]
            for cause, cell in document["fitted"]["leanings"].items()
            if "veto" not in cell
        },
    }
    found = {"causes": causes, "evidence": evidence, "grounds": grounds, "fitted": fitted}
    return {**document, **found}


def _put_fitted_rows(document: Document, evidence: Document, grounds: Document) -> None:
    """Fitted rows (grade F) take the place of the given ones, but for those with a veto."""
    for cause, findings in document["fitted"]["rows"].items():
        for finding, cells in findings.items():
            for value, cell in cells.items():
                if "veto" not in cell:
                    row = {"finding": finding, "value": value}
                    _cell(evidence, row)[cause] = cell["p"]
                    _cell(grounds, row)[cause] = [FITTED]


def _cell(rows: Document, row: Document) -> Document:
    found: Document = rows.setdefault(row["finding"], {}).setdefault(row["value"], {})
    return found
