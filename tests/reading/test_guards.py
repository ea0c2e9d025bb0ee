"""What the code keeps apart by itself, however sure the models are."""

import pytest
from skill.reading import Heard, read
from skill.reading.acts import act
from skill.reading.breath import ALARMS
from skill.reading.endings import TELLS
from skill.reading.mentions import look
from skill.reading.repairs import repaired
from skill.reading.topics import asks_clearly

from tests.reading.fixed import ENGLISH, OFFER, spoken, sure
from tests.reading.packs import asked

ASIDE = "ferrets in the garden"
LEG = frozenset({"leg"})
BREATH = frozenset({"chest_breath_signs"})


def test_where_nothing_is_open_only_plain_words_end_the_talk() -> None:
    ends = sure("act", stop=0.9, farewell=0.1, ask_why=0.01)
    assert act(spoken(ASIDE), None, ends, told=False) == TELLS
    assert act(spoken("stop it now"), None, ends, told=False) == "stop"
    assert act(spoken(ASIDE), asked("leg"), ends, told=False) == "stop"


def test_goodbye_and_stop_are_not_each_others_rivals() -> None:
    either = sure("act", farewell=0.5, stop=0.49, ask_why=0.14)
    assert act(spoken(ASIDE), asked("leg"), either, told=False) == "farewell"


def test_a_topic_has_to_be_clear_where_nothing_asks() -> None:
    perhaps = sure("topic", run=0.3)
    assert asks_clearly(spoken("can i go running"), "ask_advice", perhaps)
    assert not asks_clearly(spoken(ASIDE), "ask_advice", perhaps)


@pytest.mark.parametrize(("words", "remarks"), [("ferrets", False), (ASIDE, True)])
def test_a_word_or_two_are_no_remark(words: str, remarks: bool) -> None:
    tells = sure("act", tell=0.9)
    assert read(words, tells, OFFER).remarks is remarks


def test_a_short_yes_that_is_taken_back_is_a_slip() -> None:
    assert (
        _taken_back("yes no wait i can breathe", BREATH, Heard("answer_yes", reply="yes")).reply
        == "no"
    )


def test_a_yes_with_words_of_its_own_is_asked_about_though_it_is_taken_back() -> None:
    heard = _taken_back(
        "yes it was hard no wait i can breathe", BREATH, Heard("answer_yes", reply="yes")
    )
    assert heard.concerns == ("chest_breath_signs",)


@pytest.mark.parametrize("kind", sorted(ALARMS))
def test_no_alarm_is_taken_back(kind: str) -> None:
    assert repaired_to("an ambulance no wait the left", LEG, Heard(kind)) is None


def test_facts_before_what_is_taken_back_stay() -> None:
    before = Heard("answer_value", answers={"leg": "right", "duration": "days"})
    heard = _taken_back("the right since monday no wait the left", LEG, before)
    assert heard.answers == {"leg": "left", "duration": "days"}


def repaired_to(words: str, asks: frozenset[str], before: Heard) -> Heard | None:
    """What counts of words with a repair in them, the first part being heard as said."""
    after = {LEG: Heard("answer_value", answers={"leg": "left"}), BREATH: Heard("answer_no")}
    last = {**after, BREATH: Heard("answer_no", reply="no")}[asks]
    parts = iter((before, last))
    seen = look(words, ENGLISH)
    return repaired(Heard("answer_value"), seen, lambda _: next(parts), asks, ENGLISH.traits)


def _taken_back(words: str, asks: frozenset[str], before: Heard) -> Heard:
    heard = repaired_to(words, asks, before)
    assert heard is not None
    return heard


PERHAPS = sure("reply", yes=0.5, no=0.49)


def test_a_doubtful_yes_counts_only_with_words_for_what_was_asked() -> None:
    moved = "six months ago we moved to Adelaide"
    assert read(moved, PERHAPS, asked("active_cancer")).reply is None
    assert read("I have breast cancer", PERHAPS, asked("active_cancer")).reply == "yes"


def test_a_doubtful_yes_does_not_count_against_words_that_deny_it() -> None:
    likely = sure("reply", yes=0.7, no=0.29)
    assert read("I haven't got any cancer", likely, asked("active_cancer")).reply is None
    assert read("it runs in the family", likely, asked("active_cancer")).reply == "yes"


@pytest.mark.parametrize("text", ["is it a clot", "wait is it a clot"])
def test_a_cause_that_is_asked_about_is_no_yes(text: str) -> None:
    surely = sure("reply", yes=0.9)
    assert read(text, surely, asked("diabetes")).reply is None


@pytest.mark.parametrize("text", ["he's having a seizure", "my son is having a fit"])
def test_behind_whom_it_is_about_an_emergency_is_told_and_not_asked(text: str) -> None:
    assert read(text, ENGLISH, asked("safety_b")).kind == "other_emergency"


def test_whether_a_fit_is_a_sign_is_a_question() -> None:
    heard = read("is having a fit a sign of it", ENGLISH, asked("safety_b"))
    assert heard.kind != "other_emergency"
