"""Why: what speaks for and against the leading cause, and what kind of evidence that is."""

from collections.abc import Iterable

from calf_rules import Assessment
from calf_rules.assess import likelihoods
from calf_rules.findings import YES
from calf_rules.ranking import Reason
from calf_rules.ranking import reasons as of_cause
from calf_rules.red_flags import spread

from skill.dialogue.turn import Moment
from skill.state import Line
from skill.tags import one_of

MOST_REASONS = 2  # for, and as many against
LEAST = 0.4  # weight of one that is spoken: it makes the cause half again as likely, or as unlikely
LEG, SIDES = "leg", frozenset({"left", "right"})  # that it is one leg may speak, not which
EVIDENCE = {
    "R": "published",
    "RE": "published_estimate",
    "C": "recalled",
    "E": "estimate",
    "F": "estimate",
}


def reasons(assessment: Assessment) -> tuple[Line, ...]:
    """The rule that decided how soon, or what speaks against the leading cause; and for it."""
    leading = assessment.causes[0]
    found, against = why_leading(assessment), _told(_strongest(leading.reasons, -1))
    lines: list[Line] = []
    ruled = assessment.red_flags and assessment.red_flags[0].urgency == assessment.urgency
    if ruled:
        lines.append(("verdict.for_rule", {"short_rule": assessment.red_flags[0].id}))
    if found:
        lines.append(("verdict.for_one", {"causes": [leading.id], "findings": found}))
    if against and not ruled:
        lines.append(("verdict.against_one", {"findings": against}))
    elif found and not ruled:
        lines.append(("verdict.nothing_against", {}))
    return (*lines, ("verdict.not_certain", {}))


def graded(assessment: Assessment) -> tuple[Line, ...]:
    """What kind of evidence the strongest reason for the leading cause is."""
    found = _strongest(assessment.causes[0].reasons, 1)
    return ((one_of("verdict.evidence.", EVIDENCE[found[0].grade]), {}),) if found else ()


def reasons_about(moment: Moment, cause: str) -> tuple[Line, ...]:
    """What speaks for and against any cause."""
    tables = likelihoods(moment.knowledge)
    found = of_cause(tables, spread(moment.knowledge, moment.state.findings), cause)
    pro, con = _told(_strongest(found, 1)), _told(_strongest(found, -1))
    lines: list[Line] = []
    if pro:
        lines.append(("verdict.for_one", {"causes": [cause], "findings": pro}))
    if con:
        lines.append(("verdict.against_one", {"findings": con}))
    return (*lines,) or (("verdict.neither_for_nor_against", {}),)


def fitting_best(moment: Moment, finding: str, causes: Iterable[str]) -> str | None:
    """Of these causes the one for which a yes to a finding, told or not, speaks most; if any."""
    if moment.knowledge.findings[finding].kind != "bool":
        return None
    told = spread(moment.knowledge, moment.state.findings.answered({finding: YES}))
    tables = likelihoods(moment.knowledge)
    speaks = {
        cause: one.weight
        for cause in causes
        for one in of_cause(tables, told, cause)
        if one.finding == finding and one.weight > 0
    }
    return max(speaks, key=lambda cause: speaks[cause], default=None)


def why_leading(assessment: Assessment) -> list[list[str]]:
    """What speaks for the leading cause, as [finding, value]."""
    return _told(_strongest(assessment.causes[0].reasons, 1))


def sources(assessment: Assessment, named: Iterable[str]) -> list[str]:
    """The numbers of the sources behind the advice, each once."""
    found = [number for rule in assessment.red_flags for number in rule.sources]
    for cause in assessment.causes:
        if cause.id in set(named):
            found += [number for reason in cause.reasons for number in reason.sources]
    return list(dict.fromkeys(found))


def _strongest(found: Iterable[Reason], sign: int) -> list[Reason]:
    return [reason for reason in found if reason.weight * sign >= LEAST][:MOST_REASONS]


def _told(found: Iterable[Reason]) -> list[list[str]]:
    return [
        [one.finding, "one" if one.finding == LEG and one.value in SIDES else one.value]
        for one in found
    ]
