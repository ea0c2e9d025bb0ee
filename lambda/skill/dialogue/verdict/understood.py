"""What was understood, as findings that can be read back, now or when the person comes back."""

from collections.abc import Mapping
from itertools import pairwise

from calf_rules import Assessment, Findings, KnowledgeBase
from calf_rules.assess import known_only
from calf_rules.conditions import leaves
from calf_rules.findings import NAMED, NO, UNCLEAR, UNSURE, UNSURE_TWICE, Answer

from skill.state import Line
from skill.tags import Tag

AT_ONCE = 3  # findings in one spoken sentence: longer lists are not remembered
MOST_READ_BACK = 6  # findings that are read back before the advice
LEG = "leg"
MOST_CARRIED = 6  # findings that "is it the same?" reads back: two sentences
PASSING = frozenset({"duration", "onset", "severity", "trend"})  # other by the next time
LASTING = frozenset({"age_band", "sex"})
UNSAID = frozenset({NO, UNSURE, UNCLEAR, NAMED, UNSURE_TWICE})  # not every denial is read back


def understood(findings: Findings) -> list[list[str]]:
    """Findings worth reading back, as [finding, value]."""
    return [
        [finding, value]
        for finding in findings.answers
        for value in sorted(findings.values(finding) - UNSAID)
    ]


def newly(knowledge: KnowledgeBase, before: Findings, after: Findings) -> list[list[str]]:
    """What was told since, as [finding, value], each fact once; not denials, nor who it is."""
    told = [
        [finding, value]
        for finding, value in understood(after)
        if value not in before.values(finding)
        and value != knowledge.none_values.get(finding)
        and finding not in LASTING
    ]
    return told_once(knowledge, told)


def stated(knowledge: KnowledgeBase, findings: Findings) -> list[list[str]]:
    """What stands after a correction, as [finding, value]: what is there, and what is not."""
    told = understood(findings)
    return told + [one for one in denied(knowledge, findings) if one[0] in knowledge.findings]


def denied(knowledge: KnowledgeBase, findings: Findings) -> list[list[str]]:
    """What was denied, as [finding, value]: a doctor wants to read that too.

    Not a question about several things, of which one was told after all.
    """
    told = {finding for finding, _ in understood(findings)}
    parts = {name: set(compound.findings) for name, compound in knowledge.compounds.items()}
    return [
        [finding, NO]
        for finding in findings.answers
        if findings.get(finding) == NO and not parts.get(finding, set()) & told
    ]


def carried(
    knowledge: KnowledgeBase, answers: Mapping[str, Answer]
) -> tuple[list[list[str]], dict[str, Answer]]:
    """Of the answers of last time: what is read back, and what holds once that is confirmed.

    A few things that were there, never a denial, and never what changes by itself; and, unspoken,
    what never changes.
    """
    known = known_only(knowledge, Findings(answers))
    there = [
        [finding, value]
        for finding, value in understood(known)
        if finding not in PASSING | LASTING and value != knowledge.none_values.get(finding)
    ]
    spoken = told_once(knowledge, there)[:MOST_CARRIED]
    confirmed = {fact for one in spoken for fact in _facts(knowledge, one)}
    held = [one for one in there if one in spoken or _facts(knowledge, one) & confirmed]
    lasting = {name: known.answers[name] for name in LASTING if known.is_known(name)}
    return spoken, {**_answers(knowledge, held), **lasting}


def _answers(knowledge: KnowledgeBase, found: list[list[str]]) -> dict[str, Answer]:
    """Findings and values, as they are answered."""
    values: dict[str, set[str]] = {}
    for finding, value in found:
        values.setdefault(finding, set()).add(value)
    several = {name for name in values if knowledge.findings[name].kind == "multi"}
    return {
        name: frozenset(told) if name in several else next(iter(told))
        for name, told in values.items()
    }


def told_once(knowledge: KnowledgeBase, found: list[list[str]]) -> list[list[str]]:
    """Without what tells a fact over again (the overlaps of scoring.yaml); the leg leads."""
    kept: list[list[str]] = []
    said: set[int] = set()
    for one in sorted(found, key=lambda one: one[0] != LEG):
        facts = _facts(knowledge, one)
        if not facts & said:
            kept.append(one)
        said |= facts
    return kept


def _facts(knowledge: KnowledgeBase, found: list[str]) -> set[int]:
    """The facts that a finding and its value tell, of those that others tell as well."""
    overlaps = enumerate(knowledge.scoring.overlaps)
    return {place for place, (_, members) in overlaps if tuple(found) in members}


def read_back(knowledge: KnowledgeBase, findings: Findings, now: Assessment) -> tuple[Line, ...]:
    """What was understood and weighs most, a few findings in each sentence."""
    found = weightiest(knowledge, findings, now)[:MOST_READ_BACK]
    return grouped(found, "dialogue.read_back") if found else (("dialogue.nothing_understood", {}),)


def echo(knowledge: KnowledgeBase, findings: Findings, now: Assessment) -> tuple[Line, ...]:
    """A few words of what was understood, while a mistake is still easy to mend."""
    told = weightiest(knowledge, findings, now, decided=False)
    found = [one for one in told if one[0] not in LASTING] + vague(knowledge, findings)
    return (("dialogue.echo", {"echo": found}),) if found else ()


def vague(knowledge: KnowledgeBase, findings: Findings) -> list[list[str]]:
    """What was told without which, as [finding, value]: unclear, and no matter of yes or no."""
    unclear = [name for name in findings.answers if findings.get(name) == UNCLEAR]
    return [[name, UNCLEAR] for name in unclear if knowledge.findings[name].kind != "bool"]


def weightiest(
    knowledge: KnowledgeBase, findings: Findings, now: Assessment, *, decided: bool = True
) -> list[list[str]]:
    """What was told, each fact once: the leg, then dangers, what decided, and the rest.

    Of what weighs alike first what few people tell; for how long, and how it goes on, is what
    decides last. `decided`: enough was asked for that.
    """
    named_by = [leaf for rule in now.red_flags for leaf in leaves(rule.when)]
    ruling = [(leaf.finding, value) for leaf in named_by for value in leaf.values]
    reasons = now.causes[0].reasons if decided else ()
    leading = {(one.finding, one.value) for one in reasons if one.weight > 0}

    def rank(one: list[str]) -> tuple[int, float]:
        named, value = one
        if named == LEG:
            return 0, 0
        if value == knowledge.none_values.get(named) or named in LASTING:
            return 4, 0
        if (named, value) in ruling and named not in PASSING:
            return 1, ruling.index((named, value))
        decides = (named, value) in leading or (named, value) in ruling
        return (2 if decides else 3), _commonness(knowledge, named, value)

    return sorted(told_once(knowledge, understood(findings)), key=rank)


def _commonness(knowledge: KnowledgeBase, named: str, value: str) -> float:
    """The share of people who tell it, 0 to 1; 1 of a yes to several things, and of a number."""
    finding = knowledge.findings.get(named)
    return finding.base[value] if finding and finding.kind != "number" else 1.0


def grouped(found: list[list[str]], key: Tag) -> tuple[Line, ...]:
    """Findings in sentences of a few: the first under the key, the others going on from it."""
    first, *others = _groups(found)
    return (
        (key, {"findings": first}),
        *(("dialogue.read_back_also", {"findings": group}) for group in others),
    )


def _groups(found: list[list[str]]) -> list[list[list[str]]]:
    """Split into as few sentences as may be, of nearly the same length."""
    sentences = -(-len(found) // AT_ONCE)
    bounds = [round(len(found) * place / sentences) for place in range(sentences + 1)]
    return [found[start:end] for start, end in pairwise(bounds)]
