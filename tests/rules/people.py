"""People for property tests: any answers at all, and people who answer whatever they are asked.

Everybody is made from one random number that hypothesis chooses, so that a failing test names it
and can be played again.
"""

from collections.abc import Mapping
from random import Random

from calf_rules import Assessment, Findings, KnowledgeBase, Question, assess
from calf_rules.conditions import holds
from calf_rules.findings import NO, UNCLEAR, UNSURE, YES, Answer
from calf_rules.model import Finding
from hypothesis import strategies as st

Answers = dict[str, Answer]
CHANCES = st.builds(Random, st.integers(0, 2**32))


def definite(finding: Finding, chance: Random) -> Answer:
    """A clear answer to one finding."""
    if finding.kind == "multi":
        return frozenset(chance.sample(finding.values, chance.randint(1, 3)))
    return chance.choice(finding.values)


def some_answers(knowledge: KnowledgeBase, chance: Random, most: int = 25) -> Answers:
    """Any answers to any findings; one in five is "don't know"."""
    names = chance.sample(sorted(knowledge.findings), chance.randint(0, most))
    return {
        name: UNSURE if chance.random() < 0.2 else definite(knowledge.findings[name], chance)
        for name in names
    }


class Person:
    """Somebody with facts who answers what is asked, and now and then doesn't know."""

    def __init__(
        self, knowledge: KnowledgeBase, chance: Random, facts: Mapping[str, Answer]
    ) -> None:
        self.knowledge = knowledge
        self.chance = chance
        self.facts = dict(facts)
        self.calm = chance.random()  # how likely this person says no to a question

    def fact(self, name: str) -> Answer:
        """What is so; what nobody has thought of yet is made up now."""
        if name not in self.facts:
            finding = self.knowledge.findings[name]
            if finding.kind == "bool" and self.chance.random() < self.calm:
                self.facts[name] = NO
            elif self.chance.random() < 0.2:
                self.facts[name] = UNSURE
            else:
                self.facts[name] = definite(finding, self.chance)
        return self.facts[name]

    def answer(self, question: Question) -> Answers:
        """The answer to one question, in one of the ways that people answer."""
        told = {name: self.fact(name) for name in question.asks}
        if question.form == "which":
            return self._which(question.id.removeprefix("which_"), told)
        if question.id in self.knowledge.compounds:
            return self._compound(question, told)
        return told

    def _compound(self, question: Question, told: Answers) -> Answers:
        present = self._present(told)
        ways: list[Answers] = [{question.id: YES} if present else {question.id: NO}]
        ways.append({question.id: "unsure_twice" if question.again else UNSURE})
        if present:
            ways.append({question.id: "named", **present})
        return self.chance.choice(ways)

    def _which(self, compound: str, told: Answers) -> Answers:
        present = self._present(told)
        ways: list[Answers] = [{compound: "yes_unsaid"}]
        if present:
            ways.append({compound: "named", **present})
        return self.chance.choice(ways)

    def _present(self, told: Answers) -> Answers:
        none = self.knowledge.none_values
        return {n: v for n, v in told.items() if v not in {NO, UNSURE, none.get(n)}}


def converse(
    knowledge: KnowledgeBase, person: Person, told: Findings, most: int = 40
) -> tuple[Assessment, list[Question], Findings]:
    """The whole dialogue: the ending, every question that was asked, and what was known then."""
    asked: list[Question] = []
    while (result := assess(knowledge, told)).next_question is not None:
        assert len(asked) < most, [question.id for question in asked]
        asked.append(result.next_question)
        told = told.answered(person.answer(result.next_question))
    return result, asked, told


def spread_by_hand(knowledge: KnowledgeBase, told: Findings) -> Answers:
    """What the answers to compounds say about their parts, restated."""
    found = dict(told.answers)
    for compound in knowledge.compounds.values():
        given = told.get(compound.id)
        for part in compound.findings:
            if found.get(part, UNCLEAR) != UNCLEAR or given is None:
                continue
            if given in {NO, "named"}:
                found[part] = knowledge.none_values.get(part, NO)
            elif given in {UNSURE, "unsure_twice"}:
                found[part] = UNSURE
            elif given == YES and compound.id == "safety_a":
                found[part] = YES
    return {**found, **_implied_by_hand(knowledge, told)}


def _implied_by_hand(knowledge: KnowledgeBase, told: Findings) -> Answers:
    """What answers imply about findings that were not answered themselves."""
    return {
        other: implied
        for name, values in knowledge.implies.items()
        for value in sorted(told.values(name) & values.keys())
        for other, implied in values[value].items()
        if not told.was_asked(other)
    }


def fired_by_hand(knowledge: KnowledgeBase, told: Findings) -> set[str]:
    """The rules that hold for what was told, each by itself."""
    spread_ = Findings(spread_by_hand(knowledge, told))
    return {rule.id for rule in knowledge.rules if holds(rule.when, spread_)}
