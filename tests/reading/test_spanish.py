"""Spanish is heard by the same code: double denial, leaning pronouns, verbs without a person."""

from typing import Any

import pytest
from skill.reading import Asked, read
from skill.reading.mentions import look
from skill.reading.people import speaker

from tests.reading.packs import HERE, asked, holds, pack, plain

CLAUSES: list[dict[str, Any]] = plain(HERE / "es" / "clauses.yaml")
WARNINGS: list[dict[str, Any]] = plain(HERE / "es" / "warnings.yaml")
HARMLESS: list[dict[str, Any]] = plain(HERE / "es" / "harmless.yaml")
OFFER = Asked("", (), "")


@pytest.mark.parametrize("case", CLAUSES, ids=lambda case: case["says"])
def test_a_spanish_clause_is_understood_as_it_was_meant(case: dict[str, Any]) -> None:
    heard = read(case["says"], pack("es"), asked(case.get("asked")))
    for name, value in case.get("knows", {}).items():
        assert holds(heard.answers.get(name), value), name
    for name in case.get("knows_not", ()):
        assert heard.answers.get(name) in {None, "no", "none"}, name
    if "reply" in case:
        denied = heard.answers.get(case["asked"]) == "no" == case["reply"]
        assert heard.reply == case["reply"] or denied


@pytest.mark.parametrize("case", WARNINGS, ids=lambda case: case["says"])
def test_a_spanish_warning_is_taken_or_asked_about(case: dict[str, Any]) -> None:
    heard = read(case["says"], pack("es"), asked(case.get("asked")))
    assert heard.reply != "no"
    assert heard.reply in {"yes", "unsure"} or case["warns"] in {*heard.answers, *heard.concerns}


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case["says"])
def test_spanish_of_every_day_warns_of_nothing(case: dict[str, Any]) -> None:
    heard = read(case["says"], pack("es"), asked(case.get("asked")))
    assert case["not"] not in {*heard.concerns, *heard.hints}
    assert heard.answers.get(case["not"]) in {None, "no"}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("tengo el pie helado", "self"),
        ("tengo el pie hinchado", "self"),
        ("traigo la pierna mala", "self"),
        ("mi mujer dice que tengo la pierna hinchada", "self"),
        ("mi marido tiene la pierna hinchada", "other"),
        ("mi suegra trae el pie hinchado", "other"),
        ("mi mujer tiene el gemelo cargado", "other"),
        ("mi hijo tiene el gemelo duro", "child"),
    ],
)
def test_in_spanish_the_leg_is_the_speaker_s_where_no_other_is_named(text: str, whose: str) -> None:
    assert speaker(look(text, pack("es"))) == whose


@pytest.mark.parametrize("question", [None, "trend", "safety_b", "very_unwell"])
@pytest.mark.parametrize("text", ["es grave", "y es muy grave", "eso es grave o qué", "será grave"])
def test_whether_it_is_serious_is_a_question_in_spanish(text: str, question: str | None) -> None:
    heard = read(text, pack("es"), asked(question) or OFFER)
    assert (heard.kind, heard.about, dict(heard.answers)) == ("ask_advice", ("serious",), {})
    assert not heard.concerns


@pytest.mark.parametrize(
    "text",
    [
        "que le vaya bien",
        "venga gracias chao",
        "bueno me voy al médico adiós",
        "pues mañana llamo al centro de salud gracias",
        "bueno pues hasta luego",
    ],
)
def test_a_spanish_farewell_with_a_plan_before_it_ends_the_talk(text: str) -> None:
    assert read(text, pack("es"), OFFER).kind in {"farewell", "stop"}
