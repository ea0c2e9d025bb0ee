"""Fitted figures take the place of given ones, but for those with a veto."""

import pytest
from calf_rules.model import FITTED
from calf_rules.source import NOTHING_FITTED, Document, compact, read_document

ROW = {"fever": {"yes": {"p": 0.5, "from": 0.4}}}


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document()


def test_a_fitted_row_stands_in_for_the_given_one_with_its_grade(document: Document) -> None:
    found = compact({**document, "fitted": {**NOTHING_FITTED, "rows": {"dvt": ROW}}})
    assert found["evidence"]["fever"]["yes"]["dvt"] == 0.5
    assert found["grounds"]["fever"]["yes"]["dvt"] == [FITTED]


def test_a_veto_keeps_every_given_figure(document: Document) -> None:
    vetoed = {
        "counts": {"fever": {"yes": {"count": 2.0, "veto": "yes"}}},
        "leanings": {"dvt": {"add": 1.0, "veto": "yes"}},
        "rows": {"dvt": {"fever": {"yes": {"p": 0.5, "from": 0.4, "veto": "yes"}}}},
    }
    found = compact({**document, "fitted": vetoed})
    given = compact({**document, "fitted": NOTHING_FITTED})
    assert found["evidence"] == given["evidence"]
    assert found["fitted"] == {"counts": {"fever": {}}, "leanings": {}}


def test_the_fit_moves_no_row_further_than_its_bound(document: Document) -> None:
    for findings in document["fitted"]["rows"].values():
        for cells in findings.values():
            for cell in cells.values():
                assert abs(cell["p"] - cell["from"]) < 0.25
