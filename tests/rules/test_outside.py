"""A program from outside, with nothing but the public face, ends where `make score` ends."""

import ast
from pathlib import Path

import pytest
from calf_rules import KnowledgeBase

from tests.rules.outside import play
from tools.scoring.cases import Case, read_cases
from tools.scoring.play import play as played_by_score

HERE = Path(__file__).parent
PUBLIC = {"Assessment", "Findings", "KnowledgeBase", "Question", "assess", "load_knowledge"}


def cases(knowledge: KnowledgeBase, kind: str) -> list[Case]:
    found = [c for c in read_cases(HERE.parent / "knowledge", knowledge) if c.id.endswith(kind)]
    assert len(found) >= len(knowledge.causes)
    return found[::4]  # a dialogue through the real handler takes its time


def test_the_outsider_uses_only_the_public_face() -> None:
    tree = ast.parse((HERE / "outside.py").read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert imports
    for node in imports:
        module = node.module if isinstance(node, ast.ImportFrom) else None
        assert module in {"collections.abc", "calf_rules"}
        if module == "calf_rules":
            assert {alias.name for alias in node.names} <= PUBLIC


@pytest.mark.parametrize(("silent", "kind"), [("no", "-has"), ("unsure", "-close")])
def test_the_outsider_reaches_the_endings_of_the_dialogue_that_score_plays(
    knowledge: KnowledgeBase, silent: str, kind: str
) -> None:
    for case in cases(knowledge, kind):
        played = played_by_score(knowledge, case, silent)
        theirs = played.assessment(knowledge)
        facts = {
            name: fact if isinstance(fact, str) else list(fact) for name, fact in case.facts.items()
        }
        ours, _, _ = play(knowledge, facts, played.heard, silent)
        assert ours.urgency == theirs.urgency, case.id
        assert [c.id for c in ours.causes[:3]] == [c.id for c in theirs.causes[:3]], case.id
        assert ours.see == theirs.see, case.id
