"""What people tell beside an answer in many words is weighed as if nothing had been asked, too."""

import pytest
from skill.reading import read
from skill.reading.features import Read
from skill.reading.judging import BY_THE_WAY, MANY, Judged, beside_answer, judge
from skill.reading.mentions import look

from tests.reading.packs import asked, holds, pack

AT_LENGTH = (
    "no it's in the calf and the thigh since sunday it burns when i walk and the foot is cold"
)


def before_and_after(text: str) -> list[tuple[Judged, Judged]]:
    """Each mention beside a no to the first safety question, as judged and as weighed."""
    utterance = Read.of(look(text, pack("en")))
    judged = judge(utterance, asked("safety_a"), "no", pack("en"))
    return list(zip(judged, beside_answer(judged, utterance, pack("en")), strict=True))


@pytest.mark.parametrize(
    ("question", "text", "finding", "value"),
    [
        (
            "cramp_minutes",
            "in the bed in the night it makes a cramp in the calf and the thigh and it go away",
            "pain_site",
            "thigh",
        ),
        (
            "safety_b",
            "no it's nice and warm and it holds me up all right it just burns all the time",
            "sensation",
            "burning",
        ),
    ],
)
def test_what_is_told_at_length_beside_an_answer_is_heard(
    question: str, text: str, finding: str, value: str
) -> None:
    assert holds(read(text, pack("en"), asked(question)).answers.get(finding, ""), value)


def test_it_lies_between_both() -> None:
    alone = {
        one.mention: one.so
        for one in judge(Read.of(look(AT_LENGTH, pack("en"))), None, None, pack("en"))
    }
    weighed = [one for one in before_and_after(AT_LENGTH) if one[0] != one[1]]
    assert {"sensation", "timing"} <= {one.mention.finding for one, _ in weighed}
    for before, after in weighed:
        low, high = sorted((before.so, alone[before.mention]))
        assert low <= after.so <= high


def test_neither_dangers_nor_what_goes_along_are_weighed_again() -> None:
    left = pack("en").traits.dangers | BY_THE_WAY
    kept = [one for one in before_and_after(AT_LENGTH) if one[0].mention.finding in left]
    assert {"leg_cold_pale", "duration"} <= {one.mention.finding for one, _ in kept}
    assert all(before == after for before, after in kept)


def test_in_few_words_nothing_is() -> None:
    short = " ".join(AT_LENGTH.split()[: MANY - 2])
    assert all(before == after for before, after in before_and_after(short))
