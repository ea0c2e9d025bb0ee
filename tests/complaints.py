"""What the guard around the skill logs: it answers every failure with an apology, and logs it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Complaints(logging.Handler):
    """Keeps the messages of errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.heard.append(record.getMessage())


@contextmanager
def complaints() -> Iterator[list[str]]:
    """What the guard complains of meanwhile."""
    keeper, logger = Complaints(), logging.getLogger("calf_guide")
    logger.addHandler(keeper)
    try:
        yield keeper.heard
    finally:
        logger.removeHandler(keeper)
