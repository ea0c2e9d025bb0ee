"""Wording rules: what must never be said, and how an emergency is said (clinical paper, 5.2).

What a language must not say stands with its words, in wording.yaml.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from calf_rules.faults import Fault
from skill.filling import PLACEHOLDER
from skill.speaking import speech
from skill.state import Line
from skill.words import MissingWords, Words, language_of

from tools.checks.project import Project, Sentence
from tools.compiled import WORDING

ABOUT_CAUSES = ("causes.", "rules.", "verdict.")
THERAPIST_IN = {"specialists.gp.why"}
PATTERNS = ("not_in_self_care", "not_of_a_cause", "not_to_be_told_twice")
NEEDED = ("never", "never_of_causes", *PATTERNS, "therapist", "small", "expecting")
SENTENCE_ENDS = re.compile(r"[.!?](?:\s|$)")
EMERGENCY_SENTENCES = 3


def rules(project: Project) -> Iterator[Fault]:
    """A language that does not say what it must not say, or in a pattern that cannot be read."""
    for language, found in project.wording.items():
        path = f"{project.section(language, WORDING).path}"
        yield from (
            Fault(path, 1, f"`{name}` is missing") for name in NEEDED if not found.get(name)
        )
        for pattern in _patterns(found):
            try:
                re.compile(pattern)
            except re.error as error:
                yield Fault(path, 1, f"{pattern} is no pattern: {error}")


def _patterns(found: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for name in ("never", "never_of_causes"):
        yield from found.get(name, {}).values()
    yield from (str(found[name]) for name in PATTERNS if name in found)


def unfinished(project: Project) -> Iterator[Fault]:
    """TODO, or nothing, where a sentence should be."""
    for sentence in project.sentences():
        if "TODO" in sentence.text or not sentence.text.strip():
            yield sentence.fault(f"{sentence.key} is not written yet")


def banned(project: Project) -> Iterator[Fault]:
    """Phrases that promise, diagnose or frighten."""
    for sentence in project.sentences():
        found = _wording(project, sentence)
        patterns = dict(found.get("never", {}))
        if sentence.key.startswith(ABOUT_CAUSES):
            patterns |= found.get("never_of_causes", {})
        for name, pattern in patterns.items():
            if re.search(pattern, sentence.text, re.IGNORECASE):
                yield sentence.fault(f"{sentence.key} says {name}: choose other words")


def self_care(project: Project) -> Iterator[Fault]:
    """What is said of a cause is the same however urgent it is: how soon is said by the advice."""
    for sentence in project.sentences():
        if sentence.key.startswith("causes.") and sentence.key.endswith(".self_care"):
            yield from _advises(project, sentence, "not_in_self_care")
        elif sentence.key.startswith("causes.") and sentence.key.endswith(".say"):
            yield from _advises(project, sentence, "not_of_a_cause")
        elif sentence.key.startswith("rules.") and sentence.key.endswith(".do_not"):
            yield from _advises(project, sentence, "not_to_be_told_twice")


def _advises(project: Project, sentence: Sentence, name: str) -> Iterator[Fault]:
    pattern = _wording(project, sentence).get(name)
    for found in re.findall(str(pattern), sentence.text, re.IGNORECASE) if pattern else ():
        yield sentence.fault(f"{sentence.key} says {found}: that belongs to the advice")


def therapist(project: Project) -> Iterator[Fault]:
    """The word therapist is heard once, explained, and nowhere else."""
    for sentence in project.sentences():
        found = _wording(project, sentence).get("therapist")
        if found and re.search(found["word"], sentence.text, re.IGNORECASE):
            explained = sentence.key in THERAPIST_IN and found["explained_by"] in sentence.text
            if not explained:
                yield sentence.fault(
                    f"{sentence.key} says therapist: say it explained, or {{doctor}}"
                )


def _wording(project: Project, sentence: Sentence) -> Mapping[str, Mapping[str, str]]:
    return project.wording.get(language_of(sentence.spoken_in), {})


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


CHECKS = (rules, unfinished, banned, self_care, therapist, markup, emergencies, speakable)
