"""From a typed line to an intent with slots, from the generated model alone.

Tiers, first that covers the whole line: `built_in` phrases; `elicited`: a value of the slot that is
being asked for; `exact`: a sample word for word; `carrier`: free speech, which keeps every word;
`near`: the most similar sample; `fallback`. Amazon's service is a trained model that generalises
more, and differently: this measures the coverage of our samples, not Alexa.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from simulator.carriers import Carriers
from simulator.exact import Exact
from simulator.language import Language, language
from simulator.model import Model, Sample, load
from simulator.near import Near
from simulator.values import Filled, values_in, whole

FALLBACK = "AMAZON.FallbackIntent"
STRICT = frozenset({"built_in", "elicited", "exact", "carrier"})


@dataclass(frozen=True)
class Reading:
    """One way to understand a line; `score` is 0 to 100, higher is surer."""

    intent: str
    tier: str
    slots: Mapping[str, tuple[Filled, ...]] = field(default_factory=dict)
    score: float = 100.0
    sample: str = ""


@dataclass(frozen=True)
class Understood:
    """What was chosen, and what would have been next."""

    choice: Reading
    runner_up: Reading | None = None


class Understanding:
    """The matching tiers over one model. `strict` leaves out the near tier."""

    def __init__(self, model: Model, spoken: Language, strict: bool = False) -> None:
        self.model = model
        self.language = spoken
        self.strict = strict
        fixed = [sample for sample in model.samples if not sample.carrier]
        self.exact = Exact(fixed, spoken)
        self.carriers = Carriers([sample for sample in model.samples if sample.carrier])
        self.near = Near(fixed, spoken)

    def understand(self, line: str, elicited: tuple[str, str] | None = None) -> Understood:
        """The reading of a line; `elicited` is the (intent, slot) that is being asked for."""
        words = self.language.heard(line)
        found: list[Reading] = []
        for reading in self._readings(words, elicited):
            if all(reading.intent != earlier.intent for earlier in found):
                found.append(reading)
            if len(found) > 1:
                break
        first = found[0] if found else Reading(FALLBACK, "fallback", score=0.0)
        return Understood(first, found[1] if len(found) > 1 else None)

    def _readings(self, words: list[str], elicited: tuple[str, str] | None) -> Iterator[Reading]:
        if not words:
            return
        intent = self.language.built_in.get(" ".join(words))
        if intent and intent in self.model.intents:
            yield Reading(intent, "built_in")
        values = values_in(words, self.model, self.language)
        if elicited:
            yield from self._elicited(words, elicited)
        for sample, slots in self.exact.match(words, values):
            yield _reading(sample, "exact", slots)
        for sample, rest in self.carriers.match(words):
            name = sample.slots[0]
            yield _reading(sample, "carrier", {name: (Filled(" ".join(rest)),)})
        if not self.strict:
            for sample, slots, score in self.near.match(words, values):
                yield _reading(sample, "near", slots, score)

    def _elicited(self, words: list[str], elicited: tuple[str, str]) -> Iterator[Reading]:
        intent, slot = elicited
        declared = self.model.intents[intent].slots[slot]
        filled = whole(words, declared, self.model, self.language)
        if filled:
            yield Reading(intent, "elicited", {slot: filled})


def _reading(
    sample: Sample, tier: str, slots: Mapping[str, tuple[Filled, ...]], score: float = 100.0
) -> Reading:
    return Reading(sample.intent.name, tier, slots, score, sample.text)


@cache
def understanding(locale: str, strict: bool = False) -> Understanding:
    """The understanding of a locale, loaded once."""
    return Understanding(load(locale), language(locale), strict)
