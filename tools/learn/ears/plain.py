"""Plain speech made from the pack itself: what it says must be understood, so it is learned too.

The dangers with their neighbours, the samples of the interaction model with their slots filled,
each value as the answer to its own question, alone and in the pack's frames, the bare answers to
any question, and the pack's sentences that tell apart what counts and what is only spoken of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice, zip_longest
from pathlib import Path
from typing import Any

from calf_rules import KnowledgeBase
from calf_rules.strict_yaml import read
from skill.reading import Asked

from tools import ROOT
from tools.learn.ears.corpus import NOT_SO, OWN, Facts, Line
from tools.packs import plain_phrases
from tools.scoring.speech import question_named

TIMES = 5  # ways in which each sentence about time is filled, and questions of each bare answer
FILLS = 4  # ways in which each sample's slots are filled
ANSWERS = 12  # phrases of a value that answer its question
Phrases = Mapping[str, Mapping[str, Sequence[str]]]


def made(language: str, knowledge: KnowledgeBase) -> list[Line]:
    """All such lines of a language; none where its pack has no such files."""
    pack = ROOT / "interaction_model" / language
    phrases = plain_phrases(pack)
    found = [*_dangers(pack, knowledge), *_samples(pack, phrases), *_sentences(pack)]
    return [*found, *_answers(pack, phrases, knowledge), *_bare(pack, knowledge)]


def _line(text: str, told: Facts, asked: Asked | None = None, reply: str | None = None) -> Line:
    return Line(text, asked, told, {}, reply, "tell", OWN, own=True, partial=True)


def _dangers(pack: Path, knowledge: KnowledgeBase) -> Iterator[Line]:
    for finding, pairs in _optional(pack / "reading" / "danger.yaml").items():
        for pair in pairs:
            if finding in knowledge.findings:
                yield _line(pair["plain"], {finding: "yes"})
                yield _line(pair["neighbour"], {finding: NOT_SO})


def _sentences(pack: Path) -> Iterator[Line]:
    """Each sentence with different words in it, another choice for each sentence."""
    written = _optional(pack / "reading" / "sentences.yaml")
    spans, points = _by_turns(written.get("spans", {})), _by_turns(written.get("points", {}))
    for kind, sentences in written.get("times", {}).items():
        for number, sentence in enumerate(sentences):
            for fill in range(TIMES):
                at = number + fill * len(sentences)
                value, span = spans[at % len(spans)]
                when, point = points[at % len(points)]
                text = sentence.replace("{span}", span).replace("{at}", point)
                meant = value if "{span}" in sentence else when
                yield _line(text, {"duration": meant if kind == "told" else NOT_SO})
    nouns = written.get("nouns", {})
    for kind, sentences in written.get("signs", {}).items():
        for finding, words in nouns.items():
            for number, sentence in enumerate(sentences):
                text = sentence.replace("{sign}", words[number % len(words)])
                line = _line(text, {finding: kind})
                yield replace(line, act=None) if kind == NOT_SO else line


def _by_turns(values: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Value and phrase, one value after the other until all phrases are through."""
    rounds = zip_longest(*([(name, one) for one in some] for name, some in values.items()))
    return [one for turn in rounds for one in turn if one]


def _samples(pack: Path, phrases: Phrases) -> Iterator[Line]:
    contract = _optional(pack.parent / "intents.yaml")
    types = contract["types"]
    for intent, samples in _optional(pack / "samples.yaml").get("samples", {}).items():
        slots = contract["intents"][intent].get("slots", {})
        telling = contract["intents"][intent]["kind"] == "describe_symptoms"
        for number, sample in enumerate(samples if telling else ()):
            named = [slot for slot in slots if "{" + slot + "}" in sample]
            finds = {slot: types.get(slots[slot], {}).get("finding") for slot in named}
            if named and all(finds.values()):
                yield from _filled(sample, finds, phrases, number)


def _filled(sample: str, finds: Mapping[str, str], phrases: Phrases, number: int) -> Iterator[Line]:
    """A sample with different values in its slots, another choice for each sample."""
    for fill in range(FILLS):
        text, told = sample, {}
        for slot, finding in finds.items():
            values = phrases[finding]
            value = sorted(values)[(number + fill) % len(values)]
            said = values[value][(number * FILLS + fill) % min(len(values[value]), ANSWERS)]
            text = text.replace("{" + slot + "}", said)
            told[finding] = value
        yield _line(text, {name: value for name, value in told.items() if value != "some"})


def _answers(pack: Path, phrases: Phrases, knowledge: KnowledgeBase) -> Iterator[Line]:
    frames = _optional_list(pack / "reading" / "frames.yaml")
    for question in _questions(knowledge):
        asked = Asked(question.id, question.asks, question.form)
        for finding in question.asks:
            kinds = knowledge.findings[finding].kind
            for value, said in phrases.get(finding, {}).items():
                reply, told = _meant(value, finding, kinds, asked)
                if reply:
                    for phrase, frame in zip(said[:ANSWERS], cycle(frames), strict=False):
                        yield _line(phrase, told, asked, reply)
                        yield _line(frame.format(words=phrase), told, asked, reply)


def _bare(pack: Path, knowledge: KnowledgeBase) -> Iterator[Line]:
    """Each bare answer as said to some questions that yes or no answers, others for each answer."""
    questions = cycle(one for one in _questions(knowledge) if one.form == "yes_no")
    for reply, phrases in _optional(pack / "reading" / "bare.yaml").items():
        for phrase in phrases:
            for question in islice(questions, TIMES):
                asked = Asked(question.id, question.asks, question.form)
                told = {} if reply == "unsure" else {question.id: reply}
                yield _line(phrase, told, asked, reply)


def _meant(
    value: str, finding: str, kind: str, asked: Asked
) -> tuple[str | None, Mapping[str, str]]:
    """How a value answers the question, and what it tells; None: not at all by itself."""
    if kind == "bool":
        if value == "no":
            return ("no", {finding: "no"}) if len(asked.asks) == 1 else (None, {})
        several = len(asked.asks) > 1
        return ("value" if several else "yes"), {finding: "yes"}
    return (None, {}) if value == "some" else ("value", {finding: value})


def _questions(knowledge: KnowledgeBase) -> list[Any]:
    names = [name for name in knowledge.findings if knowledge.findings[name].kind != "number"]
    which = [f"which_{name}" for name, one in knowledge.compounds.items() if len(one.findings) > 1]
    return [question_named(knowledge, name) for name in [*names, *which, *knowledge.pairs]]


def _optional(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = read(path).plain() if path.exists() else {}
    return data


def _optional_list(path: Path) -> list[str]:
    return list(read(path).plain()) if path.exists() else ["{words}"]
