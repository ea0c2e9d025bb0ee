"""Ages, pain scores and body weights in words."""

from collections.abc import Mapping
from typing import Any

from .model import Fact
from .scope import Tags
from .times import number_at
from .tokens import Words


def ages(words: Words, tags: Tags, table: Mapping[str, Any]) -> list[tuple[int, int, float]]:
    """Ages said, as (start, end, years)."""
    found = []
    after, before = tags.starts("#age_after"), {s.end for s in tags.of("#age_before")}
    verbs = tags.starts("#person_is")
    before |= {verbs[s.end] for s in tags.of("#relative", "#child") if s.end in verbs}
    not_age, months = tags.starts("#not_age"), tags.starts("#months_old")
    for place, word in enumerate(words.raw):
        if word in table["decades"] and not tags.of("#was_then"):
            found.append((place, place + 1, table["decades"][word]))
        number = number_at(words, place, table["numbers"])
        if number is None or (found and place < found[-1][1]):
            continue
        value, end = number
        if end in months:
            found.append((place, months[end], value / 12))
        elif end in after and value < table["age_most"]:
            found.append((place, after[end], value))
        elif place in before and end not in not_age and _is_age(value, table):
            found.append((place, end, value))
    return found


def _is_age(years: float, table: Mapping[str, Any]) -> bool:
    return bool(table["age_least"] <= years < table["age_most"])


def band_of(age: float, table: Mapping[str, Any]) -> str:
    """The age band of an age in years."""
    band = ""
    for least, name in table["age_from"]:
        if age >= least:
            band = name
    return band


def severity(words: Words, tags: Tags, table: Mapping[str, Any], wanted: bool) -> int | None:
    """A pain score 0 to 10; without `wanted` only when it is marked as one."""
    after, denied = tags.starts("#out_of_ten"), {s.end for s in tags.of("#bare_not")}
    before = {s.end for s in tags.of("#score_before")}
    timed = tags.starts("#not_score")
    best = plain = None
    scale = {at for span in tags.of("#scale") for at in range(span.start, span.end)}
    for place in range(len(words.raw)):
        if place in scale:
            continue
        number = number_at(words, place, table["numbers"])
        if number is None or not 0 <= number[0] <= table["score_most"] or place in denied:
            continue
        value, end = number
        marked = end in after or place in before
        article = words.raw[place] in table["no_score"]
        if words.raw[place] in table["articles"]:
            continue
        if article and not (marked and number_at(words, end, table["numbers"]) is None):
            continue
        if end in after:
            return round(value)
        if marked and plain is None and end not in timed:
            plain = round(value)
        if best is None and end not in timed and end not in after:
            best = round(value)
    return plain if plain is not None or not wanted else best


def weights(words: Words, table: Mapping[str, Any]) -> list[Fact]:
    """Body weights that tell by themselves ("i weigh twenty five stone")."""
    found = []
    for place in range(len(words.raw)):
        number = number_at(words, place, table["numbers"])
        if number is None or number[1] >= len(words.raw):
            continue
        least = table["heavy_from"].get(words.raw[number[1]])
        if least and number[0] >= float(least):
            found.append(Fact("obesity", "yes", place, number[1] + 1))
    return found


def first_number(words: Words, table: Mapping[str, Any]) -> tuple[float, int, int] | None:
    """The first number said, with its place."""
    for place, word in enumerate(words.raw):
        number = number_at(words, place, table["numbers"])
        if number and word not in table["no_score"]:
            return number[0], place, number[1]
    return None
