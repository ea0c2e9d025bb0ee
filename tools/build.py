"""Generates what is generated, and checks it: the same work, written or compared.

`python -m tools.build` writes; with `--check` it only compares with what is on disk. Either way all
faults are printed, one `file:line: what` a line, and the exit code is 1 when there is one.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from calf_rules.faults import DataError, Fault
from calf_rules.source import read_document
from calf_rules.strict_yaml import read

from tools import ROOT
from tools.compiled import knowledge_files, words_files
from tools.learn.evidence.freshness import is_fresh
from tools.model_checks import check, check_size
from tools.model_claims import built_in_phrases, overlaps
from tools.model_generate import contract, model
from tools.model_source import load
from tools.packs import compile_pack

Files = dict[Path, str]
MODELS = Path("skill-package/interactionModels/custom")
LEXICON = Path("lambda/lexicon")


def platform(language: str) -> Mapping[str, Any]:
    """What Alexa itself brings in a language: built-in phrases, numbers, units of time."""
    data: Mapping[str, Any] = read(ROOT / "simulator" / "platform" / f"{language}.yaml").plain()
    return data


def model_files(root: Path) -> tuple[Files, list[Fault]]:
    """Every model and hearing's contract as they should stand, and every fault of their source."""
    source = load(root)
    faults = list(source.faults)
    files: Files = {}
    for language in dict.fromkeys(one.language for one in source.locales):
        alexa = platform(language)
        locales = [one for one in source.locales if one.language == language]
        faults += overlaps(source, locales, alexa)
        for locale in locales:
            wrong = check(source, locale, alexa)
            faults += wrong
            if not wrong:
                generated = model(source, locale, built_in_phrases(alexa))
                text = _pretty(generated)
                faults += check_size(source, locale, generated, text)
                files[root / MODELS / f"{locale.name}.json"] = text
    if not faults:
        for language in source.languages:
            files[root / LEXICON / f"intents.{language}.json"] = _tight(contract(source, language))
    return files, _once(faults)


def lexicon_files(root: Path) -> Files:
    """The compiled pack of every language that has one."""
    folders = sorted(path.parent for path in (root / "interaction_model").glob("*/reading"))
    return {
        root / LEXICON / f"{folder.name}.json": _tight(compile_pack(folder)) for folder in folders
    }


def build(root: Path = ROOT) -> tuple[Files, list[Fault]]:
    """Everything that is generated from parts without faults, and every fault found on the way."""
    files, faults = _models(root)
    parts: tuple[Callable[[], Files], ...] = (
        lambda: lexicon_files(root),
        knowledge_files,
        words_files,
    )
    for part in parts:
        try:
            files.update(part())
        except DataError as error:
            faults += error.faults
    return files, _once(faults)


def _models(root: Path) -> tuple[Files, list[Fault]]:
    try:
        files, faults = model_files(root)
    except DataError as error:
        return {}, error.faults
    return ({} if faults else files), faults


def stale(files: Files, root: Path = ROOT) -> list[Fault]:
    """A fault for every generated file that is missing, differs, or has no source any more."""
    faults = []
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            name = str(path.relative_to(root))
            faults.append(Fault(name, 1, "differs from its source: run `make build`"))
    sources = {path.stem for path in (root / "interaction_model").glob("*-*.yaml")}
    for path in sorted((root / MODELS).glob("*.json")):
        if path.stem not in sources:
            name = str(path.relative_to(root))
            faults.append(Fault(name, 1, "has no locale in interaction_model/"))
    return faults


def unfitted() -> list[Fault]:
    """A fault where fitted.yaml was fitted to other figures or other people."""
    try:
        fresh = is_fresh(read_document())
    except DataError as error:
        return error.faults
    message = "was fitted to other figures: run `make learn ARGS=evidence`"
    return [] if fresh else [Fault("fitted.yaml", 1, message)]


def write(files: Files) -> None:
    """Write what differs."""
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Build, or check; 1 when anything is wrong. What has no fault is built all the same."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    chosen = parser.parse_args(arguments)
    files, faults = build()
    if chosen.check:
        faults += [*stale(files), *unfitted()]
    else:
        write(files)
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(files)} generated files {'are up to date' if chosen.check else 'written'}")
    return 1 if faults else 0


def _once(faults: list[Fault]) -> list[Fault]:
    return list(dict.fromkeys(faults))


def _pretty(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _tight(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    sys.exit(main())
