"""What `make check` is made of: each topic a module, each fault class one small function.

A check takes the project and yields faults. `ALL` lists them in the order in which they are told.
"""

from collections.abc import Callable, Iterable

from calf_rules.faults import Fault

from tools.checks import (
    agreement,
    cases,
    intents,
    keys,
    knowledge,
    labels,
    locales,
    offers,
    placeholders,
    translated,
    wording,
)
from tools.checks.project import Project

Check = Callable[[Project], Iterable[Fault]]

ALL: tuple[Check, ...] = (
    *knowledge.CHECKS,
    *agreement.CHECKS,
    *wording.CHECKS,
    *placeholders.CHECKS,
    *keys.CHECKS,
    *labels.CHECKS,
    *cases.CHECKS,
    *intents.CHECKS,
    *locales.CHECKS,
    *translated.CHECKS,
    *offers.CHECKS,
)


def faults(project: Project) -> list[Fault]:
    """Everything that is wrong, each fault once, by file and line."""
    project.load()
    found = {fault for check in ALL for fault in check(project)}
    return sorted(
        {*found, *project.faults}, key=lambda fault: (fault.path, fault.line, fault.message)
    )
