"""The local simulator: typed lines become genuine Alexa requests to the real handler. Never ships.

It stands in for Amazon's trained language model with matching by rule, and is no measure of it.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
