"""Lock files: what they pin, and a part of one that is as strict as the whole."""

import re
from collections.abc import Collection
from pathlib import Path

from tools.packaging.settings import PackageError

PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==")


def pins(lock: Path) -> dict[str, str]:
    """Every pinned distribution with its lines, hashes and all."""
    found: dict[str, str] = {}
    name = ""
    for line in lock.read_text(encoding="utf-8").splitlines(keepends=True):
        begins = PIN.match(line)
        if begins:
            name = begins[1].lower()
        if name and not line.lstrip().startswith("#"):
            found[name] = found.get(name, "") + line
    if not found:
        raise PackageError(f"{lock.name} pins nothing")
    return found


def part(lock: Path, left_out: Collection[str]) -> str:
    """The lock without some distributions; raises PackageError where one of them is not in it."""
    every = pins(lock)
    unknown = sorted(set(left_out) - set(every))
    if unknown:
        raise PackageError(
            f"{lock.name} does not pin {', '.join(unknown)}, so they stay out anyway"
        )
    return "".join(text for name, text in every.items() if name not in left_out)
