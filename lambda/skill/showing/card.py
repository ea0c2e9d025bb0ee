"""From keys to a card in the Alexa app: the same content as the speech, in plain text."""

from skill.dialogue.turn import Turn
from skill.filling import plain
from skill.tags import Tag
from skill.words import Words

NOTES: tuple[Tag, ...] = (
    "dialogue.cards.for_doctor",
    "dialogue.cards.not_a_diagnosis",
    "dialogue.cards.not_reviewed",
)
MOST_CARD = 7500  # characters; Alexa allows 8000 for title and text together


def card(words: Words, turn: Turn, day: str) -> tuple[str, str] | None:
    """Title and text of the turn's card, or None where it has none; `day` as in 2026-01-31."""
    if turn.card is None:
        return None
    lines = list(turn.card.lines)
    if turn.card.dated:
        lines.append(("dialogue.cards.date", {"date": day}))
    lines += [(note, {}) for note in NOTES]
    text = "\n\n".join(plain(words, [line]) for line in lines)
    return plain(words, [turn.card.title]), text[:MOST_CARD]
