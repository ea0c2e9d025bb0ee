"""Intents and the code that answers them: each kind of speech act is known on both sides."""

import ast
from collections.abc import Iterator

from calf_rules.faults import Fault, suggest

from tools.checks.project import Project

INTENTS = "interaction_model/intents.yaml"
REACTIONS = "lambda/skill/dialogue"
ACTS = "interaction_model/*/reading/acts.yaml"
QUESTIONS, ASKS_ADVICE = "questions.yaml", "ask_advice"  # a pack's questions ask for advice
# What the dialogue takes as an answer or a complaint, whatever its kind.
ANSWERS = frozenset(
    [
        "describe_symptoms",
        "answer_yes",
        "answer_no",
        "answer_unsure",
        "answer_value",
        "correct_earlier_answer",
        "log_pain",
    ]
)


def kinds(project: Project) -> Iterator[Fault]:
    """An intent whose kind nothing reacts to, and a reaction that nobody can set off."""
    reactions = _reactions(project)
    known = {*reactions, *ANSWERS}
    said = _acts(project)
    node = project.read(INTENTS)
    intents = node.get("intents") if node.kind == "map" else None
    for name, intent in intents.items() if intents is not None else ():
        kind = intent.get("kind") if intent.kind == "map" else None
        if kind is None:
            continue
        said.add(kind.word)
        if kind.word not in known:
            yield kind.fault(
                f"{name}: nothing reacts to kind {kind.word}{suggest(kind.word, known)}"
            )
    for reaction, fault in reactions.items():
        if reaction not in said:
            message = f"no intent and no phrase has kind {reaction}{suggest(reaction, said)}"
            yield Fault(fault.path, fault.line, message)


def _reactions(project: Project) -> dict[str, Fault]:
    """The kinds in every table called REACTIONS, with their lines."""
    found: dict[str, Fault] = {}
    for path in sorted((project.root / REACTIONS).rglob("*.py")):
        name = path.relative_to(project.root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "REACTIONS":
                table = node.value.keys if isinstance(node.value, ast.Dict) else []
                for key in table:
                    if isinstance(key, ast.Constant):
                        found[str(key.value)] = Fault(name, key.lineno, "")
    return found


def _acts(project: Project) -> set[str]:
    """The kinds that the packs have phrases for, and what their questions ask for."""
    found: set[str] = set()
    for path in sorted(project.root.glob(ACTS)):
        node = project.read(path.relative_to(project.root).as_posix())
        found |= {key for key, _ in node.items()} if node.kind == "map" else set()
        if (path.parent / QUESTIONS).exists():
            found.add(ASKS_ADVICE)
    return found


CHECKS = (kinds,)
