"""`make language NAME=it`: lays out a language, and lists what is missing in it.

NAME is a language (it) or one of its locales (it-CH). What is there already stays as it is: called
again, it only tells what is still to be written. The exit code is 1 while something is.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from calf_rules.strict_yaml import read
from skill.words import DEFAULT_LOCALE, language_of

from simulator.stories import COMING_BACK, FOLDER, SAID, stories
from tools import ROOT
from tools.languages.blank import Form, empty

FIRST = language_of(DEFAULT_LOCALE)
TEMPLATE: Mapping[str, Any] = read(Path(__file__).with_name("template.yaml")).plain()
NAME = re.compile(r"([a-z]{2})(?:-([A-Z]{2}))?")
CORPORA = ("replies.jsonl", "openings.jsonl")
COUNTRY = ("emergency", "emergency_also", "crisis", "advice_number", "same_day_route")


def main(arguments: Sequence[str] | None = None) -> int:
    """Lay out what is not there, and tell what is empty; 2 for what is no language."""
    parser = argparse.ArgumentParser(prog="make language NAME=it", description=__doc__)
    parser.add_argument("name", help="a language, as it, or a locale, as it-CH")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to work in")
    given = parser.parse_args(arguments)
    found = NAME.fullmatch(given.name)
    if found is None or found[1] == FIRST:
        print(f"{given.name!r}: a language in two letters, as it, or a locale, as it-CH")
        return 2
    language, country = found[1], found[2] or found[1].upper()
    made = list(lay_out(given.root, language, f"{language}-{country}"))
    print(f"{len(made)} files laid out")
    lines = list(missing(given.root, language, f"{language}-{country}"))
    print("\n".join(lines) or "nothing is missing: `make check` says whether it fits")
    return 1 if lines else 0


def lay_out(root: Path, language: str, locale: str) -> Iterator[Path]:
    """Write every file that a language needs and has not; gives those written."""
    for source, target in list(_files(root, language)):
        if not target.exists():
            yield _written(target, _form(source))
    places = "".join(f'  {name}: ""\n' for name in COUNTRY)
    told = "".join(f'{_quoted(line)}: ""\n' for line in _lines())
    own = {
        root / "lambda" / "words" / f"{locale}.yaml": f"locale:\n{places}",
        root / "interaction_model" / f"{locale}.yaml": f"language: {language}\n",
        root / SAID.relative_to(ROOT) / f"{language}.yaml": told,
    }
    yield from (_written(path, text) for path, text in own.items() if not path.exists())


def missing(root: Path, language: str, locale: str) -> Iterator[str]:
    """A line for each file with empty places, and for each that only a person can add."""
    words = root / "lambda" / "words" / f"{locale}.yaml"
    said = root / SAID.relative_to(ROOT) / f"{language}.yaml"
    for path in (*(target for _, target in _files(root, language)), words, said):
        name = path.relative_to(root).as_posix()
        if not path.exists():
            yield f"{name}: not there"
            continue
        places = list(empty(read(path, name), path.stem, TEMPLATE["may_be_empty"]))
        if places:
            yield f"{name}: {len(places)} to be written, first {places[0]}"
    for corpus in CORPORA:
        if not (root / "interaction_model" / language / "corpus" / corpus).exists():
            yield f"interaction_model/{language}/corpus/{corpus}: no labelled speech"
    manifest = (root / "skill-package" / "skill.json").read_text(encoding="utf-8")
    if f'"{locale}"' not in manifest:
        yield f"skill-package/skill.json: {locale} is not listed (last, when it is whole)"


def _files(root: Path, language: str) -> Iterator[tuple[Path, Path]]:
    """Each file of the first language with that of the new one."""
    for folder in TEMPLATE["folders"]:
        for source in sorted((ROOT / folder / FIRST).rglob("*.yaml")):
            target = root / folder / language / source.relative_to(ROOT / folder / FIRST)
            left_out = source.stem in TEMPLATE["left_out"] or "phrases" in source.parts
            if not left_out and not _divided_otherwise(target):
                yield source, target
    for folder in TEMPLATE["files"]:
        yield ROOT / folder / f"{FIRST}.yaml", root / folder / f"{language}.yaml"


def _divided_otherwise(target: Path) -> bool:
    """Whether a language has the folder, in other files."""
    joined = target.parent.name in TEMPLATE["joined"] and target.parent.exists()
    return joined and not target.exists() and any(target.parent.glob("*.yaml"))


def _form(source: Path) -> str:
    """The file without its words: a list is a list of sentences, a map a form."""
    node = read(source)
    if source.stem in TEMPLATE["as_it_is"]:
        return source.read_text(encoding="utf-8")
    head = _head(source)
    form = Form(source.stem, TEMPLATE["kept"], TEMPLATE["own"])
    return head + ("[]\n" if node.kind == "list" else "".join(f"{x}\n" for x in form.lines(node)))


def _head(source: Path) -> str:
    """The comment that says what belongs into a file."""
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:kept])


def _lines() -> list[str]:
    """Everything that is said in the stories without a locale of their own."""
    every = [*stories(FOLDER), *stories(COMING_BACK)]
    told = [story for story in every if story.locale == DEFAULT_LOCALE]
    return list(dict.fromkeys(line for story in told for line in story.lines))


def _quoted(line: str) -> str:
    return '"' + line.replace('"', '\\"') + '"'


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
