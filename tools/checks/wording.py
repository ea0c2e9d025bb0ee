"""Wording rules: what must never be said, and how an emergency is said (clinical paper, 5.2)."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from calf_rules.faults import Fault
from skill.filling import PLACEHOLDER
from skill.speaking import speech
from skill.state import Line
from skill.words import MissingWords, Words

from tools.checks.project import Project, Sentence

EVERYWHERE = {
    r"\bit is only\b|\bit's only\b": "it is only",
    r"\bnothing (serious|to worry)": "nothing serious",
    r"\bno need to worry\b|\bdon't worry\b|\bdo not worry\b": "do not worry",
    r"\b(is|are) (quite |perfectly )?safe\b": "it is safe",
    r"%|\bper ?cent\b": "a percentage",
    r"\bconvulsions?\b": "convulsion (a seizure to most ears)",
    r"\brul(e|ed|es) out\b": "rule out",
    r"\b\d+ ?(mg|milligrams?|grams?)\b": "a dose of medicine",
    r"\bstop taking\b": "stop taking (a prescribed medicine)",
}
ABOUT_CAUSES = {r"\byou have\b(?! (any|ever|had|to)\b)": "you have (we do not diagnose)"}
SAID_BY_THE_ADVICE = re.compile(
    r"\{emergency\}|\btoday\b|\bnow\b|\bsoon\b|\bsame day\b|\bat once\b|\bmassage\b", re.IGNORECASE
)
MASSAGE = re.compile(r"\bmassage\b", re.IGNORECASE)  # listed in self_care.yaml, said once
HOW_SOON = re.compile(r"\btoday\b|\bnow\b|\bat once\b|\bwithin hours\b(?!,)", re.IGNORECASE)
THERAPIST = re.compile(r"\btherapists?\b", re.IGNORECASE)
THERAPIST_IN = {"specialists.gp.name", "locale.gp_long"}
SENTENCE_ENDS = re.compile(r"[.!?](?:\s|$)")
EMERGENCY_SENTENCES = 3


def unfinished(project: Project) -> Iterator[Fault]:
    """TODO, or nothing, where a sentence should be."""
    for sentence in project.sentences():
        if "TODO" in sentence.text or not sentence.text.strip():
            yield sentence.fault(f"{sentence.key} is not written yet")


def banned(project: Project) -> Iterator[Fault]:
    """Phrases that promise, diagnose or frighten."""
    for sentence in project.sentences():
        patterns = dict(EVERYWHERE)
        if sentence.key.startswith(("causes.", "rules.", "verdict.")):
            patterns |= ABOUT_CAUSES
        for pattern, name in patterns.items():
            if re.search(pattern, sentence.text, re.IGNORECASE):
                yield sentence.fault(f"{sentence.key} says {name}: choose other words")


def self_care(project: Project) -> Iterator[Fault]:
    """What is said of a cause is the same however urgent it is: how soon is said by the advice."""
    for sentence in project.sentences():
        if sentence.key.startswith("causes.") and sentence.key.endswith(".self_care"):
            yield from _advises(sentence, SAID_BY_THE_ADVICE)
        elif sentence.key.startswith("causes.") and sentence.key.endswith(".say"):
            yield from _advises(sentence, HOW_SOON)
        elif sentence.key.startswith("rules.") and sentence.key.endswith(".do_not"):
            yield from _advises(sentence, MASSAGE)


def _advises(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[Fault]:
    for found in pattern.findall(sentence.text):
        yield sentence.fault(f"{sentence.key} says {found}: that belongs to the advice")


def therapist(project: Project) -> Iterator[Fault]:
    """The word therapist is heard once, explained, and nowhere else."""
    for sentence in project.sentences():
        if THERAPIST.search(sentence.text) and not _explained(sentence):
            yield sentence.fault(f"{sentence.key} says therapist: say it explained, or {{doctor}}")


def _explained(sentence: Sentence) -> bool:
    return sentence.key in THERAPIST_IN and "that is" in sentence.text


def markup(project: Project) -> Iterator[Fault]:
    """Markup and stray braces would be read out."""
    for sentence in project.sentences():
        rest = PLACEHOLDER.sub("", sentence.text)
        if re.search(r"[<>&{}]", rest):
            yield sentence.fault(f"{sentence.key} holds markup or a brace: words/ holds plain text")


def emergencies(project: Project) -> Iterator[Fault]:
    """An emergency is exactly three sentences: do this now, it could be that, do not do this."""
    rules = project.ids("rules")
    for sentence in project.sentences():
        section, _, rest = sentence.key.partition(".")
        rule, _, part = rest.partition(".")
        if section != "rules" or rules.get(rule, {}).get("urgency") != "emergency_now":
            continue
        if part == "do_not":
            yield sentence.fault(f"{rule} is an emergency: what not to do is its third sentence")
        count = len(SENTENCE_ENDS.findall(sentence.text))
        if part == "say" and count != EMERGENCY_SENTENCES:
            yield sentence.fault(f"{rule} must be exactly three sentences, these are {count}")
        if part == "say" and "{emergency}" not in sentence.text:
            yield sentence.fault(f"{rule} must name {{emergency}}")


def speakable(project: Project) -> Iterator[Fault]:
    """Every rule and cause, filled in every locale, is well-formed SSML without a gap."""
    for locale in project.overlays:
        words = Words(locale, project.locale_words(locale))
        lines: list[Line] = [("rules.say", {"rule": name}) for name in project.ids("rules")]
        lines += [("causes.say", {"cause": name}) for name in project.ids("causes")]
        for line in lines:
            try:
                said = speech(words, [line])
                ET.fromstring(said)  # noqa: S314 - our own words
            except (MissingWords, ET.ParseError) as error:
                name = next(iter(line[1].values()))
                yield project.at(str(name), f"{name} cannot be spoken in {locale}: {error}")


CHECKS = (unfinished, banned, self_care, therapist, markup, emergencies, speakable)
