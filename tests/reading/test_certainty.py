"""What is taken, what is asked about and what is left, by how sure the models are."""

from typing import cast

import pytest
from skill.reading import Asked, read
from skill.reading.acts import act
from skill.reading.endings import TELLS
from skill.reading.judging import Judged, one_meaning
from skill.reading.mentions import Mention, look
from skill.reading.pack import Pack
from skill.reading.replies import reply_to
from skill.reading.statements import concerns, facts
from skill.reading.topics import about
from skill.reading.values import may_mean, values
from skill.reading.weights import Weights

from tests.reading.fixed import ENGLISH, OFFER, Fixed, spoken, sure
from tests.reading.packs import asked

DANGERS = ("leg_cold_pale", "new_leg_weakness")
WHICH = Asked("which_safety_b", DANGERS, "which")


def mentioned(text: str) -> set[tuple[str, str]]:
    return {(one.finding, one.value) for one in look(text, ENGLISH).mentions}


def test_a_danger_named_among_several_is_a_fact_only_where_that_is_certain() -> None:
    unsure, certain = sure("value", yes=0.5), sure("value", yes=0.9)
    reply = reply_to(spoken("the cold one"), WHICH, ENGLISH)
    assert values(spoken("the cold one"), WHICH, reply, {}, unsure) == {}
    assert may_mean(spoken("the cold one"), WHICH, reply, {}, unsure) == DANGERS
    assert values(spoken("the cold one"), WHICH, reply, {}, certain) == dict.fromkeys(
        DANGERS, "yes"
    )
    assert may_mean(spoken("the cold one"), WHICH, reply, {}, certain) == ()


@pytest.mark.parametrize(("asked", "taken"), [(OFFER, False), (WHICH, True)])
def test_an_offer_needs_a_surer_answer_than_a_question(asked: Asked, taken: bool) -> None:
    halfway = sure("reply", yes=0.5, no=0.5)
    assert reply_to(spoken("well"), asked, halfway).answers is taken


def test_words_that_may_tell_something_end_nothing() -> None:
    assert act(spoken("no more in the calf"), OFFER, sure("act", stop=0.9, tell=0.6)) == TELLS
    assert act(spoken("no more in the calf"), OFFER, sure("act", stop=0.9, tell=0.1)) == "stop"


def test_acts_that_ask_are_one_until_one_of_them_is_sure() -> None:
    torn = sure("act", ask_advice=0.4, ask_cause_info=0.3, tell=0.5)
    assert act(spoken("today or in a few days"), OFFER, torn) == "ask_advice"


def test_a_question_changes_no_fact() -> None:
    asking = sure("act", ask_advice=0.9, tell=0.1)
    assert read("can I go for my run on Saturday", asking, OFFER).answers == {}


def test_swollen_is_placed_where_the_words_place_it() -> None:
    assert read("his legs are swollen", ENGLISH).answers["swelling"] == "both"
    assert read("my left calf is swollen", ENGLISH).answers["swelling"] == "one_calf"


@pytest.mark.parametrize("text", ["my leg is swollen", "my left leg is swollen"])
def test_of_one_leg_that_is_swollen_it_is_not_made_up_how_much(text: str) -> None:
    heard = read(text, ENGLISH)
    assert "swelling" not in heard.answers
    assert heard.vague == {"swelling"}
    assert heard.kind == "describe_symptoms"


def test_what_one_word_tells_of_another_finding_is_taken_with_it() -> None:
    assert read("I'm pregnant and my calf hurts", ENGLISH).answers["sex"] == "female"


def test_weeks_are_no_week() -> None:
    assert ("duration", "days") not in mentioned("weeks now")
    assert ("duration", "days") in mentioned("a week now")


def test_an_idiom_hides_only_its_own_words() -> None:
    assert ("chest_breath_signs", "yes") in mentioned("I blacked out in the kitchen")
    assert ("chest_breath_signs", "yes") not in mentioned("I blacked out the windows")


@pytest.mark.parametrize("text", ["right", "right, go on then", "yes that's right"])
def test_a_word_that_says_little_states_nothing_unless_it_is_asked_for(text: str) -> None:
    assert "leg" not in read(text, ENGLISH, OFFER).answers
    assert read("right", ENGLISH, Asked("leg", ("leg",), "value")).answers["leg"] == "right"


def test_a_curse_is_no_colour_of_the_leg() -> None:
    heard = read("it's me bloody left leg", ENGLISH)
    assert (heard.answers, heard.concerns) == ({"leg": "left"}, ())


def test_to_an_offer_people_ask_or_leave_more_than_they_tell() -> None:
    leaving, said = sure("act", tell=0.9, farewell=0.8), spoken("right i'll ring them now")
    assert act(said, OFFER, leaving, told=False) == "farewell"
    assert act(said, None, leaving, told=False) == TELLS


def test_whoever_tells_something_of_the_leg_has_not_left() -> None:
    leaving = sure("act", tell=0.6, stop=0.7)
    assert act(spoken("no more in the calf"), OFFER, leaving, told=True) == TELLS


def test_a_topic_that_is_not_likely_is_none() -> None:
    unlikely, likely = sure("topic", ice=0.03), sure("topic", ice=0.2)
    assert about(spoken("could i dip it in the sea"), "ask_advice", OFFER, unlikely) == ("other",)
    assert about(spoken("could i dip it in the sea"), "ask_advice", OFFER, likely) == ("ice",)


def test_words_to_an_offer_that_tell_nothing_ask_about_their_topic() -> None:
    fixed = {"topic": cast("Weights", Fixed(ice=0.7)), "act": cast("Weights", Fixed(tell=0.9))}
    sea = ENGLISH._replace(weights={**ENGLISH.weights, **fixed})
    assert read("well the sea then", sea, OFFER).kind == "ask_advice"
    assert read("well the sea then", sea).kind == "off_topic"


def test_of_several_values_that_are_named_what_is_around_them_tells_the_one_that_is_meant() -> None:
    leg = Asked("leg", ("leg",), "value")
    said = spoken("the left or no the right")
    reply = reply_to(said, leg, ENGLISH)
    first = Mention("leg", "left", 1, 2, "form")
    second = Mention("leg", "right", 5, 6, "form")
    as_sure_of_each = sure("value", yes=0.9)  # then the first one is taken
    assert values(said, leg, reply, {}, as_sure_of_each)["leg"] == "left"
    for chances, leg_meant in (((0.1, 0.99), "right"), ((0.99, 0.1), "left")):
        own = [Judged(first, chances[0], 0.0), Judged(second, chances[1], 0.0)]
        assert values(said, leg, reply, {}, as_sure_of_each, own)["leg"] == leg_meant


SCREEN = Asked("safety_b", DANGERS, "compound")
DENIAL = "no it is warm and i walk about on it"


def denied(no: float, danger: float) -> Pack:
    """The English pack, as sure as this of a no to whatever is asked, and of the first danger."""
    fixed = {"reply": Fixed(no=no, yes=0.1), "danger": Fixed(leg_cold_pale=danger)}
    return ENGLISH._replace(weights={**ENGLISH.weights, **cast("dict[str, Weights]", fixed)})


def test_a_plain_no_is_doubted_only_where_its_danger_is_twice_as_likely() -> None:
    assert read(DENIAL, denied(0.95, 0.5), SCREEN).reply == "no"
    assert read(DENIAL, denied(0.95, 0.7), SCREEN).reply is None
    assert read(DENIAL, denied(0.7, 0.5), SCREEN).reply is None


def test_what_is_doubted_in_a_denial_is_but_hinted_at() -> None:
    heard = read(DENIAL, denied(0.95, 0.7), SCREEN)
    assert heard.hints == {"leg_cold_pale"}
    assert "leg_cold_pale" in heard.concerns


def test_a_danger_that_a_question_states_is_asked_about() -> None:
    asking = sure("act", ask_advice=0.9, tell=0.1)
    heard = read("should i worry that my leg is cold and white", asking, OFFER)
    assert heard.kind == "ask_advice"
    assert heard.answers == {}
    assert heard.concerns == ("leg_cold_pale",)


def test_what_is_told_beside_a_question_stays_a_fact() -> None:
    both = sure("act", ask_advice=0.9, tell=0.8)
    heard = read("my leg is cold and white should i worry", both, OFFER)
    assert heard.kind == "ask_advice"
    assert heard.answers["leg_cold_pale"] == "yes"


def test_two_words_for_the_same_value_are_no_rivals() -> None:
    calf = [Mention("swelling", "one_calf", at, at + 1, "asked") for at in (0, 3)]
    both = Mention("swelling", "both", 5, 6, "asked")
    some = Judged(Mention("swelling", "some", 2, 3, "phrase"), 0.95, 0.0)
    said = spoken("calf is swollen calf and legs")
    twice = [some, Judged(calf[0], 0.5, 0.0), Judged(calf[1], 0.5, 0.0), Judged(both, 0.3, 0.0)]
    assert facts(twice, said.seen, {}, ENGLISH)["swelling"] == "one_calf"
    torn = [some, Judged(calf[0], 0.5, 0.0), Judged(both, 0.5, 0.0)]
    assert "swelling" not in facts(torn, said.seen, {}, ENGLISH)


def test_one_number_means_the_likelier_of_two_things() -> None:
    age = Judged(Mention("age_band", "under16", 2, 3, "number"), 0.6, 0.0)
    score = Judged(Mention("severity", "4", 2, 3, "number"), 0.8, 0.0)
    assert [one.so for one in one_meaning([age, score])] == [0.0, 0.8]


@pytest.mark.parametrize(("how", "told"), [("number", {}), ("years", {"age_band": "under16"})])
def test_a_bare_number_makes_a_child_only_where_it_is_surer(how: str, told: dict[str, str]) -> None:
    said = Judged(Mention("age_band", "under16", 1, 2, how), 0.7, 0.0)
    assert facts([said], look("about seven", ENGLISH), {}, ENGLISH) == told


@pytest.mark.parametrize("text", ["toes wiggle up and down", "right as rain today"])
def test_a_yes_to_a_danger_needs_a_word_that_says_yes_or_tells_of_it(text: str) -> None:
    certain = sure("reply", yes=0.99, no=0.01)
    heard = read(text, certain, asked("new_leg_weakness"))
    assert heard.reply is None
    assert "new_leg_weakness" in heard.concerns


@pytest.mark.parametrize(
    ("how", "so", "denied", "asked_about"),
    [
        ("plain", 0.12, 0.15, True),
        ("plain", 0.05, 0.02, False),
        ("plain", 0.12, 0.6, False),
        ("phrase", 0.12, 0.15, False),
    ],
)
def test_plain_words_for_a_danger_are_asked_about_unless_denied(
    how: str, so: float, denied: float, asked_about: bool
) -> None:
    seen = look("I've just peed brown", ENGLISH)
    told = Judged(Mention("dark_urine", "yes", 0, len(seen.words.raw), how), so, denied)
    assert ("dark_urine" in concerns([told], {}, seen, ENGLISH)) is asked_about


def test_a_danger_that_is_named_and_denied_is_doubted_later_still() -> None:
    fever = Asked("safety_c", ("fever", "cannot_bear_weight"), "compound")
    words = "no i've not got a fever and i can stand"
    unsure = {"reply": Fixed(no=0.95, yes=0.04), "danger": Fixed(fever=0.7)}
    pack = ENGLISH._replace(weights={**ENGLISH.weights, **cast("dict[str, Weights]", unsure)})
    assert read(words, pack, fever).reply == "no"
    surer = {**unsure, "danger": Fixed(fever=0.95)}
    pack = ENGLISH._replace(weights={**ENGLISH.weights, **cast("dict[str, Weights]", surer)})
    assert read(words, pack, fever).reply is None
