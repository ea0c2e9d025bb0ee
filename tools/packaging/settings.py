"""What `[tool.calf-guide.package]` in pyproject.toml says about the artefact."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tools import ROOT


class PackageError(Exception):
    """The artefact cannot be made, or must not ship."""


@dataclass(frozen=True)
class Settings:
    """Which Python it is for, how large it may be, and what stays out of it, with the reason.

    With `neural`, the second ears are in it, and what they need.
    """

    python: str
    platforms: tuple[str, ...]
    most_mib: float
    left_out: Mapping[str, str]
    neural: bool = False


def settings(*, neural: bool = False) -> Settings:
    """The settings of this repository; with `neural`, for an artefact with the second ears."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    entry: Mapping[str, Any] = tomllib.loads(text)["tool"]["calf-guide"]["package"]
    return Settings(
        python=entry["python"],
        platforms=tuple(entry["platforms"]),
        most_mib=entry["most_mib_neural" if neural else "most_mib"],
        left_out=entry["left_out"],
        neural=neural,
    )
