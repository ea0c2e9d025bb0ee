"""Whose leg is spoken of."""

import pytest
from skill.reading.mentions import look
from skill.reading.people import speaker

from tests.reading.packs import pack


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("my calf hurts", "self"),
        ("my husband's calf is swollen", "other"),
        ("my mother has pain in her leg", "other"),
        ("my little boy has sore calves", "child"),
        ("my daughter's leg hurts", "child"),
        ("my wife says my leg looks puffy", "self"),
        ("my sister had lumps", "self"),
        ("my dad drove me home", "self"),
        ("one of our residents has a sore calf", "other"),
        ("I have a resident with a red shin", "other"),
        ("our nan's got a bad leg", "other"),
        ("the wee lad says his calf hurts", "child"),
        ("zzz", "self"),
    ],
)
def test_the_person_is_the_one_whose_leg_is_named(text: str, whose: str) -> None:
    assert speaker(look(text, pack("en"))) == whose
