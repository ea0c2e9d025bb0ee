"""In which order what was understood is said back."""

from collections.abc import Mapping, Sequence

from calf_rules import Findings, assess
from skill.dialogue import take
from skill.dialogue.offers.records import READ_BACK
from skill.dialogue.verdict.understood import weightiest
from skill.filling import FEWEST_GROUNDS, MOST_ECHOED, PLAIN, filled
from skill.reading import Heard
from skill.state import State
from skill.words import Words

from tests.skill.states import knowledge

STATIN = {"pain_site": ["calf"], "takes_statin": "yes", "duration": "days", "leg": "right"}


def order(told: Mapping[str, str | Sequence[str]], *, decided: bool) -> list[str]:
    findings = Findings.of(**told)
    now = assess(knowledge(), findings)
    return [name for name, _ in weightiest(knowledge(), findings, now, decided=decided)]


def test_after_a_story_what_few_people_tell_goes_first() -> None:
    assert order(STATIN, decided=False)[:2] == ["leg", "takes_statin"]
    assert order(STATIN, decided=False)[-1] == "pain_site"


def test_before_the_advice_what_decided_goes_before_what_is_rarer() -> None:
    told = {"leg": "both", "cramp_minutes": "yes", "timing": ["night_in_bed"], "sex": "male"}
    rare = {**told, "undercooked_meat": "yes"}
    assert order(rare, decided=False)[1] == "undercooked_meat"
    assert order(rare, decided=True).index("cramp_minutes") < order(rare, decided=True).index(
        "undercooked_meat"
    )


def test_a_warning_goes_before_both() -> None:
    told = {**STATIN, "swelling": "one_calf"}
    assert order(told, decided=False)[1] == order(told, decided=True)[1] == "swelling"


def test_a_yes_to_several_things_at_once_has_its_place_as_well() -> None:
    assert order({"leg": "both", "clot_risk": "yes"}, decided=True) == ["leg", "clot_risk"]


def test_who_it_is_is_told_last_and_how_long_after_what_hurts() -> None:
    told = {
        "leg": "left",
        "duration": "weeks",
        "trend": "same",
        "age_band": "under16",
        "swelling": "one_calf",
        "timing": ["night_in_bed"],
    }
    names = order(told, decided=True)
    assert names[:2] == ["leg", "swelling"]
    assert names[-1] == "age_band"


def test_a_number_goes_behind_what_it_is_like() -> None:
    told = {"leg": "right", "severity": "5", "pain_site": ["thigh"], "sensation": ["burning"]}
    assert order(told, decided=False)[-1] == "severity"


def test_how_long_decides_last_of_what_decides() -> None:
    told = {"leg": "both", "duration": "months", "cramp_minutes": "yes"}
    assert order(told, decided=True) == ["leg", "cramp_minutes", "duration"]


def grounds(findings: list[list[str]]) -> list[str]:
    """The words that mild advice is said to go by."""
    said = filled(Words.load("en-US"), ("verdict.grounds", {"findings": findings}), 0, PLAIN)
    return said.removeprefix("I understood: ").split(".")[0].split()


def test_mild_advice_goes_by_what_is_said_in_few_words() -> None:
    short = [["leg", "left"], ["swelling", "one_calf"], ["fever", "yes"], ["duration", "weeks"]]
    assert len(short) > FEWEST_GROUNDS
    assert len(grounds(short)) <= MOST_ECHOED


def test_mild_advice_goes_by_three_findings_at_least() -> None:
    long = [["tight_same_point", "yes"], ["shin_bone_pain", "one_spot"], ["wound_ulcer", "yes"]]
    assert len(long) == FEWEST_GROUNDS
    assert len(grounds(long)) > MOST_ECHOED
    assert grounds([*long, ["fever", "yes"]]) == grounds(long)


def test_what_is_too_long_gives_way_to_what_is_said_in_fewer_words() -> None:
    told = [["leg", "left"], ["sensation", "cramp"], ["fever", "yes"]]
    long, short = ["tight_same_point", "yes"], ["duration", "weeks"]
    assert grounds([*told, long]) == grounds(told)
    assert "weeks" in " ".join(grounds([*told, long, short]))


def test_what_tells_the_same_is_said_to_be_corrected_once() -> None:
    before = State(Findings.of(leg="left", pain_site=["calf"]), READ_BACK)
    relief = frozenset({"standing_still"})
    told: dict[str, str | frozenset[str]] = {"eases_standing_still": "yes", "eased_by": relief}
    turn = take(knowledge(), before, Heard("correct_earlier_answer", told, corrected=True))
    found = [
        one
        for key, filling in turn.lines
        for one in filling.get("findings", ())
        if key in {"dialogue.noted", "dialogue.corrected"}
    ]
    assert found == [["eases_standing_still", "yes"]]


def test_what_is_told_with_a_yes_to_what_was_read_back_is_said_to_be_noted() -> None:
    before = State(Findings.of(leg="both", swelling="none"), READ_BACK)
    turn = take(knowledge(), before, Heard("answer_yes", {"varicose_veins": "yes"}, reply="yes"))
    assert ("dialogue.noted_beside", {"echo": [["varicose_veins", "yes"]]}) in turn.lines
