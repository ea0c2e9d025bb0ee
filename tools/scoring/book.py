"""The clinician's folder as it reads: names, priors, evidence rows, rules and sources."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from calf_rules.source import FOLDER, read_document
from calf_rules.strict_yaml import read

from tools.compiled import locale_words

GRADES = {
    "R": "figure read in the source",
    "RE": "link read, figure estimated",
    "C": "recalled, to be checked",
    "E": "expert estimate",
    "F": "fitted to the development people",
}
Row = Mapping[str, Any]


class Book:
    """The whole knowledge with its prose; what is shipped leaves the prose out."""

    @cached_property
    def document(self) -> Mapping[str, Any]:
        """The checked YAML; raises KnowledgeError."""
        return read_document()

    @cached_property
    def sources(self) -> Mapping[str, Mapping[str, str]]:
        """Every source by its number."""
        found: Mapping[str, Mapping[str, str]] = read(FOLDER / "sources.yaml").plain()
        return found

    @cached_property
    def said(self) -> Mapping[str, Any]:
        """What is read back for each finding and value."""
        found: Mapping[str, Any] = locale_words("en-US")["findings"]
        return found

    def cause(self, name: str) -> Mapping[str, Any]:
        """Everything that stands under a cause."""
        found: Mapping[str, Any] = self.document["causes"][name]
        return found

    def rule(self, name: str) -> Mapping[str, Any]:
        """Everything that stands under a rule."""
        found: Mapping[str, Any] = self.document["rules"][name]
        return found

    def rows(self, cause: str) -> dict[tuple[str, str], Row]:
        """The evidence of a cause by finding and value."""
        found = {(row["finding"], row["value"]): row for row in self.cause(cause)["evidence"]}
        for finding, cells in self.document["fitted"]["rows"].get(cause, {}).items():
            for value, cell in cells.items():
                if "veto" not in cell:
                    note = f"pulled from {cell['from']:g}"
                    found[finding, value] = {"p": cell["p"], "grade": "F", "note": note}
        return found

    def base(self, finding: str, value: str) -> float:
        """The share of people with other causes who would give this value."""
        base = self.document["findings"][finding]["base"]
        members = self.document["value_groups"].get(finding, {}).get(value, [value])
        return float(sum(base.get(member, 0.0) for member in members))

    def row(self, cause: str, finding: str, value: str) -> tuple[str, Row] | None:
        """The row that speaks about an answer, with the value that it is about.

        That is the answer's own value, a group that it belongs to, or "yes" for a "no".
        """
        rows = self.rows(cause)
        groups = self.document["value_groups"].get(finding, {})
        for name in (value, *(name for name, members in groups.items() if value in members), "yes"):
            if (finding, name) in rows:
                return name, rows[finding, name]
        return None

    def words(self, finding: str, value: str) -> str:
        """A finding's value as it is read back."""
        text = self.said.get(finding, {}).get(value)
        return str(text) if text else f"{finding.replace('_', ' ')}: {value.replace('_', ' ')}"

    def cited(self, numbers: Iterable[str]) -> Iterator[str]:
        """These sources, one line each, in the order of their numbers."""
        for number in sorted(set(numbers), key=int):
            source = self.sources[number]
            yield f"[{number}] {source['cite']} {source['url']} (read: {source['read']})"


def grounds(row: Mapping[str, Any]) -> str:
    """How sure a row or rule is: its grade and the numbers of its sources."""
    parts = [GRADES[row["grade"]]] if "grade" in row else []
    if row.get("sources"):
        parts.append(f"sources [{', '.join(row['sources'])}]")
    if row.get("recalled"):
        parts.append(f"recalled: {row['recalled']}")
    return "; ".join(parts) or "expert rule"
