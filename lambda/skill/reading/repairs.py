"""What is said in place of what went before: in the same breath, or of what was read back."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from .acts import CORRECTS
from .breath import ALARMS, ANSWERED, FEWEST, STATEMENT, Hear
from .mentions import Seen
from .model import NO, YES, Heard
from .pack import Traits
from .replies import PLAIN, SAYS_NO
from .topics import MEANING

REPAIRS = "repairs"  # cue: "no wait", "I tell a lie"
PLAIN_NO = "plain_no"  # cue, where no cues tell it: "non"
SOON = 2  # words, at most, before a no ("hang on, no")


def repaired(
    heard: Heard, seen: Seen, hear: Hear, asks: AbstractSet[str], traits: Traits
) -> Heard | None:
    """What the speaker says in place of what went before ("yes, no wait, not if I stand still").

    None where nothing is. A danger in the words before is not taken back so: it is asked about.
    `asks` is what is asked for; a bare yes to dangers among it may be a slip.
    """
    dangers, denied_by_no = asks & traits.dangers, asks & traits.nones.keys()
    repairs = (*seen.cues.get(REPAIRS, ()), *_between_values(seen, asks - denied_by_no))
    start, end = max(repairs, key=lambda span: span[1], default=(0, 0))
    words = seen.words.raw
    if not 0 < end < len(words) or heard.kind in ALARMS or heard.concerns:
        return None
    corrects = not start and heard.kind == CORRECTS  # an earlier answer
    if heard.kind == MEANING or corrects:
        return None
    before, after = hear(words[:start]), hear(words[end:])
    admits = dangers if before.reply == YES and start >= FEWEST else frozenset()
    feared = tuple(dict.fromkeys((*before.concerns, *sorted(admits))))
    if feared:
        return replace(heard, kind="answer_value", reply=None, answers={}, concerns=feared)
    if before.kind in ALARMS or after.kind not in ANSWERED:
        return None
    answered = after.reply is not None or not asks.isdisjoint(after.answers)
    gone = asks if answered else frozenset[str]()
    kept = {name: value for name, value in before.answers.items() if name not in gone}
    return replace(after, answers={**kept, **after.answers})


def _between_values(seen: Seen, asks: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Each plain no that puts another value in the place of one ("the heel, no, the ankle").

    Not of what no is an answer to: "not the bone, no one spot" denies twice.
    """
    own = [one for one in seen.mentions if one.finding in asks and one.value not in {YES, NO}]
    plainly = set(seen.cues.get(PLAIN, ())) & set(seen.cues.get(SAYS_NO, ()))
    for start, end in plainly | set(seen.cues.get(PLAIN_NO, ())):
        before = {one.value for one in own if one.end <= start}
        nearest = min((one.start for one in own if one.start >= end), default=end)
        after = {one.value for one in own if one.start == nearest >= end}
        if before and after and not before & after and not _tells(seen, end, nearest):
            yield start, end


def _tells(seen: Seen, start: int, end: int) -> bool:
    """Whether there are other than small words from one place to another."""
    return any(start <= at < end for at in seen.words.content)


def after_a_no(heard: Heard, seen: Seen, hear: Hear) -> Heard:
    """What is heard to what was read back, a no to that denying nothing of what follows.

    "No, it's swelling below the knee" corrects; "no swelling" denies.
    """
    begins = {start for start, _ in seen.cues.get(STATEMENT, ())}
    plainly = set(seen.cues.get(PLAIN, ())) & set(seen.cues.get(SAYS_NO, ()))
    end = min((end for start, end in plainly if start <= SOON and end in begins), default=0)
    told = hear(seen.words.raw[end:]) if end else heard
    if told is heard or not (told.answers or told.vague or told.concerns):
        return heard
    return replace(told, kind=CORRECTS, reply=None, corrected=True)
