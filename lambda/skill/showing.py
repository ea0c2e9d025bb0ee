"""From keys to a card in the Alexa app: the same content as the speech, in plain text."""

from skill.dialogue.turn import Turn
from skill.speaking import plain
from skill.words import Words

NOTES = ("for_doctor", "not_a_diagnosis", "not_reviewed")
MOST_CARD = 7500  # characters; Alexa allows 8000 for title and text together


def card(words: Words, turn: Turn) -> tuple[str, str] | None:
    """Title and text of the turn's card, or None where it has none."""
    if turn.card is None:
        return None
    notes = plain(words, [(f"dialogue.cards.{name}", {}) for name in NOTES])
    text = plain(words, turn.state.lines if turn.card == "verdict" else turn.lines)
    return words.text("dialogue.cards.title"), f"{text}\n\n{notes}"[:MOST_CARD]
