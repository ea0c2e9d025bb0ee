"""Reading one utterance: words, phrases, clauses, facts, and what the speaker wants."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from . import acts, facts, figures, people, replies, sides, times
from .lexicon import Lexicon
from .look import Seen, look
from .model import Asked, Fact, Heard
from .scope import corrections
from .standing import background, complaints, stand


def read(text: str, lexicon: Lexicon, asked: Asked | None = None) -> Heard:
    """Everything that `text` says, `asked` being the open question. Pure; never raises."""
    words = lexicon.split(text)
    if not words.raw:
        return Heard("off_topic")
    table = lexicon.table
    wants = asked.asks or (asked.id,) if asked else ()
    seen = look(words, lexicon, asked is not None, wants)
    clause, places = seen.scope.clause, complaints(seen, table)
    ages = figures.ages(words, seen.tags, table)
    aged = people.of_an_age(seen.tags, ages, table["grown_up"])
    own = [
        at
        for at in places
        if at not in {f.start for f in seen.facts if f.finding in table["history"]}
    ]
    urgent = [
        f.start
        for f in seen.facts
        if f.finding in table["emergencies"]
        and not seen.scope.past[f.start]
        and not seen.tags.of("#was_then")
    ]
    who = people.speaker(seen.tags, clause, own or urgent, aged)
    history = people.history(seen.tags, clause) if who == "self" else frozenset[int]()
    replaced = sorted(
        corrections(seen.tags) | {span.end for span in seen.tags.of("#instead") if span.start > 0}
    )
    legs = stand(seen, sides.legs(words, seen.tags, "leg" in wants), table, history)
    leg = sides.settle(legs, [*replaced, *sides.moved(seen.tags)])
    picked = facts.named(seen.tags, wants) if asked and asked.form == "which" else []
    said = stand(seen, [*seen.facts, *picked], table, history)
    said += people.own_denials(seen.tags, seen.facts, clause, history)
    said = [fact for fact in said if not _is_date(fact, seen)]
    said += _measures(seen, table, wants, ages, places) + people.person_facts(seen.tags, who, table)
    said = facts.instead(said, table, clause)
    if leg == "both" and not seen.tags.of("#newly"):
        said = facts.milder(said, table)
    found = facts.merge(facts.rewritten(said, table), table, replaced, leg)
    if leg:
        found.answers["leg"] = leg
    logs = any(kind == "log_pain" for kind, _, _ in seen.kinds)
    score = figures.severity(words, seen.tags, table, logs or "severity" in wants)
    return _told(seen, lexicon, asked, found, score, who)


def _is_date(fact: Fact, seen: Seen) -> bool:
    """Whether a time of day only dates the beginning ("since this morning")."""
    since = {span.end for span in seen.tags.of("#since_point")}
    dated = any(
        span.start < fact.end and fact.start < span.end
        for tag in seen.tags.by_tag
        if tag.startswith("time=")
        for span in seen.tags.of(tag)
    )
    dates = dated and any(at in since for at in (fact.start, fact.start - 1))
    return fact.finding == "timing" and dates


def _measures(
    seen: Seen,
    table: Mapping[str, Any],
    wants: Sequence[str],
    ages: Sequence[tuple[int, int, float]],
    places: Sequence[int],
) -> list[Fact]:
    """Ages and durations as facts."""
    words, tags = seen.words, seen.tags
    said = [
        Fact("age_band", figures.band_of(years, table), start, end) for start, end, years in ages
    ]
    said = [fact for fact in said if not seen.scope.past[fact.start]]
    taken = [(fact.start, fact.end) for fact in said]
    if "age_band" in wants and not said:
        number = figures.first_number(words, table)
        if number and table["age_least"] <= number[0] < table["age_most"]:
            said.append(Fact("age_band", figures.band_of(number[0], table), number[1], number[2]))
            return said
    spans = [
        time
        for time in times.times(words, tags, table)
        if not any(start <= time.start < end for start, end in taken)
    ]
    said += figures.weights(words, table)
    said += times.durations(
        spans, seen.scope, tags, (places, background(seen, table)), table, "duration" in wants
    )
    return said


def _told(
    seen: Seen,
    lexicon: Lexicon,
    asked: Asked | None,
    found: facts.Gathered,
    score: int | None,
    who: str,
) -> Heard:
    """The speech act, and the answers as far as it lets them stand."""
    table = lexicon.table
    told = bool(found.answers or found.concerns or score is not None)
    reply = replies.reply(seen, asked, told)
    _fill_asked(found.answers, reply, asked, table)
    kind = acts.kind(seen, table, asked, found, reply, score)
    answers = dict(found.answers)
    if kind in table["no_facts"]:
        answers, found.concerns = {}, []
    about = (
        tuple(
            dict.fromkeys(
                [tag[6:] for tag in seen.tags.by_tag if tag.startswith("topic=")]
                + [fact.finding for fact in seen.facts if seen.scope.asked[fact.start]]
            )
        )
        if kind in table["about_kinds"]
        else ()
    )
    corrected = kind == "correct_earlier_answer" or acts.corrects(seen, answers)
    return Heard(
        kind,
        MappingProxyType(answers),
        reply,
        tuple(found.concerns),
        score if kind in table["score_kinds"] else None,
        about,
        who,
        corrected,
    )


def _fill_asked(
    answers: dict[str, Any], reply: str | None, asked: Asked | None, table: Mapping[str, Any]
) -> None:
    if asked is None or "swelling" not in (asked.id, *asked.asks) or "swelling" in answers:
        return
    if (reply == "yes" and len(asked.asks) <= 1) or (reply is None and "leg" in answers):
        some = table["some_swelling"]
        answers["swelling"] = some.get(str(answers.get("leg", "")), some["unknown"])
