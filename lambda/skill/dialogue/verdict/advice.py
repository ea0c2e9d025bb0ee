"""What is said at the end: action, whom to contact, one reason, causes, safety net."""

from collections.abc import Iterable, Iterator

from calf_rules import Assessment, Findings, KnowledgeBase, Urgency
from calf_rules.conditions import holds, leaves
from calf_rules.model import Rule
from calf_rules.red_flags import spread

from skill.dialogue.turn import Moment, of_whom
from skill.dialogue.verdict.assessing import assessed
from skill.dialogue.verdict.reasons import why_leading
from skill.dialogue.verdict.understood import MOST_READ_BACK, understood, weightiest
from skill.state import Line, State
from skill.tags import Family, one_of

SWELLING, ONE_SWELLS = "swelling", "swelling.one_leg"
MOST_SINCE = 2  # answers by which the advice became milder: enough to know what changed it
MOST_CAUSES = 3  # clinical.md 5.2, rule 3
MATERNITY = frozenset({"pregnant", "gave_birth_6w"})
Lines = tuple[Line, ...]


def verdict(moment: Moment) -> Lines:
    """The whole advice, for anything milder than an emergency."""
    state, assessment = moment.state, moment.assessment
    child: Lines = (("verdict.child", {}),) if state.talk.speaker == "child" else ()
    return (
        *child,
        *whom(assessment, state),
        *_reason(assessment, state),
        *_grounds(moment),
        *causes(moment.knowledge, assessment),
        *_check_too(moment),
        *_no_massage(moment),
        _safety_net(moment),
    )


def same(moment: Moment) -> Lines:
    """Advice that has not changed: that, the causes where they shifted, and what is soon to do."""
    soon = moment.assessment.urgency > Urgency.routine
    told: Lines = (action(moment.assessment, moment.state),) if soon else ()
    if spoken_causes(moment.knowledge, moment.assessment) == moment.state.advice.named:
        return (("dialogue.advice_same", {}), *told, *_no_massage(moment))
    shifted = causes(moment.knowledge, moment.assessment)
    return (("dialogue.advice_same_causes", {}), *told, *shifted, *_no_massage(moment))


def changed(moment: Moment) -> Lines:
    """What the advice was is named, where it becomes more or less urgent than was said before."""
    if _sooner(moment):
        return (("dialogue.advice_sooner", {}),)
    if not _later(moment):
        return ()
    since = _since(moment)
    if since:
        return (("dialogue.advice_since", {"findings": since}),)
    return (("dialogue.advice_later", {}),)


def _sooner(moment: Moment) -> bool:
    before = moment.before.advice
    return before.given and moment.assessment.urgency > before.level


def _later(moment: Moment) -> bool:
    before = moment.before.advice
    return moment.assessment.urgency < (before.level if before.given else before.warned)


def _since(moment: Moment) -> list[list[str]]:
    """The answers but for which the warning that was named would still stand."""
    knowledge, findings = moment.knowledge, moment.state.findings
    rule = next((one for one in knowledge.rules if one.id == moment.before.advice.why), None)
    wanted: dict[str, set[str]] = {}
    for leaf in leaves(rule.when) if rule else ():
        wanted.setdefault(leaf.finding, set()).update(leaf.values)
    known = wanted.keys() & knowledge.findings.keys()
    told = [name for name in findings.answers if name in known and findings.is_known(name)]
    found = [
        [name, value]
        for name in told
        for value in sorted(findings.values(name))
        if any(rule in one.red_flags for one in _otherwise(moment, name, wanted[name]))
    ]
    return found[:MOST_SINCE]


def _otherwise(moment: Moment, name: str, values: Iterable[str]) -> Iterator[Assessment]:
    """What it would amount to without an answer, or with another in its place."""
    findings = moment.state.findings
    left = {other: answer for other, answer in findings.answers.items() if other != name}
    yield assessed(moment.knowledge, Findings(left, findings.rounds))
    if moment.knowledge.findings[name].kind != "multi":
        for value in sorted(values):
            yield assessed(moment.knowledge, findings.answered({name: value}))


def action(assessment: Assessment, state: State) -> Line:
    """What to do, in one sentence."""
    other = state.talk.speaker == "other"
    who: Family = "verdict.action_other." if other else "verdict.action."
    return (one_of(who, assessment.urgency.name), of_whom(state))


def whom(assessment: Assessment, state: State) -> Lines:
    """The action, and whom to contact; who that is has been explained once advice was given."""
    how: Family = "verdict.start." if state.advice.given else "verdict.contact."
    contact: Line = (one_of(how, assessment.urgency.name), {"specialist": assessment.see[0]})
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


def deciding(assessment: Assessment) -> Rule | None:
    """The warning rule that makes the advice as urgent as it is, if one does."""
    return next((r for r in assessment.red_flags if r.urgency == assessment.urgency), None)


def _reason_too(assessment: Assessment, first: Rule) -> Lines:
    """What else makes it so urgent, where that points to another cause ("... an infection")."""
    others = (
        rule.id
        for rule in assessment.red_flags
        if rule.urgency == first.urgency and rule.cause and rule.cause != first.cause
    )
    other = next(others, None)
    return (("verdict.reason_too", {"short_rule": other}),) if other and first.cause else ()


def _reason(assessment: Assessment, state: State) -> Lines:
    """One reason: the rule that decided, that it has grown, or what speaks for the first cause.

    Of a rule whose reason was said on the way, only what not to do is left to say.
    """
    rule = deciding(assessment)
    if rule is not None:
        said = rule.id == state.advice.why
        reason: Line = ("rules.do_not" if said else "rules.say", {"rule": rule.id})
        return (reason, *_reason_too(assessment, rule))
    if state.recall.course:
        return (("memory.worsening", {}),)
    if assessment.urgency == Urgency.self_care:
        return (("verdict.reason_no_warning", {}),)
    found = why_leading(assessment) if state.advice.checked or state.advice.given else []
    return (("verdict.reason_answers", {"findings": found}),) if found else ()


def _check_too(moment: Moment) -> Lines:
    """What a warning wants excluded, where its reason was said on the way and no cause names it."""
    rule, told = deciding(moment.assessment), moment.state.advice.why
    if rule is None or rule.id != told or rule.urgency < Urgency.same_day:
        return ()
    named = spoken_causes(moment.knowledge, moment.assessment)
    unsaid = rule.cause in moment.assessment.check_for and rule.cause not in named
    return (("verdict.check_too", {"causes": [rule.cause]}),) if unsaid else ()


def _grounds(moment: Moment) -> Lines:
    """What the advice goes by, where it has not been read back and there is no change to tell."""
    if moment.state.advice.checked or moment.state.advice.given or _later(moment):
        return ()
    told = weightiest(moment.knowledge, moment.state.findings, moment.assessment)
    none = moment.knowledge.none_values
    found = [one for one in told if one[1] != none.get(one[0])][:MOST_READ_BACK]
    return (("verdict.grounds", {"findings": found}),) if found else ()


def causes(knowledge: KnowledgeBase, assessment: Assessment) -> Lines:
    """What it could be."""
    named = spoken_causes(knowledge, assessment)
    urgent = knowledge.causes[named[0]].urgency >= Urgency.same_day
    kind: Family = "verdict.causes_urgent." if urgent else "verdict.causes."
    if named[0] != assessment.named[0]:
        kind = "verdict.causes_check."
    return ((one_of(kind, len(named)), {"causes": list(named)}),)


def _no_massage(moment: Moment) -> Lines:
    """Massage is warned against once in a conversation."""
    now = _forbids_massage(moment.knowledge, moment.assessment)
    if not now or (moment.before.advice.given and _forbidden_before(moment)):
        return ()
    return (("verdict.no_massage", {}),)


def _forbidden_before(moment: Moment) -> bool:
    before = moment.before
    last = assessed(moment.knowledge, before.findings, before.recall.course)
    return _forbids_massage(moment.knowledge, last)


def _forbids_massage(knowledge: KnowledgeBase, assessment: Assessment) -> bool:
    rule = deciding(assessment)
    said = {*in_question(knowledge, assessment), *((rule.id,) if rule else ())}
    return bool(knowledge.self_care.no_massage & said)


def _safety_net(moment: Moment) -> Line:
    knowledge, findings = moment.knowledge, moment.state.findings
    here = already(knowledge, findings)
    cause = spoken_causes(knowledge, moment.assessment)[0]
    today = moment.assessment.urgency >= Urgency.same_day
    if today or SWELLING in here or not holds(knowledge.one_leg, spread(knowledge, findings)):
        return ("verdict.safety_net", {"cause": cause, "already": here})
    here += [SWELLING, ONE_SWELLS]  # it has a sentence of its own
    return ("verdict.safety_net_one_leg", {"cause": cause, "already": here})


def change(moment: Moment, cause: str) -> Line:
    """What would make it more urgent."""
    here = already(moment.knowledge, moment.state.findings)
    return ("dialogue.more_change", {"cause": cause, "already": here})


def already(knowledge: KnowledgeBase, findings: Findings) -> list[str]:
    """What is there by now, as finding and as finding.value: no warning of what may yet come."""
    here: set[str] = set()
    for finding, value in understood(findings):
        if value != knowledge.none_values.get(finding):
            here |= {finding, f"{finding}.{value}"}
    for (finding, group), values in knowledge.value_groups.items():
        if findings.values(finding) & set(values):
            here.add(f"{finding}.{group}")
    return sorted(here)
