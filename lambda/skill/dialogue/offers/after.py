"""After the advice: "shall I say more?", one part at a time, and one more request."""

from dataclasses import replace

from skill.dialogue.memory_talk.past import asks_consent
from skill.dialogue.offers import exercise
from skill.dialogue.offers.offering import offer
from skill.dialogue.offers.parts import next_part
from skill.dialogue.offers.records import ANYTHING_ELSE, CARD_OFFER, CONSENT, MORE
from skill.dialogue.turn import Card, Lines, Moment, Turn
from skill.dialogue.verdict import advice
from skill.dialogue.verdict.ending import goodbye
from skill.dialogue.verdict.reasons import sources
from skill.dialogue.verdict.understood import denied, understood
from skill.state import State
from skill.tags import one_of

MEANWHILE = 0  # place of what helps among the parts


def offer_answered(moment: Moment) -> Turn:
    """Yes or no to "shall I say more?", "anything else?" or "shall I send it?"."""
    yes = moment.heard.reply == "yes"
    if moment.before.open == CARD_OFFER:
        return send(moment) if yes else offer(calm(moment), (), ANYTHING_ELSE)
    if moment.before.open == MORE:
        if yes:
            return tell_more(moment)
        follows = CONSENT if asks_consent(moment) else ANYTHING_ELSE
        return offer(calm(moment), (("dialogue.all_right", {}),), follows)
    if yes:
        return offer(calm(moment), (), ANYTHING_ELSE, "dialogue.what_else")
    return goodbye(moment)


def tell_more(moment: Moment) -> Turn:
    """The next part of what there is to say; after what helps, an exercise is offered."""
    part = next_part(moment)
    if part is None:
        return offer(calm(moment), (("dialogue.no_more", {}),), CARD_OFFER)
    more = moment.state.advice.more
    told = moment.but(calm(moment).state.but(more=more + 1))
    if more == MEANWHILE:
        return exercise.offered(told, part.lines)
    return offer(told, part.lines, MORE)


def send(moment: Moment) -> Turn:
    """The summary as a card in the Alexa app: what a doctor wants to read."""
    lines: Lines = (("dialogue.sent_to_phone", {}),)
    return replace(offer(calm(moment), lines, ANYTHING_ELSE), card=summary(moment))


def summary(moment: Moment) -> Card:
    """Findings, how soon, whom to contact, causes, what to do, and the sources."""
    findings, now = moment.state.findings, moment.assessment
    named = list(moment.state.advice.named)
    told, not_there = understood(findings), denied(moment.knowledge, findings)
    level, noted = now.urgency.name, list(moment.state.talk.noted)
    found = [moment.knowledge.cites[number] for number in sources(now, named)]
    lines: Lines = (
        *((("dialogue.cards.heard", {"findings": told}),) if told else ()),
        *((("dialogue.cards.noted", {"noted": noted}),) if noted else ()),
        *((("dialogue.cards.denied", {"findings": not_there}),) if not_there else ()),
        *advice.whom(now, moment.state),
        ("dialogue.cards.could_be", {"causes": named}),
        ("dialogue.more_meanwhile", {"cause": named[0]}),
        advice.change(moment, named[0]),
        *((("dialogue.cards.sources", {"sources": " ".join(found)}),) if found else ()),
    )
    return Card((one_of("dialogue.cards.title_", level), {}), lines, dated=True)


def calm(moment: Moment) -> Moment:
    """The same with no misunderstandings counted."""
    state: State = moment.state.but(misses=0)
    return moment.but(state)
