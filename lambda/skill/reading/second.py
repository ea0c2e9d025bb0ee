"""The door to the second ears: a network beside the plain ears, where the deployment wants it.

EARS=neural loads it; anything else, and what cannot be loaded, leaves the plain ears to themselves,
who then cost nothing more.
"""

import logging
from collections.abc import Mapping
from pathlib import Path

from .opinion import Second, silent

log = logging.getLogger("calf_guide")
NEURAL = "neural"
FILE = "{language}.neural.npz"


def wanted(environ: Mapping[str, str]) -> bool:
    """Whether the second ears are asked for."""
    return environ.get("EARS") == NEURAL


def second_from(environ: Mapping[str, str], folder: Path, language: str) -> Second:
    """The second ears of a language; silent where none are wanted, there, or fit to be loaded."""
    path = folder / FILE.format(language=language)
    if not wanted(environ) or not path.exists():
        return silent
    try:
        from .neural.network import Network  # noqa: PLC0415 - numpy only where it is wanted

        return Network.load(path)
    except (ImportError, OSError, KeyError, ValueError) as error:
        log.warning("plain ears: %s: %r", path.name, error)
        return silent
