"""What is said at the end: action, whom to contact, one reason, causes, safety net."""

from calf_rules import Assessment, Findings, KnowledgeBase, Urgency
from calf_rules.conditions import holds
from calf_rules.model import Rule
from calf_rules.red_flags import spread

from skill.dialogue.reasons import why_leading
from skill.state import Line, State

MOST_CAUSES = 3  # clinical.md 5.2, rule 3
MATERNITY = frozenset({"pregnant", "gave_birth_6w"})
Lines = tuple[Line, ...]


def verdict(knowledge: KnowledgeBase, state: State, assessment: Assessment) -> Lines:
    """The whole advice, for anything milder than an emergency."""
    named = spoken_causes(knowledge, assessment)
    child: Lines = (("verdict.child", {}),) if state.speaker == "child" else ()
    return (
        *child,
        *whom(assessment, state),
        *_reason(assessment, state),
        *causes(knowledge, assessment),
        (_safety_net(knowledge, state.findings), {"cause": named[0]}),
    )


def briefly(knowledge: KnowledgeBase, state: State, assessment: Assessment) -> Lines:
    """Advice that has not changed: the action once more, and the causes where they shifted."""
    named = spoken_causes(knowledge, assessment)
    shifted = causes(knowledge, assessment) if named != state.named else ()
    return (action(assessment, state), *shifted)


def action(assessment: Assessment, state: State) -> Line:
    """What to do, in one sentence."""
    who = "action_other" if state.speaker == "other" else "action"
    return (f"verdict.{who}.{assessment.urgency.name}", {})


def whom(assessment: Assessment, state: State) -> Lines:
    """The action, and whom to contact."""
    contact: Line = (
        f"verdict.contact.{assessment.urgency.name}",
        {"specialist": assessment.see[0]},
    )
    expecting = state.findings.values("pregnancy") & MATERNITY
    if expecting and assessment.urgency == Urgency.same_day:
        contact = ("verdict.maternity", {})
    return (action(assessment, state), contact)


def spoken_causes(knowledge: KnowledgeBase, assessment: Assessment) -> tuple[str, ...]:
    """The causes that are named: what a warning wants checked at once, then the likeliest."""
    check = (
        name
        for name in assessment.check_for
        if name in assessment.named and knowledge.causes[name].urgency >= Urgency.same_day
    )
    first = next(check, assessment.named[0])
    return (first, *(name for name in assessment.named if name != first))


def in_question(knowledge: KnowledgeBase, assessment: Assessment) -> tuple[str, ...]:
    """What is named, and what a warning wants excluded although three others are likelier."""
    return tuple(dict.fromkeys((*spoken_causes(knowledge, assessment), *assessment.check_for)))


def _rule(assessment: Assessment) -> Rule | None:
    return next((r for r in assessment.red_flags if r.urgency == assessment.urgency), None)


def _reason(assessment: Assessment, state: State) -> Lines:
    """One reason: the rule that decided, that it has grown, or what speaks for the first cause."""
    rule = _rule(assessment)
    if rule is not None:
        return (("rules.say", {"rule": rule.id}),)
    if state.worse:
        return (("memory.worsening", {}),)
    if assessment.urgency == Urgency.self_care:
        return (("verdict.reason_no_warning", {}),)
    found = why_leading(assessment)
    return (("verdict.reason_answers", {"findings": found}),) if found else ()


def causes(knowledge: KnowledgeBase, assessment: Assessment) -> Lines:
    """What it could be; massage is warned against where a clot is among it."""
    named = spoken_causes(knowledge, assessment)
    urgent = knowledge.causes[named[0]].urgency >= Urgency.same_day
    kind = "_check" if named[0] != assessment.named[0] else "_urgent" if urgent else ""
    key = f"verdict.causes{kind}.{len(named)}"
    lines: Lines = ((key, {"causes": list(named)}),)
    rule = _rule(assessment)
    clots = knowledge.self_care.no_massage
    near = clots & set(in_question(knowledge, assessment))
    if near and (rule is None or rule.cause not in clots):
        return (*lines, ("verdict.no_massage", {}))
    return lines


def _safety_net(knowledge: KnowledgeBase, findings: Findings) -> str:
    one_leg = holds(knowledge.one_leg, spread(knowledge, findings))
    return f"verdict.safety_net{'_one_leg' if one_leg else ''}"
