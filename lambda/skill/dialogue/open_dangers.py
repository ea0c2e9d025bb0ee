"""Questions without a clear answer: dangers are taken apart, everything else is left open."""

from collections.abc import Iterable

from calf_rules import Assessment, Findings, KnowledgeBase, Question, Urgency
from calf_rules.conditions import holds, leaves
from calf_rules.findings import NOT_SAID_WHICH, UNCLEAR, UNSURE, UNSURE_TWICE, YES, Answer
from calf_rules.model import SCREEN, Rule
from calf_rules.red_flags import spread

from skill.dialogue.verdict.assessing import assessed
from skill.reading import Heard

SETTLES = ("leg", "swelling")  # asked of everybody: what tells one bad leg from two tired ones


def may_split(knowledge: KnowledgeBase, question: Question) -> bool:
    """Whether a question is about several dangers at once, which can be asked one by one."""
    compound = knowledge.compounds.get(question.id.removeprefix("which_"))
    return compound is not None and compound.required_if is None and len(compound.findings) > 1


def part_by_part(knowledge: KnowledgeBase, findings: Findings, question: Question) -> Findings:
    """Each danger of a question that got no clear answer is open by itself.

    A danger to which "don't know" was said before, by itself, has then been left open twice.
    """
    compound = knowledge.compounds[question.id.removeprefix("which_")]
    kept = {name: told for name, told in findings.answers.items() if name != compound.id}
    parts = [part for part in compound.findings if not findings.was_asked(part)]
    twice = any(findings.get(part) == UNSURE for part in compound.findings)
    said = {compound.id: UNSURE_TWICE} if twice else {}
    return Findings(kept, findings.rounds).answered({**dict.fromkeys(parts, UNCLEAR), **said})


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
    """Don't know to a danger that was open by itself, after all others of its safety question.

    It leaves that question unsure. Where the others were not put yet, as after a word in a story,
    the safety question itself comes next and asks about this danger once more.
    """
    asked = question.asks[0]
    if findings.get(asked) != UNCLEAR:
        return {}
    screen = (item for item in knowledge.compounds.values() if item.required_if is None)
    return {
        item.id: UNSURE_TWICE
        for item in screen
        if asked in item.findings and all(part in findings.answers for part in item.findings)
    }


def may_be_undone(knowledge: KnowledgeBase, findings: Findings, rules: Iterable[Rule]) -> bool:
    """Whether these rules hold only as long as it is not known which leg, or how swollen."""
    known = spread(knowledge, findings)
    left = [name for name in SETTLES if not known.was_asked(name)]
    answers = ({name: value} for name in left for value in knowledge.findings[name].values)
    others = [known.answered(one) for one in answers]
    return all(any(not holds(rule.when, other) for other in others) for rule in rules)


def pieced_together(
    knowledge: KnowledgeBase,
    before: Findings,
    question: Question | None,
    heard: Heard,
    now: Assessment,
) -> str | None:
    """The danger to ask about where an emergency is but put together from a story; None: it is not.

    Reading may have misheard a part of it, so its danger is asked about before the talk ends. What
    is an emergency by itself was said in plain words, and ends it.
    """
    if now.urgency != Urgency.emergency_now or now.next_question is not None:
        return None
    asked = set(question.asks) if question else set()
    parts = dict.fromkeys(leaf.finding for leaf in leaves(now.red_flags[0].when))
    told = [name for name in parts if heard.answers.get(name) == YES and name not in asked]
    new = [name for name in told if before.get(name) != YES]
    if not new or any(_alone(knowledge, name) for name in new):
        return None
    return next((name for name in new if knowledge.findings[name].tier == SCREEN), new[0])


def _alone(knowledge: KnowledgeBase, danger: str) -> bool:
    urgency = assessed(knowledge, Findings({danger: YES})).urgency
    return urgency == Urgency.emergency_now
