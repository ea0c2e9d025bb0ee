"""What the learned models see: hashed features of an utterance: as reply, as value, as a whole.

Each feature is a template's number mixed with the hashes of the words or names that fill it.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from .mentions import Mention, Seen
from .model import Asked
from .opinion import SILENT, Opinion
from .pack import Pack
from .weights import mix

START, END = crc32(b"<s>"), crc32(b"</s>")
_ASK, _OTHER, _QUESTION = crc32(b"<ask>"), crc32(b"<other>"), crc32(b"<question>")


class T(IntEnum):
    """The templates of features; a new one goes to the end, so that weights keep their meaning."""

    RAW1 = auto()
    RAW2 = auto()
    RAW3 = auto()
    RAWSKIP = auto()
    TAG1 = auto()
    TAG2 = auto()
    TAG3 = auto()
    TAGSKIP = auto()
    RAWFIRST = auto()
    TAGFIRST = auto()
    RAWLAST = auto()
    TAGLAST = auto()
    RAWLAST2 = auto()
    TAGLAST2 = auto()
    FORM = auto()
    FORMTAG = auto()
    FORMFIRST = auto()
    QUESTION = auto()
    QUESTIONWORD = auto()
    LENGTH = auto()
    VALUE = auto()
    CUE = auto()
    CUEFORM = auto()
    NOTHING = auto()
    ROLE = auto()
    FINDING = auto()
    MEANS = auto()
    HOW = auto()
    PHRASE = auto()
    INSIDE = auto()
    LEFT1 = auto()
    LEFT2 = auto()
    RIGHT1 = auto()
    RIGHT2 = auto()
    LEFTBAG = auto()
    RIGHTBAG = auto()
    LEFTOF = auto()
    RIGHTOF = auto()
    CUEAT = auto()
    CUEFOR = auto()
    REACHES = auto()
    REACHESFOR = auto()
    FIRST = auto()
    FIRST2 = auto()
    ANYWORD = auto()
    ANYTWO = auto()
    MANY = auto()
    OVER = auto()
    BESIDE = auto()
    RIVAL = auto()
    REPLY = auto()
    HASVALUE = auto()
    WHOLE = auto()
    WHOLETWO = auto()
    ASKEDIN = auto()
    LETTERS = auto()
    TURN = auto()


LETTERS = 4  # of the parts of words
LONGEST = 40  # letters of a word that are looked at: no word of a language is longer


@lru_cache(maxsize=8192)
def hashed(word: str) -> int:
    """A word's 32-bit hash, the same on every machine."""
    return crc32(word.encode())


class Read(NamedTuple):
    """An utterance as numbers: the hashes of its stems, and of each two neighbours."""

    seen: Seen
    stems: tuple[int, ...]
    cues: tuple[tuple[int, str, int, int], ...]  # hash of the kind, kind, first word, word after
    second: Opinion = SILENT

    @classmethod
    def of(cls, seen: Seen, second: Opinion = SILENT) -> "Read":
        """The same utterance, hashed once for all its features."""
        cues = tuple(
            (hashed(kind), kind, start, end)
            for kind, spans in seen.cues.items()
            for start, end in spans
        )
        return cls(seen, tuple(map(hashed, seen.words.stems)), cues, second)


def reply_features(read: Read, asked: Asked | None, pack: Pack) -> set[int]:
    """What tells whether an utterance says yes, no, unsure, a value, or answers nothing."""
    form = hashed(asked.form if asked else "")
    question = hashed(asked.id if asked else "")
    tagged = _tagged(read, asked, pack)
    found = {mix(T.FORM, form), mix(T.QUESTION, question)}
    found.update(_runs(read.stems, T.RAW1, T.RAW2, T.RAW3, T.RAWSKIP))
    found.update(_runs(tagged, T.TAG1, T.TAG2, T.TAG3, T.TAGSKIP))
    for words, first, last, last2 in (
        (read.stems, T.RAWFIRST, T.RAWLAST, T.RAWLAST2),
        (tagged, T.TAGFIRST, T.TAGLAST, T.TAGLAST2),
    ):
        if words:
            found.add(mix(first, words[0], words[1] if len(words) > 1 else END))
            found.add(mix(last, words[-1]))
            found.add(mix(last2, words[-2] if len(words) > 1 else START, words[-1]))
    if tagged:
        found.add(mix(T.FORMFIRST, form, tagged[0]))
    found.update(mix(T.QUESTIONWORD, question, stem) for stem in read.stems)
    found.update(mix(T.FORMTAG, form, tag) for tag in tagged)
    found.add(mix(T.LENGTH, min(8, len(read.stems) // 2), form))
    asks = set(asked.asks or (asked.id,)) if asked else set()
    for mention in read.seen.mentions:
        if mention.finding in asks:
            found.add(mix(T.VALUE, hashed(mention.value)))
            found.add(mix(T.HASVALUE, hashed(mention.finding), hashed(mention.value)))
    for kind, *_ in read.cues:
        found.add(mix(T.CUE, kind))
        found.add(mix(T.CUEFORM, kind, form))
    return found


def _tagged(read: Read, asked: Asked | None, pack: Pack) -> tuple[int, ...]:
    """The stems, with what is asked about, other findings and the question's words made alike."""
    asks = set(asked.asks or (asked.id,)) if asked else set()
    own = pack.asked.get(asked.id.removeprefix("which_"), frozenset()) if asked else frozenset()
    over: dict[int, tuple[int, Mention]] = {}
    for mention in sorted(read.seen.mentions, key=lambda one: one.start - one.end):
        tag = _ASK if mention.finding in asks else _OTHER
        for place in range(mention.start, mention.end):
            if place not in over or (tag == _ASK and over[place][0] == _OTHER):
                over[place] = (tag, mention)
    found: list[int] = []
    last: Mention | None = None
    for place, stem in enumerate(read.stems):
        tag, told = over.get(place, (0, None))
        if told is None:
            found.append(_QUESTION if read.seen.words.stems[place] in own else stem)
        elif told is not last:
            found.append(tag)
        last = told
    return tuple(found)


def _runs(words: Sequence[int], one: T, two: T, three: T, skip: T) -> Iterator[int]:
    padded = (START, *words, END)
    for place, word in enumerate(padded):
        yield mix(one, word)
        after = padded[place + 1 : place + 3]
        if after:
            yield mix(two, word, after[0])
        if len(after) > 1:
            yield mix(three, mix(two, word, after[0]), after[1])
            yield mix(skip, word, after[1])


def value_features(
    read: Read, finding: str, value: str, asked: Asked, reply: str | None
) -> set[int]:
    """What tells whether a reply gives this value of what was asked, mentioned or not."""
    means = mix(T.MEANS, hashed(finding), hashed(value))
    found = {
        mix(T.WHOLE, means),
        mix(T.REPLY, hashed(reply or ""), means),
        mix(T.ASKEDIN, hashed(asked.id), means),
        mix(T.LENGTH, min(8, len(read.stems) // 2), means),
    }
    found.update(mix(T.WHOLE, means, stem) for stem in read.stems)
    padded = (START, *read.stems, END)
    found.update(mix(T.WHOLETWO, mix(T.WHOLETWO, means, one), two) for one, two in pairwise(padded))
    own = [one for one in read.seen.mentions if one.finding == finding]
    for mention in own:
        same = mention.value == value
        found.add(mix(T.HASVALUE, 1 + same, hashed(mention.how)))
        found.add(mix(T.HASVALUE, 3 + same, means))
        found.add(mix(T.TURN, same, _turn(mention, own)))
    for kind, *_ in read.cues:
        found.add(mix(T.CUEFORM, kind, means))
    return found


def _turn(mention: Mention, own: Sequence[Mention]) -> int:
    """Whether other values are named before a mention (1), behind it (2), or both (3)."""
    others = [one for one in own if one.value != mention.value]
    before = any(one.start < mention.start for one in others)
    return before + 2 * any(one.start > mention.start for one in others)


def topic_features(read: Read) -> set[int]:
    """What tells what a question is about: its words and their parts, how it begins, the findings.

    Parts of a few letters tell compounds and new forms apart ("wadenmuskelkater").
    """
    found = {mix(T.RAW1, stem) for stem in read.stems}
    found.update(
        mix(T.LETTERS, hashed(part)) for word in read.seen.words.raw for part in _parts(word)
    )
    found.add(mix(T.FIRST2, *(*read.stems, END, END)[:2]))
    found.update(mix(T.FINDING, hashed(mention.finding)) for mention in read.seen.mentions)
    return found


def _parts(word: str) -> Iterator[str]:
    """Each few letters of a word, with its ends marked."""
    whole = f"<{word[:LONGEST]}>"
    return (whole[start : start + LETTERS] for start in range(max(len(whole) - LETTERS, 0) + 1))


def whole_features(read: Read) -> set[int]:
    """What tells of which dangers and facts an utterance speaks: its words, mentions and cues."""
    found = {mix(T.RAW1, stem) for stem in read.stems}
    found.update(mix(T.RAW2, one, two) for one, two in pairwise((START, *read.stems, END)))
    for mention in read.seen.mentions:
        found.add(mix(T.FINDING, hashed(mention.finding)))
        found.add(mix(T.HASVALUE, hashed(mention.finding), hashed(mention.value)))
    found.update(mix(T.CUE, kind) for kind, *_ in read.cues)
    return found
