"""The slot that a carrier brings its words in."""

import pytest

from tools.model_carriers import SLOT_NAME, slot_name


@pytest.mark.parametrize(
    ("phrase", "slot"),
    [
        ("breathing's", "after_breathing_s"),
        ("über", "after_ueber"),
        ("fuß", "after_fuss"),
        ("cœur", "after_coeur"),
        ("été", "after_ete"),
        ("mañana", "after_manana"),
    ],
)
def test_a_carrier_names_its_slot_in_plain_letters(phrase: str, slot: str) -> None:
    assert slot_name("in_front", phrase) == slot
    assert SLOT_NAME.fullmatch(slot)
