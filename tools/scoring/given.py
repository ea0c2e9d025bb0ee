"""People whose findings are given at once: lists of `{id, who, given, urgency, cause}`.

No dialogue is played for them; a compound question counts as answered no where nothing is given.
"""

from pathlib import Path

from calf_rules import Findings, KnowledgeBase, Urgency
from calf_rules.strict_yaml import Node, read

from tools.scoring.cases import Case
from tools.scoring.orders import compounds_answered
from tools.scoring.person import SILENCES
from tools.scoring.play import Played, Step


def given_people(path: Path, knowledge: KnowledgeBase) -> dict[str, Played]:
    """Everybody in a file or folder whose findings are given at once, by id."""
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    nodes = [node for file in files for node in _entries(read(file))]
    return {str(node.plain()["id"]): _played(node, knowledge) for node in nodes}


def _entries(node: Node) -> list[Node]:
    if node.kind != "list":
        return []
    return [
        entry for entry in node if entry.kind == "map" and {"id", "given"} <= entry.key_lines.keys()
    ]


def _played(node: Node, knowledge: KnowledgeBase) -> Played:
    entry = node.plain()
    facts = {
        name: value if isinstance(value, str) else tuple(value)
        for name, value in entry["given"].items()
    }
    level = Urgency[entry.get("urgency", "self_care")]
    case = Case(entry["id"], entry.get("who", ""), facts, tuple(entry.get("cause", ())), (), level)
    known = compounds_answered(knowledge, case, Findings.of(**entry["given"]))
    steps = (Step(None, case.says, dict(known.answers), 0, ""),)
    return Played(case, SILENCES[0], steps, advised=True)
