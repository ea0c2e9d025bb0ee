"""Loading the knowledge: from the YAML, and compiled from the YAML."""

import json
import shutil
from pathlib import Path

import pytest
from calf_rules import KnowledgeBase, KnowledgeError, Urgency, load_knowledge
from calf_rules import knowledge as loading
from calf_rules.conditions import leaves
from calf_rules.source import FOLDER, compact, read_document


def test_all_of_the_paper_is_there(knowledge: KnowledgeBase) -> None:
    assert len(knowledge.causes) >= 44
    assert len(knowledge.findings) >= 69
    assert len(knowledge.rules) >= 38
    assert len(knowledge.version) == 12


def test_the_compiled_knowledge_is_that_of_the_yaml(knowledge: KnowledgeBase) -> None:
    shipped = load_knowledge()
    for part in ("findings", "compounds", "causes", "evidence", "grounds", "rules",
                 "self_care_if", "scoring", "version"):  # fmt: skip
        assert getattr(shipped, part) == getattr(knowledge, part), part
    assert set(vars(shipped)) - {"rules_by_finding"} == set(vars(knowledge)) - {"rules_by_finding"}


def test_a_stale_compiled_form_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stale = tmp_path / "knowledge.json"
    stale.write_text(json.dumps({**compact(read_document()), "digest": "of yesterday"}))
    monkeypatch.setattr(loading, "COMPILED", stale)
    with pytest.raises(KnowledgeError, match=r"knowledge\.json:1: .*run `make build`"):
        load_knowledge()


def test_a_missing_compiled_form_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(loading, "COMPILED", tmp_path / "nowhere.json")
    with pytest.raises(KnowledgeError):
        load_knowledge()


def test_where_the_yaml_does_not_ship_the_compiled_form_is_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, knowledge: KnowledgeBase
) -> None:
    compiled = tmp_path / "knowledge.json"
    compiled.write_text(json.dumps(compact(read_document())))
    monkeypatch.setattr(loading, "COMPILED", compiled)
    monkeypatch.setattr(loading, "FOLDER", tmp_path / "not_shipped")
    assert load_knowledge().version == knowledge.version


def test_a_folder_of_ones_own_is_read_from_its_yaml(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "own"))
    (folder / "red_flags.yaml").write_text(
        "X1_fever: {urgency: emergency_now, action: call, when: {fever: yes}, sources: ['1']}\n"
    )
    with pytest.raises(KnowledgeError, match="is never cited"):
        load_knowledge(folder)


def test_every_rule_is_listed_under_each_finding_that_it_mentions(
    knowledge: KnowledgeBase,
) -> None:
    for rule in knowledge.rules:
        for leaf in leaves(rule.when):
            assert rule in knowledge.rules_by_finding[leaf.finding]
    for finding, rules in knowledge.rules_by_finding.items():
        assert len(rules) == len(set(map(id, rules)))
        for rule in rules:
            assert finding in {leaf.finding for leaf in leaves(rule.when)}


def test_the_order_of_compounds_is_that_of_the_safety_screen(knowledge: KnowledgeBase) -> None:
    assert list(knowledge.compounds) == ["safety_a", "safety_b", "safety_c", "clot_risk"]
    assert knowledge.compounds["safety_a"].required_if is None
    assert knowledge.compounds["clot_risk"].required_if is not None


def test_values_of_a_finding_stand_in_the_order_of_the_file(knowledge: KnowledgeBase) -> None:
    assert knowledge.findings["leg"].values == ("left", "right", "both", "alternates")
    assert knowledge.findings["fever"].values == ("yes", "no")


def test_every_cause_has_evidence_and_somebody_to_see(knowledge: KnowledgeBase) -> None:
    columns = [column for rows in knowledge.evidence.values() for column in rows.values()]
    assert set(knowledge.causes) == {cause for column in columns for cause in column}
    for cause in knowledge.causes.values():
        assert cause.see
        assert isinstance(cause.urgency, Urgency)


def test_a_knowledge_base_prints_short(knowledge: KnowledgeBase) -> None:
    assert len(repr(knowledge)) < 200


def test_a_rule_keeps_its_sources_and_when_it_names_no_cause(knowledge: KnowledgeBase) -> None:
    entries = read_document()["rules"]
    for rule in knowledge.rules:
        assert list(rule.sources) == entries[rule.id].get("sources", [])
        assert (rule.cause_unless is not None) == ("cause_unless" in entries[rule.id])
    assert any(rule.sources for rule in knowledge.rules)
    assert any(rule.cause_unless for rule in knowledge.rules)
