"""The gist: what a first sentence tells as a whole, beside what its phrases name."""

import pytest
from skill.reading import Pack, read
from skill.reading.features import Read
from skill.reading.gist import GIST, with_gist
from skill.reading.judging import judge
from skill.reading.mentions import look
from skill.reading.opinion import Opinion
from skill.reading.statements import facts, vague
from skill.reading.weights import Weights

from tests.reading.packs import asked, holds, pack

SURE, NEVER = 6.0, -6.0  # log-odds: nearly certain, nearly impossible
LIKELY = 0.7  # a chance that the judge alone takes for a fact, and that is not clear
NAMED = "the calf went bang on the squash court"
UNNAMED = "if i get up and pace the landing it settles"


def believing(name: str, odds: float) -> Pack:
    """The English pack with a gist of one class, which is as likely whatever is said."""
    one = Weights((name,), (odds,), 1.0, 1, (memoryview(bytes(2)).cast("b"),))
    english = pack("en")
    return english._replace(weights={**english.weights, GIST: one})


def test_a_fact_that_no_phrase_names_is_told_by_the_words_as_a_whole() -> None:
    mentioned = {one.finding for one in look(UNNAMED, pack("en")).mentions}
    assert "eased_by" not in mentioned
    assert holds(read(UNNAMED, pack("en")).answers.get("eased_by"), "moving")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_gist_says_nothing_of_dangers(language: str) -> None:
    here = pack(language)
    told = {name.partition("=")[0] for name in here.weights[GIST].classes}
    assert told
    assert told.isdisjoint(here.traits.dangers)


def test_what_the_gist_is_sure_of_is_a_fact() -> None:
    assert read("it just hurts you know", believing("obesity=yes", SURE)).answers == {
        "obesity": "yes"
    }
    assert "obesity" not in read("it just hurts", believing("obesity=yes", 0.0)).answers


def test_what_the_gist_does_not_believe_is_asked_about() -> None:
    read_so, english = Read.of(look(NAMED, pack("en"))), pack("en")
    judged = [one._replace(so=LIKELY) for one in judge(read_so, None, None, english)]
    told = with_gist(judged, read_so, believing("pop_or_snap=yes", NEVER))
    assert "pop_or_snap" in facts(judged, read_so.seen, {}, english)
    assert "pop_or_snap" not in facts(told, read_so.seen, {}, english)
    assert "pop_or_snap" in vague(told, {}, english)


def test_what_the_gist_knows_nothing_of_is_judged_as_it_was() -> None:
    read_so = Read.of(look(NAMED, pack("en")))
    judged = judge(read_so, None, None, pack("en"))
    told = with_gist(judged, read_so, believing("obesity=yes", NEVER))
    assert told == judged


def test_an_answer_is_read_without_it() -> None:
    travel, text = asked("long_travel"), "no i fell off a ladder"
    plain = read(text, pack("en"), travel)
    assert read(text, believing("recent_injury=yes", NEVER), travel) == plain


def test_a_count_is_judged_by_itself() -> None:
    text = "my calf hurts and i am forty five"
    assert read(text, believing("age_band=40to59", NEVER)).answers.get("age_band") == "40to59"


def test_the_gist_of_both_says_nothing_of_dangers() -> None:
    told = Opinion({}, {}, {}, {}, {"fever=yes": 1.0, "obesity=yes": 1.0})
    both = with_gist([], Read.of(look("it just hurts", pack("en")), told), pack("en"))
    assert [one.mention.finding for one in both] == ["obesity"]
