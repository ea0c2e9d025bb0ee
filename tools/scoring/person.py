"""The virtual person: what somebody with these facts answers to a question.

The scoring convention. What the facts are silent about is "no" in one run and "don't know" in the
other. Where a question is not a yes/no one, "no" is the value in NOTHING; a value question without
such a value is "don't know" in both runs (which leg, when, how it began, what it feels like, age,
sex ...). A compound question is answered yes if one of its facts is yes, otherwise no, in both
runs; asked "which of these?", the person names the facts that are yes.
"""

from collections.abc import Mapping

from calf_rules import Question
from calf_rules.findings import NAMED, NO, UNSURE, YES

from tools.scoring.cases import Case, Fact

SILENCES = (NO, UNSURE)
NOTHING: Mapping[str, str] = {
    "swelling": "none",
    "shin_bone_pain": "not_bone",
    "pregnancy": "not_pregnant",
    "new_medicine": "none",
}
WHICH = "which_"


def answer(case: Case, question: Question, silent: str) -> dict[str, Fact]:
    """The answers by finding id, or by compound id; `silent` is no or unsure."""
    present = {name: case.facts[name] for name in question.asks if is_present(case, name)}
    if question.form == "which":
        compound = question.id.removeprefix(WHICH)
        return {**present, compound: NAMED if present else NO}
    if is_compound(question):
        return {question.id: YES if present else NO}
    return {name: case.facts.get(name, _silence(name, question, silent)) for name in question.asks}


def is_present(case: Case, finding: str) -> bool:
    """Whether the person has this, in the sense of a yes to a compound question."""
    fact = case.facts.get(finding, NO)
    return not {NO, UNSURE, NOTHING.get(finding, NO)} & (
        {fact} if isinstance(fact, str) else {*fact}
    )


def is_compound(question: Question) -> bool:
    """Whether it asks for several warnings at once, answered as one thing."""
    one = question.form == "yes_no" and question.id not in question.asks
    return one or question.form == "compound"


def _silence(finding: str, question: Question, silent: str) -> str:
    if question.form == "yes_no":
        return silent
    return NOTHING.get(finding, UNSURE) if silent == NO else UNSURE
