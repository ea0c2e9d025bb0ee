"""How the network's labels are named, and how the open question is put to it."""

from skill.reading.model import Asked

DANGER, IS = "danger:", "="
FREE, OFFER, READ_BACK, WHICH = "tell", "offer", "read back", "which"
APART, OWN, BESIDE = 0, 1, 2  # what a mention is to the open question
JUDGED = ("nothing", "yes", "no")  # what a mention may say


def fact_label(finding: str, value: str) -> str:
    """The label of a finding with a value (yes, no and unsure are values too)."""
    return f"{finding}{IS}{value}"


def danger_label(finding: str) -> str:
    """The label of a danger's presence, in whatever value."""
    return f"{DANGER}{finding}"


def question_text(asked: Asked | None) -> str:
    """The open question in words: the names of what it asks; free speech and offers by theirs."""
    if asked is None:
        return FREE
    if asked.offers:
        return READ_BACK if asked.form else OFFER
    asks = " , ".join(asked.asks or (asked.id,))
    which = f"{WHICH} " if asked.id.startswith(f"{WHICH}_") else ""
    return (which + asks).replace("_", " ")


def role(finding: str, asked: Asked | None) -> int:
    """Whether a mention of a finding stands apart from any question, is asked for, or beside it."""
    if asked is None:
        return APART
    return OWN if finding in (asked.asks or (asked.id,)) else BESIDE
