"""Reads every finding out of free speech: the same steps for every language, words from data."""

from .lexicon import Lexicon
from .model import Asked, Heard
from .reader import read

__all__ = ["Asked", "Heard", "Lexicon", "read"]
