"""The knowledge by itself, beyond what reading it already refuses."""

import re
from collections.abc import Iterator
from typing import Any

from calf_rules.faults import Fault

from tools.checks.project import KNOWLEDGE, Project

LINK = re.compile(r"https?://[a-z0-9.-]+\.[a-z]{2,}(/[^\s<>\"\[\]{}]*)?")


def source_links(project: Project) -> Iterator[Fault]:
    """A source's address is one clean link."""
    for number, source in _items(project, "sources.yaml"):
        url = source.get("url") if source.kind == "map" else None
        if url is not None and url.kind == "word" and not LINK.fullmatch(url.word):
            yield url.fault(f"source {number}: url must be one link, http..., and nothing else")


def findings_in_use(project: Project) -> Iterator[Fault]:
    """A finding that no cause, rule or question looks at is asked in vain."""
    if not project.document:
        return
    used = set(_mentioned(project.document["rules"])) | set(_mentioned(project.document["derived"]))
    used |= set(_mentioned(project.document["questions"])) | {"age_band", "sex"}
    for cause in project.ids("causes").values():
        used |= {row["finding"] for row in cause["evidence"]}
    for finding in project.ids("findings"):
        if finding not in used:
            yield project.at(finding, f"finding {finding} is used nowhere")


def specialists_in_use(project: Project) -> Iterator[Fault]:
    """A specialist whom nobody is sent to."""
    used = {"ambulance", "emergency_department", "gp"}  # whom urgency itself names
    for cause in project.ids("causes").values():
        used |= set(cause["see"])
    advice = {s.text for s in project.sentences() if not s.key.startswith("specialists.")}
    for name, _ in _items(project, "specialists.yaml"):
        named = any(name.replace("_", " ") in text for text in advice)
        if project.document and name not in used and not named:
            yield project.at(name, f"nobody is ever sent to specialist {name}")


def kinds(project: Project) -> Iterator[Fault]:
    """A cause of no kind, or of two: what people ask about it would be answered by chance."""
    of = [name for causes in project.ids("kinds").values() for name in causes]
    for name in project.ids("causes"):
        if name not in of:
            yield project.at(name, f"cause {name} is of no kind in kinds.yaml")
        elif of.count(name) > 1:
            yield project.at(name, f"cause {name} is of two kinds in kinds.yaml")


def _items(project: Project, name: str) -> Iterator[tuple[str, Any]]:
    node = project.read(f"{KNOWLEDGE}/{name}")
    yield from node.items() if node.kind == "map" else ()


def _mentioned(part: Any) -> Iterator[str]:
    """Every word below a part of the document: conditions name findings among them."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, child in part.items():
            yield key
            yield from _mentioned(child)
    elif isinstance(part, list):
        for child in part:
            yield from _mentioned(child)


CHECKS = (source_links, findings_in_use, specialists_in_use, kinds)
