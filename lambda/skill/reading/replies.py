"""Room 4: how an utterance answers the open question, learned from the pack's corpus.

Below its stated confidence an answer is "not understood": then nothing is recorded.
"""

from collections.abc import Collection, Container, Mapping, Sequence
from typing import NamedTuple

from .dangers import SHORT, UNLIKELY
from .features import Read, reply_features, value_features
from .judging import Judged
from .mentions import Seen
from .model import ASKING, NO, UNSURE, YES, Asked, Chances, Value
from .opinion import ACT, GIVEN, REPLY, weighed
from .pack import Pack
from .people import QUESTIONS
from .statements import CLEARLY, PLAINLY_TOLD

# All of these are chances, 0 to 1, or as said; chosen on folds by writer (docs/decisions.md).
CONFIDENT = 0.35  # of a reply's class
DENIES = 0.5  # of a no to a danger: a false one would calm falsely
OFFERED = 0.6  # of a yes or no to an offer: it is acted upon, and ends the talk or goes on
CERTAIN = 0.9  # of a yes to a danger: a false one would end the talk with an alarm
LIKELY = 0.75  # the same where the words tell of the danger themselves (TELLING), or are but a yes
TELLING = 0.15
BARE = 3  # words, at most, of a plain yes
BELIED = 0.3  # chance of the danger from which it is not taken as denied
OUTRIGHT = 0.9  # chance of a no from which the danger has to be twice as likely
PERHAPS = 0.2  # chance of a yes from which it is not, by a reply below DENIED
DENIED = 0.75
LEANING = 0.4  # chance of a yes from which an unclear answer has its danger asked about by itself
RATHER_ASKS = 0.7  # of a reply's class, below which words that ask are a question instead
ASKS = 0.15  # of all acts that ask, from which they do
VALUED = 0.4  # of a value of what was asked
STATED = 0.7  # of another value, as the judge of mentions sees it, from which that is taken instead
HARDLY = 0.5  # of all its mentions, below which a yes to one of several things has to be likelier
UNSTATED = 0.2  # and of the first, up to which it gives way
VALUE, NONE = "value", "none"
PLAIN, SAYS_YES, SAYS_NO = "plain_reply", "say_yes", "say_no"  # cues
CAUSE = "topic:"  # begins the cues of causes
NUMBER = "number"  # form of a question that is answered by neither yes nor no


class Reply(NamedTuple):
    """The class of a reply (yes, no, unsure, value, none), its chance and that of yes, 0 to 1.

    `contested`: one opinion alone hears a yes to a danger.
    """

    kind: str
    chance: float
    yes: float
    least: float = CONFIDENT
    contested: bool = False

    @property
    def answers(self) -> bool:
        """Whether it is an answer, and sure enough to be taken."""
        return self.kind != NONE and self.chance >= self.least


def reply_to(read: Read, asked: Asked, pack: Pack) -> Reply:
    """The likeliest class of the reply."""
    seen = reply_features(read, asked, pack)
    plain = pack.weights["reply"].chances(seen)
    chances = weighed(plain, read.second.reply, REPLY)
    kind, heard = (max(some, key=lambda name: some[name]) for some in (chances, plain))
    chance = chances[kind] / sum(chances.values())
    contested = kind != heard and YES in {kind, heard}
    if not asked.offers and (
        _asks_of_a_cause(read, asked) or (chance < RATHER_ASKS and _asks_back(read, seen, pack))
    ):
        kind = NONE
    least = OFFERED if asked.offers or asked.form == NUMBER else CONFIDENT
    if not pack.traits.dangers.intersection(asked.asks or (asked.id,)):
        return Reply(kind, chance, chances[YES], least)
    if kind == YES:  # no second opinion makes a danger surer
        chance = min(chance, plain[YES] / sum(plain.values()))
    elif kind == NO:  # nor does one deny what the plain ears affirm: it is asked again
        kind, least = (NONE if heard == YES else NO), DENIES
    return Reply(kind, chance, chances[YES], least, contested)


def _asks_of_a_cause(read: Read, asked: Asked) -> bool:
    """Whether it begins as a question and names a cause ("is it a clot"), not what is asked for."""
    cues, asks = read.seen.cues, (asked.id, *asked.asks)
    if PLAIN in cues or any(one.finding in asks for one in read.seen.mentions):
        return False
    begins = any(not start for cue in QUESTIONS for start, _ in cues.get(cue, ()))
    return begins and any(cue.startswith(CAUSE) for cue in cues)


def _asks_back(read: Read, seen: Collection[int], pack: Pack) -> bool:
    """Whether the reply may be a question: in its words, and as the model of acts sees it."""
    cues = read.seen.cues
    if PLAIN in cues or not any(cue in cues for cue in QUESTIONS):
        return False
    acts = act_chances(read, seen, pack).items()
    return sum(chance for act, chance in acts if act.startswith(ASKING)) >= ASKS


def act_chances(read: Read, seen: Collection[int], pack: Pack) -> dict[str, float]:
    """How likely each act is, by both opinions; `seen`: the features as a reply."""
    return weighed(pack.weights["act"].chances(seen), read.second.act, ACT)


def values(
    read: Read,
    asked: Asked,
    reply: Reply,
    dangers: Chances,
    pack: Pack,
    own: Sequence[Judged] = (),
) -> dict[str, Value]:
    """The values that the reply gives to what was asked, as far as they are sure.

    `own` are the judged mentions of what was asked.
    """
    found: dict[str, Value] = {}
    for finding in asked.asks or (asked.id,):
        chances = _chances(read, finding, asked, reply, pack)
        if finding in pack.traits.multi:
            several = frozenset(value for value, chance in chances.items() if chance >= VALUED)
            if several:
                found[finding] = several
        elif chances:
            value = max(chances, key=lambda one: chances[one])
            stated = _stated(own, finding, value, chances)
            least = _least(read, finding, dangers, pack)
            if value == YES and _hardly_stated(own, finding):
                least = max(least, LIKELY)
            if stated or chances[value] >= least:
                found[finding] = stated or value
    return found


def _stated(own: Sequence[Judged], finding: str, first: str, known: Container[str]) -> str | None:
    """The value that the words state: the first, or one instead of it where that is taken back."""
    said = [one for one in own if one.mention.finding == finding and one.mention.value in known]
    surest = max(said, key=lambda one: one.so, default=None)
    if surest is None or surest.so < STATED:
        return None
    value = surest.mention.value
    unsaid = all(one.so <= UNSTATED for one in said if one.mention.value == first)
    return value if unsaid or value == first else None


def _hardly_stated(own: Sequence[Judged], finding: str) -> bool:
    """Whether the finding is spoken of, and not likely as so ("no operation though")."""
    said = [one.so for one in own if one.mention.finding == finding and one.mention.value != NO]
    return bool(said) and max(said) < HARDLY


def may_mean(
    read: Read, asked: Asked, reply: Reply, dangers: Chances, pack: Pack
) -> tuple[str, ...]:
    """The dangers asked for that the reply may name, and not for certain."""
    return tuple(
        finding
        for finding in asked.asks
        if finding in pack.traits.warnings
        and VALUED
        <= max(_chances(read, finding, asked, reply, pack).values())
        < _least(read, finding, dangers, pack)
    )


def _chances(
    read: Read, finding: str, asked: Asked, reply: Reply, pack: Pack
) -> Mapping[str, float]:
    weights = pack.weights["value"]
    plain = {
        value: weights.chances(value_features(read, finding, value, asked, reply.kind))[YES]
        for value in pack.traits.values.get(finding, ()) or (YES,)
    }
    second = {value: read.second.told.get(f"{finding}={value}") for value in plain}
    both = weighed(plain, {value: one for value, one in second.items() if one is not None}, GIVEN)
    if finding not in pack.traits.dangers:
        return both
    return {value: min(chance, plain[value]) for value, chance in both.items()}


def begins_with_yes(seen: Seen) -> bool:
    """Whether a plain yes is the first word: who says more ("yes, and it's warm") says that too."""
    return _begins_with(seen, SAYS_YES)


def _begins_with(seen: Seen, says: str) -> bool:
    plain = {span for span in seen.cues.get(PLAIN, ()) if not span[0]}
    return bool(plain & set(seen.cues.get(says, ())))


def plain_reply(reply: Reply, doubts: Sequence[str] | None) -> str | None:
    """Yes, no or unsure, where the reply is one and leaves no danger open that was asked for."""
    plain = reply.answers and reply.kind in {YES, NO, UNSURE}
    return reply.kind if plain and doubts is None else None


def doubted(
    read: Read, asked: Asked, reply: Reply, dangers: Chances, pack: Pack, own: Sequence[Judged]
) -> tuple[str, ...] | None:
    """The dangers asked for that the reply leaves open, perhaps unnamed; None: it leaves none.

    `own` are the judged mentions of what was asked.
    """
    asks = [one for one in asked.asks or (asked.id,) if one in pack.traits.dangers]
    if not asks or reply.kind in {UNSURE, VALUE}:
        return None
    if reply.contested and len(asked.asks) <= 1 and not reply.answers:
        return tuple(asks)
    likely = tuple(one for one in asks if dangers.get(one, 0.0) >= TELLING)
    affirms = reply.kind == YES and reply.answers
    if _affirmed(read, reply, likely) if affirms else not _belied(reply, asks, dangers, own):
        return None
    others = max((chance for name, chance in dangers.items() if name not in asks), default=0.0)
    leans = reply.yes >= LEANING and others < PLAINLY_TOLD  # else it is another danger that is so
    told = leans or dangers.get(asks[0], 0.0) >= UNLIKELY
    return likely if len(asked.asks) > 1 or not told else tuple(asks)


def _affirmed(read: Read, reply: Reply, likely: Sequence[str]) -> bool:
    """Whether a yes to a danger is one for certain: never where it begins with a plain no."""
    if _begins_with(read.seen, SAYS_NO):
        return False
    plain = likely or len(read.stems) <= BARE
    return reply.chance >= (LIKELY if plain else CERTAIN)


def _belied(reply: Reply, asks: Sequence[str], dangers: Chances, own: Sequence[Judged]) -> bool:
    """Whether something speaks against it that a danger is denied, or not told of."""
    if any(one.mention.value == NO for one in own):  # the pack's own words for its absence
        return False
    outright = reply.kind == NO and reply.chance >= OUTRIGHT
    if max(dangers.get(one, 0.0) for one in asks) >= BELIED * (2 if outright else 1):
        return True
    leans = reply.kind == NO and reply.yes >= PERHAPS and reply.chance < DENIED
    return leans and not any(one.denied >= CLEARLY for one in own)


def _least(read: Read, finding: str, dangers: Chances, pack: Pack) -> float:
    """From which chance a finding is taken as said: a danger late, unless the words tell of it."""
    if finding not in pack.traits.dangers:
        return VALUED
    plain = len(read.stems) <= SHORT or dangers.get(finding, 0.0) >= TELLING
    return LIKELY if plain else CERTAIN
