"""What reading takes and gives: the open question, and what was heard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

ASKING = "ask_"  # begins the kinds that ask for something
Value = str | frozenset[str]
Chances = Mapping[str, float]  # of each danger, that the words as a whole tell of it, 0 to 1


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that is open; `form` says which shape of answer it expects."""

    id: str
    asks: tuple[str, ...] = ()
    form: str = "yes_no"

    @property
    def offers(self) -> bool:
        """Whether something is offered, and nothing of the leg is asked: it has no name then."""
        return not self.id


@dataclass(frozen=True)
class Heard:
    """Everything that one utterance said.

    `answers` holds facts, explicit denials ("no") and hedged ones ("unsure"). `reply` is the
    answer to the open question as such and is not repeated in `answers`. `concerns` are warnings
    that were said but not clearly as happening now, likeliest first; `hints` are those of them that
    the words only point to. Never take one as "no". `vague` is what was told without which ("my leg
    is swollen": how much of it?). `afraid`: the person says that they are.
    """

    kind: str
    answers: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    reply: str | None = None
    concerns: tuple[str, ...] = ()
    hints: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    severity: int | None = None
    about: tuple[str, ...] = ()
    speaker: str = "self"
    afraid: bool = False
    corrected: bool = False

    @property
    def asks(self) -> bool:
        """Whether something is asked for."""
        return self.kind.startswith(ASKING)
