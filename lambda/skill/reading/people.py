"""Whose leg hurts: the speaker's own, or somebody else's for whom they speak."""

from .mentions import Seen

RELATIVES, CHILDREN = ("relative", "child", "young"), ("child", "young")
OWN, THEIRS, SAYS = "my_leg", "their_leg", "says_after"
COMPLAINTS = ("pain", "leg")
AFRAID = "afraid"
SEX = "sex"  # the finding


def speaker(seen: Seen) -> str:
    """`self`, `other` or `child`: the person whose leg is spoken of.

    A relative counts whose leg or complaint is named in the same clause, not one who only says
    something about it; the speaker's own leg settles it.
    """
    cues = seen.cues
    if OWN in cues:
        return "self"
    told = {start for start, _ in cues.get(SAYS, ())}
    named = [span for kind in RELATIVES for span in cues.get(kind, ()) if span[1] not in told]
    about = [start for kind in COMPLAINTS for start, _ in cues.get(kind, ())]
    theirs = THEIRS in cues or any(
        seen.clauses[place] == seen.clauses[start] and place >= start
        for start, _ in named
        for place in about
    )
    if not (named and theirs) and not (THEIRS in cues and about):
        return "self"
    return "child" if any(kind in cues for kind in CHILDREN) else "other"


def names_only_others(seen: Seen) -> bool:
    """Whether all that tells a sex are words for relatives ("my son can drive me", "her mum").

    The word just before counts with them: it says whose they are.
    """
    named = [span for kind in RELATIVES for span in seen.cues.get(kind, ())]
    telling = [one for one in seen.mentions if one.finding == SEX]
    return bool(telling) and all(
        any(start - 1 <= one.start and one.end <= end for start, end in named) for one in telling
    )


def afraid(seen: Seen) -> bool:
    """Whether the person says that they are frightened."""
    return AFRAID in seen.cues
