"""What there is to say after the advice, part by part, each with the words that offer it."""

from typing import NamedTuple

from skill.dialogue.turn import Lines, Moment
from skill.dialogue.verdict import advice
from skill.state import Line


class Part(NamedTuple):
    """What is said, and how it is offered."""

    lines: Lines
    offer: Line


def next_part(moment: Moment) -> Part | None:
    """The part that comes next; None where all has been said."""
    left = _parts(moment)[moment.state.advice.more :]
    return left[0] if left else None


def about(cause: str) -> Lines:
    """A cause by its name, and what it is."""
    return (("dialogue.more_cause", {"causes": [cause]}), ("causes.say", {"cause": cause}))


def _parts(moment: Moment) -> tuple[Part, ...]:
    """What helps meanwhile, each cause explained, who they may refer to, what would change it."""
    named = moment.state.advice.named or advice.spoken_causes(moment.knowledge, moment.assessment)
    others = [name for name in moment.assessment.see[1:] if name != "gp"][: advice.MOST_CAUSES]
    helps: Line = ("dialogue.more_meanwhile", {"cause": named[0]})
    refer: Line = ("dialogue.more_refer", {"specialists": others})
    return (
        Part((helps,), ("dialogue.more_offer_meanwhile", {})),
        *(Part(about(name), ("dialogue.more_offer_cause", {"causes": [name]})) for name in named),
        *([Part((refer,), ("dialogue.more_offer_refer", {}))] if others else []),
        Part((advice.change(moment, named[0]),), ("dialogue.more_offer_change", {})),
    )
