"""The skill event that ends a memory. It is read raw: Amazon's SDK drops an event's body."""

from collections.abc import Mapping
from typing import Any

from skill.memory.interface import Memory
from skill.memory.keys import user_of

DISABLED = "AlexaSkillEvent.SkillDisabled"


def forget_disabled(memory: Memory, event: Mapping[str, Any]) -> bool:
    """Forget the whole account if the event says that the skill was disabled; whether it did.

    Forgets whatever `userInformationPersistenceStatus` says. Alexa sends the event again until it
    is acknowledged: MemoryUnavailable must reach Lambda as a failure, and twice does no harm.
    """
    request = event.get("request")
    user = user_of(event)
    if not isinstance(request, Mapping) or request.get("type") != DISABLED or user is None:
        return False
    memory.forget_all(user)
    return True
