"""After the verdict: "shall I say more?", and one more request."""

from skill.dialogue import verdict
from skill.dialogue.asking import goodbye, missed
from skill.dialogue.turn import ANYTHING_ELSE, MORE, Lines, Moment, Turn, offer
from skill.state import Line


def offer_answered(moment: Moment) -> Turn:
    """Yes or no to "shall I say more?" or "anything else?"."""
    reply, more = moment.heard.reply, moment.before.open == MORE
    if reply is None:
        return missed(moment)
    if reply == "yes":
        return tell_more(moment) if more else offer(moment, (), ANYTHING_ELSE)
    if more:
        return offer(_calm(moment), (("dialogue.no_more", {}),), ANYTHING_ELSE)
    return goodbye(moment)


def tell_more(moment: Moment) -> Turn:
    """The next part of what there is to say."""
    parts = more_parts(moment)
    place = moment.before.more
    if place >= len(parts):
        return offer(_calm(moment), (("dialogue.no_more", {}),), ANYTHING_ELSE)
    lines: Lines = (parts[place],)
    told = moment.but(_calm(moment).state.but(more=place + 1))
    return offer(told, lines, MORE if place + 1 < len(parts) else ANYTHING_ELSE)


def more_parts(moment: Moment) -> Lines:
    """Each cause explained, who they may refer to, what helps meanwhile, what would change it."""
    causes = verdict.spoken_causes(moment.knowledge, moment.assessment)
    explained: list[Line] = [("causes.say", {"cause": name}) for name in causes]
    others = [name for name in moment.assessment.see[1:] if name != "gp"]
    refer: list[Line] = [("dialogue.more_refer", {"specialists": others})] if others else []
    meanwhile: Line = ("dialogue.more_meanwhile", {"cause": causes[0]})
    change: Line = ("dialogue.more_change", {"cause": causes[0]})
    return (*explained, *refer, meanwhile, change)


def _calm(moment: Moment) -> Moment:
    return moment.but(moment.state.but(misses=0))
