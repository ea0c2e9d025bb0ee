"""Somebody else's program: twenty lines that use nothing but the public face of the rules.

`play` asks whatever the rules ask, answers from `facts`, and returns where that ends. What the
facts are silent about is answered `silent`, "no" or "unsure", by the scoring convention.
"""

from collections.abc import Mapping

from calf_rules import Assessment, Findings, KnowledgeBase, Question, assess

Fact = str | list[str]


def play(
    knowledge: KnowledgeBase, facts: Mapping[str, Fact], told: Findings, silent: str = "no"
) -> tuple[Assessment, list[Question], Findings]:
    """The ending, the questions that led to it, and what was known then."""
    asked: list[Question] = []
    while (result := assess(knowledge, told)).next_question is not None:
        asked.append(result.next_question)
        told = told.answered(answer(knowledge, facts, result.next_question, silent))
    return result, asked, told


def answer(
    knowledge: KnowledgeBase, facts: Mapping[str, Fact], question: Question, silent: str
) -> dict[str, Fact]:
    """What a person with these facts answers to a question."""
    nothing = knowledge.none_values
    present = {
        name: facts[name]
        for name in question.asks
        if facts.get(name, "no") not in ("no", "unsure", nothing.get(name), [nothing.get(name)])
    }
    if question.form == "which":
        return {question.id.removeprefix("which_"): "named" if present else "no", **present}
    if question.id in knowledge.compounds:
        return {question.id: "yes" if present else "no"}
    silence = dict.fromkeys(question.asks, silent)
    if question.form != "yes_no":  # "no" says nothing about which leg, when, how old ...
        silence = {n: nothing.get(n, "unsure") if silent == "no" else "unsure" for n in silence}
    return {name: facts.get(name, silence[name]) for name in question.asks}
