"""The files of a pack: what must be there, and what may be."""

from pathlib import Path
from typing import Any

from calf_rules.faults import DataError
from calf_rules.strict_yaml import read

Groups = dict[str, Any]


def plain(path: Path) -> Groups:
    """A file that must be there. Raises DataError."""
    data: Groups = read(path).plain()
    return data


def optional(path: Path) -> Groups:
    """A file as a map; an empty one where it is missing."""
    return plain(path) if path.exists() else {}


def optional_list(path: Path) -> list[Any]:
    """A file as a list; an empty one where it is missing."""
    return list(read(path).plain()) if path.exists() else []


def merged(folder: Path) -> Groups:
    """All files of a folder as one map; values of a finding that stands in two are joined."""
    found: Groups = {}
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise FileNotFoundError(f"no YAML files in {folder}")
    for file in files:
        for key, node in read(file).items():
            if key in found:
                raise DataError([node.fault(f"{key} stands in another file too")])
            found[key] = node.plain()
    return found
