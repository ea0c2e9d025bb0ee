"""Where AWS Lambda enters: loads the data once and wires the skill.

What is loaded stays for ever, so that looking through it for garbage is lost time: while loading,
and in every later search, from which it is then excepted (`gc.freeze`).
"""

import gc

gc.disable()

import os

from calf_rules import load_knowledge
from skill.guard import Handler, guarded
from skill.handlers import Parts, build_skill
from skill.languages import ears_for
from skill.memory import Memory, memory_from
from skill.reading.second import wanted
from skill.words import DEFAULT_LOCALE, language_of


class ConfigurationError(Exception):
    """An environment variable that the skill cannot run without is missing."""


def _skill_id() -> str:
    skill_id = os.environ.get("SKILL_ID", "").strip()
    if not skill_id:
        raise ConfigurationError(
            "SKILL_ID must hold the id of the Alexa skill (amzn1.ask.skill...)"
        )
    return skill_id


def handler_with(memory: Memory) -> Handler:
    """The skill over a memory, as a Lambda handler."""
    return guarded(build_skill(Parts(load_knowledge(), _skill_id(), memory)), memory)


lambda_handler = handler_with(memory_from(os.environ))
if wanted(os.environ):  # a start has time for the network, a turn has not
    ears_for(language_of(DEFAULT_LOCALE))
gc.freeze()
gc.enable()
