"""Advice is one thing: no warning of what is there, nothing forbidden twice, no other urgency."""

import re

import pytest
from calf_rules import Findings, Urgency
from skill.dialogue import take
from skill.dialogue.offers.records import READ_BACK
from skill.dialogue.verdict.advice import already
from skill.filling import COUNTED, PLAIN, filled
from skill.reading import Heard
from skill.state import Advice, Line, State
from skill.words import Words, locales

from tests.skill.states import knowledge

WORDS = Words.load("en-US")
CAUSES = sorted(knowledge().causes)
FORBIDS = re.compile(r"\b(?:do not|no|never) (\w+)", re.IGNORECASE)
STRAIN = {
    "leg": "left",
    "swelling": "one_calf",
    "sudden_start": "yes",
    "safety_a": "no",
    "safety_b": "no",
    "safety_c": "no",
}


def warned(cause: str, told: Findings) -> str:
    line: Line = ("verdict.safety_net", {"cause": cause, "already": already(knowledge(), told)})
    return filled(WORDS, line, 0, PLAIN)


@pytest.mark.parametrize("cause", CAUSES)
def test_nobody_is_warned_of_what_they_told(cause: str) -> None:
    for sign, said in WORDS.find(f"causes.{cause}.worse_if").items():
        name, _, value = COUNTED.sub("", sign).partition(".")
        if name not in knowledge().findings:
            continue
        groups = knowledge().value_groups.get((name, value), (value,))
        for one in groups if value else knowledge().findings[name].values:
            if one in {"no", knowledge().none_values.get(name)}:
                continue
            several = knowledge().findings[name].kind == "multi"
            told = Findings.of(**{name: [one] if several else one})
            assert said not in warned(cause, told), (sign, one)
            assert said in warned(cause, Findings.of()), sign


@pytest.mark.parametrize("locale", locales())
def test_nothing_is_forbidden_by_the_reason_and_again_by_what_helps_meanwhile(locale: str) -> None:
    words = Words.load(locale)
    wanted = [(rule.id, rule.cause) for rule in knowledge().rules if rule.cause]
    assert len(wanted) > 5
    for rule, cause in wanted:
        first = set(FORBIDS.findall(words.find(f"rules.{rule}.do_not") or ""))
        again = set(FORBIDS.findall(words.text(f"causes.{cause}.self_care")))
        assert not first & again, (rule, cause)


@pytest.mark.parametrize("cause", CAUSES)
def test_what_helps_meanwhile_holds_no_other_urgency_and_no_massage(cause: str) -> None:
    said = WORDS.text(f"causes.{cause}.self_care").lower()
    for other in ("{emergency}", "emergency", "today", "same day", "ambulance", "massage"):
        assert other not in said


@pytest.mark.parametrize("why", ["S1_swollen_leg", ""])
def test_the_check_that_a_warning_wants_is_named_at_the_end_though_others_are_likelier(
    why: str,
) -> None:
    """Where its reason was said on the way; else the reason itself names it."""
    told = Findings(Findings.of(**STRAIN).answers, 40)  # enough rounds: nothing more is asked
    before = State(told, READ_BACK, advice=Advice(why=why, warned=int(Urgency.same_day)))
    turn = take(knowledge(), before, Heard("answer_yes", reply="yes"))
    assert "dvt" not in turn.state.advice.named
    check = ("verdict.check_too", {"causes": ["dvt"]})
    assert (check in turn.lines) is bool(why)
    assert (("rules.say", {"rule": "S1_swollen_leg"}) in turn.lines) is not bool(why)
