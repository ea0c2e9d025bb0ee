"""Whether words end the talk: a goodbye that is one, "stop" at an end, and what only may be."""

from collections.abc import Iterable, Mapping

from .features import Read
from .model import Asked
from .pack import Pack
from .people import QUESTIONS, asks_at_all
from .topics import CLEARLY, EARLY, ON_TOPIC, on_topic

TELLS, FAREWELL = "tell", "farewell"  # acts
ENDS = frozenset({"stop", FAREWELL})
MAYBE = 0.5  # chance of telling from which nothing ends the talk, and of ending from which it may
ENDING = 0.7  # of ending from which "stop" at the end of the words is meant (by hand)
BYE = "bye"  # cue


def says_goodbye(read: Read) -> bool:
    """Whether words end with a goodbye that means nothing else ("no thank you, cheerio")."""
    return any(end == len(read.stems) for _, end in read.seen.cues.get(BYE, ()))


def _stops_at_last(read: Read, chances: Mapping[str, float]) -> bool:
    """Whether words end with "stop", and likely mean it, however they begin."""
    spans = (span for name in ENDS for span in read.seen.cues.get(f"act:{name}", ()))
    likely = max(chances.get(name, 0.0) for name in ENDS) >= ENDING
    return likely and any(end == len(read.stems) for _, end in spans)


def ends(
    read: Read, asked: Asked, chances: Mapping[str, float], pack: Pack, *, replied: bool
) -> bool:
    """Whether words that tell nothing are a goodbye: to a question, if they do not answer it."""
    if not asked.offers:
        return not replied and _bids(read)
    return _stops_at_last(read, chances) or _leaves(read, pack)


def _leaves(read: Read, pack: Pack) -> bool:
    """Whether words end with goodbye, or are about nothing and have "stop" at one of their ends.

    Where that is most of what is said, whatever they seem to be about ("can we leave it there").
    """
    if _bids(read):
        return True
    cues, length = read.seen.cues, len(read.stems)
    spans = [span for name in ENDS for span in cues.get(f"act:{name}", ())]
    at_an_end = [span for span in spans if not span[0] or span[1] == length]
    begins = (start for cue in QUESTIONS for start, _ in cues.get(cue, ()) if start < EARLY)
    if not at_an_end or any(not _inside(start, at_an_end) for start in begins):
        return False
    whole = any(2 * (end - start) >= length for start, end in at_an_end)
    return whole or not on_topic(read, pack, ON_TOPIC if asks_at_all(read.seen) else CLEARLY)


def _inside(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _bids(read: Read) -> bool:
    """Whether words end with goodbye, whatever goes before ("I'll ring them, cheerio")."""
    return any(end == len(read.stems) for _, end in read.seen.cues.get(f"act:{FAREWELL}", ()))


def may_end(read: Read, chances: Mapping[str, float], asked: Asked | None, told: bool) -> bool:
    """Whether words may end the talk; where nothing is open yet, in plain words only.

    Never where they end with "go on" ("oh, never mind, go on then").
    """
    goes_on = read.seen.cues.get("act:more", ())
    if any(end == len(read.stems) for _, end in goes_on):
        return False
    plainly = any(f"act:{name}" in read.seen.cues for name in ENDS)
    tells = (told or asked is None) and chances.get(TELLS, 0.0) >= MAYBE
    likely = max(chances.get(name, 0.0) for name in ENDS) >= MAYBE
    return likely and not tells and (plainly or asked is not None)
