"""Warning rules: which hold, and how urgent they make it.

Deterministic, from yes-answers and exclusion only; no score can lower what a rule demands.
"""

from collections.abc import Iterable

from calf_rules.findings import NO, UNSURE, YES, Findings
from calf_rules.model import KnowledgeBase, Rule, Urgency


def fired(knowledge: KnowledgeBase, findings: Findings) -> tuple[Rule, ...]:
    """The rules that hold, the most urgent first, then in the order of the files."""
    told = findings.pairs
    found = [rule for rule in knowledge.rules if rule.when.holds(told)]
    return tuple(sorted(found, key=lambda rule: -rule.urgency))


def most_urgent(rules: Iterable[Rule]) -> Urgency:
    """The most urgent level that these rules demand; self_care where there is none."""
    return max((rule.urgency for rule in rules), default=Urgency.self_care)


def spread(knowledge: KnowledgeBase, findings: Findings) -> Findings:
    """Findings in which an answer stands for all that it tells.

    What one answer implies about another finding counts as told, unless that was answered itself.
    An answer to a compound question stands for each of its parts:
    "no" denies every part that was not told before, "don't know" leaves each unsure, and "yes" to
    a compound of one part affirms it. After "yes" to several, the parts stay open until named.
    """
    extra: dict[str, str] = {}
    for compound in knowledge.compounds.values():
        answer = findings.get(compound.id)
        for part in compound.findings:
            if answer is None or findings.was_asked(part):
                continue
            if answer in {NO, "named"}:
                extra[part] = knowledge.none_values.get(part, NO)
            elif answer in {UNSURE, "unsure_twice"}:
                extra[part] = UNSURE
            elif answer == YES and len(compound.findings) == 1:
                extra[part] = YES
    extra.update(
        (other, implied)
        for finding, value, other, implied in _implications(knowledge, findings)
        if not findings.was_asked(other) and value in findings.values(finding)
    )
    return Findings({**findings.answers, **extra}, findings.rounds) if extra else findings


def _implications(
    knowledge: KnowledgeBase, findings: Findings
) -> Iterable[tuple[str, str, str, str]]:
    """Finding, value, other finding and what the value says about that."""
    for finding in findings.answers:
        for value, others in knowledge.implies.get(finding, {}).items():
            for other, implied in others.items():
                yield finding, value, other, implied
