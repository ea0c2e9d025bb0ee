"""All models of one language, fitted together: the later ones build on how replies are read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from skill.reading.features import reply_features
from skill.reading.pack import Pack
from skill.reading.weights import Weights

from tools.learn.ears import tasks
from tools.learn.ears.fit import fit, loaded
from tools.learn.ears.tasks import Seen

STACKED = 4  # parts in which replies are read by models that have not seen them


def models(rows: Sequence[Seen], asking: Sequence[Seen], pack: Pack) -> dict[str, bytes]:
    """The model files by name; the same rows give the same bytes."""
    with TemporaryDirectory() as folder:
        read = list(zip(rows, _replied(rows, pack, Path(folder)), strict=True))
        task, examples = tasks.acts(rows, pack)
        files = {
            "reply": fit(tasks.REPLY, tasks.replies(rows, pack)),
            "value": fit(tasks.VALUE, list(tasks.values(read, pack))),
            "mention": fit(tasks.MENTION, list(tasks.mentions(read, pack))),
            "act": fit(task, examples),
            "danger": fit(*tasks.dangers(rows, pack)),
        }
    task, examples = tasks.gist(rows, pack)
    if task.classes:
        files["gist"] = fit(task, examples)
    if asking:  # a pack may only read, and answer no questions yet
        files["topic"] = fit(*tasks.topics(asking))
    return files


def _replied(rows: Sequence[Seen], pack: Pack, folder: Path) -> list[str | None]:
    """How each reply is read by a model that was fitted without its part of the corpus."""
    told: list[str | None] = [None] * len(rows)
    places = [at for at, row in enumerate(rows) if row.line.reply is not None]
    for part in range(STACKED):
        inside = [rows[at] for at in places if at % STACKED != part]
        weights = loaded(folder, tasks.REPLY, fit(tasks.REPLY, tasks.replies(inside, pack)))
        for at in places:
            if at % STACKED == part:
                told[at] = _likeliest(rows[at], weights, pack)
    return told


def _likeliest(row: Seen, weights: Weights, pack: Pack) -> str:
    chances = weights.chances(reply_features(row.read, row.line.asked, pack))
    return max(chances, key=lambda name: chances[name])


def read_back(files: Mapping[str, bytes], folder: Path) -> dict[str, Weights]:
    """The models of `models`, as the product would load them."""
    read = {}
    for name, file in files.items():
        path = folder / f"{name}.bin"
        path.write_bytes(file)
        read[name] = Weights.load(path)
    return read
