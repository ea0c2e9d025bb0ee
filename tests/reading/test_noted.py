"""What people stress and no rule weighs: heard by its name, whoever it belongs to."""

import pytest
from skill.reading import read

from tests.reading.packs import pack


@pytest.mark.parametrize(
    ("language", "text", "noted"),
    [
        ("en", "my left calf cramps at night and i've got ms and low iron", "multiple_sclerosis"),
        ("en", "something bit me on the calf and there's a ring around it", "ring_on_skin"),
        ("en", "my mum's calf hurts she has epilepsy", "epilepsy"),
        ("en", "both my ankles are up and my wee's gone all frothy", "frothy_urine"),
        ("de", "meine wade tut weh und ich habe gicht", "gout"),
        ("fr", "j'ai mal au mollet et j'ai la goutte", "gout"),
        ("es", "me duele la pantorrilla y tengo gota", "gout"),
    ],
)
def test_what_is_told_beside_the_leg_is_noted(language: str, text: str, noted: str) -> None:
    assert noted in read(text, pack(language)).noted


@pytest.mark.parametrize(
    "text",
    [
        "my calf aches but i haven't got gout or anything like that",
        "my dad has gout but it's my own calf that hurts",
        "my left calf is swollen since monday could it be the chemo",
    ],
)
def test_what_is_denied_or_asked_or_a_relatives_is_not_noted(text: str) -> None:
    assert read(text, pack("en")).noted == ()


def test_what_is_asked_about_is_known_by_its_name() -> None:
    assert read("could it be my fibromyalgia", pack("en")).noted == ("fibromyalgia",)


def test_what_is_noted_changes_no_fact() -> None:
    plain = "my left calf cramps at night"
    told = read(f"{plain} and i have psoriasis", pack("en"))
    assert told.noted == ("psoriasis",)
    assert told.answers == read(plain, pack("en")).answers


def test_a_bit_of_what_was_said_is_no_bite() -> None:
    assert "bite" not in read("i've got a bad liver did you hear that bit", pack("en")).noted
