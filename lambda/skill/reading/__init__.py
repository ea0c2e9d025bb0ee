"""Reads every finding out of free speech: the same steps for every language, words from data."""

from .model import NOT_SO, OTHER_COMPLAINT, Asked, Heard
from .pack import Pack
from .reader import read

__all__ = ["NOT_SO", "OTHER_COMPLAINT", "Asked", "Heard", "Pack", "read"]
