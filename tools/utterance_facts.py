"""What an utterance's facts mean as findings, and how a reading of it counts.

The rules are those of vocabulary-map.yaml, whose header defines every word used here: expected,
hit, optional, contradiction, denied and taken, left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, str | frozenset[str]]
Pair = Mapping[str, Any]  # finding -> the value or values that are right
NOTES = frozenset({"any_of", "optional", "negated", "none", "finding"})
FREE = frozenset({"duration", "severity"})
LEFT_OUT = frozenset(
    {"ask_cause_info", "ask_who_to_see", "ask_self_care", "ask_why", "how_have_i_been"}
)


@dataclass(frozen=True)
class Fact:
    """One fact of an utterance.

    Any of `readings` is a hit; `taken` is what a denied fact must not be read as. A fact with no
    readings is only checked for having been taken.
    """

    name: str
    readings: tuple[Pair, ...]
    taken: tuple[Pair, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Score:
    """How one fact was read; at most one of the three is true. `counts` for the recall."""

    fact: Fact
    hit: bool
    contradicted: bool
    taken: bool

    @property
    def counts(self) -> bool:
        """Whether it belongs to the recall: an optional fact that was not read does not."""
        return bool(self.fact.readings) and (self.hit or not self.fact.optional)


def facts(utterance: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> list[Fact]:
    """Every fact of an utterance that is scored."""
    if utterance["kind"] in LEFT_OUT:
        return []
    said = list(_named(utterance.get("slots") or {}))
    found = [_fact(name, value, vocabulary) for name, value in said]
    expected = [fact for fact in found if fact]
    wanted = {finding for fact in expected for pair in fact.readings for finding in pair}
    for name, value in _named(utterance.get("negated") or {}):
        denied = _denied(name, value, vocabulary)
        if denied and not wanted & {finding for pair in denied.taken for finding in pair}:
            expected.append(denied)
    return expected


def score(fact: Fact, answers: Answers, kinds: Mapping[str, str]) -> Score:
    """How a fact was read; `kinds` are the kinds of the findings (bool, enum, multi)."""
    hit = any(_holds(pair, answers) for pair in fact.readings)
    if fact.taken:
        return Score(fact, hit, False, any(_present(pair, answers) for pair in fact.taken))
    wrong = any(_against(pair, answers, kinds) for pair in fact.readings)
    return Score(fact, hit, wrong and not hit, False)


def opened(reply_to: str, vocabulary: Mapping[str, Any]) -> str:
    """The finding or the state of the dialogue whose question was open."""
    if "." not in reply_to:
        return reply_to
    entry = vocabulary[reply_to]
    return next(iter(_readings(entry)[0]), reply_to)


def _named(slots: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for slot, values in slots.items():
        for value in values if isinstance(values, list) else [values]:
            yield slot, str(value)


def _fact(slot: str, value: str, vocabulary: Mapping[str, Any]) -> Fact | None:
    if slot == "duration":
        return Fact(f"duration.{value}", ({"duration": days(value, vocabulary["duration"])},))
    name = slot if slot in FREE else f"{slot}.{value}"
    entry = vocabulary[name]
    if "none" in entry:
        return None
    return Fact(name, _readings(entry), optional=entry.get("optional") == "true")


def _denied(slot: str, value: str, vocabulary: Mapping[str, Any]) -> Fact | None:
    fact = _fact(slot, value, vocabulary)
    if fact is None:
        return None
    meaning = vocabulary.get(fact.name, {}).get("negated")
    return Fact(f"not {fact.name}", _readings(meaning) if meaning else (), fact.readings)


def _readings(entry: Mapping[str, Any]) -> tuple[Pair, ...]:
    """The alternatives of an entry. Findings side by side stay one alternative."""
    if "any_of" in entry:
        return tuple(entry["any_of"])
    pair = {finding: value for finding, value in entry.items() if finding not in NOTES}
    return (pair,) if pair else ()


def _values(answer: str | frozenset[str] | None) -> frozenset[str]:
    if answer is None:
        return frozenset()
    return frozenset({answer}) if isinstance(answer, str) else answer


def _right(wanted: Any) -> frozenset[str]:
    return frozenset(wanted if isinstance(wanted, list) else [wanted])


def _holds(pair: Pair, answers: Answers) -> bool:
    return all(_values(answers.get(finding)) & _right(value) for finding, value in pair.items())


def _present(pair: Pair, answers: Answers) -> bool:
    return any(_values(answers.get(finding)) & _right(value) for finding, value in pair.items())


def _against(pair: Pair, answers: Answers, kinds: Mapping[str, str]) -> bool:
    """Whether a reading of an expected fact was contradicted."""
    for finding, wanted in pair.items():
        read = _values(answers.get(finding)) - {"unsure", "unclear"}
        if not read or read & _right(wanted):
            continue
        if kinds.get(finding) in {"bool", "enum"}:
            return True
        if finding == "new_medicine" and read & {"none", "no"}:
            return True
    return False


def days(phrase: str, rules: Mapping[str, Any]) -> list[str]:
    """The values of the finding duration that a phrase may mean, by the rules of the map."""
    words = phrase.lower().replace("d'", "d' ").split()
    numbers = {word: float(n) for n, several in rules["numbers"].items() for word in several}
    for place, word in enumerate(words):
        amount = float(word) if word.isdigit() else numbers.get(word)
        number = _amount(words[place + 1 :], amount, rules) if amount is not None else None
        if number is not None:
            return _band(number, rules)
    for saying in rules["says"]:
        if any(f" {one} " in f" {phrase} " for one in saying["words"]):
            return _listed(saying["duration"])
    for word in words:
        for unit in rules["units"]:
            if word in unit["one"] + unit["many"]:
                times = 3 if word in unit["many"] and word not in unit["one"] else 1
                return _band(float(unit["days"]) * times, rules)
    return _listed(rules["otherwise"])


def _amount(rest: list[str], amount: float, rules: Mapping[str, Any]) -> float | None:
    """Days from a number and the words behind it; None where no unit follows."""
    text = " ".join(rest)
    half = next((one for one in rules["half"] if one in text), None)
    if half:
        amount, rest = amount + 0.5, text.replace(half, " ").split()
    while rest and rest[0] in rules["of"]:
        rest = rest[1:]
    if not rest:
        return None
    for unit in rules["units"]:
        if rest[0] in unit["one"] + unit["many"]:
            return amount * float(unit["days"])
    numbers = {word: float(n) for n, several in rules["numbers"].items() for word in several}
    return _amount(rest[1:], numbers[rest[0]], rules) if rest[0] in numbers else None


def _band(number: float, rules: Mapping[str, Any]) -> list[str]:
    bands = [(float(limit), values) for limit, values in rules["from_days"].items()]
    return _listed([values for limit, values in bands if number >= limit][-1])


def _listed(values: Any) -> list[str]:
    return values if isinstance(values, list) else [values]
