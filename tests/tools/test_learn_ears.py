"""Learning gives the same bytes from the same corpus, and says when a model is out of date."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from skill.reading.pack import Pack

from tools.learn.ears import corpus, tasks, weights
from tools.learn.ears.corpus import dealt_to, lines
from tools.learn.ears.fit import Example, Task, fit, loaded
from tools.learn.ears.models import models
from tools.learn.ears.weights import PACKS, SHIPPED, marked, source, stale
from tools.packs import compile_pack
from tools.scoring.speech import knowledge

FOLDS = 5
EACH = 30  # lines of a kind of reply: few, but a denial among them
TINY = Task("tiny", ("yes", "no"), 8, 1.0)
EXAMPLES = [
    Example(frozenset({at << 24}), frozenset({"yes" if at % 2 else "no"})) for at in range(16)
]


@pytest.fixture(scope="module")
def tiny() -> tuple[list[tasks.Seen], Pack]:
    """A few lines of every kind of reply, with the pack that reads them."""
    pack = Pack.of(compile_pack(PACKS / "de"), {})
    found: list[corpus.Line] = []
    taken: Counter[str | None] = Counter()
    for line in lines("de", knowledge()):
        if taken[line.reply] < EACH:
            taken[line.reply] += 1
            found.append(line)
    return tasks.looked(found, pack), pack


@pytest.mark.no_cover
def test_a_tiny_corpus_gives_the_same_bytes_twice(tiny: tuple[list[tasks.Seen], Pack]) -> None:
    rows, pack = tiny
    first, again = models(rows, [], pack), models(rows, [], pack)
    assert set(first) == {"reply", "value", "mention", "act", "danger"}
    assert first == again


def test_what_is_learned_is_what_is_loaded(tmp_path: Path) -> None:
    learned = loaded(tmp_path, TINY, fit(TINY, EXAMPLES))
    for example in EXAMPLES:
        chances = learned.chances(example.features)
        assert max(chances, key=lambda name: chances[name]) in example.labels


def test_a_file_says_what_it_was_learned_from(tmp_path: Path) -> None:
    file = marked(fit(TINY, EXAMPLES), "mark")
    assert weights._head(_written(tmp_path / "en.tiny.bin", file))["from"] == "mark"  # noqa: SLF001
    assert loaded(tmp_path, TINY, file).classes == TINY.classes


def _written(path: Path, file: bytes) -> Path:
    path.write_bytes(file)
    return path


@pytest.mark.no_cover
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_shipped_weights_are_those_of_the_pack(language: str) -> None:
    assert stale(language) == []


def test_weights_learned_from_something_else_are_faulted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "source", lambda _language: "another mark")
    faults = stale("de")
    assert len(faults) == len(list(SHIPPED.glob("de.*.bin")))
    assert all("learned from something else" in str(fault) for fault in faults)


def test_a_language_without_weights_is_faulted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "SHIPPED", tmp_path)
    assert ["is missing" in str(fault) for fault in stale("de")] == [True]


@pytest.mark.no_cover
def test_the_mark_of_a_language_is_its_own() -> None:
    assert source("de") == source("de")
    assert source("de") != source("en")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_each_writer_is_dealt_to_one_fold_and_to_no_other(language: str) -> None:
    scored = [line for line in lines(language, knowledge()) if not line.own]
    dealt = dealt_to(FOLDS, (line.writer for line in scored))
    for fold in range(FOLDS):
        inside = {line.writer for line in scored if dealt[line.writer] != fold}
        outside = {line.writer for line in scored if dealt[line.writer] == fold}
        assert inside | outside == set(dealt)
        assert not inside & outside


def test_our_own_lines_are_never_scored() -> None:
    own = {path.stem for path in (PACKS / "en" / "corpus").glob("*.jsonl") if "own" in path.stem}
    assert own
    assert any(line.own for line in lines("en", knowledge()))


def test_a_weight_of_fewer_steps_than_are_kept_is_none(tmp_path: Path) -> None:
    kept = loaded(tmp_path, TINY, fit(replace(TINY, least=40), EXAMPLES))
    steps = {abs(weight) for table in kept.tables for weight in table}
    assert 0 in steps
    assert min(steps - {0}) >= 40
