"""What speaks for and against a cause, and that the compiled tables rank as the rows say."""

import random
from dataclasses import replace
from math import log

import pytest
from calf_rules import Findings, KnowledgeBase, assess, load_knowledge
from calf_rules.likelihoods import Likelihoods
from calf_rules.ranking import Reason, reasons
from calf_rules.red_flags import spread
from calf_rules.source import Document, read_document

from tests.rules.plain import plain_shares
from tests.rules.small import cause, with_causes


def reasons_of(knowledge: KnowledgeBase, **answers: str | list[str]) -> tuple[Reason, ...]:
    """What speaks for and against the first cause."""
    tables = Likelihoods(knowledge)
    return reasons(tables, Findings.of(**answers), next(iter(knowledge.causes)))


def test_reasons_name_the_answer_its_weight_and_its_grounds(knowledge: KnowledgeBase) -> None:
    rows = [("fever", "yes", 0.5), ("leg", "one", 0.9), ("timing", "evening", 0.1)]
    grounds = {"fever": {"yes": {"a": ["R", "7"]}}, "timing": {"evening": {"a": ["C"]}}}
    small = replace(with_causes(knowledge, cause("a", *rows), cause("b")), grounds=grounds)
    found = reasons_of(small, leg="left", fever="no", timing=["evening"], onset="sudden")
    base = {name: knowledge.findings[name].base for name in ("leg", "fever", "timing")}
    weights = {
        "leg": log(0.45 / base["leg"]["left"]),
        "fever": log(0.5 / base["fever"]["no"]),
        "timing": log(0.1 / base["timing"]["evening"]),
    }
    assert {r.finding: (r.value, r.grade, r.sources) for r in found} == {
        "leg": ("left", "E", ()),
        "fever": ("no", "R", ("7",)),
        "timing": ("evening", "C", ()),
    }
    assert {r.finding: r.weight for r in found} == {
        name: round(weight, 3) for name, weight in weights.items()
    }
    assert [abs(r.weight) for r in found] == sorted((abs(r.weight) for r in found), reverse=True)


def test_an_answer_that_weighs_nothing_is_no_reason(knowledge: KnowledgeBase) -> None:
    base = knowledge.findings["fever"].base["yes"]
    small = with_causes(knowledge, cause("a", ("fever", "yes", base)), cause("b"))
    assert reasons_of(small, fever="yes") == ()


def test_the_causes_come_likeliest_first_with_their_reasons(knowledge: KnowledgeBase) -> None:
    ranked = assess(knowledge, Findings.of(leg="left", fever="yes")).causes
    assert all(one.reasons for one in ranked[:6])
    assert [one.share for one in ranked[1:]] == sorted(
        (one.share for one in ranked[1:]), reverse=True
    )
    assert sum(one.share for one in ranked) == pytest.approx(1)


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document()


@pytest.mark.parametrize("person", range(12))
def test_the_compiled_tables_rank_as_a_plain_reading_of_the_rows(
    document: Document, person: int
) -> None:
    compiled = load_knowledge()
    dice = random.Random(person)  # noqa: S311  (chance, not secrecy)
    told: dict[str, str | list[str]] = {}
    for name in dice.sample(list(compiled.findings), 30):
        values = [*compiled.findings[name].values, "no", "unsure"]
        several = compiled.findings[name].kind == "multi"
        told[name] = dice.sample(values[:-2], 2) if several else dice.choice(values)
    found = Findings.of(**told)
    expected = plain_shares(document, spread(compiled, found).answers)
    ranked = {cause.id: cause.share for cause in assess(compiled, found).causes}
    assert ranked == pytest.approx(expected, rel=1e-9)
