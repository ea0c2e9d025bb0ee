"""Why a turn went as it did: what was understood, what is known now, and what it amounts to.

Everything is made anew from the turn's own envelopes by the pure functions of the skill; the prose
of the knowledge (names, grounds, sources) comes from the clinician's folder.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from math import exp
from typing import Any

from calf_rules import Assessment, KnowledgeBase, load_knowledge
from calf_rules.ranking import RankedCause, Reason
from skill.dialogue import asked
from skill.dialogue.verdict.assessing import assessed
from skill.hearing import hear
from skill.languages import ears_for
from skill.reading.mentions import look
from skill.state import State
from skill.turns import turn_for

from simulator.session import Exchange
from simulator.understanding import Reading
from simulator.web.play import Turn
from tools.scoring.book import Book, grounds

Json = dict[str, Any]
CAUSES = 6  # that carry their reasons
knowledge = cache(load_knowledge)
book = cache(Book)


def explanation(turn: Turn) -> Json:
    """Everything about one turn."""
    exchange, known = turn.exchange, knowledge()
    before = State.from_attributes(exchange.request["session"]["attributes"])
    after = state_after(known, exchange, before)
    now = assessed(known, after.findings, after.recall.course)
    return {
        "matched": matched(exchange),
        "heard": None if turn.reprompts else heard(known, exchange, before),
        "mentions": mentions(turn),
        "findings": list(findings(before, after)),
        "urgency": now.urgency.name,
        "see": list(now.see),
        "rules": [rule(one.id, one.urgency.name) for one in now.red_flags],
        "causes": [cause(one, now) for one in now.causes[:CAUSES]],
        "next": now.next_question._asdict() if now.next_question else None,
    }


def state_after(known: KnowledgeBase, exchange: Exchange, before: State) -> State:
    """The state that a turn left; a last turn carries none, so it is taken once more."""
    attributes = exchange.response.get("sessionAttributes")
    request = exchange.request["request"]
    if attributes or request["type"] == "SessionEndedRequest":
        return State.from_attributes(attributes) if attributes else before
    return turn_for(known, request, before, new=exchange.request["session"]["new"]).state


def matched(exchange: Exchange) -> Json | None:
    """How the simulator, in Amazon's place, matched the line to an intent."""
    found = exchange.understood
    if found is None:
        return None
    runner_up = reading(found.runner_up) if found.runner_up else None
    return {**reading(found.choice), "runner_up": runner_up}


def reading(one: Reading) -> Json:
    """An intent with its slots, and how it was reached."""
    slots = {name: [slot(value) for value in values] for name, values in one.slots.items()}
    return {
        "intent": one.intent,
        "tier": one.tier,
        "score": round(one.score),
        "sample": one.sample,
        "slots": slots,
    }


def slot(value: Any) -> Json:
    """The words in a slot, and the id that they resolve to."""
    return {"spoken": value.spoken, "id": getattr(value.match, "id", None)}


def heard(known: KnowledgeBase, exchange: Exchange, before: State) -> Json | None:
    """What the skill heard in an intent, against the question that was open."""
    request = exchange.request["request"]
    if request["type"] != "IntentRequest":
        return None
    question = asked(known, before)
    ears = ears_for(request["locale"][:2])
    found = vars(hear(request, question, ears))
    told = {name: listed(value) for name, value in found.items() if value}
    return {"asked": question._asdict() if question else None, "told": told}


def listed(value: Any) -> Any:
    """Plain JSON out of frozen values."""
    if isinstance(value, Mapping):
        return {name: listed(one) for name, one in value.items()}
    return sorted(value) if isinstance(value, frozenset | tuple) else value


def mentions(turn: Turn) -> list[Json]:
    """Every place in the line that may name a finding, whether or not it counted."""
    if turn.move.does not in {"say", "one_shot"}:
        return []
    seen = look(str(turn.move.what), ears_for(turn.exchange.request["request"]["locale"][:2]).pack)
    return [
        {
            "words": " ".join(seen.words.raw[one.start : one.end]),
            "finding": one.finding,
            "value": one.value,
        }
        for one in seen.mentions
    ]


def findings(before: State, after: State) -> Iterator[Json]:
    """What is known now, and what of it is new."""
    for name, answer in after.findings.answers.items():
        values = [answer] if isinstance(answer, str) else sorted(answer)
        yield {
            "finding": name,
            "value": ", ".join(values),
            "words": "; ".join(book().words(name, value) for value in values),
            "new": before.findings.get(name) != answer,
        }


def rule(name: str, urgency: str) -> Json:
    """A rule that fired."""
    entry = book().rule(name)
    return {
        "id": name,
        "urgency": urgency,
        "why": entry.get("why", ""),
        "grounds": how_sure(entry),
        "sources": list(sources(entry.get("sources", ()))),
    }


def cause(one: RankedCause, now: Assessment) -> Json:
    """A cause with what speaks for and against it."""
    return {
        "id": one.id,
        "name": book().cause(one.id)["clinical"],
        "share": one.share,
        "named": one.id in now.named,
        "check": one.id in now.check_for,
        "for": [reason(one.id, why) for why in one.reasons if why.weight > 0],
        "against": [reason(one.id, why) for why in one.reasons if why.weight < 0],
    }


def reason(name: str, why: Reason) -> Json:
    """One answer with its weight (how many times as likely it makes the cause) and its grounds."""
    row = book().row(name, why.finding, why.value)
    return {
        "words": book().words(why.finding, why.value),
        "times": exp(why.weight),
        "grounds": how_sure(row[1]) if row else "",
        "sources": list(sources(why.sources)),
    }


def how_sure(row: Mapping[str, Any]) -> str:
    """The grade of a row or rule; its sources stand beside it as links."""
    own = {name: value for name, value in row.items() if name != "sources"}
    return "" if row.get("sources") and not {"grade", "recalled"} & own.keys() else grounds(own)


def sources(numbers: Any) -> Iterator[Json]:
    """Where it was read."""
    for number in numbers:
        found = book().sources.get(str(number), {})
        yield {"n": str(number), "cite": found.get("cite", ""), "url": found.get("url", "")}
