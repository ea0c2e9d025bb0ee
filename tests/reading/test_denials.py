"""A value that is named only to be denied is not taken, and can be taken out."""

import pytest
from skill.reading import Asked, read
from skill.reading.judging import Judged
from skill.reading.mentions import Mention
from skill.reading.replies import reply_to
from skill.reading.values import values

from tests.reading.fixed import ENGLISH, spoken, sure
from tests.reading.packs import asked, holds, pack

READ_BACK = Asked("", (), "yes_no")


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("shin_bone_pain", "all the way down it not one spot", "one_spot"),
        ("pain_site", "not the ankle the foot", "ankle"),
        ("duration", "not two weeks two months", "weeks"),
        ("pain_site", "in the back of the knee no lower down it's in the calf", "behind_knee"),
        ("timing", "in the evening no at night in bed", "evening"),
    ],
)
def test_a_value_that_is_named_to_be_denied_is_not_taken(
    question: str, text: str, value: str
) -> None:
    assert not holds(read(text, pack("en"), asked(question)).answers.get(question, ""), value)


def test_what_a_statement_says_behind_a_not_is_so() -> None:
    told = read("not the bone it's the muscle beside it", pack("en"), asked("shin_bone_pain"))
    assert told.answers["shin_bone_pain"] == "not_bone"


def test_a_no_before_something_else_takes_no_value_back() -> None:
    told = read("in the calf no swelling", pack("en"), asked("pain_site"))
    assert told.answers["pain_site"] == frozenset({"calf"})


def test_not_just_one_thing_is_that_and_more() -> None:
    told = read("not just the calf the ankle too", pack("en"), asked("pain_site")).answers
    assert told["pain_site"] == frozenset({"ankle", "calf"})


@pytest.mark.parametrize(
    ("text", "finding", "value"),
    [
        ("it's not burning", "sensation", "-burning"),
        ("no it's not the heel it's the calf", "pain_site", "-heel"),
        ("no not at night", "timing", "-night_in_bed"),
    ],
)
def test_a_value_is_taken_out_of_what_was_read_back(text: str, finding: str, value: str) -> None:
    assert value in read(text, pack("en"), READ_BACK).answers[finding]


def test_not_right_now_is_no_side() -> None:
    assert "leg" not in read("not right now", pack("en"), READ_BACK).answers


def test_of_all_values_that_are_likely_the_one_that_is_denied_is_not_meant() -> None:
    shin = Asked("shin_bone_pain", ("shin_bone_pain",), "value")
    said = spoken("all along it not one spot")
    reply = reply_to(said, shin, ENGLISH)
    first = ENGLISH.traits.values["shin_bone_pain"][0]
    own = [Judged(Mention("shin_bone_pain", first, 4, 6, "phrase"), 0.9, 0.0)]
    as_sure_of_each = sure("value", yes=0.9)  # then the first one is taken
    assert values(said, shin, reply, {}, as_sure_of_each)["shin_bone_pain"] == first
    assert values(said, shin, reply, {}, as_sure_of_each, own)["shin_bone_pain"] != first


@pytest.mark.parametrize(
    "text",
    [
        "not great calf swollen and hot",
        "i'm not well left calf is swollen",
        "not happy my calf is swollen",
    ],
)
@pytest.mark.parametrize("question", [None, "swelling"])
def test_not_that_denies_something_else_takes_no_swelling_away(
    text: str, question: str | None
) -> None:
    told = read(text, pack("en"), asked(question) if question else None).answers
    assert told.get("swelling") == "one_calf"


@pytest.mark.parametrize("to", [None, READ_BACK, Asked("", (), "")])
def test_who_takes_nothing_at_all_takes_no_medicine(to: Asked | None) -> None:
    told = read("i'm not on any medicine", pack("en"), to).answers
    assert told["new_medicine"] == frozenset({"none"})
