"""The documents of visuals/: valid, small, legible in both themes, and free of words."""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from skill.limits import MOST_BYTES
from skill.showing.documents import FOLDER, GRAPHICS, SHARED, document, poses, read
from skill.words import Words, locales

from tools import ROOT
from tools.browser import NODE
from tools.screens.longest import knowledge, longest
from tools.screens.scenes import talked

AA = 4.5  # WCAG 2.2, 1.4.3: contrast of text that is not large
AA_LARGE = 3.0  # 1.4.11: of what is no text but must be told apart
LEVELS = ("emergency_now", "same_day", "within_days", "routine", "self_care")
TEXT_ON = [
    ("ink", "paper"), ("ink", "surface"), ("soft", "paper"), ("accent", "paper"),
    ("onAccent", "accent"), ("warn", "paper"), ("ink", "pressed"), ("soft", "surface"),
    *((f"on_{level}", level) for level in LEVELS),
]  # fmt: skip
SEEN_ON = [
    ("line", "paper"),
    ("figureLine", "figure"),
    ("figureLine", "paper"),
    ("accent", "figure"),
]
DOCUMENTS = sorted(
    path.stem for path in FOLDER.glob("*.json") if path.stem not in {SHARED, GRAPHICS, "poses"}
)


def colours(theme: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in read(SHARED)["resources"]:
        if theme == "light" or "when" not in block:
            found |= block.get("colors", {})
    return found


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_by_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_text_stands_out_from_what_it_stands_on(theme: str) -> None:
    found = colours(theme)
    for text, ground in TEXT_ON:
        assert contrast(found[text], found[ground]) >= AA, (text, ground)
    for line, ground in SEEN_ON:
        assert contrast(found[line], found[ground]) >= AA_LARGE, (line, ground)


def strings(part: Any) -> Iterator[tuple[str, str]]:
    for key, value in part.items() if isinstance(part, dict) else ():
        if isinstance(value, str):
            yield key, value
        yield from strings(value)
    for value in part if isinstance(part, list) else ():
        yield from strings(value)


def test_no_document_has_words_of_its_own() -> None:
    assert len(DOCUMENTS) > 8
    for name in DOCUMENTS:
        for key, value in strings(document(name)):
            if key in {"text", "accessibilityLabel"}:
                bare = re.sub(r"\$\{[^}]*\}", "", value)
                assert not re.search(r"[A-Za-z]", bare), f"{name}: {value}"


def test_what_can_be_touched_has_a_label() -> None:
    def wrappers(part: Any) -> Iterator[dict[str, Any]]:
        if isinstance(part, dict) and part.get("type") == "TouchWrapper":
            yield part
        for value in part.values() if isinstance(part, dict) else part:
            if isinstance(value, (dict, list)):
                yield from wrappers(value)

    found = [one for name in DOCUMENTS for one in wrappers(document(name))]
    assert found
    assert all(one["accessibilityLabel"] for one in found)


def test_amazons_own_check_has_nothing_to_say() -> None:
    made = json.dumps({name: document(name, read(GRAPHICS)) for name in DOCUMENTS})
    command = [str(NODE), "tools/screens/check.cjs"]
    ran = subprocess.run(command, input=made, capture_output=True, text=True, cwd=ROOT, check=True)
    assert json.loads(ran.stdout) == []


def test_every_step_of_every_exercise_has_a_picture() -> None:
    for locale in locales():
        words = Words.load(locale)
        for name in knowledge().self_care.exercises:
            for place in range(len(words.find(f"self_care.{name}.steps"))):
                assert poses(name, place) in read(GRAPHICS)


def test_every_drawing_is_shown_somewhere() -> None:
    used = {one for steps in read("poses").values() for one in steps}
    used |= {one for name in DOCUMENTS for one in document(name)["graphics"]}
    assert used == set(read(GRAPHICS))


def test_the_largest_screen_leaves_most_of_the_response_free() -> None:
    sizes = [len(json.dumps(one)) for _, one in (*talked("en-US"), *longest("en-US"))]
    assert max(sizes) < MOST_BYTES / 2
