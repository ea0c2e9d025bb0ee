"""`python -m tools.learn.ears.neural EXAMPLES FOLDER SHIPPED`: trains the network, fold by fold.

Runs in the environment of requirements-neural.txt. FOLDER keeps what was trained (a stage that is
there is not trained again), what each fold reads of the rows that it has not seen, and a network
for each fold; SHIPPED gets the one that learned from everything.
"""

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from all_minilm_l6_v2 import extract_model
from safetensors.numpy import load_file
from skill.reading.neural.labels import FREE
from skill.reading.neural.pieces import Pieces
from skill.reading.second import FILE

from tools.learn.ears.neural.batches import Batches
from tools.learn.ears.neural.encoder import Params, start
from tools.learn.ears.neural.report import line
from tools.learn.ears.neural.shipping import ship
from tools.learn.ears.neural.training import Network, Stage

LANGUAGE, SHARED, OWN_FOLD = "en", "shared", -1
SHARED_EPOCHS, SHARED_RATE = 3, 3e-4
EPOCHS, RATE = 3, 1.5e-4
HALF = (1, 2)  # folds of half the writers that fold 0 learns from: a point of the learning curve
# Of our own lines that tell something unasked, and of the others, one in this many comes again with
# a fold's, so that none is forgotten.
TOLD_AGAIN, AGAIN = 2, 5


@dataclass(frozen=True)
class Work:
    """The network, the corpus it learns from, and where what was trained is kept."""

    network: Network
    document: Mapping[str, Any]
    vocabulary: Mapping[str, int]
    free: Params
    folder: Path

    def stage(self, stage: Stage, free: Params) -> Params:
        """The parameters after a stage, from its file where it was trained before."""
        path = self.folder / f"{stage.name}.npz"
        if not path.exists():
            trained = self.network.trained(free, stage)
            kept: dict[str, Any] = {name: np.asarray(value) for name, value in trained.items()}
            np.savez(path, **kept)
        return _tables(path)

    def read(self, name: str, free: Params, rows: Sequence[int]) -> Mapping[str, Any]:
        """What the network reads of rows that it has not seen; `rows` among it."""
        path = self.folder / f"{name}-read.npz"
        if not path.exists():
            found: dict[str, Any] = {"rows": np.array(rows), **self.network.read(free, rows)}
            np.savez(path, **found)
        tables = _tables(path)
        print(line(name, tables, self.document["rows"]), file=sys.stderr, flush=True)
        return tables

    def ship(self, path: Path, free: Params) -> None:
        """Write a network where reading finds it."""
        ship(path, {**self.network.fixed, **free}, self.vocabulary, self.document)


def _tables(path: Path) -> dict[str, Any]:
    with np.load(path) as kept:
        return dict(kept)


def work(examples: Path, folder: Path) -> Work:
    """The network before anything is trained."""
    document = json.loads(examples.read_text(encoding="utf-8"))
    facts = len(document["facts"])
    with TemporaryDirectory() as place:
        model = extract_model(place)
        weights = load_file(model / "model.safetensors")
        words = json.loads((model / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = words["model"]["vocab"]
    sizes = {"reply": len(document["replies"]), "act": len(document["acts"]), "facts": facts}
    mentions = {
        "label": len(document["mentions"]),
        "role": 3,
        "how": len(document["hows"]),
    }
    fixed, free = start(weights, sizes, mentions, seed=0)
    batches = Batches(document["rows"], facts, Pieces(vocabulary))
    return Work(Network(fixed, batches), document, vocabulary, free, folder)


@dataclass(frozen=True)
class Course:
    """The places of rows: our own, never scored, and those that are, by fold."""

    own: Sequence[int]
    again: Sequence[int]  # of these, what each fold learns once more
    scored: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]]) -> "Course":
        """The rows of a document, dealt."""
        dealt: dict[int, list[int]] = {}
        for at, row in enumerate(rows):
            dealt.setdefault(row["fold"], []).append(at)
        own = dealt.pop(OWN_FOLD)
        told = [at for at in own if rows[at]["facts"] and rows[at]["asked"] == FREE]
        others = sorted(set(own).difference(told))
        again = [*told[::TOLD_AGAIN], *others[::AGAIN]]
        return cls(own, again, dict(sorted(dealt.items())))

    def stage(self, name: str, folds: Collection[int]) -> Stage:
        """To learn from folds after what is shared, some of which comes again."""
        rows = [at for fold in folds for at in self.scored[fold]]
        return Stage(name, [*rows, *self.again], EPOCHS, RATE)


def main(given: Sequence[str]) -> int:
    """Train what is shared, then each fold, then all of it; write where each is read from."""
    examples, folder, shipped = map(Path, given)
    folder.mkdir(parents=True, exist_ok=True)
    job = work(examples, folder)
    course = Course.of(job.document["rows"])
    shared = job.stage(Stage(SHARED, course.own, SHARED_EPOCHS, SHARED_RATE), job.free)
    every = [at for rows in course.scored.values() for at in rows]
    job.read(SHARED, shared, every)  # the first point of the learning curve
    for fold, unseen in course.scored.items():
        name = f"fold-{fold}"
        tuned = job.stage(course.stage(name, set(course.scored) - {fold}), shared)
        job.read(name, tuned, unseen)
        job.ship(folder / str(fold) / FILE.format(language=LANGUAGE), tuned)
    everything = job.stage(course.stage("all", course.scored), shared)
    job.ship(shipped / FILE.format(language=LANGUAGE), everything)
    half = job.stage(course.stage("half", HALF), shared)
    job.read("half", half, course.scored[0])  # beside fold-0, which learned from twice as many
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
