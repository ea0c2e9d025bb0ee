"""Whose leg hurts, and whether it is a leg: one's own, or that of somebody for whom one speaks."""

from .mentions import Mention, Seen
from .model import Value
from .numbers import NUMBER
from .pack import Pack

RELATIVES, CHILDREN = ("relative", "child", "young"), ("child", "young")
OWN, THEIRS, SAYS = "my_leg", "their_leg", "says_after"
COMPLAINTS = ("pain", "leg")
THEIR_AGE, CARES_FOR = "their_age", "cares_for"  # cues: "she is (six)", "I am her mum"
MEANS_ME = "means_me"
ASK, ASK_START = QUESTIONS = ("ask", "ask_start")  # cues: "can I", "what"
STATEMENT = "statement"  # cue: "it is", "I have", "there is"
OTHER_PART, PAIN, LEG = "other_part", "pain", "leg"
AGE, YOUNG = "age_band", "under16"  # the finding, and a child's
BETWEEN = 2  # words between "she is" and the age
AFRAID, SAYS_YES = "afraid", "say_yes"
FIRST = 2  # words from the start in which a relative is spoken of first
SELF, OTHER = "self", "other"  # the speaker's own leg is meant, or somebody else's
SPEAKS = 6  # years, from which somebody talks to the guide themselves
SEX = "sex"  # the finding


def speaker(seen: Seen, age: Value | None = None) -> str:
    """`self`, `other` or `child`: the person whose leg is spoken of.

    A relative counts whose leg or complaint is named in the same clause, not one who only says
    something about it; the speaker's own leg settles it. So does `age`, the age band that was
    told, where it is somebody else's ("she's six"), or the word for whom one speaks ("her mum").
    """
    cues = seen.cues
    aged = any(one.value == age and _of_another(one, seen) for one in seen.mentions)
    if OWN in cues and CARES_FOR not in cues:
        return SELF
    of_a_child = age == YOUNG and any(kind in cues for kind in CHILDREN)  # no child has one
    if aged or of_a_child or CARES_FOR in cues:
        return "child" if age == YOUNG and (aged or of_a_child) else "other"
    told = {start for start, _ in cues.get(SAYS, ())}
    named = [span for kind in RELATIVES for span in cues.get(kind, ()) if span[1] not in told]
    about = [start for kind in COMPLAINTS for start, _ in cues.get(kind, ())]
    theirs = THEIRS in cues or any(
        seen.clauses[place] == seen.clauses[start] and place >= start
        for start, _ in named
        for place in about
    )
    if not (named and theirs) and not (THEIRS in cues and about):
        return SELF
    return "child" if any(kind in cues for kind in CHILDREN) else "other"


def begins_with_a_relative(seen: Seen) -> bool:
    """Whether a relative is spoken of first, and no word says yes ("my sister's on chemo")."""
    told = {start for start, _ in seen.cues.get(SAYS, ())}
    spans = (span for kind in RELATIVES for span in seen.cues.get(kind, ()))
    first = any(start < FIRST and end not in told for start, end in spans)
    return first and not {SAYS_YES, OWN, CARES_FOR} & seen.cues.keys()


def _of_another(told: Mention, seen: Seen) -> bool:
    """Whether an age is told of somebody else."""
    begins = (end for _, end in seen.cues.get(THEIR_AGE, ()))
    return told.finding == AGE and any(0 <= told.start - end <= BETWEEN for end in begins)


def too_young(seen: Seen, whose: str, pack: Pack) -> bool:
    """Whether a child's age of somebody who speaks is none: misheard, as two in "fitty two"."""
    young = [one for one in seen.mentions if (one.finding, one.value) == (AGE, YOUNG)]
    return whose == SELF and bool(young) and all(_misheard(one, seen, pack) for one in young)


def _misheard(age: Mention, seen: Seen, pack: Pack) -> bool:
    told = pack.numbers.at(seen.words.raw, age.start) if age.how == NUMBER else None
    return told is not None and told[1] == age.end and told[0] < SPEAKS


def names_only_others(seen: Seen, whose: str) -> bool:
    """Whether all that tells a sex are words for relatives ("my son can drive me", "her mum").

    The word just before counts with them: it says whose they are. Of somebody else's leg they say
    whose it is, unless the relative is who speaks ("I'm his mum").
    """
    if whose != SELF and CARES_FOR not in seen.cues:
        return False
    named = [span for kind in RELATIVES for span in seen.cues.get(kind, ())]
    telling = [one for one in seen.mentions if one.finding == SEX]
    return bool(telling) and all(
        any(start - 1 <= one.start and one.end <= end for start, end in named) for one in telling
    )


def complains(seen: Seen) -> bool:
    """Whether a leg that bothers somebody is spoken of at all, whatever is understood of it."""
    cues = seen.cues
    told = not asks_at_all(seen) and all(kind in cues for kind in COMPLAINTS)
    return OWN in cues or THEIRS in cues or told


def asks_at_all(seen: Seen) -> bool:
    """Whether anything in the words asks; not what stands inside a yes ("that | is it")."""
    yes = within_yes(seen)
    return any(start not in yes for kind in QUESTIONS for start, _ in seen.cues.get(kind, ()))


def within_yes(seen: Seen) -> set[int]:
    """The places inside words that say yes."""
    return {at for start, end in seen.cues.get(SAYS_YES, ()) for at in range(start + 1, end)}


def elsewhere(seen: Seen, *, asks: bool) -> bool:
    """Whether a complaint is told, or asked about, that is of another part of the body."""
    others, legs = _clauses(seen, OTHER_PART), _clauses(seen, LEG)
    return bool(of_another(seen)) or (asks and bool(others) and not legs)


def of_another(seen: Seen) -> set[int]:
    """The clauses that tell of another part of the body that hurts, and not of the leg."""
    return _clauses(seen, OTHER_PART) & _clauses(seen, PAIN) - _clauses(seen, LEG)


def _clauses(seen: Seen, cue: str) -> set[int]:
    return {seen.clauses[start] for start, _ in seen.cues.get(cue, ())}


def means_self(seen: Seen) -> bool:
    """Whether the person says that it is about themselves."""
    return MEANS_ME in seen.cues and CARES_FOR not in seen.cues


def afraid(seen: Seen) -> bool:
    """Whether the person says that they are frightened."""
    return AFRAID in seen.cues
