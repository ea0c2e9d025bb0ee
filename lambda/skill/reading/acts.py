"""What the speaker does with an utterance: tells, asks, corrects, steers; learned like replies.

What cannot wait is heard in its own plain words, whatever else is said (danger.yaml of the pack).
"""

from collections.abc import Iterable, Mapping

from .endings import ENDS, FAREWELL, TELLS, ends, may_end, says_goodbye
from .features import Read, reply_features
from .mentions import IDIOM, Mention, within
from .model import ASKING, Asked
from .pack import Pack
from .people import QUESTIONS, RELATIVES, asks_at_all
from .replies import CAUSE, act_chances
from .statements import reaching
from .topics import (
    ASKED_BACK,
    MEANING,
    OF_A_WORD,
    OF_ADVICE,
    OF_CAUSE,
    asks_what,
    names_a_cause,
    on_topic,
    topic_of,
)

SURE = 0.45  # share of an act among all from which it is taken; below, the person is telling
LEAST = 0.15  # its own chance from which it is: where no act is likely, a share says nothing
PERHAPS = 0.3  # of a correction or a question from which facts beside it do not make it a telling
TELLS_TOO = 0.7  # of telling from which words that ask for something tell something as well
OFFERED = 0.4  # weight of telling where something is offered: there people ask, or leave
KIND = 0.6  # share of what is asked for among all that may be; below, the first words tell
PLAIN = {
    "danger:crisis": "crisis",
    "act:crisis": "crisis",
    "danger:overdose": "other_emergency",
    "danger:choking": "other_emergency",
    "act:other_emergency": "other_emergency",
    "danger:ambulance": "emergency_statement",
}
SUBJECTS = (*RELATIVES, "he", "she", "they")  # cues of whom an emergency may be about
WEAKENS = frozenset({"deny", "bare_no", "past", "was_then", "ask", "ask_start", "as_if"})
OF_QUESTION = (MEANING, "ask_why")
OF_MEMORY = ("log_pain", "delete_data", "how_have_i_been", "what_do_you_know")
CORRECTS, OF_SELF_CARE = "correct_earlier_answer", "ask_self_care"
UNCLEAR = frozenset({TELLS, "repeat", MEANING, "ask_why"})  # so may naming one sound


def act(
    read: Read, asked: Asked | None, pack: Pack, *, told: bool = True, replied: bool = False
) -> str:
    """The speech act; `tell` for whatever states or answers.

    `told`: a fact was told with it; `replied`: what was asked was answered.
    """
    plain = _at_once(read, pack)
    if plain:
        return plain
    if asked and says_goodbye(read):
        return FAREWELL
    chances = _chances(read, asked, pack)
    if told and chances.get(CORRECTS, 0.0) >= PERHAPS:
        return CORRECTS
    if asked and not told and ends(read, asked, chances, pack, replied=replied):
        return FAREWELL
    if asked and asked.offers and (not told or _asks(chances)):
        chances[TELLS] = chances.get(TELLS, 0.0) * OFFERED
    kind, chance = _likeliest(chances, ends=may_end(read, chances, asked, told))
    if asked and chances[kind] < KIND * chance:  # which of several, is not clear
        kind = _begins_with(read) or kind
    if kind == OF_SELF_CARE and on_topic(read, pack, ASKED_BACK):
        kind = OF_ADVICE  # "what do I do when the cramp comes"
    kinds = OF_MEMORY if asked else (*OF_MEMORY, OF_CAUSE)
    named = _named(read, kinds) if kind == TELLS else None
    if named:
        return named
    sure = chance >= LEAST and chance / sum(chances.values()) >= SURE
    return kind if sure and kind not in PLAIN.values() else TELLS  # no alarm but by plain words


def _chances(read: Read, asked: Asked | None, pack: Pack) -> dict[str, float]:
    """The chance of each act; of goodbye and "stop", which come to the same, of the likelier."""
    chances = act_chances(read, reply_features(read, asked, pack), pack)
    less = min(ENDS, key=lambda name: chances.get(name, 0.0))
    return {name: chance for name, chance in chances.items() if name != less}


def of_cause(read: Read, kind: str, pack: Pack, *, told: bool) -> str:
    """The act, where a cause is named as it was spoken of: asking what that is, if nothing else."""
    if not names_a_cause(read) or (told and not asks_what(read)):
        return kind
    of_word = kind == OF_ADVICE and topic_of(read, pack)[0] == OF_A_WORD
    return OF_CAUSE if of_word or kind in UNCLEAR else kind


def tells_too(read: Read, asked: Asked | None, pack: Pack) -> bool:
    """Whether words that ask for something tell something as well."""
    chances = _chances(read, asked, pack)
    return chances.get(TELLS, 0.0) >= TELLS_TOO


def _asks(chances: Mapping[str, float]) -> bool:
    return any(chances[name] >= PERHAPS for name in chances if name.startswith(ASKING))


def _likeliest(chances: Mapping[str, float], *, ends: bool) -> tuple[str, float]:
    """The likeliest act with its chance; what asks for something is one act until that is sure."""
    asking = {name: chance for name, chance in chances.items() if name.startswith(ASKING)}
    left = {name for name in chances if ends or name not in ENDS} - asking.keys()
    others = {name: chances[name] for name in chances if name in left}
    asks, tells = sum(asking.values()), max(others.values(), default=0.0)
    among = asking if asks > tells else others
    return max(among, key=lambda name: among[name]), max(asks, tells)


def _named(read: Read, kinds: Iterable[str]) -> str | None:
    """What is asked in its own phrase, which is most of what is said."""
    cues, length = read.seen.cues, len(read.stems)
    spans = ((kind, span) for kind in kinds for span in cues.get(f"act:{kind}", ()))
    return next((kind for kind, (start, end) in spans if 2 * (end - start) >= length), None)


def asked_for(read: Read, asked: Asked | None, pack: Pack) -> str | None:
    """What words ask for that tell nothing: by their topic, or by how they begin.

    To a question, first what they say in so many words (what it means, or why it is asked), and a
    topic only where they ask at all.
    """
    if not asked:
        return None
    if not asked.offers:
        plainly = (kind for kind in OF_QUESTION if f"act:{kind}" in read.seen.cues)
        of_cause = any(cue.startswith(CAUSE) for cue in read.seen.cues)
        likely = of_cause or on_topic(read, pack, ASKED_BACK)
        topical = OF_ADVICE if likely and asks_at_all(read.seen) else None
        return next(plainly, topical) or _begins_with(read)
    return OF_ADVICE if on_topic(read, pack) else _begins_with(read)


def _begins_with(read: Read) -> str | None:
    """What the first words ask for ("what can I do")."""
    cues = read.seen.cues.items()
    spans = [(end, cue) for cue, found in cues for start, end in found if not start]
    asks = [(end, cue) for end, cue in spans if cue.startswith(f"act:{ASKING}")]
    return max(asks)[1].partition(":")[2] if asks else None


def _at_once(read: Read, pack: Pack) -> str | None:
    idioms = read.seen.cues.get(IDIOM, ())
    for cue, kind in PLAIN.items():
        for start, end in read.seen.cues.get(cue, ()):
            said = Mention(cue, kind, start, end, "plain")
            weak = WEAKENS & (reaching(read.seen, said, pack) | _begun(read, said))
            if not within(said, idioms) and not weak:
                return kind
    return None


def _begun(read: Read, said: Mention) -> set[str]:
    """The kinds of cues that begin before what was said and run into it ("do i need a ...").

    Behind whom it is about, words that ask elsewhere tell ("he is having a fit").
    """
    cues = read.seen.cues
    whom = (span for kind in SUBJECTS for span in cues.get(kind, ()))
    who = {at + 1 for start, end in whom for at in range(start, end)}
    begun = {
        (kind, start)
        for kind, spans in cues.items()
        for start, end in spans
        if start < said.start < end
    }
    return {kind for kind, start in begun if kind not in QUESTIONS or start not in who}
