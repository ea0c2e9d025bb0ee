"""Labelled replies, made for a test."""

from typing import Any

from calf_rules import load_knowledge

from tools.scoring.speech import Row

KNOWLEDGE = load_knowledge()
PLAIN = {"locale": "en-GB", "text": "so it goes", "emergency": False}


def row(q: str, reply: str, *, emergency: bool = False, **facts: Any) -> Row:
    """A reply to a question with what is true of whoever gives it."""
    return {**PLAIN, "q": q, "reply": reply, "facts": facts, "emergency": emergency}
