"""What no answer may do: allow what could harm, hold another urgency, leave a word unexplained."""

import re

import pytest
from calf_rules.strict_yaml import read

from tests.skill.inquiring import TOLD, TOPICS, WORDS, advised, asks, said
from tests.skill.states import knowledge
from tools import ROOT

PEOPLE_ASK = (  # what people asked the testers, issue by issue
    ("run", "play_sport", "work", "drive", "drive_there", "fly", "walk", "climb_stairs", "sleep"),
    ("painkillers", "my_tablets", "heat", "ice", "massage", "stretching", "stockings", "raising"),
    ("worry", "serious", "clot", "cancer", "how_can_you_tell", "when_exactly", "where_exactly"),
    ("ambulance_or_car", "how_long_will_it_last", "gets_worse"),
)
ONE_OF_EACH = sorted((kind, min(causes)) for kind, causes in knowledge().kinds.items())


def test_everything_that_people_ask_is_a_topic() -> None:
    assert {topic for topics in PEOPLE_ASK for topic in topics} <= set(TOPICS)


@pytest.mark.parametrize(("kind", "cause"), ONE_OF_EACH)
@pytest.mark.parametrize("topic", TOPICS)
def test_no_answer_holds_an_urgency_that_is_not_the_advice(
    topic: str, kind: str, cause: str
) -> None:
    """After "look after it yourself" nothing must be done today, unless something comes up."""
    answer = said(asks(topic, state=advised(TOLD["self_care"], cause)))
    for sentence in re.split(r"(?<=[.?!]) ", answer):
        if re.search(r"\btoday\b|same day|call \d+|at once|emergency", sentence, re.IGNORECASE):
            assert CONDITION.search(sentence), (kind, sentence)


CONDITION = re.compile(
    r"\b(if|with|when|unless|no warning|heard nothing|no ambulance)\b", re.IGNORECASE
)
HARMFUL = {  # what must not be told of some kinds of cause, whatever the urgency
    "heat": ("artery", "bleed", "nerves", "infection"),
    "ice": ("artery", "nerves"),
    "massage": ("clot", "bleed", "artery", "infection"),
    "stockings": ("artery", "nerves", "clot"),
    "raising": ("artery",),
    "run": ("clot", "break", "rupture", "artery", "strain", "bleed", "infection", "weakness"),
    "fly": ("clot",),
    "drive": ("weakness",),
}
NO = re.compile(r"^(No\b|Not |Better |Be careful|Do not|Please|Leave|See|Ask|Have|Only )")


@pytest.mark.parametrize("level", ["routine", "within_days", "same_day"])
@pytest.mark.parametrize(
    ("topic", "kind"), [(topic, kind) for topic, kinds in HARMFUL.items() for kind in kinds]
)
def test_what_could_harm_is_not_allowed(topic: str, kind: str, level: str) -> None:
    for cause in knowledge().kinds[kind]:
        answer = said(asks(topic, state=advised(TOLD[level], cause)))
        allowed = answer.startswith(("Yes", "Gentle", "A wrapped", "A few", "A light"))
        warm = "if the foot is warm" in answer
        assert NO.match(answer) or warm or not allowed, answer


@pytest.mark.parametrize("cause", sorted(knowledge().causes))
def test_could_it_be_says_of_every_cause_what_speaks_for_or_against_it(cause: str) -> None:
    keys = [key for key, _ in asks("could_it_be", cause, state=advised(TOLD["same_day"])).lines]
    assert keys[0] == "answers.say"
    reasoned = {"verdict.for_one", "verdict.against_one", "verdict.neither_for_nor_against"}
    assert set(keys[1:]) <= reasoned
    assert keys[1:]


@pytest.mark.parametrize("word", sorted(WORDS.find("glossary")))
def test_what_is_explained_is_also_said_or_asked_about(word: str) -> None:
    pack = read(ROOT / "interaction_model" / "en" / "reading" / "glossary.yaml").plain()
    assert word in pack, "a word that nobody can ask about"


def test_every_medical_word_that_is_spoken_can_be_explained() -> None:
    """Each specialist, and the words of the trade in the names of causes."""
    names = [str(one["name"]) for one in WORDS.find("specialists").values()]
    names += [str(one["name"]) for one in WORDS.find("causes").values()]
    pack = read(ROOT / "interaction_model" / "en" / "reading" / "glossary.yaml").plain()
    asked_by = {phrase: word for word, phrases in pack.items() for phrase in phrases}
    explained = set(WORDS.find("glossary"))
    hard = {word for name in names for word in re.findall(r"[a-z]+", name.lower())} & TRADE
    assert len(hard) > 15
    missing = {word for word in hard if not any(word in phrase for phrase in asked_by)}
    assert not missing
    assert {word for phrase, word in asked_by.items() if set(phrase.split()) & hard} <= explained


TRADE = {
    "achilles",
    "artery",
    "arteries",
    "blood",
    "clot",
    "cramps",
    "cyst",
    "endocrinologist",
    "fluid",
    "fracture",
    "infection",
    "inflammation",
    "lymph",
    "midwife",
    "nerve",
    "nerves",
    "neurologist",
    "orthopaedic",
    "orthopedic",
    "pharmacist",
    "phlebologist",
    "physiotherapist",
    "rheumatologist",
    "salts",
    "shin",
    "spinal",
    "strain",
    "stress",
    "surgeon",
    "tendon",
    "therapist",
    "thyroid",
    "vascular",
    "vein",
    "veins",
}
