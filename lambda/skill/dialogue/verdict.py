"""What is said at the end: action, whom to contact, one reason, causes, safety net."""

from calf_rules import Assessment, Findings, KnowledgeBase, Urgency
from calf_rules.conditions import holds
from calf_rules.ranking import Reason
from calf_rules.red_flags import spread

from skill.state import Line, State

MOST_CAUSES = 3  # clinical.md 5.2, rule 3
MOST_REASONS = 2  # for, and as many against
# With these massage is never right (clinical.md 5.2, rule 7): clots, and what looks like one.
CLOTS = frozenset(
    {
        "dvt",
        "pulmonary_embolism",
        "superficial_thrombophlebitis",
        "pelvic_vein_compression",
        "bakers_cyst",
    }
)
MATERNITY = frozenset({"pregnant", "gave_birth_6w"})
EVIDENCE = {"R": "published", "RE": "published_estimate", "C": "recalled", "E": "estimate"}


def verdict(knowledge: KnowledgeBase, state: State, assessment: Assessment) -> tuple[Line, ...]:
    """The whole advice, for anything milder than an emergency."""
    causes = spoken_causes(knowledge, assessment)
    rule = next((r for r in assessment.red_flags if r.urgency == assessment.urgency), None)
    lines: list[Line] = [_read_back(state.findings), *whom(assessment, state)]
    if rule is not None:
        lines.append(("rules.say", {"rule": rule.id}))
    urgent = knowledge.causes[causes[0]].urgency >= Urgency.same_day
    key = f"verdict.causes{'_urgent' if urgent else ''}.{len(causes)}"
    lines.append((key, {"causes": list(causes)}))
    if CLOTS.intersection(causes) and (rule is None or rule.cause not in CLOTS):
        lines.append(("verdict.no_massage", {}))
    lines.append((_safety_net(knowledge, state.findings), {"cause": causes[0]}))
    return tuple(lines)


def _read_back(findings: Findings) -> Line:
    found = understood(findings)
    return (
        ("dialogue.read_back", {"findings": found})
        if found
        else (
            "dialogue.nothing_understood",
            {},
        )
    )


def whom(assessment: Assessment, state: State) -> tuple[Line, ...]:
    """The action, and whom to contact."""
    urgency = assessment.urgency.name
    contact: Line = (f"verdict.contact.{urgency}", {"specialist": assessment.see[0]})
    expecting = state.findings.values("pregnancy") & MATERNITY
    if expecting and assessment.urgency == Urgency.same_day:
        contact = ("verdict.maternity", {})
    action = "action" if state.speaker == "self" else "action_other"
    return ((f"verdict.{action}.{urgency}", {}), contact)


def spoken_causes(knowledge: KnowledgeBase, assessment: Assessment) -> tuple[str, ...]:
    """At most three causes: the most urgent first where it is urgent, then the likeliest."""
    least = knowledge.scoring.least_share
    leading = assessment.causes[0].id
    named = [
        cause.id
        for cause in assessment.causes[:MOST_CAUSES]
        if cause.share >= least or cause.id == leading
    ]
    urgent = [name for name in named if knowledge.causes[name].urgency >= Urgency.same_day]
    first = max(urgent, key=lambda name: knowledge.causes[name].urgency, default=named[0])
    return (first, *(name for name in named if name != first))


def reasons(assessment: Assessment) -> tuple[Line, ...]:
    """What speaks for and against the leading cause, and what kind of evidence that is."""
    leading = assessment.causes[0]
    speaks_for = [reason for reason in leading.reasons if reason.weight > 0][:MOST_REASONS]
    against = [reason for reason in leading.reasons if reason.weight < 0][:MOST_REASONS]
    lines: list[Line] = []
    if assessment.red_flags and assessment.red_flags[0].urgency == assessment.urgency:
        lines.append(("verdict.for_rule", {"short_rule": assessment.red_flags[0].id}))
    if speaks_for:
        filling = {"causes": [leading.id], "findings": _told(speaks_for)}
        lines.append(("verdict.for_one", filling))
        lines.append((f"verdict.evidence.{EVIDENCE[speaks_for[0].grade]}", {}))
    if against:
        lines.append(("verdict.against_one", {"findings": _told(against)}))
    return (*lines, ("verdict.not_certain", {}))


def _told(found: list[Reason]) -> list[list[str]]:
    return [[reason.finding, reason.value] for reason in found]


def understood(findings: Findings) -> list[list[str]]:
    """Findings worth reading back, as [finding, value]: what was affirmed, not every denial."""
    skip = {"no", "unsure", "unclear"}
    return [
        [finding, value]
        for finding in findings.answers
        for value in sorted(findings.values(finding) - skip)
    ]


def _safety_net(knowledge: KnowledgeBase, findings: Findings) -> str:
    one_leg = holds(knowledge.one_leg, spread(knowledge, findings))
    return f"verdict.safety_net{'_one_leg' if one_leg else ''}"
