"""What is said of some of several dangers is said of those alone."""

import pytest
from skill.reading import Heard, read

from tests.reading.fixed import sure
from tests.reading.packs import asked, pack

SAFETY_B = frozenset(
    {"leg_cold_pale", "new_leg_weakness", "calf_tense_hard", "severe_unrelenting_pain"}
)


def heard(text: str, question: str = "safety_b", language: str = "en") -> Heard:
    return read(text, pack(language), asked(question))


@pytest.mark.parametrize(
    ("language", "text", "danger"),
    [
        ("en", "hard as wood yes the rest no", "calf_tense_hard"),
        ("en", "weak yes rest of your list no", "new_leg_weakness"),
        ("en", "suddenly weak otherwise nothing", "new_leg_weakness"),
        ("en", "it's cold and the rest is fine", "leg_cold_pale"),
        ("de", "es ist kalt ja der rest nicht", "leg_cold_pale"),
        ("fr", "elle est froide oui le reste non", "leg_cold_pale"),
        ("es", "está fría sí lo demás no", "leg_cold_pale"),
    ],
)
def test_one_that_is_admitted_is_asked_about_and_the_rest_is_denied(
    language: str, text: str, danger: str
) -> None:
    told = heard(text, language=language)
    assert told.reply is None
    assert told.concerns == (danger,)
    assert told.answers == dict.fromkeys(SAFETY_B - {danger}, "no")


def test_one_that_is_admitted_alone_leaves_the_others_open() -> None:
    told = heard("weak yes")
    assert told.reply is None
    assert "new_leg_weakness" in told.concerns
    assert not told.answers


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "no none of that",
        "nothing else",
        "no it's warm and strong",
        "not cold not weak",
        "it's hot not cold it's hot as anything",
        "none of those it's not pale it's not weak",
    ],
)
def test_a_no_to_all_stays_one(text: str) -> None:
    assert heard(text).reply == "no"


def test_the_only_one_that_is_not_understood_is_no_denial() -> None:
    told = heard(
        "no to everything sorry I tell a lie it's like a plucked goose but that's the only one"
    )
    assert told.reply is None
    assert not told.answers


def test_what_is_denied_in_the_packs_own_words_shields_no_other_danger() -> None:
    told = heard("no fever lovely just can't put a toe down since I crashed the bike", "safety_c")
    assert told.reply is None
    assert told.answers.get("cannot_bear_weight") != "no"


def test_one_that_is_admitted_and_told_of_clearly_is_a_fact() -> None:
    text = "well it's cold yeah and a bit white looking the foot and it's gone all tingly"
    told = heard(f"{text} it's not weak though and it's not hard")
    assert told.answers["leg_cold_pale"] == "yes"
    assert told.answers["new_leg_weakness"] == told.answers["calf_tense_hard"] == "no"


def test_who_is_asked_which_and_denies_the_rest_has_not_denied_them_all() -> None:
    told = heard("only the pain none of the rest", "which_safety_b")
    assert told.reply is None
    assert "severe_unrelenting_pain" not in told.answers


def test_a_sure_no_that_denies_but_the_rest_is_none_where_it_is_asked_which() -> None:
    surely = sure("reply", no=0.95, yes=0.0)
    text = "only the pain none of the rest"
    assert read(text, surely, asked("which_safety_b")).reply is None
    assert read("none of them", surely, asked("which_safety_b")).reply == "no"
