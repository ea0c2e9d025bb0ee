"""Room 4: how an utterance answers the open question, learned from the pack's corpus.

Below its stated confidence an answer is "not understood": then nothing is recorded.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from .dangers import UNLIKELY
from .features import Read, reply_features
from .judging import NUMBERS, Judged
from .mentions import Seen
from .model import ASKING, NO, UNSURE, YES, Asked, Chances
from .opinion import ACT, REPLY, weighed
from .pack import Pack
from .people import QUESTIONS, SAYS_YES, asks_at_all
from .statements import CLEARLY, PLAINLY_TOLD

# All of these are chances, 0 to 1, or as said; chosen on folds by writer (docs/decisions.md).
CONFIDENT = 0.35  # of a reply's class
DENIES = 0.5  # of a no to a danger: a false one would calm falsely
OFFERED = 0.6  # of a yes or no to an offer: it is acted upon, and ends the talk or goes on
CERTAIN = 0.9  # of a yes to a danger: a false one would end the talk with an alarm
LIKELY = 0.75  # the same where the words tell of the danger themselves (TELLING), or are but a yes
TELLING = 0.15
BARE = 3  # words, at most, of a plain yes
FIRST = 2  # words, at most, before a question begins
BELIED = 0.3  # chance of the danger from which it is not taken as denied
OUTRIGHT = 0.9  # chance of a no from which the danger has to be twice as likely
PERHAPS = 0.2  # chance of a yes from which it is not, by a reply below DENIED
DENIED = 0.75
OFTEN, NAMED = 0.5, 1.5  # of its mentions' denials, from which it is so much likelier (by hand)
LEANING = 0.4  # chance of a yes from which an unclear answer has its danger asked about by itself
RATHER_ASKS = 0.7  # of a reply's class, below which words that ask are a question instead
ASKS = 0.15  # of all acts that ask, from which they do
VALUE, NONE = "value", "none"
PLAIN, SAYS_NO = "plain_reply", "say_no"  # cues
DENIALS = (SAYS_NO, "deny", "bare_no")  # cues
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
    astray = _asks_of_a_cause(read, asked) or _is_another_number(read, asked, pack)
    if not asked.offers and (astray or (chance < RATHER_ASKS and _asks_back(read, seen, pack))):
        kind = NONE
    if asked.offers and kind in {NONE, UNSURE} and _says_yes_at_an_end(read.seen):
        return Reply(YES, OFFERED, chances[YES], OFFERED)
    least = OFFERED if asked.offers or asked.form == NUMBER else CONFIDENT
    if not pack.traits.dangers.intersection(asked.asks or (asked.id,)):
        return Reply(kind, chance, chances[YES], least)
    if kind == YES:  # no second opinion makes a danger surer
        chance = min(chance, plain[YES] / sum(plain.values()))
    elif kind == NO:  # nor does one deny what the plain ears affirm: it is asked again
        kind, least = (NONE if heard == YES else NO), DENIES
    return Reply(kind, chance, chances[YES], least, contested)


def _says_yes_at_an_end(seen: Seen) -> bool:
    """Whether words that ask nothing begin or end with a plain yes ("I'll have the rest, yes")."""
    plain = set(seen.cues.get(PLAIN, ()))
    yes = plain & set(seen.cues.get(SAYS_YES, ()))
    at_an_end = any(not start or end == len(seen.words.raw) for start, end in yes)
    return at_an_end and plain == yes and not asks_at_all(seen)


def _asks_of_a_cause(read: Read, asked: Asked) -> bool:
    """Whether it begins as a question and names a cause ("is it a clot"), not what is asked for.

    A word or two may come first ("hold on, are you saying it's a clot").
    """
    cues, asks = read.seen.cues, (asked.id, *asked.asks)
    if PLAIN in cues or any(one.finding in asks for one in read.seen.mentions):
        return False
    begins = any(start <= FIRST for cue in QUESTIONS for start, _ in cues.get(cue, ()))
    return begins and any(cue.startswith(CAUSE) for cue in cues)


def _is_another_number(read: Read, asked: Asked, pack: Pack) -> bool:
    """Whether it is but a number, and none of what was asked ("fifty eight", about surgery)."""
    asks, length = (asked.id, *asked.asks), len(read.stems)
    if not pack.traits.told_by_number.isdisjoint(asks):
        return False
    said = read.seen.mentions
    whole = any(one.how in NUMBERS and one.end - one.start == length for one in said)
    return whole and all(one.finding not in asks for one in said)


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


def unless_aside(reply: Reply, asked: Asked, read: Read, told: Collection[str]) -> Reply:
    """The reply; but no denial of several things in words that only tell something else.

    "I smoke" is no no to surgery, cancer or a clot. `told`: the facts told that were not asked for.
    """
    asks = asked.asks or (asked.id,)
    named = any(one.finding in asks for one in read.seen.mentions)
    denies = any(cue in read.seen.cues for cue in DENIALS)
    aside = reply.kind == NO and len(asks) > 1 and told and not (named or denies)
    return reply._replace(kind=NONE) if aside else reply


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
    if _affirmed(read, reply, likely, pack) if affirms else not _belied(reply, asks, dangers, own):
        return None
    others = max((chance for name, chance in dangers.items() if name not in asks), default=0.0)
    leans = reply.yes >= LEANING and others < PLAINLY_TOLD  # else it is another danger that is so
    told = leans or dangers.get(asks[0], 0.0) >= UNLIKELY
    return likely if len(asked.asks) > 1 or not told else tuple(asks)


def _affirmed(read: Read, reply: Reply, likely: Sequence[str], pack: Pack) -> bool:
    """Whether a yes to a danger is one for certain.

    Never where it begins with a plain no; nor where no word says yes and none tells of the danger,
    in a language whose words for yes are known.
    """
    says = SAYS_YES in read.seen.cues or SAYS_YES not in pack.cues
    if _begins_with(read.seen, SAYS_NO) or not (likely or says):
        return False
    plain = likely or len(read.stems) <= BARE
    return reply.chance >= (LIKELY if plain else CERTAIN)


def _denied_by_name(danger: str, own: Sequence[Judged]) -> bool:
    """Whether a danger is named, and denied as often as it is."""
    named = [one for one in own if (one.mention.finding, one.mention.value) == (danger, YES)]
    return bool(named) and all(one.denied >= OFTEN for one in named)


def _belied(reply: Reply, asks: Sequence[str], dangers: Chances, own: Sequence[Judged]) -> bool:
    """Whether something speaks against it that a danger is denied, or not told of."""
    absent = {one.mention.finding for one in own if one.mention.value == NO}  # in the pack's words
    open_still = [one for one in asks if one not in absent]
    if not open_still:
        return False
    denies = reply.kind == NO and reply.chance >= DENIED
    outright = denies and reply.chance >= OUTRIGHT
    for one in open_still:
        named = denies and _denied_by_name(one, own)
        least = BELIED * (2 if outright else 1) * (NAMED if named else 1)
        if dangers.get(one, 0.0) >= least:
            return True
    if absent:
        return False
    leans = reply.kind == NO and reply.yes >= PERHAPS and reply.chance < DENIED
    return leans and not any(one.denied >= CLEARLY for one in own)
