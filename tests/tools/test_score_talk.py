"""`make score-talk`: the talking person, and what a conversation amounts to."""

import json
import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from calf_rules import Question, Urgency, load_knowledge

from tools import score_talk
from tools.scoring.cases import Case, read_cases
from tools.scoring.figures import Result
from tools.scoring.speech import question_named
from tools.scoring.talk import Exchange, Talked, talk, transcript
from tools.scoring.talked import Judged, failures, figures, kinds
from tools.scoring.talker import Said, Talker

KNOWLEDGE = load_knowledge()
PEOPLE = Path(__file__).parent / "people.yaml"
HEAVY, WHITE, MEDICINE = read_cases(PEOPLE, KNOWLEDGE)
KEYS = [
    "conversations",
    "exchanges_median",
    "exchanges_max",
    "spent_on",
    "asked_again",
    "not_understood",
    "wrong_facts",
    "false_alarms",
    "false_alarm_share",
    "closed_early",
    "endless",
    "questions",
    "questions_unanswered",
    "urgency_exact",
    "urgency_fair",
    "emergencies",
    "emergencies_missed",
    "plainly",
    "ears",
]


def person(case: Case, seed: int = 1) -> Talker:
    return Talker(case, random.Random(seed))  # noqa: S311  (chance, not secrecy)


def asked(name: str) -> Question:
    return question_named(KNOWLEDGE, name)


def replies(case: Case, name: str, kind: str = "answer") -> list[Said]:
    """What the person says to a question in many conversations."""
    said = [person(case, seed).replies(asked(name)) for seed in range(60)]
    return [one for one in said if one.kind == kind]


def test_a_person_says_nothing_that_is_not_true_of_them() -> None:
    for name in ("leg", "timing", "safety_b", "swelling", "varicose_veins", "age_band"):
        for one in replies(HEAVY, name):
            for finding, value in one.meant.items():
                assert not person(HEAVY).denies(finding, value), one


def test_replies_are_drawn_from_many_and_the_same_for_the_same_dice() -> None:
    said = [one.text for one in replies(HEAVY, "safety_a")]
    assert len(set(said)) > 10
    assert said == [one.text for one in replies(HEAVY, "safety_a")]


def test_an_answer_tells_what_was_asked() -> None:
    assert {one.meant["varicose_veins"] for one in replies(HEAVY, "varicose_veins")} == {"yes"}
    assert {one.meant["swelling"] for one in replies(HEAVY, "swelling")} == {"none"}


def test_a_yes_to_several_dangers_hides_none_that_it_does_not_leave_open() -> None:
    for one in replies(WHITE, "safety_b"):
        assert one.meant.get("leg_cold_pale", "yes") == "yes"


def test_where_the_corpus_has_no_reply_the_words_of_the_lexicon_stand_in() -> None:
    (said, *_) = replies(WHITE, "severity", "plain")
    assert said.text == "i'm not sure"


def test_now_and_then_a_reply_is_beside_the_point_but_never_twice_in_a_row() -> None:
    one = person(HEAVY, 3)
    said = [one.replies(asked("safety_a")).kind for _ in range(200)]
    assert 0 < said.count("beside") < 50
    assert ("beside", "beside") not in set(pairwise(said))


def test_what_was_read_back_wrongly_is_corrected_in_plain_words() -> None:
    one = person(HEAVY, 1)
    assert one.answers_offer("read_back", [("leg", "left")]).text == "no it's both legs"
    assert one.answers_offer("change", []).text == "both legs"
    assert person(HEAVY).answers_offer("change", [("fever", "yes")]).text == "not fever"
    assert person(HEAVY).answers_offer("change", []).text == "nothing to change"


def test_who_is_asked_again_says_it_in_other_words_and_then_in_the_plainest() -> None:
    one = person(HEAVY, 5)
    said = [reply for _ in range(6) if (reply := one.replies(asked("leg"))).kind != "beside"]
    assert len({reply.text for reply in said[:3]}) == 3
    assert said[2] == Said("both", "plain", {"leg": "both"})


@pytest.fixture(scope="module")
def conversations() -> list[Talked]:
    return [talk(KNOWLEDGE, case, 1, seen=True) for case in (HEAVY, WHITE, MEDICINE)]


def test_a_conversation_runs_from_the_opening_to_the_goodbye(conversations: list[Talked]) -> None:
    said = [one.said.kind for one in conversations[0].exchanges]
    assert (said[0], said[-1], said.count("question")) == ("opening", "goodbye", 2)
    assert conversations[0].end == "goodbye"


def test_an_emergency_ends_it_at_once(conversations: list[Talked]) -> None:
    white = conversations[1]
    assert (white.end, white.got) == ("emergency", Urgency.emergency_now)


def test_the_same_seed_plays_the_same_conversation(conversations: list[Talked]) -> None:
    assert talk(KNOWLEDGE, HEAVY, 1, seen=True) == conversations[0]


def test_a_transcript_has_every_line(conversations: list[Talked]) -> None:
    told = "\n".join(transcript(conversations[0]))
    assert all(repr(one.said.text) in told for one in conversations[0].exchanges)


def exchange(kind: str = "answer", opened: str = "leg", **changes: Any) -> Exchange:
    plain = Exchange(
        opened, Said("so it goes", kind), "", {}, (), again=False, missed=False, speech=""
    )
    return replace(plain, **changes)


def judged(
    *exchanges: Exchange, end: str = "goodbye", got: Any = Urgency.routine, **more: Any
) -> Judged:
    wrong = more.get("wrong", ())
    plainly = Result(HEAVY, (), Urgency.routine, 3, 3)
    return Judged(Talked(HEAVY, exchanges, end, got, wrong), plainly, more.get("demanded", False))


def test_nothing_is_wrong_with_a_conversation_that_went_well() -> None:
    assert failures(judged(exchange())) == []


def test_an_answer_that_is_asked_for_again_was_not_understood_but_a_ramble_was_none() -> None:
    one = judged(exchange(again=True), exchange("beside", again=True))
    assert (one.asked_again, one.not_understood) == (2, ["leg"])


def test_a_wrong_fact_counts_where_it_still_stands_in_the_end() -> None:
    heard = exchange(wrong=("leg",))
    assert failures(judged(heard, wrong=("leg",))) == ["wrong at the end: leg, heard at leg"]
    assert failures(judged(heard)) == []


def test_an_alarm_is_false_unless_the_truth_demands_it() -> None:
    assert judged(exchange(), end="emergency").false_alarm
    assert not judged(exchange(), end="emergency", demanded=True).false_alarm
    assert "false alarm at leg" in failures(judged(exchange(), end="emergency"))


def test_ends_that_nobody_wanted_are_told_apart() -> None:
    assert failures(judged(exchange(), end="early")) == ["closed early at leg"]
    assert failures(judged(exchange(), end="endless")) == ["endless"]


def test_other_advice_than_plain_answers_come_to_is_told() -> None:
    assert failures(judged(exchange(), got=None)) == ["advice: none for routine"]
    assert failures(judged(exchange(), got=Urgency.self_care)) == ["advice: self_care for routine"]


def test_a_question_without_its_answer_is_told() -> None:
    missed = exchange("question", said=Said("can i run", "question", topic="run"), missed=True)
    assert failures(judged(missed)) == ["not answered: run"]


def test_the_figures_are_of_all_conversations() -> None:
    found = [judged(exchange(again=True)), judged(exchange(), end="early")]
    counted = figures(found)
    assert (counted["closed_early"], counted["not_understood"]) == (1, 0.5)
    assert counted["spent_on"] == {"again": 0.5, "answer": 0.5}
    assert next(kinds(found)) == "2 conversations of 2 went wrong"


def test_the_command_ends_with_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert score_talk.main([str(PEOPLE), "--people", "1", "--seed", "4", "--seen"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(told) == KEYS
    assert (told["conversations"], told["ears"]) == (1, "seen")


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none.yaml").write_text("people: []\n")
    assert score_talk.main([str(tmp_path / "none.yaml")]) == 1
    assert "cases" in capsys.readouterr().err
