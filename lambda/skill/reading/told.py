"""What an utterance tells: facts, dangers feared or hinted at, and the answer to what was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .dangers import danger_chances, hints, likeliest_first, unlikely
from .denials import not_so
from .features import Read
from .gist import beside, with_gist
from .judging import SURE, Judged, judge
from .mentions import Seen, within
from .model import ASKING, NO, YES, Asked, Chances, Value
from .pack import Pack
from .parts import of_some
from .people import AGE, QUESTIONS, SEX, STATEMENT, of_another
from .replies import (
    VALUE,
    begins_with_yes,
    doubted,
    plain_reply,
    reply_to,
    unless_aside,
)
from .statements import OPEN, concerns, facts, vague
from .sureness import unless_unlikely
from .topics import MEANING, names_a_cause
from .values import may_mean, values

WHO = frozenset({SEX, AGE})
OF_ANY_PAIN = frozenset({"duration", "onset", "trend", "timing", "sensation"})
WHICH = "which"  # form of the question which of several things it is


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: facts, dangers feared or hinted at, the plain answer, facts without which.

    `named`: how likely each danger is by what names it, 0 to 1.
    """

    facts: Mapping[str, Value] = field(default_factory=dict)
    feared: tuple[str, ...] = ()
    hinted: frozenset[str] = frozenset()
    reply: str | None = None
    vague: frozenset[str] = frozenset()
    named: Mapping[str, float] = field(default_factory=dict, compare=False)

    @property
    def tells(self) -> bool:
        """Whether something of the leg is told, be it vaguely or to be asked about.

        Whoever names a daughter has told her sex, and nothing of the leg.
        """
        return bool(self.facts.keys() - {SEX} or self.feared or self.vague)

    def alarms(self, pack: Pack) -> bool:
        """Whether a danger is told or feared, which no question takes back."""
        stated = {name for name, value in self.facts.items() if value != NO}
        return bool(self.feared or pack.traits.dangers & stated)


def told_in(utterance: Read, asked: Asked | None, pack: Pack) -> Told:
    """What was told, with the dangers that the words as a whole point to."""
    dangers = danger_chances(utterance, pack)
    if asked is None:
        judged = with_gist(judge(utterance, None, None, pack), utterance, pack)
        told = _stated(judged, utterance, dangers, pack)
    else:
        told = _answered(utterance, asked, dangers, pack)
    doubtful = unlikely(dangers, told.facts, asked, utterance)
    hinted = frozenset(hints(dangers, len(utterance.stems), asked, told.facts))
    hinted = told.hinted | hinted.difference(told.feared)
    apart = {*hinted, *doubtful, *_of_another(utterance.seen)}
    known = {name: value for name, value in told.facts.items() if name not in apart}
    feared = likeliest_first((*told.feared, *doubtful, *hinted), dangers, told.named)
    return Told(known, feared, hinted, told.reply, told.vague)


def _of_another(seen: Seen) -> frozenset[str]:
    """What was said of another part of the body alone ("the shoulder has been bad for weeks")."""
    clauses = of_another(seen)
    theirs = {one.finding for one in seen.mentions if seen.clauses[one.start] in clauses}
    ours = {one.finding for one in seen.mentions if seen.clauses[one.start] not in clauses}
    return OF_ANY_PAIN & theirs - ours


def _stated(judged: Sequence[Judged], utterance: Read, dangers: Chances, pack: Pack) -> Told:
    """What is told of one's own accord."""
    known = facts(judged, utterance.seen, dangers, pack)
    feared = concerns(judged, known, utterance.seen, pack)
    return Told(known, feared, vague=vague(judged, known, pack), named=_named(judged))


def _named(judged: Sequence[Judged]) -> dict[str, float]:
    """How likely each finding is by its mentions."""
    found: dict[str, float] = {}
    for one in judged:
        found[one.mention.finding] = max(found.get(one.mention.finding, 0.0), one.so)
    return found


def _answered(utterance: Read, asked: Asked, dangers: Chances, pack: Pack) -> Told:
    """What was asked is answered by the reply alone; the rest stands as it was stated."""
    asks, seen = asked.asks or (asked.id,), utterance.seen
    reply = reply_to(utterance, asked, pack)
    offered = not set(asks) & set(pack.traits.values)  # nothing of the leg
    judged = judge(utterance, None if offered else asked, None if offered else reply.kind, pack)
    if offered:
        names = names_a_cause(utterance)
        judged = [one for one in judged if not within(one.mention, names)]
    reply = unless_unlikely(reply, asked, utterance, judged, pack)
    own = [one for one in judged if one.mention.finding in asks]
    others = beside(judged, utterance, asks, pack)
    known = facts(others, seen, dangers, pack)
    known = _without(known, not_so(others, seen, pack) if offered else {})
    spoken = [one for one in others if not (offered and _but_asked(one, seen))]
    feared = concerns(spoken, known, seen, pack)
    reply = unless_aside(reply, asked, utterance, known)
    which = asked.form == WHICH
    dangerous = pack.traits.dangers >= set(asks)
    parts = of_some(seen, own, asks, dangers, which=which) if dangerous else None
    if parts:
        known.update({**dict.fromkeys(parts.denied, NO), **dict.fromkeys(parts.stated, YES)})
        open_still = (one for one in parts.admitted if one not in parts.stated)
        feared = tuple(dict.fromkeys((*feared, *open_still)))
        return Told(known, feared, vague=vague(judged, known, pack), named=_named(judged))
    several = len(asks) > 1
    doubts = doubted(utterance, asked, reply, dangers, pack, own)
    feared += doubts or ()
    if not reply.answers:
        feared += concerns(own, known, seen, pack)
        return Told(known, feared, vague=vague(judged, known, pack), named=_named(judged))
    if reply.kind == VALUE and not several and not pack.traits.values.get(asks[0]):
        # "which?", and there is but one thing
        known.update(facts(own, seen, dangers, pack, asked=True))
    if several:
        stated = facts(own, seen, dangers, pack, asked=True)
        known.update({name: value for name, value in stated.items() if value != NO})
    if reply.kind in {VALUE, YES} and (several or pack.traits.values.get(asks[0])):
        known.update(values(utterance, asked, reply, dangers, pack, own))
    begun = reply.kind == VALUE and not several and asks[0] not in known and begins_with_yes(seen)
    plain = YES if begun else plain_reply(reply, doubts)
    if several and reply.kind in {VALUE, YES}:
        meant = may_mean(utterance, asked, reply, dangers, pack)
        feared += tuple(one for one in meant if one not in known)
    if several and reply.kind == NO:
        feared += concerns(own, known, seen, pack)
        plain = None if feared else plain
    hinted = frozenset(doubts or ()) if reply.kind == NO else frozenset()
    told = Told(known, feared, hinted, plain, vague(judged, known, pack), _named(judged))
    astray = reply.kind == VALUE and told == Told() and not offered  # a value, and none asked for
    if astray:
        return _stated(judge(utterance, None, None, pack), utterance, dangers, pack)
    return told


def _but_asked(one: Judged, seen: Seen) -> bool:
    """Whether a question holds words that mean a danger only where it is asked for ("the pain")."""
    start = one.mention.start
    asks = max(
        (at for cue in QUESTIONS for at, _ in seen.cues.get(cue, ()) if at < start), default=-1
    )
    told = max((at for at, _ in seen.cues.get(STATEMENT, ()) if at <= start), default=-1)
    return one.mention.how == OPEN and one.so < SURE and asks > told


def _without(known: Mapping[str, Value], denied: Mapping[str, frozenset[str]]) -> dict[str, Value]:
    """What is known, with the values that are denied beside those that are so.

    Where something was read back, a value may be taken out of it.
    """
    several = {name: known.get(name, frozenset[str]()) for name in denied}
    sets = {name: one for name, one in several.items() if isinstance(one, frozenset)}
    return {**known, **{name: one | denied[name] for name, one in sets.items()}}


def as_answer(told: Told, kind: str, asked: Asked | None, pack: Pack) -> Told:
    """What somebody who asks or steers has told: a feared danger, and what comes with an answer.

    A question changes no fact but that which was asked, and hints at nothing; a danger that it
    states is asked about.
    """
    if asked is None:
        return Told()
    stated = [name for name, value in told.facts.items() if value == YES]
    dangers = [name for name in stated if name in pack.traits.dangers]
    asks = {asked.id, *asked.asks}
    open_still = asks if kind == MEANING else frozenset[str]()  # "what do you mean, pale?"
    kept_out = told.hinted | open_still
    feared = tuple(one for one in (*dangers, *told.feared) if one not in kept_out)
    answers = {name: value for name, value in told.facts.items() if name in asks}
    if kind == MEANING:  # no yes or no is meant by "what do you mean, I'm sixty"
        who = {name: value for name, value in told.facts.items() if name in WHO}
        return Told({**answers, **who}, feared)
    if not told.reply and not answers:
        return Told(feared=feared)
    if kind.startswith(ASKING):
        return Told(answers, feared, reply=told.reply)
    return told
