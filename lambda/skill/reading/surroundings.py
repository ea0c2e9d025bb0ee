"""What the judge of mentions sees: hashed features of one mention and of the words around it."""

from collections.abc import Iterable, Iterator, Sequence

from .features import END, START, Read, T, hashed
from .mentions import Mention
from .model import Asked
from .weights import mix

_NEAR, _REACH, _FAR = 2, 5, 20  # words: beside a mention, near it, and beyond which nothing counts


def mention_features(
    read: Read, mention: Mention, asked: Asked | None, reply: str | None
) -> set[int]:
    """What tells whether a mention is so, is denied, or says nothing about the person now.

    `reply`: how the whole utterance answers the open question, where that is known.
    """
    stems, clauses = read.stems, read.seen.clauses
    start, end = mention.start, mention.end
    finding = hashed(mention.finding)
    means = mix(T.MEANS, finding, hashed(mention.value))
    role = _role(mention.finding, asked)
    found = {
        mix(T.ROLE, role),
        mix(T.FINDING, finding),
        means,
        mix(T.ROLE, role, finding),
        mix(T.HOW, hashed(mention.how), role),
        mix(T.PHRASE, means, _joined(stems[start:end])),
        mix(T.LENGTH, min(6, len(stems) // 3), role),
        mix(T.REPLY, hashed(reply or ""), role),
    }
    if asked:
        found.add(mix(T.ASKEDIN, hashed(asked.id), means))
        found.add(mix(T.REPLY, hashed(reply or ""), means))
    padded = (START, START, *stems, END, END)
    left2, left, right, right2 = padded[start], padded[start + 1], padded[end + 2], padded[end + 3]
    found.update((mix(T.LEFT1, left), mix(T.LEFT2, left2, left), mix(T.LEFTOF, finding, left)))
    found.update((mix(T.RIGHT1, right), mix(T.RIGHT2, right, right2)))
    for stem in stems[max(0, start - _REACH) : start]:
        found.update((mix(T.LEFTBAG, stem), mix(T.LEFTOF, finding, stem)))
    for stem in stems[end : end + _REACH]:
        found.update((mix(T.RIGHTBAG, stem), mix(T.RIGHTOF, finding, stem)))
    found.update(mix(T.INSIDE, stem, finding) for stem in stems[start:end])
    found.update(mix(T.ANYWORD, means, stem) for stem in stems[max(0, start - _FAR) : end + _FAR])
    found.add(mix(T.FIRST, role, stems[0]))
    found.add(mix(T.FIRST2, stems[0], stems[1] if len(stems) > 1 else END))
    found.update(_cued(read, mention, finding, clauses))
    found.update(_company(read.seen.mentions, mention, finding))
    return found


def _role(finding: str, asked: Asked | None) -> int:
    if asked is None:
        return 0
    return 1 if finding in (asked.asks or (asked.id,)) else 2


def _joined(stems: Iterable[int]) -> int:
    joined = 0
    for stem in stems:
        joined = mix(T.PHRASE, joined, stem)
    return joined


def _cued(read: Read, mention: Mention, finding: int, clauses: Sequence[int]) -> Iterator[int]:
    """Each cue by its kind, its side and distance, and whether a clause begins between."""
    for kind, _, start, end in read.cues:
        if end <= mention.start:
            side, away = 1, mention.start - end
        elif start >= mention.end:
            side, away = 2, start - mention.end
        else:
            side, away = 0, 0
        if away > _FAR:
            continue
        same = clauses[start] == clauses[mention.start]
        near = 0 if not away else 1 if away <= _NEAR else 2 if away <= _REACH else 3
        yield mix(T.CUE, kind)
        yield mix(T.CUEAT, kind, side * 8 + near * 2 + same)
        if same and away <= _REACH:
            yield mix(T.CUEFOR, mix(T.CUEFOR, kind, side), finding)


def _company(mentions: Iterable[Mention], mention: Mention, finding: int) -> Iterator[int]:
    """What else is mentioned: over it, beside it, and other values of the same finding."""
    near = [one for one in mentions if one.start - mention.end <= _FAR >= mention.start - one.end]
    yield mix(T.MANY, min(5, len({one.finding for one in near})))
    for one in near:
        if one is mention:
            continue
        other = hashed(one.finding)
        if one.start < mention.end and one.end > mention.start:
            longer = one.end - one.start > mention.end - mention.start
            yield mix(T.OVER, other, longer)
            yield mix(T.OVER, mix(T.OVER, finding, other), longer)
        else:
            yield mix(T.BESIDE, finding, other)
        if one.finding == mention.finding and one.value != mention.value:
            yield mix(T.RIVAL, finding, 1 + (one.start > mention.start))
