"""The conversation itself: state and what was heard in, what to say and the next state out.

It knows neither Alexa nor a single word: it says keys, which words/ turns into sentences.
"""

from skill.dialogue.conversation import LAUNCH, failed, launched, take
from skill.dialogue.memory_talk.past import looks_back
from skill.dialogue.turn import Turn, asked

__all__ = ["LAUNCH", "Turn", "asked", "failed", "launched", "looks_back", "take"]
