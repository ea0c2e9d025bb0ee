"""What is wrong in a data file, and where; nothing here reads YAML."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one file; prints as `file:line: message`."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class DataError(Exception):
    """Data files hold faults; `faults` lists every one of them."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def suggest(word: str, known: Collection[str]) -> str:
    """`, did you mean x?` where something known is close, else nothing."""
    close = get_close_matches(word, sorted(known), n=1)
    return f", did you mean {close[0]}?" if close else ""
