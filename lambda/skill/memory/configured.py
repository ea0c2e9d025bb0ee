"""The memory that the deployment chose: MEMORY (off or on), MEMORY_TABLE and MEMORY_DAYS."""

import logging
from collections.abc import Mapping

from skill.memory.interface import Memory, Nothing

DEFAULT_DAYS = 90
log = logging.getLogger("calf_guide")


def memory_from(environ: Mapping[str, str]) -> Memory:
    """The memory of this deployment. Off, it is Nothing, and not even the store is imported.

    On, the client is made at once: while the function starts it has the whole processor.
    """
    if environ.get("MEMORY") != "on":
        return Nothing()
    from skill.memory.dynamodb import DynamoShelf  # noqa: PLC0415 - a cold start costs it only
    from skill.memory.store import Remembering  # noqa: PLC0415   where something is remembered

    shelf = DynamoShelf(environ.get("MEMORY_TABLE", ""))
    try:
        shelf.connect()
    except Exception as error:  # noqa: BLE001 - without memory the skill still helps
        log.error("no memory: %s", type(error).__name__)  # noqa: TRY400 - without the trace
    return Remembering(shelf, days_from(environ))


def days_from(environ: Mapping[str, str]) -> int:
    """How long a record lasts, in days; 90 unless MEMORY_DAYS is a number from 1 up."""
    digits = environ.get("MEMORY_DAYS", "")
    return int(digits) if digits.isdecimal() and int(digits) else DEFAULT_DAYS
