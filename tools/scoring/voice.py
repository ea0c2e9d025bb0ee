"""How the person's answers reach the skill: intents with resolved slots, as Alexa would send them.

What no slot can hold is said in the words of the lexicon and understood like typed text.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from calf_rules import Question
from calf_rules.findings import NAMED, NO, UNSURE, YES
from calf_rules.strict_yaml import read
from skill.languages import ears_for

from simulator.model import NUMBER, Intent, Value
from simulator.session import Exchange, Session
from simulator.understanding import Reading
from simulator.values import Filled
from tools import ROOT
from tools.scoring.cases import Fact
from tools.scoring.person import NOTHING, is_compound

REPLIES = {YES: "AMAZON.YesIntent", NO: "AMAZON.NoIntent", UNSURE: "UnsureIntent"}
CARRYING = ("AnswerValueIntent", "DescribeSymptomsIntent", "EmergencyStatementIntent")
Slots = dict[str, tuple[Filled, ...]]
Named = list[tuple[str, str]]  # finding, value


class Speaker(Session):
    """A session into which readings can be said that were never typed."""

    def tell(self, reading: Reading) -> Exchange:
        """Send what Alexa would send for this reading."""
        return self._send(self.request(reading))

    def reply(self, question: Question, answers: Mapping[str, Fact]) -> Exchange:
        """Answer the open question."""
        plain = plain_reply(question, answers)
        if plain is not None:
            return self.tell(Reading(REPLIES[plain], "exact"))
        said = told(question, answers)
        for name in CARRYING:
            slots = self.slots(self.ears.model.intents[name], said)
            if slots is not None:
                return self.tell(Reading(name, "exact", slots))
        return self.say(" and ".join(phrase(*pair) for pair in said))

    def slots(self, intent: Intent, said: Named) -> Slots | None:
        """These values in the slots of an intent; None where one of them finds no place."""
        found: Slots = {}
        for finding, value in said:
            place = next(self._places(intent, finding, value), None)
            if place is None or (place[0] in found and not intent.slots[place[0]].multi):
                return None
            found[place[0]] = (*found.get(place[0], ()), place[1])
        return found

    def _places(self, intent: Intent, finding: str, value: str) -> Iterator[tuple[str, Filled]]:
        ears = ears_for(self.locale[:2]).slots
        for slot in intent.slots.values():
            role = ears.get(slot.name, {})
            if role.get("number") and value.isdigit():
                yield slot.name, Filled(value, None, NUMBER)
            wanted = value if role.get("finding") == finding else finding
            if role.get("finding", finding) != finding or (wanted == finding and value != YES):
                continue
            known: Mapping[tuple[str, ...], Value] = self.ears.model.types.get(slot.type, {})
            match = next((one for one in known.values() if one.id == wanted), None)
            if match is not None:
                yield slot.name, Filled(match.name, match, slot.type)


def plain_reply(question: Question, answers: Mapping[str, Fact]) -> str | None:
    """yes, no or unsure, where the answer is nothing else."""
    values = set(answers.values())
    if question.form == "which":
        return NO if values == {NO} else None
    if is_compound(question) or question.form == "yes_no" or values == {UNSURE}:
        return str(next(iter(values)))
    nothing = {NO, *(NOTHING.get(name, NO) for name in answers)}
    return NO if all({value} <= nothing or {*value} <= nothing for value in values) else None


def told(question: Question, answers: Mapping[str, Fact]) -> Named:
    """What is said aloud: each value of each finding that the person knows."""
    return [
        (finding, value)
        for finding, fact in answers.items()
        if finding in question.asks and fact not in {UNSURE, NAMED}
        for value in ([fact] if isinstance(fact, str) else fact)
    ]


def phrase(finding: str, value: str) -> str:
    """The lexicon's own words for a value."""
    said = _phrases().get(finding, {}).get(value, ())
    return str(said[0]) if said else (finding if value == YES else value).replace("_", " ")


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((ROOT / "interaction_model" / "en" / "lexicon").glob("*.yaml")):
        found.update(read(path).plain())
    return found
