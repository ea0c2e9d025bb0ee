"""What the speaker does with an utterance: tells, asks, corrects, steers; learned like replies.

What cannot wait is heard in its own plain words, whatever else is said (danger.yaml of the pack).
"""

from collections.abc import Iterable, Mapping

from .features import Read, reply_features, topic_features
from .judging import judge
from .mentions import IDIOM, Mention, within
from .model import ASKING, Asked
from .pack import Pack
from .people import QUESTIONS, asks_at_all
from .replies import CAUSE, act_chances
from .statements import reaching, thought_of

TELLS, MEANING = "tell", "ask_meaning"
SURE = 0.45  # share of an act among all from which it is taken; below, the person is telling
LEAST = 0.15  # its own chance from which it is: where no act is likely, a share says nothing
MAYBE = 0.5  # chance of telling from which nothing ends the talk, and of ending from which it may
PERHAPS = 0.3  # of a correction or a question from which facts beside it do not make it a telling
TELLS_TOO = 0.7  # of telling from which words that ask for something tell something as well
OFFERED = 0.4  # weight of telling where something is offered: there people ask, or leave
KIND = 0.6  # share of what is asked for among all that may be; below, the first words tell
ON_TOPIC = 0.2  # chance of a topic from which it is asked about: nine in ten of these are right
CLEARLY = 0.4  # the same where something is told as well, or no word asks
ASKED_BACK = 0.6  # the same where a question is open, or something told and no word asks
FAREWELL = "farewell"
ENDS = frozenset({"stop", FAREWELL})
PLAIN = {
    "danger:crisis": "crisis",
    "act:crisis": "crisis",
    "danger:overdose": "other_emergency",
    "danger:choking": "other_emergency",
    "act:other_emergency": "other_emergency",
    "danger:ambulance": "emergency_statement",
}
WEAKENS = frozenset({"deny", "bare_no", "past", "was_then", "ask", "ask_start", "as_if"})
OF_QUESTION = (MEANING, "ask_why")
OF_MEMORY = ("log_pain", "delete_data", "how_have_i_been", "what_do_you_know")
EARLY = 2  # words from the start by which a question begins ("so can I ...")
WORD, OF_A_WORD, COULD_BE, OTHER = "word:", "meaning_of_word", "could_it_be", "other"
ASKS_WHAT = "asks_what"  # cue
ARTICLE = 1  # word that may stand between "what is" and what is asked about
NAMED = "named:"  # a cause in the very words in which it was spoken of
OF_ADVICE, OF_CAUSE, CORRECTS = "ask_advice", "ask_cause_info", "correct_earlier_answer"
OF_SELF_CARE = "ask_self_care"
UNCLEAR = frozenset({TELLS, "repeat", MEANING, "ask_why"})  # so may naming one sound
ASKS = {
    "ask_cause_info",
    MEANING,
    "ask_who_to_see",
    "ask_self_care",
    "ask_advice",
    "more",
    "off_topic",
}


def act(read: Read, asked: Asked | None, pack: Pack, *, told: bool = True) -> str:
    """The speech act; `tell` for whatever states or answers. `told`: a fact was told with it."""
    plain = _at_once(read, pack)
    if plain:
        return plain
    chances = _chances(read, asked, pack)
    if told and chances.get(CORRECTS, 0.0) >= PERHAPS:
        return CORRECTS
    if asked and asked.offers and not told and _leaves(read, pack):
        return FAREWELL
    if asked and asked.offers and (not told or _asks(chances)):
        chances[TELLS] = chances.get(TELLS, 0.0) * OFFERED
    kind, chance = _likeliest(chances, ends=_may_end(read, chances, asked, told))
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


def on_topic(read: Read, pack: Pack, least: float = ON_TOPIC) -> bool:
    """Whether it is likely which topic is spoken of, and there is more to say than to anything."""
    topic, chance = _topic(read, pack)
    return topic != OTHER and chance >= least


def _leaves(read: Read, pack: Pack) -> bool:
    """Whether words end with goodbye, or are about nothing and have "stop" at one of their ends."""
    cues, length = read.seen.cues, len(read.stems)
    if any(end == length for _, end in cues.get(f"act:{FAREWELL}", ())):
        return True  # whatever plan goes before ("i'll ring them, cheerio")
    spans = (span for name in ENDS for span in cues.get(f"act:{name}", ()))
    breaks_off = any(not start or end == length for start, end in spans)
    asks = any(start < EARLY for cue in QUESTIONS for start, _ in cues.get(cue, ()))
    return breaks_off and not asks and not on_topic(read, pack)


def _chances(read: Read, asked: Asked | None, pack: Pack) -> dict[str, float]:
    """The chance of each act; of goodbye and "stop", which come to the same, of the likelier."""
    chances = act_chances(read, reply_features(read, asked, pack), pack)
    less = min(ENDS, key=lambda name: chances.get(name, 0.0))
    return {name: chance for name, chance in chances.items() if name != less}


def names_a_cause(read: Read) -> list[tuple[int, int]]:
    """Where a cause is named as it was spoken of: these words tell nothing of the leg."""
    return [
        span for cue, spans in read.seen.cues.items() if cue.startswith(NAMED) for span in spans
    ]


def of_cause(read: Read, kind: str, pack: Pack, *, told: bool) -> str:
    """The act, where a cause is named as it was spoken of: asking what that is, if nothing else."""
    if not names_a_cause(read) or (told and not _asks_what(read)):
        return kind
    of_word = kind == OF_ADVICE and _topic(read, pack)[0] == OF_A_WORD
    return OF_CAUSE if of_word or kind in UNCLEAR else kind


def asks_first(read: Read, pack: Pack) -> bool:
    """Whether words to an offer begin as a question and have a topic: no "no" in it is a reply."""
    cues = read.seen.cues
    begins = any(start < EARLY for cue in QUESTIONS for start, _ in cues.get(cue, ()))
    return begins and on_topic(read, pack, CLEARLY)


def asks_clearly(read: Read, kind: str, pack: Pack, least: float = ON_TOPIC) -> bool:
    """Whether it is likely what is asked for: of advice, about which topic."""
    needed = least if asks_at_all(read.seen) else max(least, CLEARLY)
    return kind != OF_ADVICE or on_topic(read, pack, needed)


def tells_too(read: Read, asked: Asked | None, pack: Pack) -> bool:
    """Whether words that ask for something tell something as well."""
    chances = _chances(read, asked, pack)
    return chances.get(TELLS, 0.0) >= TELLS_TOO


def _asks(chances: Mapping[str, float]) -> bool:
    return any(chances[name] >= PERHAPS for name in chances if name.startswith(ASKING))


def _may_end(read: Read, chances: Mapping[str, float], asked: Asked | None, told: bool) -> bool:
    """Whether words may end the talk; where nothing is open yet, in plain words only."""
    plainly = any(f"act:{name}" in read.seen.cues for name in ENDS)
    tells = (told or asked is None) and chances.get(TELLS, 0.0) >= MAYBE
    likely = max(chances.get(name, 0.0) for name in ENDS) >= MAYBE
    return likely and not tells and (plainly or asked is not None)


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
    """The kinds of cues that begin before what was said and run into it ("do i need a ...")."""
    cues = read.seen.cues.items()
    return {kind for kind, spans in cues if any(s < said.start < e for s, e in spans)}


def about(read: Read, kind: str, asked: Asked | None, pack: Pack) -> tuple[str, ...]:
    """What a question is about: the topic of advice, then causes, places or words by name.

    Where it is asked what is meant, first which of the things asked for are named; where it is
    asked whether it could be something that is no cause, what may be told of it.
    """
    if kind not in ASKS:
        return ()
    if kind == MEANING and asked:
        found = {one.finding for one in read.seen.mentions}
        parts = tuple(name for name in asked.asks if name in found)
        if parts:
            return parts
    cues = read.seen.cues
    spoken, meant = (
        [cue.partition(":")[2] for cue in cues if cue.startswith(by)] for by in (NAMED, CAUSE)
    )
    named = tuple(dict.fromkeys((*spoken, *meant)))
    if kind != OF_ADVICE or "topic" not in pack.weights:
        return named
    topic, chance = _topic(read, pack)
    if chance < ON_TOPIC:  # then a cause that is named is what is asked about
        topic = COULD_BE if named else OTHER
    words = [cue.partition(":")[2] for cue in read.seen.cues if cue.startswith(WORD)]
    if topic == COULD_BE and not named:
        named = thought_of(judge(read, None, None, pack), pack)
    return (topic, *(words if topic == OF_A_WORD else named))


def _asks_what(read: Read) -> bool:
    """Whether it is asked what a word is, and nothing else ("what is a blood clot")."""
    cues = read.seen.cues
    asks = {end for start, end in cues.get(ASKS_WHAT, ()) if start < EARLY}
    named = (spans for cue, spans in cues.items() if cue.startswith((WORD, NAMED)))
    last = {start for spans in named for start, end in spans if end == len(read.stems)}
    return bool(last & {place for end in asks for place in (end, end + ARTICLE)})


def _topic(read: Read, pack: Pack) -> tuple[str, float]:
    """The likeliest topic of a question, with its chance; none where the pack knows no topics."""
    if _asks_what(read):
        return OF_A_WORD, 1.0
    weights = pack.weights.get("topic")
    chances = weights.chances(topic_features(read)) if weights else {}
    return max(chances.items(), key=lambda one: one[1], default=(OTHER, 0.0))
