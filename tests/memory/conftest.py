"""What the tests of the memory share."""

import uuid

import pytest
from skill.memory import Key


@pytest.fixture
def key() -> Key:
    """A person of their own for each test, unknown by voice."""
    return Key(f"amzn1.ask.account.{uuid.uuid4()}")
