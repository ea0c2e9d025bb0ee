"""The first look at an utterance: which phrases and patterns stand where."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from . import facts, matching, scope
from .lexicon import Lexicon
from .model import Fact, Span
from .scope import Scope, Tags
from .tokens import Words

IDIOM = "#ignore"
ASKED = "?"  # ends the value of a phrase that counts only while its question is open


@dataclass(frozen=True, slots=True)
class Seen:
    """All that was found in one utterance, before it is judged."""

    words: Words
    tags: Tags
    facts: list[Fact]
    kinds: list[tuple[str, int, int]]
    scope: Scope
    region: Callable[[int], str]


def look(words: Words, lexicon: Lexicon, asked: bool, wants: Sequence[str] = ()) -> Seen:
    """Phrases, patterns and clauses of the words; `asked` lets "it" be the leg."""
    tags = matching.gather(_without_idioms(_spans(words, lexicon)))
    beside = lexicon.table["beside"]
    said = _said(words, tags, wants, beside)
    clause = scope.clauses(words, tags, frozenset(fact.end for fact in said))
    region = regions(tags, clause, asked, said, frozenset(lexicon.table["local"]))
    found = matching.matches(lexicon.patterns, tags, clause, lambda at: region(at) == "leg")
    more, taken = matching.as_facts(found)
    plain = frozenset(lexicon.table["local"]) - frozenset(lexicon.table["warnings"])
    clear = [fact for fact in said if fact.finding not in lexicon.table["neutral"]]
    more = [fact for fact in more if fact.finding not in plain or not _hidden(fact, clear, beside)]
    said = [fact for fact in said if not _inside(fact, taken, beside)] + more
    said = [
        fact
        for fact in said
        if fact.finding not in lexicon.table["local"]
        or region(fact.start) != "elsewhere"
        or _own_place(fact, tags)
    ]
    covered = scope.mark(len(words.raw), [(fact.start, fact.end) for fact in said])
    anchors: dict[int, int] = {}
    for fact in said:
        anchors[fact.start] = max(fact.end, anchors.get(fact.start, 0))
    breaks = frozenset(lexicon.table["and_breaks"])
    ruled = scope.scope(words, tags, clause, anchors, covered, breaks)
    kinds = _kinds(words, tags, lexicon)
    return Seen(words, tags, sorted(said, key=lambda f: f.start), kinds, ruled, region)


def _kinds(words: Words, tags: Tags, lexicon: Lexicon) -> list[tuple[str, int, int]]:
    """What may be done with the utterance, with the words that say so."""
    opening = scope.openings(tags)
    acts = matching.matches(lexicon.acts, tags, [0] * len(words.raw), lambda _: True)
    kinds = [
        (given, min(s.start for s in spans), max(s.end for s in spans))
        for pattern, spans in acts
        for given in pattern.gives
        if not pattern.opens or spans[0].start in opening
    ]
    return kinds + [
        (tag[5:], span.start, span.end)
        for tag, spans in tags.by_tag.items()
        if tag.startswith("kind=")
        for span in spans
    ]


def _strangers(tags: Tags) -> list[int]:
    """Nouns of which something is said, and which are no part of a body ("the candle is …")."""
    verbs, known = tags.starts("#be_verb"), set()
    for tag, spans in tags.by_tag.items():
        if "=" in tag or tag in _NO_STRANGERS:
            known |= {at for span in spans for at in range(span.start, span.end)}
    return [
        span.end
        for span in tags.of("#the_word")
        if span.end + 1 in verbs and span.end not in known and span.end not in verbs
    ]


_NO_STRANGERS = ("#leg", "#pain", "#place_word", "#skin", "#vein", "#muscle", "#doer", "#it")
_SHORT = 3
_GRAMMAR = ("leg=", "kind=", "topic=", "time=", "name=")


def _spans(words: Words, lexicon: Lexicon) -> list[Span]:
    stems = [words.stems[at] for at in words.content]
    found = matching.in_text(lexicon.phrases.find(stems), words, lexicon.table["apart"])
    found += lexicon.grammar.find(words.stems)
    found += lexicon.sides.find(words.raw)
    return sorted(found, key=lambda span: (span.start, -span.end))


def _without_idioms(found: Sequence[Span]) -> list[Span]:
    idle = [span for span in found if span.tag == "-=-"]
    found = [
        span
        for span in found
        if not any(
            one.start <= span.start
            and span.end <= one.end
            and span.end - span.start < one.end - one.start
            for one in idle
        )
    ]
    idioms = [span for span in found if span.tag == IDIOM]
    return [
        span
        for span in found
        if span.tag in (IDIOM, "#activity", "#elsewhere", "#thing")
        or not any(
            span.start < idiom.end
            and idiom.start < span.end
            and span.end - span.start <= idiom.end - idiom.start
            for idiom in idioms
        )
    ]


def _said(
    words: Words, tags: Tags, wants: Sequence[str], beside: Mapping[str, Sequence[str]]
) -> list[Fact]:
    """Facts that fixed phrases say; of phrases in one place the longest counts."""
    content = frozenset(words.content)
    longest: dict[tuple[int, int], int] = {}
    found = []
    for tag, spans in tags.by_tag.items():
        if "=" not in tag or tag.startswith(_GRAMMAR):
            continue
        finding, _, value = tag.partition("=")
        if value.endswith(ASKED) and finding not in wants:
            continue
        for span in spans:
            place, length = _trimmed(span, content), span.end - span.start
            longest[place] = max(length, longest.get(place, 0))
            found.append((Fact(finding, value.removesuffix(ASKED), *place), length))
    said = [fact for fact, length in found if length == longest[fact.start, fact.end]]
    return [fact for fact in facts.longest_only(said, beside) if fact.finding != "-"]


def _trimmed(span: Span, content: frozenset[int]) -> tuple[int, int]:
    """A phrase without the small words around it, so that phrases can be compared."""
    telling = [at for at in range(span.start, span.end) if at in content]
    return (telling[0], telling[-1] + 1) if telling else (span.start, span.end)


def _inside(
    fact: Fact, taken: Sequence[tuple[Span, str]], beside: Mapping[str, Sequence[str]]
) -> bool:
    """Whether a pattern has taken the words of a short phrase."""
    return fact.end - fact.start <= _SHORT and any(
        span.start < fact.end
        and fact.start < span.end
        and fact.finding not in beside.get(finding, ())
        for span, finding in taken
    )


def _hidden(fact: Fact, said: Sequence[Fact], beside: Mapping[str, Sequence[str]]) -> bool:
    """Whether a pattern's first word is but a part of a longer phrase with its own meaning."""
    return any(
        one.start <= fact.start
        and fact.end <= one.end
        and fact.end - fact.start < one.end - one.start
        and one.finding != fact.finding
        and fact.finding not in beside.get(one.finding, ())
        for one in said
    )


def _own_place(fact: Fact, tags: Tags) -> bool:
    return any(fact.start <= span.start < fact.end for span in tags.of("#leg"))


def regions(
    tags: Tags, clause: Sequence[int], asked: bool, said: Sequence[Fact], local: frozenset[str]
) -> Callable[[int], str]:
    """Of what a word is said: the leg, a part `elsewhere`, or nothing named (`none`).

    No such part: a likeness ("like a bad tooth"), or where a pain into the leg begins.
    """
    into_leg = tags.of("#run_down") or any(fact.finding == "pain_from_back" for fact in said)
    from_back = {
        at for span in tags.of("#back_start") if into_leg for at in range(span.start - 2, span.end)
    }
    parts = sorted(
        [(span.start, "leg") for span in tags.of("#leg")]
        + [
            (span.start, "elsewhere")
            for span in tags.of("#elsewhere")
            if span.start not in from_back
            and not any(
                fact.start <= span.start and span.end <= fact.end and fact.finding in local
                for fact in said
            )
        ]
        + [(at, "elsewhere") for at in _strangers(tags)]
    )
    places = [place for place, _ in parts]
    pronoun = frozenset(clause[span.start] for span in tags.of("#it"))

    def region(at: int) -> str:
        after = bisect_right(places, at)
        near = [
            (abs(places[i] - at), -places[i], parts[i][1])
            for i in (after - 1, after)
            if 0 <= i < len(parts) and clause[places[i]] == clause[at]
        ]
        if near:
            return min(near)[2]
        if after:
            return parts[after - 1][1]
        if not parts and (asked or clause[at] in pronoun):
            return "leg"
        return "leg" if clause[at] in pronoun and not any(p != "leg" for _, p in parts) else "none"

    return region
