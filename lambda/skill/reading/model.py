"""What reading takes and gives: the open question, and what was heard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

YES, NO, UNSURE = "yes", "no", "unsure"
OTHER_COMPLAINT = "other_complaint"  # in `Heard.about`: one that is none of the leg's
NOT_SO = "-"  # before a value that is said not to be so ("-burning")
ASKING = "ask_"  # begins the kinds that ask for something
Value = str | frozenset[str]
Chances = Mapping[str, float]  # of each danger, that the words as a whole tell of it, 0 to 1


class Asked(NamedTuple):
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
    is swollen": how much of it?), or what the words as a whole make doubtful. `own`: the person
    says that it is about themselves; `afraid`: that they are. `complains`: a leg that bothers
    somebody is spoken of at all. `clear`: something is asked for, and it is likely what. `noted`:
    what no rule weighs and they spoke of. `remarks`: words to an offer that neither ask nor tell.
    `bids`: they say goodbye, whatever else they say.
    `also` is a second question in the same breath.
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
    own: bool = False
    afraid: bool = False
    complains: bool = False
    corrected: bool = False
    clear: bool = False
    noted: tuple[str, ...] = ()
    remarks: bool = False
    bids: bool = False
    also: "Heard | None" = None

    @property
    def spoken(self) -> tuple[str, ...]:
        """The dangers that were spoken of, and not only pointed to."""
        return tuple(one for one in self.concerns if one not in self.hints)

    @property
    def asks(self) -> bool:
        """Whether something is asked for."""
        return self.kind.startswith(ASKING)
