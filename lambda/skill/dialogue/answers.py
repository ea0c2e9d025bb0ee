"""From what was heard to the next findings, read against the question that is open."""

from collections.abc import Mapping
from typing import TypeGuard

from calf_rules import Findings, KnowledgeBase, Question
from calf_rules.assess import known_only
from calf_rules.conditions import holds
from calf_rules.findings import (
    NAMED,
    NO,
    NOT_SAID_WHICH,
    UNCLEAR,
    UNSURE,
    UNSURE_TWICE,
    YES,
    Answer,
)

from skill.dialogue.open_dangers import danger_unsaid, may_split, part_by_part
from skill.reading import NOT_SO, Heard


def updated(
    knowledge: KnowledgeBase, findings: Findings, question: Question | None, heard: Heard
) -> Findings:
    """The next findings; the same object where nothing was learnt.

    A value that the rules do not have, out of a model older or newer than they, is not learnt.
    """
    kept, taken_back = without_denied(findings, heard)
    facts = dict(known_only(knowledge, Findings(_facts(knowledge, kept, heard))).answers)
    if question is not None:
        facts.update(_answer(knowledge, kept, question, heard, facts))
    facts.update(_concerns(kept, heard, facts))
    facts.update(_vague(knowledge, kept, heard, facts))
    unclear = question is not None and question.form == "compound" and heard.reply == UNSURE
    if question is not None and unclear and may_split(knowledge, question):
        return part_by_part(knowledge, kept.answered(facts), question)
    changed = {name: value for name, value in facts.items() if kept.get(name) != value}
    return kept.answered(changed) if changed or taken_back else findings


def without_denied(findings: Findings, heard: Heard) -> tuple[Findings, bool]:
    """The findings without values that were denied by name ("-night_in_bed"), and whether any was.

    An empty set takes the whole finding back.
    """
    kept: dict[str, Answer] = {}
    for name, told in findings.answers.items():
        said = heard.answers.get(name)
        gone = {value[1:] for value in said if value.startswith(NOT_SO)} if _is_set(said) else set()
        left = findings.values(name) - gone
        if said == frozenset() or not left:
            continue
        kept[name] = told if left == findings.values(name) else left
    same = kept == dict(findings.answers)
    return (findings, False) if same else (Findings(kept, findings.rounds), True)


def _is_set(value: Answer | None) -> TypeGuard[frozenset[str]]:
    return value is not None and not isinstance(value, str)


def _facts(knowledge: KnowledgeBase, findings: Findings, heard: Heard) -> dict[str, Answer]:
    """Facts said outright; values of a finding that takes several are added to earlier ones."""
    facts: dict[str, Answer] = {}
    for name, value in heard.answers.items():
        finding = knowledge.findings.get(name)
        if finding is None:
            continue
        if finding.kind == "multi" and _is_set(value):
            several = _several(findings.get(name), value, heard.corrected)
            facts.update({name: several} if several else {})
        elif value and not (value == UNSURE and findings.is_known(name)):
            facts[name] = value
    if heard.severity is not None and "severity" in knowledge.findings:
        facts["severity"] = str(heard.severity)
    return facts


def _several(earlier: Answer | None, said: frozenset[str], corrected: bool) -> frozenset[str]:
    """Values are added to earlier ones; a correction puts them in their place, unless it denies."""
    added = frozenset(value for value in said if not value.startswith(NOT_SO))
    stays = _is_set(earlier) and (not corrected or added != said)
    return added | earlier if stays and _is_set(earlier) else added


def _concerns(findings: Findings, heard: Heard, facts: Mapping[str, Answer]) -> dict[str, Answer]:
    """Warnings that were said, but not clearly: open until they are asked about.

    What was denied to its own question is not asked again for a mere hint.
    """
    stands = {name for name in heard.hints if findings.get(name) == NO}
    return {
        name: UNCLEAR
        for name in heard.concerns
        if name not in {*facts, *stands} and findings.get(name) not in {YES, UNSURE}
    }


def _vague(
    knowledge: KnowledgeBase, findings: Findings, heard: Heard, facts: Mapping[str, Answer]
) -> dict[str, Answer]:
    """What was told without which: its question is to be put, unless it is known to be there."""
    left = sorted(heard.vague - facts.keys())
    return {name: UNCLEAR for name in left if not _is_present(knowledge, name, findings.get(name))}


def _answer(
    knowledge: KnowledgeBase,
    findings: Findings,
    question: Question,
    heard: Heard,
    facts: Mapping[str, Answer],
) -> dict[str, Answer]:
    """What the words say about the open question as such."""
    if question.form == "which":
        return _which(question, heard, facts)
    if question.id in knowledge.compounds:
        return _compound(knowledge, findings, question, heard, facts)
    if len(question.asks) > 1 and any(name in facts for name in question.asks):
        return {}  # the other half may be asked for by itself
    if heard.reply is None or question.asks[0] in facts:
        return {}
    if heard.reply == UNSURE:
        unsure = {name: UNSURE for name in question.asks if name not in facts}
        return {**unsure, **danger_unsaid(knowledge, findings, question)}
    if question.form == "yes_no":
        return {question.asks[0]: heard.reply}
    return _of_value(knowledge, findings, question.asks[0], heard.reply)


def _of_value(
    knowledge: KnowledgeBase, findings: Findings, finding: str, reply: str
) -> dict[str, Answer]:
    """What a plain yes or no means to a question that asks for a value; often nothing."""
    if reply == NO:
        none = knowledge.none_values.get(finding)
        return {finding: none} if none else {}
    meant = knowledge.yes_values.get(finding, {})
    value = next((value for value, when in meant.items() if holds(when, findings)), None)
    return {finding: value} if value else {}


def _compound(
    knowledge: KnowledgeBase,
    findings: Findings,
    question: Question,
    heard: Heard,
    facts: Mapping[str, Answer],
) -> dict[str, Answer]:
    """A yes that names its parts settles the compound; a bare one leaves "which?" open."""
    parts = knowledge.compounds[question.id].findings
    if any(_is_present(knowledge, name, facts.get(name)) for name in parts):
        return {question.id: NAMED}
    if heard.reply == UNSURE:
        again = findings.get(question.id) == UNSURE
        return {question.id: UNSURE_TWICE if again else UNSURE}
    return {question.id: heard.reply} if heard.reply else {}


def _which(question: Question, heard: Heard, facts: Mapping[str, Answer]) -> dict[str, Answer]:
    compound = question.id.removeprefix("which_")
    if any(facts.get(name) not in {None, NO, UNSURE} for name in question.asks):
        return {compound: NAMED}
    if heard.reply == NO:
        return {compound: NO}
    hinted_at = heard.reply or set(heard.concerns).intersection(question.asks)
    return {compound: NOT_SAID_WHICH} if hinted_at else {}


def _is_present(knowledge: KnowledgeBase, name: str, value: Answer | None) -> bool:
    return value not in {None, NO, UNSURE, knowledge.none_values.get(name)}
