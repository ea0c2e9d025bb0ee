"""What the answer to a question about several things says of each of them."""

import pytest
from calf_rules import Findings, KnowledgeBase
from calf_rules.red_flags import spread


def test_no_to_a_compound_denies_every_part_that_was_not_told(knowledge: KnowledgeBase) -> None:
    told = spread(knowledge, Findings.of(safety_c="no", fever="yes", clot_risk="no"))
    assert told.get("fever") == "yes"
    assert told.get("dark_urine") == "no"
    assert told.get("pregnancy") == "not_pregnant"
    assert told.get("safety_c") == "no"


def test_naming_some_parts_denies_the_others(knowledge: KnowledgeBase) -> None:
    told = spread(knowledge, Findings.of(safety_c="named", fever="yes"))
    assert (told.get("fever"), told.get("very_unwell")) == ("yes", "no")


@pytest.mark.parametrize("answer", ["unsure", "unsure_twice"])
def test_not_knowing_a_compound_leaves_every_part_unsure(
    knowledge: KnowledgeBase, answer: str
) -> None:
    told = spread(knowledge, Findings.of(safety_b=answer))
    assert told.get("calf_tense_hard") == "unsure"
    assert told.get("fever") is None


def test_yes_to_one_thing_affirms_it_and_yes_to_several_leaves_them_open(
    knowledge: KnowledgeBase,
) -> None:
    told = spread(knowledge, Findings.of(safety_a="yes", safety_b="yes", safety_c="yes_unsaid"))
    assert told.get("chest_breath_signs") == "yes"
    assert told.get("leg_cold_pale") is None
    assert told.get("fever") is None


def test_spreading_keeps_the_rounds_and_changes_nothing_without_compounds(
    knowledge: KnowledgeBase,
) -> None:
    plain = Findings.of(fever="yes")
    assert spread(knowledge, plain) is plain
    assert spread(knowledge, Findings(Findings.of(safety_a="no").answers, 4)).rounds == 4


def test_a_hedged_part_is_settled_by_the_compound(knowledge: KnowledgeBase) -> None:
    told = spread(knowledge, Findings.of(safety_c="no", fever="unclear"))
    assert told.get("fever") == "no"
