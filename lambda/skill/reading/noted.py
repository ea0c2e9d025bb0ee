"""Room 2, beside the mentions: what people stress and no rule weighs, an illness or a bite.

It changes no fact: it is said back by its name, and passed on to whoever they see.
"""

from collections.abc import Iterator

from .mentions import Mention, Seen
from .pack import Pack
from .people import ASK, ASK_START, RELATIVES, STATEMENT
from .statements import reaching

DENIES = frozenset({"deny", "bare_no"})


def noted(seen: Seen, pack: Pack, *, own: bool, asks: bool) -> tuple[str, ...]:
    """The names of what is told, in order; not what is denied, or is a relative's.

    `own`: the speaker's leg is meant. `asks`: something is asked for, so that it may be about that;
    else what stands in a question is only thought of.
    """
    apart = set() if asks else set(_asking(seen))
    if own:
        apart.update(_clauses(seen, RELATIVES))
    told = (
        name
        for start, end, name in pack.noted.find(seen.words.stems)
        if seen.clauses[start] not in apart
        and not DENIES & reaching(seen, Mention(name, "", start, end, ""), pack)
    )
    return tuple(dict.fromkeys(told))


def _asking(seen: Seen) -> Iterator[int]:
    """The clauses that ask: "there is a ring" only sounds like it."""
    stated = seen.cues.get(STATEMENT, ())
    yield from _clauses(seen, (ASK,))
    for start, _ in seen.cues.get(ASK_START, ()):
        if not any(first <= start < end for first, end in stated):
            yield seen.clauses[start]


def _clauses(seen: Seen, kinds: tuple[str, ...]) -> Iterator[int]:
    return (seen.clauses[start] for kind in kinds for start, _ in seen.cues.get(kind, ()))
