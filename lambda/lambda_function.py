"""Where AWS Lambda enters: loads the data once and wires the skill."""

import os

from calf_rules import load_knowledge
from skill.guard import guarded
from skill.handlers import Parts, build_skill


class ConfigurationError(Exception):
    """An environment variable that the skill cannot run without is missing."""


def _skill_id() -> str:
    skill_id = os.environ.get("SKILL_ID", "").strip()
    if not skill_id:
        raise ConfigurationError(
            "SKILL_ID must hold the id of the Alexa skill (amzn1.ask.skill...)"
        )
    return skill_id


lambda_handler = guarded(build_skill(Parts(load_knowledge(), _skill_id())))
