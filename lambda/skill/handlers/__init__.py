"""The handlers of the Alexa Skills Kit: each reads, calls, shapes and returns."""

from skill.handlers.skill import Parts, build_skill

__all__ = ["Parts", "build_skill"]
