"""Where a case went wrong: misheard, never asked, ranked wrongly, or advised wrongly."""

from collections.abc import Iterator

from calf_rules import Assessment, KnowledgeBase
from calf_rules.findings import UNCLEAR, UNSURE, Findings
from calf_rules.red_flags import spread

from tools.scoring.cases import Case
from tools.scoring.figures import Result
from tools.scoring.play import Played


def reasons(
    knowledge: KnowledgeBase, played: Played, end: Assessment, ours: Result, facts: Result
) -> list[str]:
    """What went wrong, each as a class and its details; empty where nothing did."""
    if not ours.failed:
        return []
    found = []
    if not played.advised:
        found.append("no advice: the dialogue ended before a verdict")
    misheard = list(contradictions(played.case, played.heard))
    if misheard:
        found.append(f"misheard: {', '.join(misheard)}")
    beside = list(heard_beside(played.case, played.heard))
    if beside:
        found.append(f"heard beside the facts: {', '.join(beside)}")
    unknown = list(never_learnt(knowledge, played))
    missed = ours.is_covered and not ours.top3
    if ((missed and facts.top3) or (not ours.exact and facts.exact)) and unknown:
        found.append(f"never asked: {', '.join(unknown)}")
    if missed and not facts.top3:
        found.append("ranking: gold is not among three even with every fact known")
    if not ours.exact:
        found.append(f"urgency: {_why(knowledge, end)}")
    return found


def contradictions(case: Case, heard: Findings) -> Iterator[str]:
    """What was heard in the first sentence against the facts."""
    for name, fact in case.facts.items():
        values = heard.values(name) - {UNSURE, UNCLEAR}
        known = {fact} if isinstance(fact, str) else {*fact}
        if values and values.isdisjoint(known):
            yield f"{name} {'+'.join(sorted(values))} for {'+'.join(sorted(known))}"


def heard_beside(case: Case, heard: Findings) -> Iterator[str]:
    """What was heard in the first sentence and the facts are silent about: right or misheard."""
    for name in heard.answers:
        if name not in case.facts:
            yield f"{name} {'+'.join(sorted(heard.values(name)))}"


def never_learnt(knowledge: KnowledgeBase, played: Played) -> Iterator[str]:
    """Facts that the skill did not know in the end."""
    told = spread(knowledge, played.findings)
    for name in played.case.facts:
        if not told.is_known(name):
            yield name


def _why(knowledge: KnowledgeBase, end: Assessment) -> str:
    rules = [rule.id for rule in end.red_flags if rule.urgency == end.urgency]
    if rules:
        return f"{end.urgency.name} by {', '.join(rules)}"
    heavy = [
        f"{cause.id} {cause.share:.0%}"
        for cause in end.causes
        if knowledge.causes[cause.id].urgency >= end.urgency
    ]
    return f"{end.urgency.name} by belief ({', '.join(heavy[:3])})"
