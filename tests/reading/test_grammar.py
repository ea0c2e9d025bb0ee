"""What a language says by its grammar: denial, pronouns, elision, numbers; one file a language."""

from collections.abc import Mapping
from typing import Any

import pytest
from skill.reading import read

from tests.reading.packs import HERE, asked, holds, pack, plain
from tests.reading.ratchet import hold

pytestmark = pytest.mark.no_cover

FILES = {path.stem: path for path in sorted((HERE / "grammar").glob("*.yaml"))}


def faults(case: Mapping[str, Any], language: str) -> list[str]:
    """What was read otherwise than it was meant."""
    heard = read(case["says"], pack(language), asked(case.get("asked")))
    told = {
        name: heard.answers.get(name)
        for name, value in case.get("knows", {}).items()
        if not holds(heard.answers.get(name), value)
    }
    nones = pack(language).traits.nones
    taken = {
        name: heard.answers[name]
        for name in case.get("knows_not", ())
        if heard.answers.get(name) not in {None, "no", "unsure", nones.get(name)}
    }
    found = [f"{name}={value!r}" for name, value in {**told, **taken}.items()]
    said = {"reply": heard.reply, "severity": str(heard.severity), "speaker": heard.speaker}
    return found + [f"{name} {got}" for name, got in said.items() if case.get(name, got) != got]


@pytest.mark.parametrize("language", FILES)
def test_what_grammar_says_is_understood(language: str) -> None:
    wrong = [(case, faults(case, language)) for case in plain(FILES[language])]
    told = [f"{case['says']!r}: {'; '.join(found)}" for case, found in wrong if found]
    hold(f"grammar_{language}", told)


@pytest.mark.parametrize("language", FILES)
def test_no_sentence_stands_twice(language: str) -> None:
    said = [(case.get("asked"), case["says"]) for case in plain(FILES[language])]
    assert len(said) == len(set(said))
    assert len(said) >= 50
