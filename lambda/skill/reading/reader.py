"""Reading one utterance, in four rooms: words, mentions, statements, and the reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .acts import ASKING, TELLS, about, act
from .features import Read
from .mentions import look
from .model import Asked, Heard, Value
from .pack import Pack
from .people import speaker
from .replies import VALUE, Reply, may_mean, plain_reply, reply_to, values
from .statements import NO, UNSURE, YES, Judged, concerns, facts, judge

EMERGENCY, CORRECTS, LOGS = "emergency_statement", "correct_earlier_answer", "log_pain"
KEEPS = frozenset({TELLS, EMERGENCY, CORRECTS, LOGS, "cramp_now", "crisis", "other_emergency"})
SCORE = "severity"


@dataclass(frozen=True, slots=True)
class Told:
    """What an utterance told: facts, feared dangers, and the plain answer to the open question."""

    facts: Mapping[str, Value] = field(default_factory=dict)
    feared: tuple[str, ...] = ()
    reply: str | None = None


def read(text: str, pack: Pack, asked: Asked | None = None) -> Heard:
    """Everything that `text` says, `asked` being the open question. Pure; never raises."""
    seen = look(text, pack)
    if not seen.words.raw:
        return Heard("off_topic")
    utterance = Read.of(seen)
    kind = act(utterance, asked, pack)
    told = _told(utterance, asked, pack) if kind in KEEPS or asked else Told()
    if kind not in KEEPS:
        told = _as_answer(told, kind, asked)
    if kind == LOGS:
        told = Told()  # a number for the diary is no answer about the leg
    answers = dict(told.facts)
    score = answers.pop(SCORE, None)
    if kind == LOGS or (asked is not None and SCORE in (asked.id, *asked.asks)):
        score = next((one.value for one in seen.mentions if one.finding == SCORE), score)
    return Heard(
        kind="answer_value" if kind == TELLS and score else _kind(kind, told, asked, pack),
        answers=MappingProxyType(answers),
        reply=told.reply,
        concerns=told.feared,
        severity=int(score) if isinstance(score, str) else None,
        about=about(utterance, kind, pack),
        speaker=speaker(seen),
        corrected=kind == CORRECTS,
    )


def _as_answer(told: Told, kind: str, asked: Asked | None) -> Told:
    """What somebody who asks or steers has told: a feared danger, and what comes with an answer.

    A question changes no fact but that which was asked.
    """
    if asked is None or not told.reply:
        return Told(feared=told.feared)
    if not kind.startswith(ASKING):
        return told
    asks = {asked.id, *asked.asks}
    answers = {name: value for name, value in told.facts.items() if name in asks}
    return Told(answers, told.feared, told.reply)


def _told(utterance: Read, asked: Asked | None, pack: Pack) -> Told:
    if asked is None:
        judged = judge(utterance, None, None, pack)
        known = facts(judged, utterance.seen, pack)
        return Told(known, concerns(judged, known, utterance.seen, pack))
    reply = reply_to(utterance, asked, pack)
    offered = not set(asked.asks or (asked.id,)) & set(pack.traits.values)  # nothing of the leg
    judged = judge(utterance, None if offered else asked, None if offered else reply.kind, pack)
    return _answered(utterance, asked, reply, judged, pack)


def _answered(
    utterance: Read, asked: Asked, reply: Reply, judged: list[Judged], pack: Pack
) -> Told:
    """What was asked is answered by the reply alone; the rest stands as it was stated."""
    asks = asked.asks or (asked.id,)
    beside = [one for one in judged if one.mention.finding not in asks]
    known = facts(beside, utterance.seen, pack)
    feared = concerns(beside, known, utterance.seen, pack)
    if not reply.answers:
        doubted = [one for one in judged if one.mention.finding in asks]
        return Told(known, feared + concerns(doubted, known, utterance.seen, pack))
    plain = plain_reply(reply, asked, pack)
    several = len(asks) > 1
    own = [one for one in judged if one.mention.finding in asks]
    if reply.kind == VALUE and not several and not pack.traits.values.get(asks[0]):
        known.update(facts(own, utterance.seen, pack))  # "which?", and there is but one thing
    if several:
        stated = facts(own, utterance.seen, pack)
        known.update({name: value for name, value in stated.items() if value != NO})
    if reply.kind in {VALUE, YES} and (several or pack.traits.values.get(asks[0])):
        known.update(values(utterance, asked, reply, pack))
        feared += tuple(
            one for one in may_mean(utterance, asked, reply, pack) if several and one not in known
        )
    if reply.kind == NO and several:
        feared += concerns(own, known, utterance.seen, pack)
        plain = None if feared else plain
    return Told(known, feared, plain)


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
        if told.facts or told.feared:
            return "answer_value"
        return f"answer_{told.reply}" if told.reply else "off_topic"
    return "describe_symptoms" if told.facts or told.feared else "off_topic"
