"""Dangers in words that no phrase of the pack knows are asked about; a doubtful fact is, too."""

import pytest
from skill.reading import Asked, read
from skill.reading.dangers import hints, likeliest_first
from skill.reading.mentions import look

from tests.reading.packs import HERE, pack, plain

WALKS = Asked("cannot_bear_weight", ("cannot_bear_weight",))
COLD = Asked("leg_cold_pale", ("leg_cold_pale",))


UNKNOWN = [  # in words of which no phrase of the pack knows the danger
    ("cannot_bear_weight", "the minute i tread on it i go straight to the floor"),
    ("redness_spreading", "the pink edge was at my ankle at noon and now it is at my knee"),
]


@pytest.mark.parametrize(("danger", "text"), UNKNOWN)
def test_a_danger_that_no_phrase_names_is_asked_about(danger: str, text: str) -> None:
    assert danger not in {one.finding for one in look(text, pack("en")).mentions}
    assert danger in read(text, pack("en")).hints


@pytest.mark.parametrize("text", [*plain(HERE / "harmless.yaml"), *(text for _, text in UNKNOWN)])
def test_what_is_hinted_at_is_asked_about_and_never_a_fact(text: str) -> None:
    heard = read(text, pack("en"))
    assert heard.hints <= set(heard.concerns)
    assert heard.hints.isdisjoint(heard.answers)


def test_what_is_asked_already_or_known_is_not_hinted_at() -> None:
    assert hints({"leg_cold_pale": 0.99}, 9, COLD, {}) == ()
    assert hints({"leg_cold_pale": 0.99}, 9, None, {"leg_cold_pale": "yes"}) == ()


def test_a_denial_that_the_words_belie_is_asked_about() -> None:
    assert hints({"leg_cold_pale": 0.99}, 9, None, {"leg_cold_pale": "no"}) == ("leg_cold_pale",)
    assert hints({"leg_cold_pale": 0.1}, 9, None, {"leg_cold_pale": "no"}) == ()


def test_a_few_words_point_to_no_danger() -> None:
    assert hints({"fever": 0.99}, 3, None, {}) == ()


def test_of_few_words_a_hint_has_to_be_stronger() -> None:
    assert hints({"fever": 0.15}, 6, None, {}) == ()
    assert hints({"fever": 0.15}, 7, None, {}) == ("fever",)


def test_beside_an_answer_a_hint_has_to_be_stronger() -> None:
    assert hints({"fever": 0.15}, 9, None, {}) == ("fever",)
    assert hints({"fever": 0.15}, 9, WALKS, {}) == ()


def test_the_likeliest_danger_is_asked_about_first() -> None:
    dangers = likeliest_first(
        ("fever", "dark_urine", "fever"), {"dark_urine": 0.5, "fever": 0.1}, {}
    )
    assert dangers == ("dark_urine", "fever")


def test_of_two_likely_dangers_the_one_that_was_named_is_asked_about_first() -> None:
    likely = {"fever": 0.4, "dark_urine": 0.3}
    assert likeliest_first(likely, likely, {"dark_urine": 0.6})[0] == "dark_urine"


@pytest.mark.parametrize(
    "text", ["no i can't put any weight on it", "no i can't step on it at all"]
)
def test_a_no_that_tells_of_the_danger_is_no_denial(text: str) -> None:
    heard = read(text, pack("en"), WALKS)
    assert heard.reply != "no"
    assert heard.answers.get("cannot_bear_weight", "yes") == "yes"


@pytest.mark.parametrize("text", ["yeah it takes my weight fine", "yes i can do four steps easy"])
def test_a_yes_to_the_wrong_end_of_the_question_is_no_danger(text: str) -> None:
    heard = read(text, pack("en"), WALKS)
    assert heard.reply != "yes"
    assert heard.answers.get("cannot_bear_weight", "no") == "no"


@pytest.mark.parametrize("text", ["no", "nope", "no it's fine", "not at all"])
def test_a_plain_no_stays_a_no(text: str) -> None:
    assert read(text, pack("en"), COLD).reply == "no"


@pytest.mark.parametrize("text", ["yes", "yeah", "it is", "afraid so"])
def test_a_plain_yes_stays_a_yes(text: str) -> None:
    assert read(text, pack("en"), COLD).reply == "yes"
