"""One case's whole story: what was asked and answered, and how belief and advice moved."""

from collections.abc import Iterator

from calf_rules import Findings, KnowledgeBase, assess
from calf_rules.findings import Answer

from tools.scoring.figures import FIRST, result
from tools.scoring.play import Played, Step


def story(knowledge: KnowledgeBase, played: Played) -> str:
    """The conversation turn by turn, then the ending against the key."""
    return "\n".join([*_turns(knowledge, played), *_ending(knowledge, played)])


def _turns(knowledge: KnowledgeBase, played: Played) -> Iterator[str]:
    before = Findings.of()
    for number, step in enumerate(played.steps):
        if step.question:
            yield f"{number}. {step.question.kind} question {step.question.id}{_apart(step)}"
        yield f"   Person: {step.said}"
        yield f"   Learnt: {_learnt(before, step.findings) or 'nothing'}"
        yield from _standing(knowledge, before, step)
        yield f"   Skill:  {step.speech}"
        yield ""
        before = step.findings


def _apart(step: Step) -> str:
    apart = step.question.tells_apart if step.question else ()
    return f" (tells apart {' and '.join(apart)})" if apart else ""


def _learnt(before: Findings, after: Findings) -> str:
    new = {name: value for name, value in after.answers.items() if before.get(name) != value}
    return ", ".join(f"{name} {_value(value)}" for name, value in new.items())


def _value(value: Answer) -> str:
    return value if isinstance(value, str) else "+".join(sorted(value))


def _standing(knowledge: KnowledgeBase, before: Findings, step: Step) -> Iterator[str]:
    was, now = assess(knowledge, before), assess(knowledge, step.findings)
    leading = ", ".join(f"{cause.id} {cause.share:.0%}" for cause in now.causes[:FIRST])
    yield f"   Belief: {leading}; advice {now.urgency.name}"
    earlier = {rule.id for rule in was.red_flags}
    new = [f"{rule.id} ({rule.urgency.name})" for rule in now.red_flags if rule.id not in earlier]
    if new:
        yield f"   Rules:  {', '.join(new)}"


def _ending(knowledge: KnowledgeBase, played: Played) -> Iterator[str]:
    case, end = played.case, played.assessment(knowledge)
    ours = result(case, end, played.advised, list(played.asked.values()))
    got = ours.got.name if ours.got is not None else "no advice"
    yield f"Diagnosis: {case.gold_name or 'not said'} ({', '.join(case.gold) or 'none of ours'})"
    yield f"Ranked:    {', '.join(ours.ranked)}"
    yield f"Advice:    {got}; the key is {case.urgency.name}"
    yield f"Rules:     {', '.join(rule.id for rule in end.red_flags) or 'none'}"
    yield f"Questions: {ours.questions}, of them {ours.safety_questions} about safety"
    yield f"Result:    {'fails' if ours.failed else 'passes'}"
