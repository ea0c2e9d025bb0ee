"""Reading one utterance, in four rooms: words, mentions, statements, and the reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from .acts import (
    CORRECTS,
    OF_ADVICE,
    TELLS,
    about,
    act,
    asked_for,
    asks_first,
    names_a_cause,
    of_cause,
    tells_too,
)
from .dangers import danger_chances, hints, likeliest_first, unlikely
from .features import Read
from .mentions import Seen, look, within
from .model import Asked, Chances, Heard, Value
from .pack import Pack
from .people import afraid, speaker
from .replies import (
    ASKING,
    PLAIN,
    QUESTIONS,
    VALUE,
    begins_with_yes,
    doubted,
    may_mean,
    plain_reply,
    reply_to,
    values,
)
from .statements import NO, UNSURE, YES, concerns, facts, judge, vague

EMERGENCY, LOGS = "emergency_statement", "log_pain"
KEEPS = frozenset({TELLS, EMERGENCY, CORRECTS, LOGS, "cramp_now", "crisis", "other_emergency"})
ALARMS = frozenset({EMERGENCY, "crisis", "other_emergency"})
ANSWERS = frozenset({"answer_yes", "answer_no", "answer_unsure"})
ASKED = frozenset({"ask_advice", "ask_cause_info", "ask_self_care", "ask_who_to_see", "ask_why"})
LINKS = ("link", "break")  # cues: "and", "but"
SCORE = "severity"


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: facts, dangers feared or hinted at, the plain answer, facts without which."""

    facts: Mapping[str, Value] = field(default_factory=dict)
    feared: tuple[str, ...] = ()
    hinted: frozenset[str] = frozenset()
    reply: str | None = None
    vague: frozenset[str] = frozenset()


def read(text: str, pack: Pack, asked: Asked | None = None) -> Heard:
    """Everything that `text` says, `asked` being the open question. Pure; never raises."""
    seen = look(text, pack)
    if not seen.words.raw:
        return Heard("off_topic")
    utterance = Read.of(seen)
    told = _told(utterance, asked, pack)
    if asked and asked.offers:
        both = _tells_and_asks(seen, told, pack, asked)
        if both is not None:
            return both
    heard = _heard(utterance, told, asked, pack)
    return _and_asks(heard, seen, pack) if asked else heard


def _heard(utterance: Read, told: Told, asked: Asked | None, pack: Pack) -> Heard:
    """What was told, and what the speaker does with it."""
    kind = _act(utterance, told, asked, pack)
    offered = asked is not None and asked.offers
    if kind not in KEEPS and not (offered and tells_too(utterance, asked, pack)):
        told = _as_answer(told, kind, asked, pack)
    if kind == LOGS:
        told = Told()  # a number for the diary is no answer about the leg
    elif kind == TELLS and told == Told():
        kind = asked_for(utterance, asked, pack) or kind
    answers = dict(told.facts)
    score = answers.pop(SCORE, None)
    if kind == LOGS or (asked is not None and SCORE in (asked.id, *asked.asks)):
        scores = (one.value for one in utterance.seen.mentions if one.finding == SCORE)
        score = next(scores, score)
    return Heard(
        kind="answer_value" if kind == TELLS and score else _kind(kind, told, asked, pack),
        answers=MappingProxyType(answers),
        reply=told.reply,
        concerns=told.feared,
        hints=told.hinted,
        vague=told.vague,
        severity=int(score) if isinstance(score, str) else None,
        about=about(utterance, kind, pack),
        speaker=speaker(utterance.seen),
        afraid=afraid(utterance.seen),
        corrected=kind == CORRECTS,
    )


def _act(utterance: Read, told: Told, asked: Asked | None, pack: Pack) -> str:
    """What the speaker does; a danger and the name of a cause say more than how it sounds."""
    kind = act(utterance, asked, pack, told=_tells(told))
    if asked is None and kind.startswith(ASKING) and told.hinted:
        return TELLS  # whatever is asked as well, a danger comes first
    if asked is None or not asked.offers:
        return kind
    kind = of_cause(utterance, kind, pack, told=_tells(told))
    if kind == TELLS and not _alarms(told, pack) and asks_first(utterance, pack):
        return OF_ADVICE
    return kind


def _alarms(told: Told, pack: Pack) -> bool:
    """Whether a danger is told or feared, which no question takes back."""
    stated = {name for name, value in told.facts.items() if value != NO}
    return bool(told.feared or pack.traits.dangers & stated)


def _and_asks(heard: Heard, seen: Seen, pack: Pack) -> Heard:
    """What is heard, with the question after a plain answer ("no, is that bad?"), which stands."""
    at, words = _after_reply(seen), seen.words.raw
    asks = any(start == at for cue in QUESTIONS for start, _ in seen.cues.get(cue, ()))
    if not at or not asks or heard.kind not in ANSWERS or heard.concerns:
        return heard
    asked = read(" ".join(words[at:]), pack)
    return replace(heard, kind=asked.kind, about=asked.about) if asked.kind in ASKED else heard


def _after_reply(seen: Seen) -> int:
    """Where the words go on after the plain yes and no with which they begin."""
    at, spans = 0, seen.cues.get(PLAIN, ())
    while following := [end for start, end in spans if start == at]:
        at = max(following)
    return at


def _tells_and_asks(seen: Seen, told: Told, pack: Pack, asked: Asked) -> Heard | None:
    """What is said to an offer before a question, and the question ("yes, and can I drive?").

    Nothing that stands in the question is told by it. None: there are not both, or all of the
    words tell of a danger (`told`), which no question takes back.
    """
    linked = {end for cue in LINKS for _, end in seen.cues.get(cue, ())}
    starts = {start for cue in QUESTIONS for start, _ in seen.cues.get(cue, ())} & linked
    if not starts or _alarms(told, pack):
        return None
    words, at = seen.words.raw, min(starts)
    before, asks = (read(" ".join(part), pack, asked) for part in (words[:at], words[at:]))
    if before.kind in ALARMS or not asks.kind.startswith(ASKING):
        return None
    feared = tuple(dict.fromkeys((*before.concerns, *asks.concerns)))
    both = replace(before, concerns=feared, hints=before.hints | asks.hints)
    return replace(both, kind=asks.kind, reply=told.reply, about=asks.about)


def _as_answer(told: Told, kind: str, asked: Asked | None, pack: Pack) -> Told:
    """What somebody who asks or steers has told: a feared danger, and what comes with an answer.

    A question changes no fact but that which was asked, and hints at nothing; a danger that it
    states is asked about.
    """
    if asked is None:
        return Told()
    stated = [name for name, value in told.facts.items() if value == YES]
    dangers = [name for name in stated if name in pack.traits.dangers]
    feared = tuple(one for one in (*dangers, *told.feared) if one not in told.hinted)
    asks = {asked.id, *asked.asks}
    answers = {name: value for name, value in told.facts.items() if name in asks}
    if not told.reply and not answers:
        return Told(feared=feared)
    if kind.startswith(ASKING):
        return Told(answers, feared, reply=told.reply)
    return told


def _told(utterance: Read, asked: Asked | None, pack: Pack) -> Told:
    """What was told, with the dangers that the words as a whole point to."""
    dangers = danger_chances(utterance, pack)
    if asked is None:
        judged = judge(utterance, None, None, pack)
        known = facts(judged, utterance.seen, dangers, pack)
        feared = concerns(judged, known, utterance.seen, pack)
        told = Told(known, feared, vague=vague(judged, known, pack))
    else:
        told = _answered(utterance, asked, dangers, pack)
    doubtful = unlikely(dangers, told.facts, asked, utterance)
    hinted = frozenset(hints(dangers, len(utterance.stems), asked, told.facts))
    hinted = told.hinted | hinted.difference(told.feared)
    known = {name: value for name, value in told.facts.items() if name not in {*hinted, *doubtful}}
    feared = likeliest_first((*told.feared, *doubtful, *hinted), dangers)
    return Told(known, feared, hinted, told.reply, told.vague)


def _answered(utterance: Read, asked: Asked, dangers: Chances, pack: Pack) -> Told:
    """What was asked is answered by the reply alone; the rest stands as it was stated."""
    asks, seen = asked.asks or (asked.id,), utterance.seen
    reply = reply_to(utterance, asked, pack)
    offered = not set(asks) & set(pack.traits.values)  # nothing of the leg
    judged = judge(utterance, None if offered else asked, None if offered else reply.kind, pack)
    if offered:
        names = names_a_cause(utterance)
        judged = [one for one in judged if not within(one.mention, names)]
    own = [one for one in judged if one.mention.finding in asks]
    beside = [one for one in judged if one.mention.finding not in asks]
    known = facts(beside, seen, dangers, pack)
    feared = concerns(beside, known, seen, pack)
    doubts = doubted(utterance, asked, reply, dangers, pack, own)
    feared += doubts or ()
    if not reply.answers:
        feared += concerns(own, known, seen, pack)
        return Told(known, feared, vague=vague(judged, known, pack))
    several = len(asks) > 1
    if reply.kind == VALUE and not several and not pack.traits.values.get(asks[0]):
        # "which?", and there is but one thing
        known.update(facts(own, seen, dangers, pack, asked=True))
    if several:
        stated = facts(own, seen, dangers, pack, asked=True)
        known.update({name: value for name, value in stated.items() if value != NO})
    if reply.kind in {VALUE, YES} and (several or pack.traits.values.get(asks[0])):
        known.update(values(utterance, asked, reply, dangers, pack, own))
    plain = plain_reply(reply, doubts)
    if (
        reply.kind == VALUE
        and not several
        and not known.keys() & set(asks)
        and begins_with_yes(seen)
    ):
        plain = YES
    if several and reply.kind in {VALUE, YES}:
        meant = may_mean(utterance, asked, reply, dangers, pack)
        feared += tuple(one for one in meant if one not in known)
    if several and reply.kind == NO:
        feared += concerns(own, known, seen, pack)
        plain = None if feared else plain
    hinted = frozenset(doubts or ()) if reply.kind == NO else frozenset()
    return Told(known, feared, hinted, plain, vague(judged, known, pack))


def _kind(kind: str, told: Told, asked: Asked | None, pack: Pack) -> str:
    """The kind of the utterance, telling told apart by what it answers."""
    certain = {name for name, value in told.facts.items() if value == YES}
    if kind == TELLS and certain & pack.traits.plain_only:
        return EMERGENCY
    if kind != TELLS:
        return kind
    if asked is not None:
        asks = {asked.id, *asked.asks}
        if told.reply in {YES, NO, UNSURE} and not asks & set(told.facts):
            return f"answer_{told.reply}"
        if _tells(told):
            return "answer_value"
        return f"answer_{told.reply}" if told.reply else "off_topic"
    return "describe_symptoms" if _tells(told) else "off_topic"


def _tells(told: Told) -> bool:
    """Whether something of the leg is told, be it without saying which, or to be asked about."""
    return bool(told.facts or told.feared or told.vague)
