"""Every cause has somebody who has it and somebody who comes close; every rule its truth table."""

import re
from collections.abc import Iterator

from calf_rules.faults import Fault, suggest

from tools.checks.project import Project

CAUSES = "tests/knowledge/causes.yaml"
RESTATED = "tests/rules/restatement.py"
RULE = re.compile(r'"([A-Z]\d+_\w+)": lambda')


def cause_cases(project: Project) -> Iterator[Fault]:
    """A cause without a case that reaches it, or without one that comes close and does not."""
    whole = project.read(CAUSES)
    listed = whole.get("cases") if whole.kind == "map" else None
    seen: dict[str, set[str]] = {"reaches": set(), "spares": set()}
    known = project.ids("causes")
    for case in listed or ():
        for role, named in seen.items():
            node = case.get(role)
            if node is not None:
                named.add(node.word)
                if known and node.word not in known:
                    yield node.fault(f"unknown cause {node.word}{suggest(node.word, known)}")
    for cause in known:
        if cause not in seen["reaches"]:
            yield project.at(cause, f"no case in {CAUSES} reaches cause {cause}")
        if cause not in seen["spares"]:
            yield project.at(
                cause, f"no case in {CAUSES} comes close to cause {cause} and spares it"
            )


def rule_cases(project: Project) -> Iterator[Fault]:
    """A warning rule whose truth table (yes, no, unsure, not asked) nobody states a second time."""
    path = project.root / RESTATED
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    restated = RULE.findall(text)
    for rule in project.ids("rules"):
        if rule not in restated:
            yield project.at(rule, f"rule {rule} is not restated in {RESTATED}: it has no test")
    for rule in restated if project.document else ():
        if rule not in project.ids("rules"):
            line = text[: text.index(f'"{rule}"')].count("\n") + 1
            hint = suggest(rule, project.ids("rules"))
            yield Fault(RESTATED, line, f"there is no rule {rule}{hint}")


CHECKS = (cause_cases, rule_cases)
