"""The knowledge base, read from its YAML once for all tests of the rules."""

import pytest
from calf_rules import KnowledgeBase, load_knowledge
from calf_rules.source import FOLDER


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    return load_knowledge(FOLDER)
