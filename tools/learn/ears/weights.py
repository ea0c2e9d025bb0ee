"""The learned files of a language: where they lie, what they were learned from, and whether still.

Each file's first line says by its `from` what it was learned from: compiled pack and corpus.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calf_rules.faults import Fault
from skill.reading.pack import Pack

from tools import ROOT
from tools.learn.ears import corpus, tasks
from tools.learn.ears.corpus import OFFERS, Line
from tools.learn.ears.plain import made
from tools.learn.ears.tasks import Seen
from tools.packs import compile_pack
from tools.scoring.speech import knowledge

SHIPPED = ROOT / "lambda" / "lexicon"
PACKS = ROOT / "interaction_model"


class Course:
    """A language's pack and corpus, looked at once: all that its models are learned from."""

    def __init__(self, language: str) -> None:
        self.pack = Pack.of(compile_pack(PACKS / language), {})
        known = knowledge()
        self.lines: list[Line] = [*corpus.lines(language, known), *made(language, known)]
        self.rows: list[Seen] = tasks.looked(self.lines, self.pack)
        acts, after = list(corpus.acts(language)), list(corpus.after_advice(language))
        bare = corpus.bare(acts + after)
        bare += [line for offer in OFFERS.values() for line in corpus.bare(after, offer)]
        self.bare = tasks.looked(bare, self.pack)
        self.topics = tasks.looked(corpus.bare(corpus.topics(language)), self.pack)


def languages() -> list[str]:
    """The languages that have a corpus and a pack to read it with."""
    return sorted(
        path.parent.name for path in PACKS.glob("*/corpus") if (path.parent / "reading").is_dir()
    )


def source(language: str) -> str:
    """A short mark of what a language's models are learned from: it changes when that does."""
    pack = compile_pack(PACKS / language)
    told = hashlib.sha256(_tight(_learned(pack)).encode())
    folder = PACKS / language
    read = ("questions", "frames", "bare", "sentences", "danger")
    others = [folder / "samples.yaml", *(folder / "reading" / f"{name}.yaml" for name in read)]
    learning = Path(__file__).parent
    code = [learning / f"{name}.py" for name in ("corpus", "fit", "models", "plain", "tasks")]
    reading = ROOT / "lambda" / "skill" / "reading"
    code += [reading / f"{name}.py" for name in ("features", "surroundings")]
    for path in [*sorted((folder / "corpus").glob("*.jsonl")), *others, *code]:
        told.update(path.read_bytes() if path.exists() else b"")
    return told.hexdigest()[:16]


def _learned(pack: Mapping[str, Any]) -> dict[str, Any]:
    """What learning sees of a pack: not what is only noted, nor from which chances it is taken."""
    applied = {"sure", "tells", "told_by_number", "relatives_have"}
    traits = {name: one for name, one in pack["traits"].items() if name not in applied}
    return {**{name: one for name, one in pack.items() if name != "noted"}, "traits": traits}


def marked(file: bytes, mark: str) -> bytes:
    """A model file that says what it was learned from."""
    head, _, body = file.partition(b"\n")
    return json.dumps({**json.loads(head), "from": mark}).encode() + b"\n" + body


def stale(language: str) -> list[Fault]:
    """A fault for each model of a language that was learned from something else, or is missing."""
    mark, faults = source(language), []
    found = sorted(SHIPPED.glob(f"{language}.*.bin"))
    if not found:
        faults.append(Fault(f"lambda/lexicon/{language}.*.bin", 1, "is missing: run `make learn`"))
    for path in found:
        if _head(path).get("from") != mark:
            name = str(path.relative_to(ROOT))
            faults.append(Fault(name, 1, "was learned from something else: run `make learn`"))
    return faults


def _head(path: Path) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(path.read_bytes().partition(b"\n")[0])
    return told


def _tight(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
