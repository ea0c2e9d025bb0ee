"""What is seen: a card in the Alexa app, and the screen of a device that has one.

`card` is light and always there; what makes a screen (`skill.showing.screens`) is loaded when the
first device with a screen asks for it.
"""

from skill.showing.card import card

__all__ = ["card"]
