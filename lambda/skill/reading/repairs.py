"""What is said in place of what went before: in the same breath, or of what was read back."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from .acts import CORRECTS
from .breath import ALARMS, ANSWERED, FEWEST, Hear
from .mentions import Seen
from .model import NO, NOT_SO, UNSURE, YES, Heard, Value
from .pack import Traits
from .people import STATEMENT
from .replies import PLAIN, SAYS_NO
from .topics import MEANING

REPAIRS = "repairs"  # cue: "no wait", "I tell a lie"
PLAIN_NO = "plain_no"  # cue, where no cues tell it: "non"
NOT_SAID, SAID = "not_said", "said"  # cues: "I never said", "I said"
NOT_ASKED = "not_asked"  # cue: "that's not what I asked"
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


def unsaid(seen: Seen, hear: Hear, traits: Traits) -> Heard | None:
    """What the speaker says not to have said, taken back ("I never said it was swollen").

    None where nothing is. What would be denied so is asked about, and so is a danger: "I didn't say
    it wasn't swollen". A danger that is told beside it stands, and "not" does not reach it.
    """
    words = seen.words.raw
    start, end = max(seen.cues.get(NOT_SAID, ()), key=lambda span: span[1], default=(0, 0))
    if not 0 < end < len(words):
        return None
    stop, go_on = _said_instead(seen, end)
    gone, told = hear(words[end:stop]), hear((*words[:start], *words[go_on:]))
    absent = {NO, UNSURE, *traits.nones.values()}
    doubtful = {name for name, value in gone.answers.items() if value in absent}
    dangers = traits.dangers & gone.answers.keys() - doubtful
    back = (gone.vague | gone.answers.keys()) - doubtful - dangers
    if told.kind in ALARMS:
        return told
    if not (doubtful or dangers or back or gone.concerns):
        return told if told.concerns else None
    return replace(
        told,
        kind=CORRECTS,
        reply=None,
        corrected=True,
        answers={**{name: _instead(name, gone, traits) for name in back}, **told.answers},
        concerns=tuple(dict.fromkeys((*told.concerns, *gone.concerns, *sorted(dangers)))),
        vague=told.vague | (doubtful - told.answers.keys()),
    )


def _instead(name: str, gone: Heard, traits: Traits) -> Value:
    """What stands once a finding was not said: that it is not there, or nothing of it."""
    value = gone.answers.get(name)
    if name in traits.multi and isinstance(value, frozenset):
        return frozenset(f"{NOT_SO}{one}" for one in value)
    none = traits.nones.get(name) if traits.values[name] else NO
    return none or frozenset()


def _said_instead(seen: Seen, end: int) -> tuple[int, int]:
    """Where what was not said ends, and what is said in its place begins ("..., I said the left").

    The first statement after that is what was not said ("I never said | it was swollen").
    """
    said = [span for span in seen.cues.get(SAID, ()) if span[0] >= end]
    others = [start for start, _ in seen.cues.get(STATEMENT, ()) if start > end]
    length = len(seen.words.raw)
    return min((*said, *((start, start) for start in others)), default=(length, length))


def asked_again(heard: Heard, seen: Seen, hear: Hear) -> Heard:
    """What is heard to an offer, without that it was not answered ("that's not what I asked, ...").

    What is asked then tells nothing.
    """
    begins = (end for start, end in seen.cues.get(NOT_ASKED, ()) if start <= SOON)
    end = max(begins, default=0)
    rest = hear(seen.words.raw[end:]) if 0 < end < len(seen.words.raw) else heard
    return rest if rest.asks or rest.also else heard


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
