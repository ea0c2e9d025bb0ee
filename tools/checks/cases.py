"""Every cause has somebody who has it and somebody who comes close; every rule its cases."""

from collections.abc import Iterator

from calf_rules.faults import Fault, suggest

from tools.checks.project import Project

CAUSES = "tests/knowledge/causes.yaml"
RULES = "tests/knowledge/rules.yaml"


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
    """A warning rule without somebody for whom it fires, or somebody close by whom it spares."""
    whole = project.read(RULES)
    listed = whole.key_lines if whole.kind == "map" else {}
    for rule in project.ids("rules"):
        entry = whole.get(rule) if rule in listed else None
        for role in ("fires", "spares"):
            if entry is None or entry.get(role) is None:
                yield project.at(rule, f"no case in {RULES} that rule {rule} {role}")
    for rule, line in listed.items() if project.document else ():
        if rule not in project.ids("rules"):
            hint = suggest(rule, project.ids("rules"))
            yield Fault(RULES, line, f"there is no rule {rule}{hint}")


CHECKS = (cause_cases, rule_cases)
