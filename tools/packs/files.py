"""The files of a pack: what must be there, and what may be."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from calf_rules.faults import DataError, suggest
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


def spans(path: Path, known: Collection[str]) -> Groups:
    """What stands for a length of time: by one that is known, or by the day since which it is.

    Raises DataError for any other key, such as "13" or "02-31".
    """
    said = dict(read(path).items())["says"]
    message = "{} is no length of time, no month (06) and no day (12-25){}"
    faults = [
        node.fault(message.format(key, suggest(key, known)))
        for key, node in said.items()
        if key not in known and not _is_day(key)
    ]
    if faults:
        raise DataError(faults)
    found: Groups = said.plain()
    return found


def _is_day(key: str) -> bool:
    month, _, day = key.partition("-")
    try:
        date(2001, int(month), int(day or 1))  # no leap year: what is there every year
    except ValueError:
        return False
    return True
