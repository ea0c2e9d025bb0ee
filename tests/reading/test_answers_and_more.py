"""What stands beside a plain answer to a question is heard as well, and does not undo it."""

import pytest
from skill.reading import Asked, read

from tests.reading.packs import asked, holds, pack

OFFER = Asked("", (), "yes_no")


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


@pytest.mark.parametrize(
    ("question", "text", "kept", "feared"),
    [
        ("leg", "the left one is it a blood clot", {"leg": "left"}, "clot"),
        ("leg", "the right one should i be worried", {"leg": "right"}, "worry"),
    ],
)
def test_a_fear_behind_an_answer_is_heard_and_takes_nothing_from_it(
    question: str, text: str, kept: dict[str, str], feared: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert (dict(heard.answers), heard.also and feared in heard.also.about) == (kept, True)


def test_what_only_names_a_fear_in_a_statement_asks_nothing() -> None:
    heard = read("both my calves ache and I fear it is a clot", pack("en"))
    assert heard.also is None


def test_a_plain_no_before_two_questions_stands() -> None:
    heard = read("no why do you ask that is it a clot", pack("en"), asked("safety_a"))
    assert (heard.reply, heard.asks) == ("no", True)


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
    ("question", "text", "told"),
    [
        ("trend", "about the same i'd say why should it be getting worse", "same"),
        ("severity", "six i think does that mean it's serious", ""),
    ],
)
def test_nothing_that_stands_in_a_question_behind_an_answer_is_told(
    question: str, text: str, told: str
) -> None:
    heard = read(text, pack("en"), asked(question))
    assert heard.answers.get(question, "") == told
    assert heard.asks or heard.also


def test_a_denial_before_a_question_asked_in_fear_stands() -> None:
    text = "oh no i've not had anything like that why would a cramp do that is it a clot"
    heard = read(text, pack("en"), asked("safety_a"))
    assert heard.reply == "no"
    assert heard.also
    assert "clot" in heard.also.about


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


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("shin_bone_pain", "all the way down it not one spot", "one_spot"),
        ("pain_site", "not the ankle the foot", "ankle"),
        ("duration", "not two weeks two months", "weeks"),
    ],
)
def test_a_value_that_is_named_to_be_denied_is_not_taken(
    question: str, text: str, value: str
) -> None:
    assert not holds(read(text, pack("en"), asked(question)).answers.get(question, ""), value)


def test_not_just_one_thing_is_that_and_more() -> None:
    told = read("not just the calf the ankle too", pack("en"), asked("pain_site")).answers
    assert told["pain_site"] == frozenset({"ankle", "calf"})


def test_a_likeness_is_no_emergency() -> None:
    text = "the back of my thigh went like i'd been shot and i hobbled off"
    heard = read(text, pack("en"))
    assert heard.kind == "describe_symptoms"
    assert heard.answers["pop_or_snap"] == "yes"


def test_who_was_shot_is_one() -> None:
    assert read("i've been shot in the leg", pack("en")).kind == "other_emergency"


def test_what_looks_like_a_question_before_an_answer_is_none() -> None:
    text = "only plaster is the stuff on me trowel mate no none of them never had a clot"
    heard = read(text, pack("en"), asked("clot_risk"))
    assert (heard.reply, heard.also) == ("no", None)
