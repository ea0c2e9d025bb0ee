"""Room 1 gives the words of every script back, each with its stem, and never raises."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from skill.reading.words import Spelling, split

from tests.reading.packs import pack
from tests.reading.spellings import ENGLISH, FRENCH, GERMAN, JAPANESE, PLAIN, SCRIPTS, spelling

SPELLINGS = st.sampled_from([ENGLISH, GERMAN, FRENCH, JAPANESE, PLAIN])
LINES = [(script, *line) for script, lines in SCRIPTS.items() for line in lines]
LONGEST = 1000  # characters


@pytest.mark.parametrize(
    ("text", "language", "words"), [line[1:] for line in LINES], ids=[line[0] for line in LINES]
)
def test_each_script_gives_its_words_back(
    text: str, language: Spelling, words: tuple[str, ...]
) -> None:
    assert split(text, language).raw == words


@given(st.text(), SPELLINGS)
def test_no_text_is_too_odd_to_be_split(text: str, language: Spelling) -> None:
    words = split(text, language)
    assert len(words.stems) == len(words.raw)
    assert set(words.content) <= set(range(len(words.raw)))


@given(st.text(), SPELLINGS)
def test_words_are_lower_case_and_hold_no_mark(text: str, language: Spelling) -> None:
    for word in split(text, language).raw:
        assert word == unicodedata.normalize("NFC", word).lower() or not word.isascii()
        assert all(
            letter == "'" or unicodedata.category(letter)[0] not in "PSZC" for letter in word
        )


@given(st.text(alphabet="abcdeginst' ", max_size=60))
def test_a_stem_of_a_stem_is_no_longer_than_it(text: str) -> None:
    for stem in split(text, ENGLISH).stems:
        assert len(ENGLISH.stem(stem)) <= len(stem)


@given(st.text(alphabet="abc é", max_size=60))
def test_splitting_words_that_were_split_changes_nothing(text: str) -> None:
    words = split(text, PLAIN).raw
    assert split(" ".join(words), PLAIN).raw == words


@pytest.mark.parametrize("word", ["calves", "resting", "legs", "the", "this"])
def test_a_word_whose_stem_is_known_stays_as_it_is(word: str) -> None:
    once = ENGLISH.stem(word)
    assert once
    assert word.startswith(once)


def test_listed_forms_and_kept_words_come_before_suffixes() -> None:
    assert split("feet this hurting", ENGLISH).stems == ("foot", "this", "hurt")


def test_a_stem_has_three_letters_at_least() -> None:
    assert split("as is ring", ENGLISH).stems == ("as", "is", "ring")


def test_letters_that_are_alike_give_one_stem_but_in_words_to_keep() -> None:
    language = spelling(letters={"í": "i", "é": "e"}, keep=["sí"])
    assert split("talí tali sí si", language).stems == ("tali", "tali", "sí", "si")


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("duele dolerme dolía dolian", "duel"),
        ("estirar estirarla estirándola estiro estirando", "estir"),
        ("hinchada hinchado hinchazón hinchazon hinchándose", "hinch"),
        ("levantarme levantarse levanto levantándome", "levant"),
        ("puedo puede podía poder pude", "pued"),
    ],
)
def test_spanish_verbs_and_the_pronouns_that_lean_on_them_have_one_stem(
    text: str, stem: str
) -> None:
    assert set(pack("es").split(text).stems) == {stem}


def test_spanish_words_for_people_keep_their_gender() -> None:
    stems = pack("es").split("niño niña señor señora hijo hija").stems
    assert len(set(stems)) == len(stems)


def test_small_words_are_no_content() -> None:
    words = split("the calf it hurts", ENGLISH)
    assert [words.raw[at] for at in words.content] == ["calf", "hurts"]


def test_what_is_beyond_the_bound_is_not_read() -> None:
    assert len("".join(split("a" * LONGEST + "b" * LONGEST, PLAIN).raw)) == LONGEST


def test_a_letter_with_a_separate_accent_is_the_same_letter() -> None:
    assert split("kne\u0301", PLAIN).raw == split("kn\u00e9", PLAIN).raw


def test_a_stem_is_the_same_where_an_accent_was_left_out() -> None:
    language = spelling(letters={"é": "e", "œ": "oe"}, suffixes=[["é", ""], ["s", ""]])
    assert split("fièvres œdème", language).stems == ("fièvre", "oedème")
    assert split("récents", language).stems == split("recents", language).stems
    assert split("récents", language).raw == ("récents",)


def test_an_ending_counts_only_behind_its_own_words() -> None:
    assert split("it's", ENGLISH).raw == ("it", "is")
    assert split("calf's", ENGLISH).raw == ("calf", "s")


def test_a_compound_needs_two_known_parts() -> None:
    assert split("wadenwickel", GERMAN).raw == ("wadenwickel",)


def test_unknown_words_without_spaces_stay_whole_up_to_the_next_known() -> None:
    language = spelling(spaces=False, vocabulary=["足", "足首"])
    assert split("右足首痛", language).raw == ("右", "足首", "痛")


@pytest.mark.parametrize("text", ["", "   ", "…!?", "'''", "\x00\x07", "🦵🔥"])
def test_marks_alone_are_no_words(text: str) -> None:
    assert split(text, PLAIN).raw == ()
