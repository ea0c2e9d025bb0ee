"""What is said after the advice: questions, and what comes along with them."""

import pytest
from skill.reading import Asked, Heard, read
from skill.reading.breath import MOST_STARTS, answer_and_question, said_to_an_offer
from skill.reading.mentions import look
from skill.words import Words

from tests.locales import LOCALES
from tests.reading.packs import asked, pack
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


@pytest.mark.parametrize(
    ("text", "reply", "about"),
    [
        ("yes please and can I drive", "yes", "drive"),
        ("go on then and can he keep driving", "yes", "drive"),
        ("no that's fine but can I drive", "no", "drive"),
        ("aye go on then and can he drive", "yes", "drive"),
    ],
)
def test_an_answer_and_a_question_are_both_heard(text: str, reply: str, about: str) -> None:
    both = heard(text)
    assert (both.kind, both.reply, both.about) == ("ask_advice", reply, (about,))


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


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("can I drive and should I worry", "drive", "worry"),
        ("can I go for a run is it going to get worse", "run", "gets_worse"),
        ("should I take the stairs and can I fly on Friday", "climb_stairs", "fly"),
    ],
)
def test_two_questions_in_one_breath_are_both_heard(text: str, first: str, second: str) -> None:
    asked = heard(text)
    assert asked.also is not None
    assert (asked.about, asked.also.about) == ((first,), (second,))


def test_of_two_questions_an_unclear_one_is_left_out() -> None:
    clear, unclear = (
        Heard("ask_advice", about=(of,), clear=of == "run") for of in ("run", "other")
    )
    parts = {"can i run": clear, "is it odd": unclear}
    asked = said_to_an_offer(
        unclear, look("can I run and is it odd", pack("en")), lambda words: parts[" ".join(words)]
    )
    assert (asked.about, asked.also) == (("run",), None)


@pytest.mark.parametrize("many", [8, 200])
def test_many_questions_in_one_breath_take_no_more_looks_than_a_few(many: int) -> None:
    looks = 0

    def hear(_: object) -> Heard:
        nonlocal looks
        looks += 1
        return Heard("off_topic")

    said_to_an_offer(Heard("off_topic"), look("can I " * many, pack("en")), hear)
    assert looks == 2 * MOST_STARTS


@pytest.mark.parametrize(
    "text",
    ["I'll get my son to run me up there cheerio", "right I'll ring them in the morning ta-ra"],
)
def test_a_plan_with_a_goodbye_behind_it_is_a_goodbye(text: str) -> None:
    assert heard(text).kind in {"farewell", "stop"}


def test_a_goodbye_with_a_danger_before_it_is_none() -> None:
    assert heard("I can't breathe bye").kind == "emergency_statement"


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


@pytest.mark.parametrize(
    "text",
    [
        "this is doing my head in stop now",
        "cheerio I'm hanging up",
        "stop I'm ringing my daughter",
        "I have to go now the bus is here stop there",
    ],
)
def test_whoever_breaks_off_is_let_go(text: str) -> None:
    assert read(text, pack("en"), Asked("", (), "")).kind in {"farewell", "stop"}


@pytest.mark.parametrize("text", ["should I stop now", "how do I make it stop", "can it just stop"])
def test_a_question_with_stop_in_it_is_a_question(text: str) -> None:
    assert read(text, pack("en"), Asked("", (), "")).asks


@pytest.mark.parametrize("text", ["can we leave it there for today", "hang up", "stop now please"])
def test_stop_is_most_of_what_is_said_and_ends_the_talk(text: str) -> None:
    assert read(text, pack("en"), Asked("", (), "")).kind in {"farewell", "stop"}


def test_whoever_ends_with_go_on_does_not_leave() -> None:
    heard = read("oh for crying out loud never mind go on then", pack("en"))
    assert heard.kind not in {"farewell", "stop"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no thank you love cheerio"),
        ("de", "nein danke tschüss"),
        ("fr", "non merci au revoir"),
        ("es", "no gracias adiós"),
    ],
)
def test_a_goodbye_to_a_question_is_one(language: str, text: str) -> None:
    heard = read(text, pack(language), asked("safety_b"))
    assert heard.bids
    assert heard.kind == "farewell"


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


def test_what_was_not_answered_is_asked_again_and_tells_nothing() -> None:
    text = "that is not what i asked can i still go to the gym and train my legs"
    heard = read(text, pack("en"), Asked("", (), ""))
    assert (heard.kind, heard.answers) == ("ask_advice", {})
    assert "play_sport" in heard.about


def test_an_offer_is_taken_with_a_question_behind_it() -> None:
    text = "yes please tell me what helps am i going to lose my foot"
    heard = read(text, pack("en"), Asked("", (), ""))
    assert heard.reply == "yes"
    assert "lose_leg" in heard.about


def test_what_is_told_before_a_goodbye_is_kept() -> None:
    heard = read(
        "it's the left one and it's swollen below the knee bye", pack("en"), asked("fever")
    )
    assert heard.bids
    assert heard.answers["leg"] == "left"


def test_a_danger_before_a_goodbye_is_no_goodbye() -> None:
    heard = read("i can't breathe bye", pack("en"), asked("fever"))
    assert heard.kind not in {"farewell", "stop"}


def test_nothing_that_was_never_said_hides_an_emergency() -> None:
    heard = read("i never said that now i can't breathe", pack("en"), Asked("", (), ""))
    told = heard.answers.get("chest_breath_signs") == "yes"
    assert told or "chest_breath_signs" in heard.concerns
