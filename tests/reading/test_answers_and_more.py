"""What stands beside a plain answer to a question is heard as well, and does not undo it."""

import pytest
from skill.reading import Asked, Heard, read
from skill.reading.breath import with_what_is_added
from skill.reading.mentions import look

from tests.reading.packs import asked, holds, pack

OFFER = Asked("", (), "yes_no")
DENIAL = Heard("answer_no", reply="no")


@pytest.mark.parametrize(
    "text",
    ["yes and it's really tender", "yeah a little bit and it's warm", "yes it is kind of puffy"],
)
def test_a_yes_that_says_more_is_a_yes_where_a_value_is_asked_for(text: str) -> None:
    heard = read(text, pack("en"), asked("swelling"))
    assert heard.reply == "yes" or "swelling" in {*heard.answers, *heard.vague}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("no why is that bad", "ask_why"),
        ("no is it serious", "ask_advice"),
        ("no no should I worry", "ask_advice"),
    ],
)
def test_a_no_with_a_question_is_a_no_and_a_question(text: str, kind: str) -> None:
    heard = read(text, pack("en"), asked("fever"))
    assert (heard.reply, heard.kind) == ("no", kind)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("dark_urine", "no what is that"),
        ("wound_ulcer", "no what's an ulcer"),
        ("varicose_veins", "no what does that mean"),
    ],
)
def test_who_asks_what_that_is_has_not_answered(question: str, text: str) -> None:
    assert read(text, pack("en"), asked(question)).reply is None


@pytest.mark.parametrize(
    "text",
    [
        "i don't think so i drew round it in biro and it's not gone past the line",
        "no it's not crept past the pen mark",
    ],
)
def test_what_begins_with_a_no_is_no_certain_yes_to_a_danger(text: str) -> None:
    heard = read(text, pack("en"), asked("redness_spreading"))
    assert heard.reply != "yes"
    assert "redness_spreading" not in heard.answers


@pytest.mark.parametrize("text", ["i'll get my son to run me up there", "i'm her mum"])
def test_who_only_names_somebody_says_nothing_of_a_sex(text: str) -> None:
    assert "sex" not in read(text, pack("en")).answers


@pytest.mark.parametrize(
    "text", ["she is stuck in bed since her fall it's all in her notes it matters"]
)
def test_words_that_sound_like_the_diary_do_not_swallow_an_answer(text: str) -> None:
    heard = read(text, pack("en"), asked("clot_risk"))
    assert heard.reply == "yes" or "immobilised_or_surgery" in heard.answers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my left calf hurts and I'm really scared"),
        ("en", "no but that frightens me"),
        ("de", "nein aber ich hab richtig angst"),
        ("fr", "non mais ça me fait peur"),
        ("es", "no pero tengo mucho miedo"),
    ],
)
def test_fear_is_heard(language: str, text: str) -> None:
    assert read(text, pack(language)).afraid


@pytest.mark.parametrize("text", ["I'm afraid it's the left one", "no fear of that", "it hurts"])
def test_what_is_no_fear_is_not_taken_for_it(text: str) -> None:
    assert not read(text, pack("en")).afraid


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("age_band", "forty six why", {"age_band": "40to59"}),
        ("age_band", "forty six what's that got to do with it", {"age_band": "40to59"}),
        ("swelling", "none why do you ask", {"swelling": "none"}),
    ],
)
def test_an_answer_with_why_behind_it_is_an_answer(
    question: str, text: str, answer: dict[str, str]
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert (heard.kind, dict(heard.answers)) == ("ask_why", answer)


def test_asking_what_one_of_several_means_names_it_and_fears_nothing() -> None:
    heard = read("what do you mean by pale", pack("en"), asked("safety_b"))
    assert (heard.kind, heard.about, heard.concerns) == ("ask_meaning", ("leg_cold_pale",), ())


def test_one_number_is_no_score_and_age_at_once() -> None:
    heard = read("no it's a four", pack("en"), asked("severe_unrelenting_pain"))
    assert (heard.severity, dict(heard.answers)) == (4, {})


def test_a_word_that_says_little_is_no_danger_beside_something_else() -> None:
    assert read("he had a stinker of a cold last week", pack("en")).concerns == ()


def test_what_was_left_out_is_added_and_corrects_nothing() -> None:
    heard = read("you left out the cramp that wakes me at night", pack("en"), OFFER)
    assert (heard.answers["sensation"], heard.corrected) == (frozenset({"cramp"}), False)


def test_what_is_denied_beside_a_yes_is_not_taken_for_it() -> None:
    heard = read(
        "she had the baby four weeks ago no operation though", pack("en"), asked("clot_risk")
    )
    assert heard.answers["pregnancy"] == "gave_birth_6w"
    assert heard.answers.get("immobilised_or_surgery") != "yes"


def test_who_somebody_is_counts_even_where_they_ask_what_is_meant() -> None:
    heard = read("what do you mean a long trip i'm sixty", pack("en"), asked("clot_risk"))
    assert (heard.kind, dict(heard.answers)) == ("ask_meaning", {"age_band": "60to74"})


@pytest.mark.parametrize("question", ["trend", "safety_b"])
def test_what_helps_is_asked_for_in_the_middle_as_well(question: str) -> None:
    heard = read("what can i do for it", pack("en"), asked(question))
    assert (heard.kind, heard.reply, dict(heard.answers)) == ("ask_self_care", None, {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("it's just a bit of a dull ache what do you mean hard as wood", {"sensation": "dull"}),
        ("they're not cold what do you mean hard as wood", {}),
    ],
)
def test_what_is_meant_is_asked_behind_something_else(text: str, told: dict[str, str]) -> None:
    heard = read(text, pack("en"), asked("safety_b"))
    assert (heard.kind, heard.about, heard.reply) == ("ask_meaning", ("calf_tense_hard",), None)
    assert all(holds(heard.answers.get(name), value) for name, value in told.items())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("it's getting worse every day", {"trend": "worse"}),
        ("it goes off when i put my feet up", {"eased_by": "leg_up"}),
    ],
)
def test_a_value_of_something_else_than_was_asked_is_told(text: str, told: dict[str, str]) -> None:
    heard = read(text, pack("en"), asked("age_band"))
    assert all(holds(heard.answers.get(name), value) for name, value in told.items())
    assert heard.reply is None


@pytest.mark.parametrize(
    ("question", "text", "kind", "reply"),
    [
        ("pain_over_tendon", "why the heel no i told you it's the knee", "ask_why", "no"),
        ("safety_c", "no fever why would i be numb no i can stand okay", "ask_why", "no"),
        ("safety_c", "why the fever no i feel fine", "ask_why", "no"),
        ("safety_b", "what do you mean hard as wood no it's not cold", "ask_meaning", None),
    ],
)
def test_a_question_before_an_answer_or_inside_it_is_heard_as_well(
    question: str, text: str, kind: str, reply: str | None
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert (heard.kind, heard.reply) == (kind, reply)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("safety_a", "why do you ask i have crushing chest pain no it's my leg"),
        ("leg_cold_pale", "why my foot has gone white and cold no the left"),
        ("swelling", "why do you ask my chest hurts and i can't breathe no"),
        ("safety_b", "no why i can't breathe yes"),
        ("safety_b", "why my foot is cold no the left"),
    ],
)
def test_a_danger_in_a_question_is_not_denied_by_the_answer_after_it(
    question: str, text: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    danger = {"chest_breath_signs", "leg_cold_pale"}
    assert danger & {*heard.answers, *heard.concerns} or heard.reply != "no"


@pytest.mark.parametrize(
    ("question", "text", "finding"),
    [
        ("safety_c", "none of those but i have lost a stone without trying", "weight_loss_or_lump"),
        ("recent_injury", "nothing of the sort but i was sixteen hours on a coach", "long_travel"),
        ("safety_c", "nothing there but i've had a dvt before", "previous_clot"),
    ],
)
def test_what_is_told_behind_a_no_and_a_but_is_heard(
    question: str, text: str, finding: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert heard.reply == "no"
    assert heard.answers[finding] == "yes"


def test_a_danger_behind_a_no_and_a_but_is_asked_about() -> None:
    heard = read("no swelling but my foot's gone cold and white", pack("en"), asked("swelling"))
    assert "leg_cold_pale" in heard.concerns or heard.answers.get("leg_cold_pale") == "yes"


def test_of_what_is_added_a_danger_is_asked_about_and_the_rest_is_known() -> None:
    told = {"leg_cold_pale": "yes", "diabetes": "yes", "leg": "left"}
    heard = with_what_is_added(
        DENIAL,
        look("none of that but so much else", pack("en")),
        lambda _: DENIAL,
        lambda _: Heard("describe_symptoms", told),
        pack("en").traits,
    )
    assert heard.reply == "no"
    assert heard.answers == {"diabetes": "yes"}
    assert heard.concerns == ("leg_cold_pale",)
