"""What the virtual person answers, and how it reaches the skill."""

from pathlib import Path

import pytest
from calf_rules import KnowledgeBase, Question, load_knowledge
from calf_rules.source import FOLDER

from tools.scoring.cases import Case, read_cases
from tools.scoring.person import answer
from tools.scoring.voice import Speaker, phrase, plain_reply, told

PEOPLE = Path(__file__).parent / "people.yaml"
COMPOUND = ("leg_cold_pale", "new_leg_weakness")


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return load_knowledge(FOLDER)


@pytest.fixture(scope="module")
def person(knowledge: KnowledgeBase) -> dict[str, Case]:
    return {case.id: case for case in read_cases(PEOPLE, knowledge)}


def asking(name: str, *asks: str, form: str = "value") -> Question:
    return Question(name, asks or (name,), "pattern", form)


@pytest.mark.parametrize("silent", ["no", "unsure"])
def test_a_fact_is_told_as_it_is(person: dict[str, Case], silent: str) -> None:
    case = person["medicine"]
    assert answer(case, asking("fever", form="yes_no"), silent) == {"fever": "no"}
    assert answer(case, asking("tender_calf", form="yes_no"), silent) == {"tender_calf": "unsure"}
    assert answer(case, asking("new_medicine"), silent) == {"new_medicine": ("statin",)}


@pytest.mark.parametrize("silent", ["no", "unsure"])
def test_silence_about_a_yes_or_no_question_is_answered_as_chosen(
    person: dict[str, Case], silent: str
) -> None:
    question = asking("joint_pain", form="yes_no")
    assert answer(person["medicine"], question, silent) == {"joint_pain": silent}


@pytest.mark.parametrize(
    ("finding", "no"),
    [("swelling", "none"), ("shin_bone_pain", "not_bone"), ("new_medicine", "none")],
)
def test_silence_about_a_value_has_its_own_no(
    person: dict[str, Case], finding: str, no: str
) -> None:
    case = person["white-leg"]
    assert answer(case, asking(finding), "no") == {finding: no}
    assert answer(case, asking(finding), "unsure") == {finding: "unsure"}


@pytest.mark.parametrize(
    "finding", ["timing", "onset", "duration", "sensation", "age_band", "sex", "trend", "pain_site"]
)
@pytest.mark.parametrize("silent", ["no", "unsure"])
def test_when_how_and_who_is_never_guessed(
    knowledge: KnowledgeBase, finding: str, silent: str
) -> None:
    nobody = Case("nobody", "", {}, (), (), next(iter(knowledge.causes.values())).urgency)
    assert answer(nobody, asking(finding), silent) == {finding: "unsure"}


@pytest.mark.parametrize("silent", ["no", "unsure"])
def test_a_compound_is_yes_if_one_of_its_facts_is_and_else_no(
    person: dict[str, Case], silent: str
) -> None:
    question = asking("safety_b", *COMPOUND, form="compound")
    assert answer(person["white-leg"], question, silent) == {"safety_b": "yes"}
    assert answer(person["medicine"], question, silent) == {"safety_b": "no"}
    one = Question("safety_a", ("chest_breath_signs",), "safety", "yes_no")
    assert answer(person["white-leg"], one, silent) == {"safety_a": "no"}


def test_not_being_pregnant_is_no_clot_risk(person: dict[str, Case]) -> None:
    question = asking("clot_risk", "pregnancy", "hormones", form="compound")
    assert answer(person["medicine"], question, "no") == {"clot_risk": "no"}


def test_which_of_these_is_answered_with_names(person: dict[str, Case]) -> None:
    question = asking("which_safety_b", *COMPOUND, form="which")
    named = answer(person["white-leg"], question, "no")
    assert named == {"leg_cold_pale": "yes", "safety_b": "named"}
    assert told(question, named) == [("leg_cold_pale", "yes")]
    assert plain_reply(question, answer(person["medicine"], question, "no")) == "no"


def test_no_swelling_is_said_as_no(person: dict[str, Case]) -> None:
    question = asking("swelling")
    assert plain_reply(question, answer(person["heavy-evenings"], question, "no")) == "no"
    assert plain_reply(question, answer(person["white-leg"], question, "unsure")) == "unsure"


def test_values_travel_in_slots_with_their_ids() -> None:
    session = Speaker()
    intent = session.ears.model.intents["AnswerValueIntent"]
    slots = session.slots(intent, [("timing", "evening"), ("timing", "standing"), ("leg", "both")])
    assert slots is not None
    ids = {name: [one.match.id for one in filled if one.match] for name, filled in slots.items()}  # type: ignore[union-attr]
    assert ids == {"timing": ["evening", "standing"], "leg": ["both"]}


def test_a_number_travels_as_a_number() -> None:
    session = Speaker()
    slots = session.slots(session.ears.model.intents["AnswerValueIntent"], [("severity", "7")])
    assert slots is not None
    assert slots["number"][0].spoken == "7"


def test_what_no_slot_holds_finds_no_place() -> None:
    session = Speaker()
    intent = session.ears.model.intents["EmergencyStatementIntent"]
    assert session.slots(intent, [("dark_urine", "yes"), ("fever", "yes")]) is None


def test_a_phrase_is_the_lexicons_first() -> None:
    assert phrase("leg", "left") == "left"
    assert phrase("no_such_finding", "yes") == "no such finding"
