"""What the speaker does with the utterance: tells, answers, asks, corrects, or steers."""

from collections.abc import Mapping
from typing import Any

from .facts import Gathered
from .look import Seen
from .model import Asked, Span
from .replies import after_lead
from .scope import openings

_HEALTH = ("#leg", "#pain", "#illness", "#care_person", "#remedy_noun", "#seen_word")


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
    if first and not (asked and replied and _only_reply(first, seen, asked, table)):
        return first
    if asked and asked.form == "summary" and found.answers and replied == "yes":
        return "answer_yes"
    if asked and asked.form == "summary" and found.answers:
        return "correct_earlier_answer"
    if corrects(seen, found.answers) and _strong_correction(seen):
        return "correct_earlier_answer"
    there = {name for name, _, _ in seen.kinds}
    question = next((str(name) for name in table["asking"] if name in there), None)
    if question and _asks(question, seen, set(found.answers) - set(table["quiet"]) - {"leg"}):
        return question if _on_subject(seen, asked) else "off_topic"
    told = set(found.answers) & ({asked.id, *asked.asks} if asked else set())
    plain = after_lead(seen) in seen.tags.starts("#plain_reply")
    multi = asked is not None and asked.id in table["multi"]
    valued = told and asked and _by_value(asked, table) and not (multi and plain)
    opens = asked is None and bool(found.answers)  # "maybe it's swollen", "um yeah so my calf …"
    if replied and not valued and not opens:
        return f"answer_{replied}"
    return _telling(seen, table, asked, found, score)


def _asks(question: str, seen: Seen, told: set[str]) -> bool:
    """Whether words that are often part of a question are one here.

    They are where a question begins; elsewhere only if nothing is told ("it was caused by a fall",
    "I went to urgent care").
    """
    tags, begin = seen.tags, openings(seen.tags)
    requests = {at for span in tags.of("#request") for at in (span.start, span.end)}
    inside = {at for span in tags.of("#subject") for at in range(span.start + 1, span.end)}
    marked = begin | (set(tags.starts("#ask_start")) - inside) | requests
    starts = {start for name, start, _ in seen.kinds if name == question}
    if any(start in marked or seen.scope.asked[start] for start in starts):
        return True
    subjects = set(tags.starts("#subject")) - set(tags.starts("#wanting"))
    return not (told or begin & subjects)


def _only_reply(kind: str, seen: Seen, asked: Asked, table: Mapping[str, Any]) -> bool:
    """Whether words that would steer are but the reply to an offer ("no that's all")."""
    soft = asked.form == "offer" and kind == "stop" and not seen.tags.of("#hard_stop")
    return kind in table["replies_too"] or soft


def _by_value(asked: Asked, table: Mapping[str, Any]) -> bool:
    """Whether the open question is answered by a value and hardly by a yes or no."""
    return asked.form in ("value", "number") and asked.id not in table["yes_no_values"]


def _danger(seen: Seen, table: Mapping[str, Any], found: Gathered) -> str | None:
    there = {name for name, _, _ in seen.kinds}
    for name in table["danger"]:
        if name in there:
            return str(name)
    if _calls(seen):
        return "emergency_statement"
    commands = openings(seen.tags) & set(seen.tags.starts("#command"))
    if commands and not seen.tags.of("#leg", "#pain", "#diary"):
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
    if seen.tags.of("#ambulance_word") and len(seen.words.content) == 1:
        return True
    asks_for_it = openings(seen.tags) & set(seen.tags.starts("#do_please"))
    return any(
        not (
            (seen.scope.asked[s.start] and not asks_for_it)
            or seen.scope.denied[s.start]
            or seen.scope.past[s.start]
        )
        for s in seen.tags.of("#ambulance")
    )


def _steering(seen: Seen, table: Mapping[str, Any], told: bool) -> str | None:
    small = {
        at for span in seen.tags.of("#polite", "#reply_lead") for at in range(span.start, span.end)
    }
    best = (0, False, "")
    for name, start, end in seen.kinds:
        if name not in table["steering"] or (told and name in table["without_facts"]):
            continue
        if seen.tags.of("#thing") and name not in table["score_kinds"]:
            continue
        if name in table["ends_now"] and any(ago.start >= end for ago in seen.tags.of("#ago")):
            continue
        rest = sum(1 for at in seen.words.content if not start <= at < end and at not in small)
        if name in table["opening"] and any(at not in small for at in range(start)):
            continue
        allowed = int(table["steering"][name]) if end - start > 1 else 0
        if rest <= allowed:
            best = max(best, (end - start, name != "stop", name))
    return best[2] or None


def corrects(seen: Seen, answers: Mapping[str, Any]) -> bool:
    """Whether an earlier answer is taken back here."""
    return bool(_correction(seen)) or bool(_opening_correction(seen) and answers)


def _strong_correction(seen: Seen) -> bool:
    return bool(_correction(seen) or _opening_correction(seen))


def _correction(seen: Seen) -> list[Span]:
    """Words that take an earlier answer back, not the word before ("my left I mean my right")."""
    values = seen.tags.starts("#value_word")
    return [
        span
        for span in seen.tags.of("#correction")
        if span.end not in values or not any(at < span.start for at in values)
    ]


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
        if told & asks and all(found.answers.get(name) == "unsure" for name in told & asks):
            return "answer_unsure"
        if told & asks and not _by_value(asked, table):
            return "answer_no" if denied else "answer_yes"
        return "answer_value"
    if asked and told and len(seen.words.raw) <= int(table["short_answer"]):
        detail = told <= {*table["neutral"], "leg", "pain_site"}
        if detail and not score and not _by_value(asked, table):
            return _some_answer(seen, asked, table)
        return "answer_value"
    named = {fact.finding for fact in seen.facts}
    if asked and not told and named and (named & asks or asked.form == "compound"):
        return "answer_no"  # parts of a warning, denied: the rest of it stays open
    denied = any(fact.finding not in table["quiet"] for fact in seen.facts)
    told = told or ({"-"} if denied and not any(seen.scope.asked) else set())
    if told <= set(table["quiet"]) and not asked and score is None and _aside(seen, told):
        return "off_topic"
    if told or seen.tags.of("#leg") or score is not None:
        question = seen.scope.asked[0] or any(seen.scope.asked)
        return "ask_cause_info" if question and not told else "describe_symptoms"
    return _untold(seen, table, asked)


def _aside(seen: Seen, told: set[str]) -> bool:
    """Whether other things are spoken of, or asked for, than a leg that hurts."""
    tags = seen.tags
    asks = seen.scope.asked[0] or 0 in tags.starts("#request")
    other = bool(tags.of("#elsewhere", "#thing")) or bool(told and asks and not tags.of("#pain"))
    return other and not tags.of("#leg")


def _untold(seen: Seen, table: Mapping[str, Any], asked: Asked | None) -> str:
    """The kind of words that carry no fact: still a story, an answer, a question, or off topic."""
    elsewhere, questions = seen.tags.of("#elsewhere"), any(seen.scope.asked)
    if seen.tags.of("#pain") and not elsewhere and not questions:
        return "describe_symptoms"
    if asked and seen.tags.of("#doubtful"):
        return "answer_unsure"
    if questions:
        topics = any(tag.startswith("topic=") for tag in seen.tags.by_tag)
        topics = topics or any(seen.scope.asked[fact.start] for fact in seen.facts)
        topics = topics or bool(seen.tags.of("#this_trouble") and not seen.tags.of("#thing"))
        return "ask_cause_info" if topics else "off_topic"
    if (elsewhere and not asked) or seen.tags.of("#thing"):
        return "off_topic"
    if asked:
        return _some_answer(seen, asked, table)
    opens = after_lead(seen) in seen.tags.starts("#opener")
    return "describe_symptoms" if opens else "off_topic"


def _some_answer(seen: Seen, asked: Asked, table: Mapping[str, Any]) -> str:
    """An answer of some kind, whose words alone settle nothing: `reply` stays open."""
    if _by_value(asked, table):
        return "answer_value"
    if seen.tags.of("#doubtful"):
        return "answer_unsure"
    if seen.tags.of("#negative"):
        return "answer_no"
    return "answer_yes" if seen.tags.of("#affirming") else "describe_symptoms"
