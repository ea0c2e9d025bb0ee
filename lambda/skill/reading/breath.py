"""Several things in one breath: an answer and a question, or two questions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from .mentions import Seen
from .model import YES, Heard
from .pack import Traits
from .people import QUESTIONS, STATEMENT, within_yes
from .replies import PLAIN
from .topics import ASKS_WHAT, MEANING, NAMED, OF_A_WORD

EMERGENCY = "emergency_statement"
ALARMS = frozenset({EMERGENCY, "crisis", "other_emergency"})
DENIED = "answer_no"
ANSWERS = frozenset({"answer_yes", DENIED, "answer_unsure"})
ANSWERED = ANSWERS | {"answer_value"}
ASKED = frozenset({"ask_advice", "ask_cause_info", "ask_self_care", "ask_who_to_see", "ask_why"})
UNCLEAR = frozenset({MEANING, "repeat"})
NAMED_FEARS = frozenset({"serious", "worry", "die", "clot", "cancer"})  # topics
FEARS = NAMED_FEARS | {"could_it_be"}
LINKS = ("link", "break")  # cues: "and", "but"
OF_MEANING = f"act:{MEANING}"  # a cue
ASKS_WHY, WHY, WHY_LAST = "ask_why", "act:ask_why", "why"  # the kind, and cues
MOST_STARTS = 4  # of questions in one breath that are looked at
FEWEST = 3  # words of a first question, where no word links the second to it
BUT = "but"  # cue
SHORT = 6  # words of an answer before "but", at most
TOLD = 6  # words of a yes, from which it stands beside "what does that mean" (by hand)
AFTER = 2  # words that may follow "what's that got to do with" and belong to it
LONGEST = 7  # words of a question before an answer
BEFORE = 6  # words that may go before "got to do with" and belong to it ("what's my bladder")

Hear = Callable[[Sequence[str]], Heard]  # reads some of the words with the same thing open


def answer_and_question(heard: Heard, seen: Seen, hear: Hear, anew: Hear) -> Heard:
    """What is heard to a question, with what is asked back after the answer, which stands.

    "No, is that bad?", "forty six, why?". Not where the question is what the words mean ("no,
    what's an ulcer?"): that is no answer. `anew` reads as if nothing had been asked.
    """
    words = seen.words.raw
    between = _question_between(heard, seen, hear)
    if between:
        return between
    at = _why_at(seen)
    if at:
        before = hear(words[:at])
        return replace(before, kind=ASKS_WHY) if before.kind in ANSWERED else heard
    at = _after_reply(seen)
    asks = any(start == at for cue in QUESTIONS for start, _ in seen.cues.get(cue, ()))
    if not at or not asks or heard.kind in ALARMS or heard.concerns or heard.answers:
        return _with_meaning(heard, seen, hear) or _asked_behind(heard, seen, hear, anew)
    before = heard if heard.kind in ANSWERS else hear(words[:at])
    asked = anew(words[at:])
    if asked.kind in UNCLEAR or OF_A_WORD in asked.about:  # that is no answer to what was asked
        return replace(heard, kind=asked.kind, about=asked.about, answers={}, reply=None)
    if asked.kind not in ASKED or before.kind not in ANSWERS:
        return heard
    return replace(heard, kind=asked.kind, about=asked.about, reply=before.reply)


def with_what_is_added(heard: Heard, seen: Seen, hear: Hear, anew: Hear, traits: Traits) -> Heard:
    """A no, with what is told behind a "but" after it ("none of that, but I've lost two stone").

    Only what is there or not is added so; a danger is asked about.
    """
    start, end = min(seen.cues.get(BUT, ()), default=(0, 0))
    words = seen.words.raw
    if not 0 < start <= SHORT or heard.kind not in ANSWERED or hear(words[:start]).kind != DENIED:
        return heard
    told = anew(words[end:])
    new = {
        name: value
        for name, value in told.answers.items()
        if value == YES and name not in heard.answers and not traits.values[name]
    }
    if told.asks or not new:
        return heard
    known = {name: value for name, value in new.items() if name not in traits.dangers}
    feared = tuple(name for name in new if name in traits.dangers)
    concerns = tuple(dict.fromkeys((*heard.concerns, *feared)))
    return replace(heard, answers={**heard.answers, **known}, concerns=concerns)


def _question_between(heard: Heard, seen: Seen, hear: Hear) -> Heard | None:
    """An answer with a question before it, or inside it ("why the heel, no it's the knee").

    No plain answer is taken with what is asked to be explained, as below. Only a short question is
    one: a longer one may tell of a danger that the answer would deny.
    """
    if heard.kind in ALARMS or heard.concerns:
        return None
    words, cues = seen.words.raw, seen.cues
    replies = sorted(start for start, _ in cues.get(PLAIN, ()))
    begins = {start for cue in (OF_MEANING, WHY, WHY_LAST) for start, _ in cues.get(cue, ())}
    for at in sorted(begins)[:MOST_STARTS]:
        end = next((start for start in replies if start > at + 1), None)
        if end is None or end - at > LONGEST:
            continue
        asked, answer = hear(words[at:end]), hear((*words[:at], *words[end:]))
        # "why the fever" names what was asked, and tells of none
        first = not at and not _meant_at(seen, at)
        kind = ASKS_WHY if first else asked.kind
        if kind in {ASKS_WHY, MEANING} and answer.kind in ANSWERED:
            reply = answer.reply if kind == ASKS_WHY else None
            return replace(answer, kind=kind, about=asked.about, reply=reply)
    return None


def _meant_at(seen: Seen, at: int) -> bool:
    return any(start == at for start, _ in seen.cues.get(OF_MEANING, ()))


def _with_meaning(heard: Heard, seen: Seen, hear: Hear) -> Heard | None:
    """Facts with what is meant asked behind them ("not cold, what do you mean, hard?").

    No plain answer is taken with it: it may be given anew once that is explained. Only a yes in
    many words stands ("it's growing, it was at my ankle this morning, what does that mean").
    """
    words = seen.words.raw
    if heard.kind in ALARMS:
        return None
    for _, at in islice(questions(seen), MOST_STARTS):
        if at < FEWEST or not _meant_at(seen, at):
            continue
        before, asked = hear(words[:at]), hear(words[at:])
        quoted = _quoted(seen, at)  # "hard as wood, what do you mean": they say it, not of the leg
        if asked.kind == MEANING and quoted:
            return replace(asked, about=quoted)
        if asked.kind == MEANING and before.kind in ANSWERED:
            if before.reply == YES and at >= TOLD:
                return before
            return replace(before, kind=MEANING, about=asked.about, reply=None)
    return None


def _quoted(seen: Seen, at: int) -> tuple[str, ...]:
    """What the words before a question name, where they are nothing but the name of it."""
    named = (one.finding for one in seen.mentions if (one.start, one.end) == (0, at))
    return tuple(dict.fromkeys(named))


def _asked_behind(heard: Heard, seen: Seen, hear: Hear, anew: Hear) -> Heard:
    """What is heard, with a question behind it, which tells nothing ("... why should it be worse").

    It has its answer where people ask it in fear ("... is it serious"), or why they are asked.
    """
    if heard.kind in ALARMS or heard.concerns:
        return heard
    words, statements = seen.words.raw, seen.cues.get(STATEMENT, ())
    whys = {start for cue in (WHY, WHY_LAST) for start, _ in seen.cues.get(cue, ())}
    for _, at in islice(questions(seen), MOST_STARTS):
        if any(start < at < end for start, end in statements):  # "it | is a clot they fear"
            continue
        if any(start > at for start, _ in seen.cues.get(PLAIN, ())):  # an answer follows
            continue
        asked, why = anew(words[at:]), at in whys
        fears = NAMED_FEARS if heard.asks else FEARS
        apart = at >= FEWEST and asked.clear and heard.asks != why
        before = hear(words[:at]) if apart else heard
        if before.asks or before.concerns or not (before.answers or before.reply):
            continue
        if apart and why:
            return replace(before, kind=ASKS_WHY)
        if asked.clear and fears & set(asked.about):
            return replace(before, also=asked)
    return heard


def _why_at(seen: Seen) -> int:
    """Where "why?" begins after something else, with which the words end; 0: nowhere."""
    length = len(seen.words.raw)
    spans = [span for span in seen.cues.get(WHY, ()) if span[1] >= length - AFTER]
    spans += [span for span in seen.cues.get(WHY_LAST, ()) if span[1] == length]
    at = min((start for start, _ in spans), default=0)
    begun = (start for cue in QUESTIONS for start, _ in seen.cues.get(cue, ()))
    return min((start for start in begun if at - BEFORE <= start < at), default=at)


def _after_reply(seen: Seen) -> int:
    """Where the words go on after the plain yes and no with which they begin."""
    at, spans = 0, seen.cues.get(PLAIN, ())
    while following := [end for start, end in spans if start == at]:
        at = max(following)
    return at


def _within_names(seen: Seen) -> set[int]:
    """The places inside what is named, what asks for its meaning, and a yes ("that | is it")."""
    cues = seen.cues.items()
    spans = (span for cue, found in cues if cue.startswith((ASKS_WHAT, NAMED)) for span in found)
    return {at for start, end in spans for at in range(start + 1, end)} | within_yes(seen)


def questions(seen: Seen) -> Iterator[tuple[int, int]]:
    """Where something ends and a question begins after it, those first that a word links to it."""
    links = {end: start for cue in LINKS for start, end in seen.cues.get(cue, ())}
    starts = {start for cue in QUESTIONS for start, _ in seen.cues.get(cue, ()) if start}
    starts -= _within_names(seen)
    yield from ((links[at], at) for at in sorted(starts & links.keys()))
    yield from ((at, at) for at in sorted(starts - links.keys()))
