"""What the speaker does with the utterance: tells, answers, asks, corrects, or steers."""

from collections.abc import Mapping
from typing import Any

from .facts import Gathered
from .look import Seen
from .model import Asked
from .scope import Tags
from .tokens import Words

_HEALTH = ("#leg", "#pain", "#illness", "#care_person", "#remedy_noun", "#seen_word")


def reply(words: Words, tags: Tags, asked: Asked | None) -> str | None:
    """yes, no or unsure as such, when the utterance begins with it (or is nothing else)."""
    start, lead = 0, tags.starts("#reply_lead")
    while start in lead:
        start = lead[start]
    found, reach = None, start
    for name in ("unsure", "no", "yes"):
        end = tags.starts(f"#say_{name}").get(start, 0)
        if asked is not None:
            end = max(end, tags.starts(f"#say_{name}_asked").get(start, 0))
        if end > reach and _answers(words, tags, start, end):
            found, reach = name, end
    if (
        found == "no"
        and tags.starts("#bare_no").get(start) == reach
        and not (
            reach == len(words.raw) or reach in words.stops or reach in tags.starts("#after_no")
        )
    ):
        return None
    ends = any(span.end == len(words.raw) for span in tags.of("#doubt_after"))
    return "unsure" if found == "yes" and ends and reach < len(words.raw) else found


def _answers(words: Words, tags: Tags, start: int, end: int) -> bool:
    if end == len(words.raw) or end in words.stops:
        return True
    whole = any(s.start == start and s.end == end for s in tags.of("#only_whole"))
    return not whole or end in tags.starts("#reply_next")


def kind(
    seen: Seen,
    table: Mapping[str, Any],
    asked: Asked | None,
    found: Gathered,
    replied: str | None,
    score: int | None,
) -> str:
    """The one speech act; danger first, then steering, questions, corrections, answers, telling."""
    first = _danger(seen, table, found) or _steered(seen, table, found)
    if first:
        return first
    if corrects(seen, found.answers) and _strong_correction(seen):
        return "correct_earlier_answer"
    there = {name for name, _, _ in seen.kinds}
    question = next((str(name) for name in table["asking"] if name in there), None)
    if question:
        return question if _on_subject(seen, asked) else "off_topic"
    told = set(found.answers) & ({asked.id, *asked.asks} if asked else set())
    if replied and not (told and asked and asked.form in ("value", "number")):
        return f"answer_{replied}"
    return _telling(seen, table, asked, found, score)


def _danger(seen: Seen, table: Mapping[str, Any], found: Gathered) -> str | None:
    there = {name for name, _, _ in seen.kinds}
    for name in table["danger"]:
        if name in there:
            return str(name)
    if _calls(seen):
        return "emergency_statement"
    if 0 in seen.tags.starts("#command") and not seen.tags.of("#leg", "#pain", "#diary"):
        return "off_topic"
    urgent = any(_urgent(name, seen, table) for name in found.certain)
    return "emergency_statement" if urgent else None


def _steered(seen: Seen, table: Mapping[str, Any], found: Gathered) -> str | None:
    telling = set(found.answers) - set(table["quiet"]) - {"leg"}
    return _steering(seen, table, bool(telling or found.concerns))


def _on_subject(seen: Seen, asked: Asked | None) -> bool:
    by_tag = seen.tags.by_tag
    if "#elsewhere" in by_tag and "#leg" not in by_tag:
        return False
    if asked or any(tag in _HEALTH or tag.startswith("topic=") for tag in by_tag):
        return True
    spoken = {at for _, start, end in seen.kinds for at in range(start, end)}
    spoken |= {at for span in seen.tags.of("#polite") for at in range(span.start, span.end)}
    return all(at in spoken for at in seen.words.content)


def _urgent(finding: str, seen: Seen, table: Mapping[str, Any]) -> bool:
    beside = table["emergencies_with"].get(finding, "")
    return finding in table["emergencies"] or bool(seen.tags.of(beside))


def _calls(seen: Seen) -> bool:
    return any(
        not seen.scope.asked[s.start] and not seen.scope.denied[s.start]
        for s in seen.tags.of("#ambulance")
    )


def _steering(seen: Seen, table: Mapping[str, Any], told: bool) -> str | None:
    small = {
        at for span in seen.tags.of("#polite", "#reply_lead") for at in range(span.start, span.end)
    }
    best = (0, "")
    for name, start, end in seen.kinds:
        if name not in table["steering"] or (told and name in table["without_facts"]):
            continue
        rest = sum(1 for at in seen.words.content if not start <= at < end and at not in small)
        if name in table["opening"] and any(at not in small for at in range(start)):
            continue
        allowed = int(table["steering"][name]) if end - start > 1 else 0
        if rest <= allowed and (end - start, name) > best:
            best = (end - start, name)
    return best[1] or None


def corrects(seen: Seen, answers: Mapping[str, Any]) -> bool:
    """Whether an earlier answer is taken back here."""
    return bool(seen.tags.of("#correction")) or bool(_opening_correction(seen) and answers)


def _strong_correction(seen: Seen) -> bool:
    return bool(seen.tags.of("#correction") or _opening_correction(seen))


def _opening_correction(seen: Seen) -> bool:
    start, lead = 0, seen.tags.starts("#reply_lead")
    first = seen.tags.starts("#correction_first")
    while start in lead and start not in first:
        start = lead[start]
    return start in first


def _telling(
    seen: Seen,
    table: Mapping[str, Any],
    asked: Asked | None,
    found: Gathered,
    score: int | None,
) -> str:
    asks = {asked.id, *asked.asks} if asked else set()
    told = set(found.answers) | set(found.concerns)
    if asked and (told & asks or (score is not None and "severity" in asks)):
        denied = all(found.answers.get(name) in ("no", "none") for name in told & asks)
        if asked.form in ("yes_no", "compound") and told & asks:
            return "answer_no" if denied else "answer_yes"
        return "answer_value"
    if asked and told and len(seen.words.raw) <= int(table["short_answer"]):
        return "answer_value"
    denied = any(
        fact.finding in table["warnings"] or fact.finding.startswith("takes_")
        for fact in seen.facts
    )
    told = told or ({"-"} if denied and not any(seen.scope.asked) else set())
    aside = bool(seen.tags.of("#elsewhere", "#thing")) and not seen.tags.of("#leg")
    if aside and told <= set(table["quiet"]) and not asked and score is None:
        return "off_topic"
    if told or seen.tags.of("#leg") or score is not None:
        question = seen.scope.asked[0] or any(seen.scope.asked)
        return "ask_cause_info" if question and not told else "describe_symptoms"
    if seen.tags.of("#pain") and not seen.tags.of("#elsewhere") and not any(seen.scope.asked):
        return "describe_symptoms"
    topics = any(tag.startswith("topic=") for tag in seen.tags.by_tag)
    return "ask_cause_info" if topics and any(seen.scope.asked) else "off_topic"
