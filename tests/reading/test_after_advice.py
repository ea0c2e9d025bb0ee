"""What is said after the advice: questions, and what comes along with them."""

import pytest
from skill.reading import Asked, Heard, read
from skill.reading.breath import MOST_STARTS, answer_and_question
from skill.reading.mentions import look
from skill.words import Words

from tests.locales import LOCALES
from tests.reading.packs import pack
from tests.reading.ratchet import hold

OFFER = Asked("", (), "yes_no")
ASKED = {"en": "what is {}", "de": "was ist {}", "fr": "c'est quoi {}", "es": "qué es {}"}
LOCALE = {locale[:2]: locale for locale in LOCALES}


SWELLS_AND_GASPS = "tengo la pantorrilla hinchada y no puedo respirar"  # "y no", then "puedo"


def heard(text: str, language: str = "en") -> Heard:
    return read(text, pack(language), OFFER)


@pytest.mark.parametrize("language", ASKED)
def test_a_cause_can_be_asked_about_in_the_words_in_which_it_was_spoken(language: str) -> None:
    names = {
        cause: ASKED[language].format(said["name"])
        for cause, said in Words.load(LOCALE[language]).find("causes").items()
    }
    lost = [text for cause, text in names.items() if cause not in heard(text, language).about]
    hold(f"causes_{language}", lost)


def test_what_stands_in_a_question_is_not_told_by_it() -> None:
    both = heard("yes go on and what can he do for it in the meantime sat in that cab")
    assert (both.kind, dict(both.answers)) == ("ask_self_care", {})


@pytest.mark.parametrize("ask", ["can I drive", "and should I worry", "and can I wait"])
def test_no_question_takes_a_danger_back(ask: str) -> None:
    both = heard(f"I can't breathe {ask}")
    assert "chest_breath_signs" in {*both.answers, *both.concerns}


def test_a_danger_that_a_question_would_cut_in_two_is_heard_whole() -> None:
    assert heard(SWELLS_AND_GASPS, "es").kind == "emergency_statement"


@pytest.mark.parametrize(
    "text", ["what can I do", "what can he do about the swelling", "how can I ease it"]
)
def test_what_helps_is_asked_for_by_how_it_begins(text: str) -> None:
    assert heard(text).kind == "ask_self_care"


@pytest.mark.parametrize(
    "text",
    [
        "no it's my right leg",
        "it is the left one and it is worse at night",
        "actually it is the right one",
    ],
)
def test_what_only_sounds_like_a_question_is_told(text: str) -> None:
    assert "leg" in heard(text).answers
    assert "leg" in read(text, pack("en"), Asked("", (), "")).answers


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("can I still walk um no cycle rather", "walk"),
        ("so can I walk anyway uh no do some cycling instead", "play_sport"),
        ("can I fly on Saturday or no", "fly"),
    ],
)
def test_no_no_inside_a_question_ends_the_talk(text: str, topic: str) -> None:
    asked = heard(text)
    assert (asked.kind, asked.about) == ("ask_advice", (topic,))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bon d'accord je vais appeler le docteur bonne soirée", "farewell"),
        ("ok merci je vais voir ma pharmacienne à bientôt", "farewell"),
        ("je peux courir euh non nager plutôt", "ask_advice"),
        ("est ce que je peux sortir le chien ou non", "ask_advice"),
        ("allez y expliquez moi", "more"),
    ],
)
def test_a_plan_with_a_french_farewell_ends_and_a_no_within_a_question_does_not(
    text: str, kind: str
) -> None:
    assert heard(text, "fr").kind == kind


def test_a_fear_behind_an_answer_is_looked_for_in_a_few_places_only() -> None:
    looks = 0

    def anew(_: object) -> Heard:
        nonlocal looks
        looks += 1
        return Heard("off_topic")

    told = Heard("answer_value", {"leg": "left"})
    answer_and_question(told, look("left " + "should we " * 200, pack("en")), anew, anew)
    assert looks == MOST_STARTS


@pytest.mark.parametrize("danger", ["my calf is hard as wood", "I have a fever"])
def test_a_stated_danger_is_heard_whole_beside_a_question(danger: str) -> None:
    both = heard(f"{danger} and can I drive")
    assert {"calf_tense_hard", "fever"} & {*both.answers, *both.concerns}


def test_what_a_question_thinks_of_is_heard_with_it() -> None:
    assert heard("is it my weight").about == ("could_it_be", "obesity")
    assert heard("is it my new mattress").about == ("could_it_be",)


def test_whoever_tells_something_may_ask_for_something_with_it() -> None:
    both = heard("yeah my boss wants me back at work on monday")
    assert both.reply == "yes"
    assert ("work",) in {one.about for one in (both, both.also) if one}
    assert heard("yes please").also is None


def test_what_helps_gives_way_to_a_topic() -> None:
    cramp = heard("what do I do when the cramp comes")
    assert (cramp.kind, cramp.about) == ("ask_advice", ("in_a_cramp",))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("isn't it just growing pains", "growing_pains"),
        ("what do I put on the sore", "wound_care"),
        ("should I drink more water", "food_and_drink"),
        ("it's much better today do I still have to go", "better_now"),
        ("is it bad that I sit at a desk all day", "sitting"),
        ("you said today and now two weeks so which is it", "which_is_it"),
    ],
)
def test_what_testers_asked_and_nothing_answered_is_understood(text: str, topic: str) -> None:
    assert (heard(text).kind, heard(text).about) == ("ask_advice", (topic,))


def test_words_about_nothing_that_is_known_are_not_answered_with_something_else() -> None:
    assert read("curtains and custard", pack("en"), Asked("", (), "")).kind == "off_topic"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what is a blood clot"),
        ("de", "was ist ein Blutgerinnsel"),
        ("fr", "c'est quoi un caillot"),
        ("es", "qué es un coágulo"),
    ],
)
def test_what_a_word_is_is_asked_by_its_name(language: str, text: str) -> None:
    assert heard(text, language).about == ("meaning_of_word", "clot")


def test_causes_are_asked_about_in_the_order_of_the_words() -> None:
    text = "how will i know if it's a stress fracture and not just shin splints"
    heard = read(text, pack("en"), Asked("", (), ""))
    named = [name for name in heard.about if name.startswith(("tibial", "medial"))]
    assert named == ["tibial_stress_fracture", "medial_tibial_stress"]


@pytest.mark.parametrize("text", ["i'll have the rest yes", "yes and the wife's about as well"])
def test_a_plain_yes_at_either_end_takes_an_offer(text: str) -> None:
    assert read(text, pack("en"), Asked("", (), "")).reply == "yes"


def test_a_yes_at_an_end_is_none_where_a_no_is_said_too() -> None:
    assert read("no i mean the rest yes", pack("en"), Asked("", (), "")).reply != "yes"


@pytest.mark.parametrize("text", ["yes that's it", "yeah that's it", "yes that's about right"])
def test_whoever_agrees_in_a_few_words_asks_nothing(text: str) -> None:
    heard = read(text, pack("en"), Asked("", (), "yes_no"))
    assert (heard.kind, heard.reply) == ("answer_yes", "yes")


def test_an_offer_is_taken_with_a_question_behind_it() -> None:
    text = "yes please tell me what helps am i going to lose my foot"
    heard = read(text, pack("en"), Asked("", (), ""))
    assert heard.reply == "yes"
    assert "lose_leg" in heard.about
