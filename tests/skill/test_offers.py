"""Every offer is one record: put again in other words, and with somebody who takes the reply."""

import pytest
from skill.dialogue.memory_talk.coming_back import ANSWERED
from skill.dialogue.offers.records import ALL, CRAMP, OFFERS, Offer, Stage
from skill.dialogue.replies import REPLIES
from skill.tags import Tag

EACH = pytest.mark.parametrize("offer", ALL, ids=lambda one: one.id)
MOST_TRIES = 3


def test_no_id_stands_twice() -> None:
    assert len(OFFERS) == len(ALL)


@EACH
def test_it_is_never_put_twice_in_the_same_words(offer: Offer) -> None:
    put: list[Tag | None] = [offer.ask]
    while (again := offer.after(len(put))) is not None:
        put.append(again[1])
    assert len(set(put)) == len(put) <= MOST_TRIES
    assert offer.simpler != offer.ask


@EACH
def test_somebody_takes_the_reply(offer: Offer) -> None:
    by_itself = offer.id == CRAMP or offer.form is None
    assert by_itself or offer.id in {**REPLIES, **ANSWERED}
    assert (offer.id in ANSWERED) == (offer.stage is Stage.memory)
