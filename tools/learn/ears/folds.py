"""Models that have not seen a writer: what was learned from a corpus is scored on it only so.

Writers are dealt to folds; a writer's lines are read by models learned from all the others, and
from our own lines, which are never scored. Folds are kept beside the environment, by what they were
learned from, because each takes as long as learning itself.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from skill.hearing import Ears
from skill.languages import ears_for
from skill.reading.opinion import Second, silent
from skill.reading.second import second_from, wanted
from skill.reading.weights import Weights

from tools import ROOT
from tools.learn.ears.corpus import dealt_to, lines
from tools.learn.ears.models import models
from tools.learn.ears.weights import Course, source
from tools.scoring.speech import Read, Row, knowledge, read, said

COUNT = 5
KEPT = ROOT / ".venv" / "folds"
NETWORKS = ROOT / ".venv-neural" / "folds"  # networks, from `make learn EARS=neural`


def learned_from(rows: Sequence[Row]) -> bool:
    """Whether most of the rows stand in the corpus, so that the shipped models have seen them.

    Makes the folds ready where they are, which takes as long as learning them.
    """
    known = {name: _writers(name) for name in {str(row["locale"])[:2] for row in rows}}
    inside = [row for row in rows if said(row) in known[str(row["locale"])[:2]]]
    if 2 * len(inside) <= len(rows) or not rows:
        return False
    for language in known:
        _kept(language)
    return True


def read_unseen(row: Row) -> Read:
    """What the guide makes of a row with models that have not seen its writer."""
    return read(row, unseen_ears(said(row), str(row["locale"])[:2]))


def unseen_ears(text: str, language: str) -> Ears:
    """Ears that have not seen the writer of a text: those that ship, where the corpus lacks it.

    Makes the folds ready where they are not, which takes as long as learning them.
    """
    fold = _writers(language).get(text)
    return ears_for(language) if fold is None else _ears(language)[fold]


@lru_cache(maxsize=4)
def _writers(language: str) -> dict[str, int]:
    """The fold of each scored text of a language's corpus."""
    scored = [line for line in lines(language, knowledge()) if not line.own]
    dealt = dealt_to(COUNT, (line.writer for line in scored))
    return {line.text: dealt[line.writer] for line in scored}


@lru_cache(maxsize=4)
def _ears(language: str) -> list[Ears]:
    ears = ears_for(language)
    return [
        replace(
            ears,
            pack=ears.pack._replace(
                weights=_weights(_kept(language) / str(fold)),
                second=_second(language, fold),
            ),
        )
        for fold in range(COUNT)
    ]


def _second(language: str, fold: int) -> Second:
    """A fold's network, where one is wanted; says so where there is none."""
    second = second_from(os.environ, NETWORKS / str(fold), language)
    if second is silent and wanted(os.environ) and not fold:
        print(f"{language}: no network of the folds: plain ears are scored", file=sys.stderr)
    return second


def _kept(language: str) -> Path:
    folder = KEPT / f"{language}-{source(language)}"
    if not all((folder / str(fold)).is_dir() for fold in range(COUNT)):
        _learn(language, folder)
    return folder


def _weights(folder: Path) -> Mapping[str, Weights]:
    return {path.stem: Weights.load(path) for path in sorted(folder.glob("*.bin"))}


def _learn(language: str, folder: Path) -> None:
    print(f"{language}: learning {COUNT} folds, once for this corpus", file=sys.stderr, flush=True)
    with ProcessPoolExecutor(2) as pool:
        jobs = [pool.submit(_fold, language, fold) for fold in range(COUNT)]
        for fold, job in enumerate(jobs):
            place = folder / str(fold)
            files = job.result()
            place.mkdir(parents=True, exist_ok=True)
            for name, file in files.items():
                (place / f"{name}.bin").write_bytes(file)
            print(f"fold {fold + 1} of {COUNT}", file=sys.stderr, flush=True)


def _fold(language: str, fold: int) -> dict[str, bytes]:
    course = _course(language)
    dealt = dealt_to(COUNT, (row.line.writer for row in course.rows if not row.line.own))
    inside = [row for row in course.rows if row.line.own or dealt[row.line.writer] != fold]
    return models([*inside, *course.bare], course.topics, course.pack)


@lru_cache(maxsize=1)
def _course(language: str) -> Course:
    return Course(language)
