"""Reading one utterance, in four rooms: words, mentions, statements, and the reply."""

from dataclasses import replace
from types import MappingProxyType

from .acts import (
    CORRECTS,
    OF_A_WORD,
    OF_ADVICE,
    TELLS,
    about,
    act,
    asked_for,
    asks_first,
    of_cause,
    tells_too,
)
from .features import Read
from .mentions import Seen, look
from .model import ASKING, Asked, Heard
from .pack import Pack
from .people import SEX, afraid, names_only_others, speaker
from .replies import PLAIN, QUESTIONS
from .statements import NO, UNSURE, YES
from .told import Told, as_answer, told_in

EMERGENCY, LOGS = "emergency_statement", "log_pain"
KEEPS = frozenset({TELLS, EMERGENCY, CORRECTS, LOGS, "cramp_now", "crisis", "other_emergency"})
ALARMS = frozenset({EMERGENCY, "crisis", "other_emergency"})
ANSWERS = frozenset({"answer_yes", "answer_no", "answer_unsure"})
ASKED = frozenset({"ask_advice", "ask_cause_info", "ask_self_care", "ask_who_to_see", "ask_why"})
UNCLEAR = frozenset({"ask_meaning", "repeat"})
LINKS = ("link", "break")  # cues: "and", "but"
SCORE, SELF = "severity", "self"


def read(text: str, pack: Pack, asked: Asked | None = None) -> Heard:
    """Everything that `text` says, `asked` being the open question. Pure; never raises."""
    seen = look(text, pack)
    if not seen.words.raw:
        return Heard("off_topic")
    utterance = Read.of(seen, pack.second(seen, asked))
    told = told_in(utterance, asked, pack)
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
        told = as_answer(told, kind, asked, pack)
    if kind == LOGS:
        told = Told()  # a number for the diary is no answer about the leg
    elif kind == TELLS and told == Told():
        kind = asked_for(utterance, asked, pack) or kind
    answers = dict(told.facts)
    score = answers.pop(SCORE, None)
    whose = speaker(utterance.seen)
    if whose == SELF and not _asks_for(SEX, asked) and names_only_others(utterance.seen):
        answers.pop(SEX, None)
    if kind == LOGS or _asks_for(SCORE, asked):
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
        speaker=whose,
        afraid=afraid(utterance.seen),
        corrected=kind == CORRECTS,
    )


def _asks_for(finding: str, asked: Asked | None) -> bool:
    return asked is not None and finding in (asked.id, *asked.asks)


def _act(utterance: Read, told: Told, asked: Asked | None, pack: Pack) -> str:
    """What the speaker does; a danger and the name of a cause say more than how it sounds."""
    kind = act(utterance, asked, pack, told=told.tells)
    if asked is None and kind.startswith(ASKING) and told.hinted:
        return TELLS  # whatever is asked as well, a danger comes first
    if asked is None or not asked.offers:
        return kind
    kind = of_cause(utterance, kind, pack, told=told.tells)
    if kind == TELLS and not told.alarms(pack) and asks_first(utterance, pack):
        return OF_ADVICE
    return kind


def _and_asks(heard: Heard, seen: Seen, pack: Pack) -> Heard:
    """What is heard, with the question after a plain answer ("no, is that bad?"), which stands.

    Not where the question is what that is ("no, what's an ulcer?").
    """
    at, words = _after_reply(seen), seen.words.raw
    asks = any(start == at for cue in QUESTIONS for start, _ in seen.cues.get(cue, ()))
    if not at or not asks or heard.kind not in ANSWERS or heard.concerns:
        return heard
    asked = read(" ".join(words[at:]), pack)
    if asked.kind in UNCLEAR or OF_A_WORD in asked.about:  # that is no answer to what was asked
        return replace(heard, kind=asked.kind, about=asked.about, answers={}, reply=None)
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
    if not starts or told.alarms(pack):
        return None
    words, at = seen.words.raw, min(starts)
    before, asks = (read(" ".join(part), pack, asked) for part in (words[:at], words[at:]))
    if before.kind in ALARMS or not asks.asks:
        return None
    feared = tuple(dict.fromkeys((*before.concerns, *asks.concerns)))
    both = replace(before, concerns=feared, hints=before.hints | asks.hints)
    return replace(both, kind=asks.kind, reply=told.reply, about=asks.about)


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
        if told.tells:
            return "answer_value"
        return f"answer_{told.reply}" if told.reply else "off_topic"
    return "describe_symptoms" if told.tells else "off_topic"
