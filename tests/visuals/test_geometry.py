"""No screen cuts, covers or loses a word, and everything to be touched is large enough."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from tools.screens.host import Host
from tools.screens.longest import longest
from tools.screens.scenes import talked
from tools.screens.viewports import BY_NAME

# The narrowest, the lowest, one with larger letters, a usual one, and one that is not touched.
DEVICES = ("spot", "show5", "show8-larger", "show10", "firetv")
LOCALE = "en-GB"  # the longest words for places and people; `make screens` draws every locale


@cache
def directives() -> Mapping[str, Any]:
    found = {**dict(talked(LOCALE)), **dict(longest(LOCALE))}
    assert len(found) > 20
    return found


@pytest.mark.parametrize("device", DEVICES)
def test_every_word_is_whole_in_its_place_and_apart_from_the_others(
    host: Host, device: str
) -> None:
    found = []
    for name, directive in directives().items():
        host.show(directive, BY_NAME[device])
        found += [f"{name}: {fault}" for fault in host.faults()]
    assert found == []


@pytest.mark.parametrize(
    ("locale", "device"), [("es-ES", "show5"), ("de-DE", "show5"), ("fr-FR", "spot")]
)
def test_the_legs_and_the_number_are_whole_in_other_languages(
    host: Host, locale: str, device: str
) -> None:
    found, drawn = [], dict(talked(locale))
    for name in ("where", "emergency"):
        host.show(drawn[name], BY_NAME[device])
        found += [f"{name}: {fault}" for fault in host.faults()]
    assert found == []


def test_what_lies_wrong_would_be_found(host: Host) -> None:
    directive = {
        "document": {
            "type": "APL",
            "version": "1.4",
            "resources": [],
            "mainTemplate": {"parameters": ["payload"], "items": [WRONG]},
        },
        "datasources": {},
        "token": "",
    }
    host.show(directive, BY_NAME["show5"])
    told = " / ".join(host.faults())
    for fault in ("cut: Half", "outside: Gone", "overlap: One", "too small", "without a label"):
        assert fault in told


def _text(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "Text", "text": words, "position": "absolute", "fontSize": 40, **more}


WRONG: dict[str, Any] = {
    "type": "Container",
    "width": "100vw",
    "height": "100vh",
    "items": [
        _text("Half", height=20, top=300),
        _text("Gone", left=940, width=200, maxLines=1),
        _text("One", top=100),
        _text("Other", top=110),
        {"type": "TouchWrapper", "width": 30, "height": 30, "position": "absolute", "top": 200},
    ],
}
