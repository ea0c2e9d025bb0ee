"""Whose leg is spoken of, and whether it is a leg."""

import pytest
from skill.reading import Asked, read
from skill.reading.mentions import look
from skill.reading.people import complains, elsewhere, means_self, speaker

from tests.reading.packs import asked, pack


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


@pytest.mark.parametrize(
    ("text", "age", "whose"),
    [
        ("she's six", "under16", "child"),
        ("he is only just seventy", "60to74", "other"),
        ("it is six", "under16", "self"),
        ("she's six out of ten with worry", None, "self"),
        ("my daughter's thirteen", "under16", "child"),
        ("my daughter does gymnastics four nights a week", "under16", "child"),
        ("i'm eleven and my leg hurts", "under16", "self"),
    ],
)
def test_an_age_tells_whose_leg_it_is(text: str, age: str | None, whose: str) -> None:
    assert speaker(look(text, pack("en")), age) == whose


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'm her mum"),
        ("de", "ich bin die Mutter"),
        ("fr", "je suis sa mère"),
        ("es", "soy su madre"),
    ],
)
def test_whoever_says_for_whom_they_speak_speaks_for_another(language: str, text: str) -> None:
    assert speaker(look(text, pack(language))) == "other"


@pytest.mark.parametrize(
    ("language", "text", "own"),
    [
        ("en", "no it's me", True),
        ("en", "they? it's my own leg I'm asking about", True),
        ("en", "my own leg is fine I'm her mum", False),
        ("en", "it's my wife", False),
        ("de", "nein es geht um mich", True),
        ("fr", "il s'agit de moi", True),
        ("es", "hablo de mí misma", True),
    ],
)
def test_whoever_says_that_it_is_about_them_is_heard(language: str, text: str, own: bool) -> None:
    assert means_self(look(text, pack(language))) == own


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("me leg's been giving me gyp something chronic", True),
        ("it's my leg it does this thing", True),
        ("what could calf pain be", False),
        ("bananas", False),
    ],
)
def test_a_leg_that_bothers_somebody_is_heard_whatever_is_said_of_it(text: str, does: bool) -> None:
    assert complains(look(text, pack("en"))) == does


@pytest.mark.parametrize(
    ("text", "asks", "is_elsewhere"),
    [
        ("my shoulder hurts", False, True),
        ("what can I rub on my shoulder", True, True),
        ("my calf hurts but my shoulder is fine", False, False),
        ("can I massage the leg down from the hip", True, False),
    ],
)
def test_another_part_of_the_body_is_told_apart(text: str, asks: bool, is_elsewhere: bool) -> None:
    assert elsewhere(look(text, pack("en")), asks=asks) == is_elsewhere


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("am fitty two", None),  # misheard: nobody of two talks to a guide
        ("i'm six", "under16"),
        ("i'm two years old", "under16"),
        ("she's two", "under16"),
        ("i'm eleven and it's a four", "under16"),
        ("it's a four and i'm fifty", "40to59"),
        ("it's been going on for six weeks now", None),
        ("it's been seven months", None),
    ],
)
def test_an_age_at_which_nobody_speaks_is_misheard(text: str, age: str | None) -> None:
    assert read(text, pack("en"), asked("age_band")).answers.get("age_band") == age


@pytest.mark.parametrize(
    ("question", "text", "whose"),
    [
        ("active_cancer", "me sister's on chemo", "other"),
        ("active_cancer", "yes my sister said so too", "self"),
        ("diabetes", "i've the sugar god help me same as my mother", "self"),
    ],
)
def test_a_yes_that_begins_with_a_relative_may_be_theirs(
    question: str, text: str, whose: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert (heard.reply, heard.speaker) == ("yes", whose)


def test_it_is_my_leg_settles_whose_it_is() -> None:
    text = "what no it's my leg i was just saying my dad had trouble with his arteries"
    assert means_self(look(text, pack("en")))


@pytest.mark.parametrize("to", [None, Asked("", (), "")])
def test_how_long_a_shoulder_is_bad_is_not_told_of_the_leg(to: Asked | None) -> None:
    heard = read("and what about me shoulder it's been bad for weeks", pack("en"), to)
    assert "duration" not in heard.answers


def test_what_is_told_of_the_leg_beside_a_shoulder_is_kept() -> None:
    text = "my shoulder's been sore for weeks and my left calf cramps at night"
    told = read(text, pack("en")).answers
    assert told["timing"] == frozenset({"night_in_bed"})
    assert told["sensation"] == frozenset({"cramp"})
    assert "duration" not in told
