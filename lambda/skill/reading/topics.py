"""What is asked about: a topic of advice, a cause, a word; and how clear that is."""

from .features import Read, topic_features
from .judging import judge
from .model import Asked
from .pack import Pack
from .people import QUESTIONS, asks_at_all
from .replies import CAUSE
from .statements import thought_of

OF_ADVICE, OF_CAUSE, MEANING = "ask_advice", "ask_cause_info", "ask_meaning"  # acts
ON_TOPIC = 0.2  # chance of a topic from which it is asked about: nine in ten of these are right
CLEARLY = 0.4  # the same where something is told as well, or no word asks
ASKED_BACK = 0.6  # the same where a question is open, or something told and no word asks
EARLY = 2  # words from the start by which a question begins ("so can I ...")
WORD, OF_A_WORD, COULD_BE, OTHER = "word:", "meaning_of_word", "could_it_be", "other"
ASKS_WHAT = "asks_what"  # cue
ARTICLE = 1  # word that may stand between "what is" and what is asked about
NAMED = "named:"  # a cause in the very words in which it was spoken of
ASKS = {
    OF_CAUSE,
    MEANING,
    "ask_who_to_see",
    "ask_self_care",
    OF_ADVICE,
    "more",
    "off_topic",
}


def on_topic(read: Read, pack: Pack, least: float = ON_TOPIC) -> bool:
    """Whether it is likely which topic is spoken of, and there is more to say than to anything."""
    topic, chance = topic_of(read, pack)
    return topic != OTHER and chance >= least


def names_a_cause(read: Read) -> list[tuple[int, int]]:
    """Where a cause is named as it was spoken of: these words tell nothing of the leg."""
    return [
        span for cue, spans in read.seen.cues.items() if cue.startswith(NAMED) for span in spans
    ]


def asks_first(read: Read, pack: Pack) -> bool:
    """Whether words to an offer begin as a question and have a topic: no "no" in it is a reply."""
    cues = read.seen.cues
    begins = any(start < EARLY for cue in QUESTIONS for start, _ in cues.get(cue, ()))
    return begins and on_topic(read, pack, CLEARLY)


def asks_clearly(read: Read, kind: str, pack: Pack, least: float = ON_TOPIC) -> bool:
    """Whether it is likely what is asked for: of advice, about which topic."""
    needed = least if asks_at_all(read.seen) else max(least, CLEARLY)
    return kind != OF_ADVICE or on_topic(read, pack, needed)


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
    cues = read.seen.cues.items()
    causes = [(spans[0][0], cue) for cue, spans in cues if cue.startswith((NAMED, CAUSE))]
    causes.sort(key=lambda one: (one[0], one[1].startswith(CAUSE)))  # in the order of the words
    named = tuple(dict.fromkeys(cue.partition(":")[2] for _, cue in causes))
    if kind != OF_ADVICE or "topic" not in pack.weights:
        return named
    topic, chance = topic_of(read, pack)
    if chance < ON_TOPIC:  # then a cause that is named is what is asked about
        topic = COULD_BE if named else OTHER
    words = [cue.partition(":")[2] for cue in read.seen.cues if cue.startswith(WORD)]
    if topic == COULD_BE and not named:
        named = thought_of(judge(read, None, None, pack), pack)
    return (topic, *(words if topic == OF_A_WORD else named))


def asks_what(read: Read) -> bool:
    """Whether it is asked what a word is, and nothing else ("what is a blood clot")."""
    cues = read.seen.cues
    asks = {end for start, end in cues.get(ASKS_WHAT, ()) if start < EARLY}
    named = (spans for cue, spans in cues.items() if cue.startswith((WORD, NAMED)))
    last = {start for spans in named for start, end in spans if end == len(read.stems)}
    return bool(last & {place for end in asks for place in (end, end + ARTICLE)})


def topic_of(read: Read, pack: Pack) -> tuple[str, float]:
    """The likeliest topic of a question, with its chance; none where the pack knows no topics."""
    if asks_what(read):
        return OF_A_WORD, 1.0
    weights = pack.weights.get("topic")
    chances = weights.chances(topic_features(read)) if weights else {}
    return max(chances.items(), key=lambda one: one[1], default=(OTHER, 0.0))
