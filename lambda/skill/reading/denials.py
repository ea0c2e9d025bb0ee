"""Room 3: values that are named only to be denied ("not the ankle, the foot")."""

from collections.abc import Iterable, Sequence

from .judging import Judged
from .mentions import Seen
from .model import NOT_SO
from .pack import Pack
from .statements import DENIED, OPEN, reaching

NEGATES = frozenset({"deny", "bare_no"})  # cues
BARE_NO, BARE_NOT, NOT_ONLY = "bare_no", "bare_not", "not_only"  # cues: "no", "not just"
NEAR = 2  # words up to which "not" stands before what it denies


def not_so(judged: Iterable[Judged], seen: Seen, pack: Pack) -> dict[str, frozenset[str]]:
    """Values that are said not to be so ("it's not burning"), each with NOT_SO before it.

    Of a finding that has one value, only where that is denied in so many words.
    """
    denied: dict[str, set[str]] = {}
    judged = list(judged)
    for one in judged:
        finding, value = one.mention.finding, one.mention.value
        if one.so >= DENIED or value not in pack.traits.values[finding]:
            continue
        if one.mention.how == OPEN:  # "not right now" is no side
            continue
        reached = not NEGATES.isdisjoint(reaching(seen, one.mention, pack))
        if reached if finding in pack.traits.multi else denied_by_not(one, seen, judged):
            denied.setdefault(finding, set()).add(f"{NOT_SO}{value}")
    return {finding: frozenset(values) for finding, values in denied.items()}


def denied_by_not(one: Judged, seen: Seen, among: Iterable[Judged]) -> bool:
    """Whether "not" stands just before a mention ("not the ankle, the foot": of these the first).

    "Not just" adds to it, and a word between that says something of its own is what is denied ("not
    great, calf swollen"). `among`: all mentions of what it may be one of.
    """
    start = one.mention.start
    nots = {end for _, end in seen.cues.get(BARE_NOT, ()) if 0 <= start - end <= NEAR}
    apart = {other.mention.start for other in among if other.mention.end <= start}
    apart |= {end for _, end in seen.cues.get(NOT_ONLY, ())}
    apart |= {at for at in seen.words.content if at < start}
    return any(apart.isdisjoint(range(end, start + 1)) for end in nots)


def named_to_be_denied(own: Sequence[Judged], finding: str, seen: Seen) -> set[str]:
    """The values of a finding that are named only to be denied ("all along it, not one spot").

    Or to be taken back by a "no" behind them ("behind the knee, no, in the calf").
    """
    named = [one for one in own if one.mention.finding == finding]
    so = {
        one.mention.value
        for one in named
        if not denied_by_not(one, seen, named) and not _taken_back(one, seen, named)
    }
    return {one.mention.value for one in named} - so


def _taken_back(one: Judged, seen: Seen, among: Iterable[Judged]) -> bool:
    """Whether "no" follows a mention, and then another that is so."""
    nos = {end for start, end in seen.cues.get(BARE_NO, ()) if start == one.mention.end}
    others = (other.mention.start for other in among if other.so >= DENIED)
    return bool(nos) and any(start >= min(nos) for start in others)
