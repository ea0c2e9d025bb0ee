"""yes, no or not sure as such: at the start, at the end, or in other words."""

from .look import Seen
from .model import Asked
from .scope import Tags
from .tokens import Words


def reply(seen: Seen, asked: Asked | None, told: bool) -> str | None:
    """yes, no or unsure as such, when the utterance begins with it (or is nothing else).

    `told`: the words carry facts, so nothing but a plain reply is taken for one.
    """
    words, tags, start = seen.words, seen.tags, after_lead(seen)
    found, reach = None, start
    for name in ("unsure", "no", "yes"):
        end = tags.starts(f"#say_{name}").get(start, 0)
        if asked is not None:
            end = max(end, tags.starts(f"#say_{name}_asked").get(start, 0))
        if end > reach and _answers(words, tags, start, end, asked):
            found, reach = name, end
    if found == "no" and _only_denies(seen, start, reach, asked):
        return None
    if found is None and asked is not None:
        return _last_reply(seen) or (None if told else _loose_reply(seen, start, asked))
    ends = any(span.end == len(words.raw) for span in tags.of("#doubt_after"))
    return "unsure" if found == "yes" and ends and reach < len(words.raw) else found


def after_lead(seen: Seen) -> int:
    """The place behind the words that only lead in ("well", "so")."""
    start, lead = 0, seen.tags.starts("#reply_lead")
    while start in lead:
        start = lead[start]
    return start


def _only_denies(seen: Seen, start: int, reach: int, asked: Asked | None) -> bool:
    """Whether a leading "no" belongs to the word after it ("no feeling in my toes")."""
    if seen.tags.starts("#bare_no").get(start) != reach or reach in seen.words.stops:
        return False
    if reach == len(seen.words.raw) or reach in seen.tags.starts("#after_no"):
        return False
    near = [fact for fact in seen.facts if start <= fact.start <= reach + 1]
    return asked is None or bool(near)


def _last_reply(seen: Seen) -> str | None:
    """A plain reply that comes last ("a fair bit yeah")."""
    last = [span.start for span in seen.tags.of("#plain_reply") if span.end == len(seen.words.raw)]
    for name in ("yes", "no"):
        ends = seen.tags.starts(f"#say_{name}")
        if any(ends.get(start) == len(seen.words.raw) for start in last if start):
            return name
    return None


def _loose_reply(seen: Seen, start: int, asked: Asked) -> str | None:
    """The reply that other words amount to, while a question is open and no fact is told."""
    tags = seen.tags
    if any(seen.scope.asked) or tags.of("#elsewhere", "#thing"):
        return None
    if tags.of("#doubtful"):
        return "unsure"
    if tags.of("#deny") and tags.of("#any_of_them"):
        return "no"
    denied = start in tags.starts("#deny") and start not in tags.starts("#plain_no")
    denied = denied and asked.form != "compound"  # never close several warnings on a guess
    return "no" if denied or start in tags.starts("#think_not") else None


def _answers(words: Words, tags: Tags, start: int, end: int, asked: Asked | None) -> bool:
    if end == len(words.raw) or end in words.stops:
        return True
    if asked is None and tags.starts("#plain_reply").get(start, 0) < end:
        return False
    whole = any(s.start == start and s.end == end for s in tags.of("#only_whole"))
    return not whole or end in tags.starts("#reply_next")
