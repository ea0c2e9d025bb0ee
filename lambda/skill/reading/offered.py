"""What is said to an offer: that it is taken or left, with questions and facts behind it."""

from dataclasses import replace
from itertools import chain, islice

from .breath import ALARMS, ANSWERED, ASKED, FEWEST, LINKS, MOST_STARTS, Hear, questions
from .mentions import Seen
from .model import YES, Heard
from .pack import Traits
from .people import QUESTIONS, STATEMENT
from .replies import begins_with_yes

ADVICE = "ask_advice"
LEAVES = ANSWERED | {"farewell", "stop"}  # and yet something is asked
SUPPOSED, BE_VERB = "supposed", "be_verb"  # cues: "if", "in case"; "is", "feels"


def said_to_an_offer(heard: Heard, seen: Seen, hear: Hear, traits: Traits) -> Heard:
    """What is heard to an offer, with a question after something else ("yes, and can I drive?").

    Nothing that stands in the question is told by it, but a danger that it states is asked about;
    what is told behind it is told. Of two questions both are heard. A plain yes before them takes
    the offer.
    """
    both = _with_statements(_two_things(heard, seen, hear), seen, hear, traits)
    takes = both.kind in ASKED and both.reply is None and begins_with_yes(seen)
    return replace(both, reply=YES) if takes else both


def _two_things(heard: Heard, seen: Seen, hear: Hear) -> Heard:
    words = seen.words.raw
    after = (pair for pair in questions(seen) if pair[0])
    for end, at in islice(after, MOST_STARTS):
        before, asks = hear(words[:end]), hear(words[at:])
        linked = end < at
        if before.kind in ALARMS or not asks.asks or not (linked or _apart(before, asks, at)):
            continue
        if not linked and heard.clear and heard.about == asks.about:  # one question: "what | when"
            continue
        feared = tuple(dict.fromkeys((*before.concerns, *asks.concerns)))
        reply = heard.reply or (before.reply if linked else None)  # "go on then, and is it ..."
        both = replace(before, concerns=feared, hints=before.hints | asks.hints, reply=reply)
        if before.kind in ASKED and (before.clear or not asks.clear):
            if asks.kind not in ASKED or not asks.clear:
                return both
            return replace(both, also=_asked_last(asks, at, seen, hear))
        last = _asked_last(asks, at, seen, hear)
        return replace(both, kind=asks.kind, about=last.about, clear=asks.clear)
    return heard


def _asked_last(asks: Heard, at: int, seen: Seen, hear: Hear) -> Heard:
    """What is asked, with the topic of the last question behind it."""
    last = max((start for _, start in questions(seen)), default=at)
    if last < at + FEWEST or asks.kind != ADVICE:
        return asks
    more = hear(seen.words.raw[last:])
    other = more.kind == ADVICE and more.clear and set(more.about).isdisjoint(asks.about)
    return replace(asks, about=(*asks.about, *more.about)) if other else asks


def _with_statements(heard: Heard, seen: Seen, hear: Hear, traits: Traits) -> Heard:
    """A question, with what is told behind an "and" after it ("..., and I have it by day too").

    A danger that is stated behind it, or in it ("should I worry, my foot is cold"), is asked about.
    Nothing is taken that is but supposed ("what if it swells and I have a fever").
    """
    asks = [at for cue in QUESTIONS for at, _ in seen.cues.get(cue, ())]
    if heard.kind not in ASKED or not asks or SUPPOSED in seen.cues:
        return heard
    begun, words = min(asks), seen.words.raw
    links = {end for cue in LINKS for _, end in seen.cues.get(cue, ())}
    are = {at for at, _ in seen.cues.get(BE_VERB, ())}
    starts = sorted(at for at, _ in seen.cues.get(STATEMENT, ()) if at > begun)
    linked = [at for at in starts if at in links and at >= begun + FEWEST][:1]
    stated = [at for at in starts if are & {at + 1, at + 2}][-1:]
    told = [hear(words[at:]) for at in linked]
    told = [one for one in told if one.kind not in ASKED]
    feared = [_feared(one, traits) for one in (*told, *(hear(words[at:]) for at in stated))]
    known = {name: one for each in told for name, one in each.answers.items()}
    safe = {name: one for name, one in known.items() if name not in traits.dangers}
    concerns = dict.fromkeys((*heard.concerns, *chain.from_iterable(feared)))
    return replace(heard, answers={**safe, **heard.answers}, concerns=tuple(concerns))


def _feared(told: Heard, traits: Traits) -> list[str]:
    """The dangers that something tells of, or may."""
    stated = [name for name, value in told.answers.items() if value == YES]
    return [*told.concerns, *(name for name in stated if name in traits.dangers)]


def _apart(before: Heard, asks: Heard, at: int) -> bool:
    """Whether a question that no word links is one of its own: not "no, it | is my right leg"."""
    whole = before.kind in ASKED and before.clear and at >= FEWEST
    return (before.kind in LEAVES or whole) and asks.kind in ASKED and asks.clear
