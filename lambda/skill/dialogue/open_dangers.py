"""Questions without a clear answer: dangers are taken apart, everything else is left open."""

from calf_rules import Findings, KnowledgeBase, Question
from calf_rules.findings import NOT_SAID_WHICH, UNCLEAR, UNSURE, UNSURE_TWICE, Answer


def may_split(knowledge: KnowledgeBase, question: Question) -> bool:
    """Whether a question is about several dangers at once, which can be asked one by one."""
    compound = knowledge.compounds.get(question.id.removeprefix("which_"))
    return compound is not None and compound.required_if is None and len(compound.findings) > 1


def part_by_part(knowledge: KnowledgeBase, findings: Findings, question: Question) -> Findings:
    """Each danger of a question that got no clear answer is open by itself."""
    compound = knowledge.compounds[question.id.removeprefix("which_")]
    kept = {name: told for name, told in findings.answers.items() if name != compound.id}
    parts = [part for part in compound.findings if not findings.was_asked(part)]
    return Findings(kept, findings.rounds).answered(dict.fromkeys(parts, UNCLEAR))


def left_open(knowledge: KnowledgeBase, findings: Findings, question: Question) -> Findings:
    """A question that nobody could answer: it counts as "don't know" and is not put again."""
    if question.form == "which":
        return findings.answered({question.id.removeprefix("which_"): NOT_SAID_WHICH})
    if question.id in knowledge.compounds:
        return findings.answered({question.id: UNSURE_TWICE})
    unsure = {name: UNSURE for name in question.asks if not findings.was_asked(name)}
    return findings.answered({**unsure, **danger_unsaid(knowledge, findings, question)})


def danger_unsaid(
    knowledge: KnowledgeBase, findings: Findings, question: Question
) -> dict[str, Answer]:
    """Don't know to a danger that was open by itself leaves the whole safety question unsure."""
    asked = question.asks[0]
    if findings.get(asked) != UNCLEAR:
        return {}
    screen = (item for item in knowledge.compounds.values() if item.required_if is None)
    return {item.id: UNSURE_TWICE for item in screen if asked in item.findings}
