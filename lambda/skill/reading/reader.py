"""Reading one utterance, in four rooms: words, mentions, statements, and the reply."""

from collections.abc import Sequence
from types import MappingProxyType

from .acts import CORRECTS, act, asked_for, of_cause, tells_too
from .breath import ALARMS, EMERGENCY, answer_and_question, with_what_is_added
from .endings import ENDS, TELLS, says_goodbye
from .features import Read
from .mentions import Seen, look
from .model import ASKING, NO, OTHER_COMPLAINT, UNSURE, YES, Asked, Heard
from .noted import noted
from .offered import said_to_an_offer
from .pack import Pack
from .people import (
    AGE,
    OTHER,
    SELF,
    SEX,
    YOUNG,
    afraid,
    asks_at_all,
    begins_with_a_relative,
    complains,
    elsewhere,
    means_self,
    names_only_others,
    speaker,
    too_young,
)
from .repairs import after_a_no, asked_again, repaired, unsaid
from .replies import begins_with_yes
from .told import Told, as_answer, told_in
from .topics import (
    ASKED_BACK,
    CLEARLY,
    OF_ADVICE,
    ON_TOPIC,
    about,
    asks_clearly,
    asks_first,
    on_topic,
)

LOGS = "log_pain"
KEEPS = frozenset({TELLS, EMERGENCY, CORRECTS, LOGS, "cramp_now", "crisis", "other_emergency"})
SCORE = "severity"
UNHEARD = "off_topic"
FEWEST = 4  # words from which what is not understood may be a remark
ADDS = "adds"  # cue: "you left out"


def read(text: str, pack: Pack, asked: Asked | None = None) -> Heard:
    """Everything that `text` says, `asked` being the open question. Pure; never raises."""
    seen = look(text, pack)

    def hear(words: Sequence[str], to: Asked | None = asked) -> Heard:
        return _whole(look(" ".join(words), pack), to, pack)

    heard = _whole(seen, asked, pack)
    taken_back = unsaid(seen, hear, pack.traits)
    if taken_back:
        return taken_back
    if asked and asked.offers:  # no question takes back a danger that all of the words tell of
        if not _alarms(heard, pack):
            heard = after_a_no(asked_again(heard, seen, hear), seen, hear)
        alarms = _alarms(heard, pack)
        return heard if alarms else said_to_an_offer(heard, seen, hear, pack.traits)
    asks = frozenset(asked.asks or (asked.id,)) if asked else frozenset[str]()
    other = repaired(heard, seen, hear, asks, pack.traits) if asked else None

    def anew(words: Sequence[str]) -> Heard:
        return hear(words, None)

    both = other or answer_and_question(heard, seen, hear, anew)
    return with_what_is_added(both, seen, hear, anew, pack.traits) if asked else both


def _alarms(heard: Heard, pack: Pack) -> bool:
    stated = {name for name, value in heard.answers.items() if value != NO}
    return heard.kind in ALARMS or bool(heard.concerns or pack.traits.dangers & stated)


def _whole(seen: Seen, asked: Asked | None, pack: Pack) -> Heard:
    """What the words say, read as one thing."""
    if not seen.words.raw:
        return Heard(UNHEARD)
    utterance = Read.of(seen, pack.second(seen, asked))
    return _heard(utterance, told_in(utterance, asked, pack), asked, pack)


def _heard(utterance: Read, told: Told, asked: Asked | None, pack: Pack) -> Heard:
    """What was told, and what the speaker does with it."""
    kind = _act(utterance, told, asked, pack)
    offered = asked is not None and asked.offers
    clear = kind.startswith(ASKING) and asks_clearly(utterance, kind, pack)
    doubtful = offered and not (clear and asks_clearly(utterance, kind, pack, CLEARLY))
    keeps = kind in KEEPS or (kind in ENDS and says_goodbye(utterance))
    if not keeps and not (doubtful and tells_too(utterance, asked, pack)):
        told = as_answer(told, kind, asked, pack)
    if kind == LOGS:
        told = Told()  # a number for the diary is no answer about the leg
    elif kind == TELLS and told == Told():
        other = OF_ADVICE if offered and _of_something_else(utterance, pack) else None
        kind = asked_for(utterance, asked, pack) or other or kind
    answers = dict(told.facts)
    score = answers.pop(SCORE, None)
    whose = _whose(utterance, told, asked, pack)
    named = noted(utterance.seen, pack, own=whose == SELF, asks=kind.startswith(ASKING))
    if not _asks_for(SEX, asked) and names_only_others(utterance.seen, whose):
        answers.pop(SEX, None)
    if answers.get(AGE) == YOUNG and too_young(utterance.seen, whose, pack):
        del answers[AGE]
    if kind == LOGS or _asks_for(SCORE, asked):
        scores = (one.value for one in utterance.seen.mentions if one.finding == SCORE)
        score = next(scores, score)
    spoken = "answer_value" if kind == TELLS and score else _kind(kind, told, asked, pack)
    remarks = _remarks(spoken, utterance, told, asked, pack)
    return Heard(
        kind=UNHEARD if remarks else spoken,
        answers=MappingProxyType(answers),
        reply=told.reply,
        concerns=told.feared,
        hints=told.hinted,
        vague=told.vague,
        severity=int(score) if isinstance(score, str) else None,
        about=_about(utterance, kind, asked, pack),
        speaker=whose,
        own=means_self(utterance.seen),
        afraid=afraid(utterance.seen),
        complains=complains(utterance.seen),
        corrected=kind == CORRECTS and ADDS not in utterance.seen.cues,
        clear=clear or (kind.startswith(ASKING) and bool(named)),
        noted=named,
        remarks=remarks,
        bids=says_goodbye(utterance),
        also=_asked_beside(utterance, kind, told, asked, pack),
    )


def _whose(utterance: Read, told: Told, asked: Asked | None, pack: Pack) -> str:
    """Whose leg is spoken of; a yes for a relative is theirs, where relatives have such a thing."""
    whose = speaker(utterance.seen, told.facts.get(AGE))
    may_be = asked is not None and asked.id in pack.traits.relatives_have and told.reply == YES
    return OTHER if may_be and begins_with_a_relative(utterance.seen) else whose


def _asked_beside(
    utterance: Read, kind: str, told: Told, asked: Asked | None, pack: Pack
) -> Heard | None:
    """What words to an offer ask for that tell something, or say yes or no as well."""
    offered = asked is not None and asked.offers
    least = CLEARLY if asks_at_all(utterance.seen) else ASKED_BACK
    topical = offered and on_topic(utterance, pack, least)
    if not topical or kind != TELLS or told.alarms(pack):
        return None
    return Heard(OF_ADVICE, about=_about(utterance, OF_ADVICE, asked, pack), clear=True)


def _about(utterance: Read, kind: str, asked: Asked | None, pack: Pack) -> tuple[str, ...]:
    """What is spoken of, beside the leg: what is asked about, and another complaint."""
    beside = (OTHER_COMPLAINT,) if elsewhere(utterance.seen, asks=kind.startswith(ASKING)) else ()
    return (*about(utterance, kind, asked, pack), *beside)


def _asks_for(finding: str, asked: Asked | None) -> bool:
    return asked is not None and finding in (asked.id, *asked.asks)


def _act(utterance: Read, told: Told, asked: Asked | None, pack: Pack) -> str:
    """What the speaker does; a danger and the name of a cause say more than how it sounds."""
    kind = act(utterance, asked, pack, told=told.tells, replied=told.reply is not None)
    if asked is None and kind.startswith(ASKING) and (told.hinted or told.alarms(pack)):
        return TELLS  # whatever is asked as well, a danger comes first
    if kind in ENDS and told.alarms(pack):
        return TELLS
    if kind == OF_ADVICE and not _asks_for_advice(utterance, told, asked, pack):
        return TELLS
    if asked is None or not asked.offers:
        return kind
    if kind == OF_ADVICE and _only_agrees(utterance, pack):
        return TELLS
    kind = of_cause(utterance, kind, pack, told=told.tells)
    if kind == TELLS and not told.alarms(pack) and asks_first(utterance, pack):
        return OF_ADVICE
    return kind


def _only_agrees(utterance: Read, pack: Pack) -> bool:
    """Whether a few words that begin with a plain yes ask nothing ("yes, that | is it")."""
    short = len(utterance.stems) <= FEWEST and begins_with_yes(utterance.seen)
    return short and not asks_at_all(utterance.seen) and not on_topic(utterance, pack, ASKED_BACK)


def _of_something_else(utterance: Read, pack: Pack) -> bool:
    """Whether something is asked of another part of the body, or of what no rule weighs."""
    seen = utterance.seen
    named = elsewhere(seen, asks=True) or noted(seen, pack, own=True, asks=True)
    return asks_at_all(seen) and bool(named)


def _asks_for_advice(utterance: Read, told: Told, asked: Asked | None, pack: Pack) -> bool:
    """Whether words ask, or have a topic; both, where nothing is open; that, where they tell."""
    asks, topical = asks_at_all(utterance.seen), on_topic(utterance, pack)
    if asked is None:
        return asks and topical
    if told.tells and not told.alarms(pack):
        return on_topic(utterance, pack, ON_TOPIC if asks else ASKED_BACK)
    return asks or topical


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
        return f"answer_{told.reply}" if told.reply else UNHEARD
    return "describe_symptoms" if told.tells else UNHEARD


def _remarks(kind: str, utterance: Read, told: Told, asked: Asked | None, pack: Pack) -> bool:
    """Whether words to an offer neither ask, answer nor tell anything that is weighed."""
    if asked is None or not asked.offers or len(utterance.stems) < FEWEST:
        return False
    unheard = kind == UNHEARD or (kind == OF_ADVICE and not on_topic(utterance, pack))
    return unheard and not (told.reply or told.tells or asks_at_all(utterance.seen))
