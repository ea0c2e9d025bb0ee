"""What no rule weighs: said back once, kept for the summary, and never more than is known."""

from calf_rules import Findings
from skill.dialogue import take
from skill.dialogue.acknowledging import MOST_NOTED
from skill.dialogue.offers.records import ANYTHING_ELSE
from skill.reading import Heard
from skill.showing.card import card
from skill.state import State
from skill.words import Words

from tests.skill.states import knowledge

WORDS = Words.load("en-US")
TELLS = "describe_symptoms"
CALM = dict.fromkeys(("safety_a", "safety_b", "safety_c", "clot_risk"), "no")


def advised(noted: tuple[str, ...] = ()) -> State:
    """After advice, with room for another request."""
    told = Findings(Findings.of(**CALM, leg="left", timing=["night_in_bed"]).answers, 40)
    return State(told, ANYTHING_ELSE).but(
        told=True, level=1, named=("nocturnal_cramps",), noted=noted
    )


def summary(state: State) -> str:
    """What the card says."""
    made = card(WORDS, take(knowledge(), state, Heard("send_to_phone")), "2026-01-31")
    assert made is not None
    return made[1]


def test_a_thing_is_said_back_once() -> None:
    heard = Heard(TELLS, {"leg": "left"}, noted=("gout",))
    first = take(knowledge(), State(), heard)
    again = take(knowledge(), first.state, heard)
    assert ("dialogue.worth_telling", {"noted": ("gout",)}) in first.lines
    assert "dialogue.worth_telling" not in [tag for tag, _ in again.lines]


def test_no_more_is_kept_than_fits_a_summary() -> None:
    many = tuple(sorted(WORDS.find("noted")))[: MOST_NOTED + 3]
    turn = take(knowledge(), State(), Heard(TELLS, {"leg": "left"}, noted=many))
    assert turn.state.talk.noted == many[:MOST_NOTED]


def test_the_summary_names_what_was_told_and_nothing_that_was_forged() -> None:
    text = summary(advised(("gout", "<b>nonsense</b>", "..")))
    assert "Also mentioned: gout." in text
    assert "nonsense" not in text


def test_a_summary_without_such_things_does_not_speak_of_them() -> None:
    assert "Also mentioned" not in summary(advised())


def test_what_is_asked_about_is_kept_and_answered_by_its_name() -> None:
    turn = take(knowledge(), advised(), Heard("ask_advice", noted=("gout",)))
    assert turn.lines == (("dialogue.worth_telling_why", {"noted": ("gout",)}),)
    assert turn.state.talk.noted == ("gout",)


def test_an_emergency_is_not_held_up_by_it() -> None:
    heard = Heard(TELLS, {"chest_breath_signs": "yes"}, noted=("gout",))
    turn = take(knowledge(), State(), heard)
    assert turn.ends
    assert "dialogue.worth_telling" not in [tag for tag, _ in turn.lines]


def test_beside_a_number_it_is_kept_and_not_spoken() -> None:
    heard = Heard(TELLS, concerns=("chest_breath_signs",), noted=("migraine",))
    turn = take(knowledge(), State(), heard)
    assert turn.state.talk.noted == ("migraine",)
    assert "dialogue.worth_telling" not in [tag for tag, _ in turn.lines]
