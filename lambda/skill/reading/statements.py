"""Room 3: which mentions state something about the person now, and which dangers are but feared."""

from collections.abc import Iterable, Mapping, Sequence

from .judging import FEARED, SURE, Judged
from .mentions import Mention, Seen
from .model import NO, YES, Chances, Value
from .numbers import NUMBER
from .pack import Pack

WARNED = 0.8  # chance from which a finding that warns is a fact; below, it is asked about
DENIED = 0.5  # chance from which a denial is taken
# Share from which one of several that may be meant is taken; below, it is asked for. On folds 0.6;
# just above it, since "my left leg is swollen" lies at that and is not to depend on the learning.
WHICH = 0.61
GOES_WITH = 0.5  # the same of one that goes with what else is spoken of: likelier than not
PLAIN, OPEN = "plain", "asked"  # how a mention was said: MARKS of room 2
CLEARLY = 0.9  # chance from which a danger in other words is one, where nothing weakens it
NEARLY = 0.7  # the same where the words as a whole tell of it, by PLAINLY_TOLD
PLAINLY_TOLD = 0.6  # chance of the danger by all the words, where it is an emergency by itself
TOLD = 0.5  # the same for every other danger
DOUBTED = 0.0  # the same, where the person says "maybe": what is hedged is always asked
DOUBTS = frozenset({"doubt", "doubt_after"})
WEAKENS = frozenset(
    {
        "deny",
        "bare_no",
        "doubt",
        "doubt_after",
        "past",
        "was_then",
        "ask_start",
        "chronic",
        "recurrent",
    }
)
PERHAPS = 0.1  # chance from which a danger in plain words is asked about, if it is not denied
PLAINLY = 0.3  # chance from which a danger in plain words is a fact: others deny, or tell of then


def facts(
    judged: Iterable[Judged], seen: Seen, dangers: Chances, pack: Pack, *, asked: bool = False
) -> dict[str, Value]:
    """What is stated for sure: the best value of each finding, all values of a multiple one.

    `dangers`: how likely the words as a whole tell of each. `asked`: it is what was asked about, so
    that words count which say little elsewhere.
    """
    judged = list(judged)
    best: dict[str, dict[str, float]] = {}
    for one in judged:
        said = _said(one, seen, dangers, pack, asked=asked)
        if said is not None and _goes_with(one.mention, seen, pack):
            values = best.setdefault(one.mention.finding, {})
            values[said[0]] = max(values.get(said[0], 0.0), said[1])
    for finding, values in best.items():
        _name(values, [one for one in judged if one.mention.finding == finding], seen, pack)
    found = {
        finding: _of_all(values, multi=finding in pack.traits.multi)
        for finding, values in best.items()
        if values
    }
    for finding, value in list(found.items()):
        for other, meant in pack.traits.tells.get(f"{finding}={value}", {}).items():
            found.setdefault(other, meant)
    return found


def _goes_with(mention: Mention, seen: Seen, pack: Pack) -> bool:
    """Whether what a mention needs beside it is spoken of, too."""
    needed = pack.traits.needs.get(f"{mention.finding}={mention.value}")
    return needed is None or needed in {f"{one.finding}={one.value}" for one in seen.mentions}


def _name(values: dict[str, float], judged: Sequence[Judged], seen: Seen, pack: Pack) -> None:
    """What was said without which ("swollen") becomes the likeliest of those that may be meant."""
    known = pack.traits.values[judged[0].mention.finding]
    for value in [one for one in values if _is_vague(one, known)]:
        chance = values.pop(value)
        meant: dict[str, float] = {}
        for one in judged:
            if one.mention.value in known:
                meant[one.mention.value] = max(meant.get(one.mention.value, 0.0), one.so)
        spoken = {one.mention.value for one in judged if _goes_with(one.mention, seen, pack)}
        likeliest = max(spoken & meant.keys(), key=lambda one: meant[one], default=None)
        needs = f"{judged[0].mention.finding}={likeliest}" in pack.traits.needs
        least = (GOES_WITH if needs else WHICH) * sum(meant.values())
        if likeliest and not values and meant[likeliest] > least:
            values[likeliest] = chance


def _of_all(values: Mapping[str, float], *, multi: bool) -> Value:
    return frozenset(values) if multi else max(values, key=lambda value: values[value])


def _said(
    one: Judged, seen: Seen, dangers: Chances, pack: Pack, *, asked: bool
) -> tuple[str, float] | None:
    """The value that a judged mention gives its finding, with the chance; None: it says nothing."""
    finding, traits = one.mention.finding, pack.traits
    none = traits.nones.get(finding) if traits.values[finding] else NO
    danger = dangers.get(finding, 0.0)
    least = SURE if asked else one.least or _least(one.mention, danger, pack)
    if one.so >= max(least, one.denied) and (asked or _may_be_fact(one, danger, seen, pack)):
        return value_of(one.mention, pack), one.so
    of_all = finding not in traits.multi or one.mention.value == YES  # "not on any medicine"
    if one.denied >= DENIED and none and of_all:
        return none, one.denied
    return None


def _least(mention: Mention, danger: float, pack: Pack) -> float:
    """From which chance a mention is a fact: soon in plain words, late in words that say little.

    `danger`: how likely the words as a whole tell of this danger.
    """
    if mention.how == PLAIN:
        return PLAINLY
    sure = pack.traits.sure
    bare = f"{mention.finding}={mention.value}" if mention.how == NUMBER else ""
    least = sure.get(bare, sure.get(mention.finding, SURE))
    if mention.finding in pack.traits.warnings and danger < TOLD:
        least = max(least, WARNED)
    vague = mention.how == OPEN and danger < TOLD
    return max(least, CLEARLY) if vague else least


def value_of(mention: Mention, pack: Pack) -> str:
    """The value that a mention means: of a yes/no finding all but a denial mean yes."""
    if pack.traits.values[mention.finding] or mention.value == NO:
        return mention.value
    return YES


def thought_of(judged: Iterable[Judged], pack: Pack) -> tuple[str, ...]:
    """The finding spoken of in "is it ...": one that a yes tells, in most words, likeliest."""
    told = sorted(
        (one.mention.end - one.mention.start, one.so, one.mention.finding)
        for one in judged
        if value_of(one.mention, pack) == YES
    )
    return tuple(finding for *_, finding in told[-1:])


def _may_be_fact(one: Judged, danger: float, seen: Seen, pack: Pack) -> bool:
    """Whether it may be taken at once: an emergency only in plain words, or clearly said."""
    mention = one.mention
    if mention.finding not in pack.traits.plain_only or mention.value == NO:
        return True
    sure = one.so >= (NEARLY if danger >= PLAINLY_TOLD else CLEARLY)
    return mention.how == PLAIN or (sure and not WEAKENS & reaching(seen, mention, pack))


def concerns(
    judged: Iterable[Judged], known: Mapping[str, Value], seen: Seen, pack: Pack
) -> tuple[str, ...]:
    """Dangers that may be stated and are no facts: each is to be asked about."""
    return tuple(
        dict.fromkeys(
            one.mention.finding
            for one in judged
            if one.mention.finding in pack.traits.dangers
            and one.mention.finding not in known
            and one.mention.value != NO
            and (one.so >= max(one.denied, _feared(one.mention, seen, pack)) or _said_plainly(one))
        )
    )


def _said_plainly(one: Judged) -> bool:
    """Whether it is in plain words for it, and neither denied nor clearly of something else."""
    return one.mention.how == PLAIN and one.denied < DENIED and one.so >= PERHAPS


def vague(judged: Iterable[Judged], known: Mapping[str, Value], pack: Pack) -> frozenset[str]:
    """Findings of which nothing is known, and that were stated without which, or doubtfully."""
    return frozenset(
        one.mention.finding
        for one in judged
        if one.mention.finding not in known
        and (_without_which(one, pack) or (one.doubted and one.mention.value == YES))
    )


def _without_which(one: Judged, pack: Pack) -> bool:
    """Whether it is stated, but not which value of it ("swollen")."""
    least = max(pack.traits.sure.get(one.mention.finding, SURE), one.denied)
    return one.so >= least and _is_vague(one.mention.value, pack.traits.values[one.mention.finding])


def _is_vague(value: str, values: Sequence[str]) -> bool:
    return bool(values) and value not in values


def reaching(seen: Seen, mention: Mention, pack: Pack) -> set[str]:
    """The kinds of cues whose reach takes in the mention, by the pack's directions and stops."""
    return {
        kind
        for kind, spans in seen.cues.items()
        for start, end in spans
        if (end <= mention.start or start >= mention.end)
        and _reaches(seen, mention, pack, kind, (start, end))
    }


def _feared(mention: Mention, seen: Seen, pack: Pack) -> float:
    """From which chance on a danger is asked about: soon where the person doubts it aloud."""
    return DOUBTED if DOUBTS & reaching(seen, mention, pack) else FEARED


def _reaches(seen: Seen, mention: Mention, pack: Pack, kind: str, span: tuple[int, int]) -> bool:
    cue, (start, end) = pack.cues[kind], span
    before, after = end <= mention.start, start >= mention.end
    if (before and cue.direction == "after") or (after and cue.direction == "before"):
        return False
    low, high = (end, mention.start) if before else (mention.end, start)
    return not any(low <= at < high for stop in cue.stops for at, _ in seen.cues.get(stop, ()))
