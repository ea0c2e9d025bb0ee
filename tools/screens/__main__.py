"""`make screens`: draws every screen, on every device, with every locale's words.

The pictures go to .screens/ (a folder for each locale), and a sheet of them to docs/images.
Faults of their geometry are told, and make it fail; `tests/visuals` holds a part of the same.
"""

import argparse
import sys
from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path

from skill.words import locales

from tools import ROOT
from tools.screens.host import Host, host
from tools.screens.longest import longest
from tools.screens.scenes import Directive, talked
from tools.screens.viewports import BY_NAME, VIEWPORTS, Viewport

OUT = ROOT / ".screens"
IMAGES = ROOT / "docs" / "images"
SHEET_LOCALE = "en-US"
SHEET_DEVICES = ("show10", "show5", "spot", "show10-light", "firetv")
README = {"where": "show10", "result": "show10-light", "exercise": "show10"}
Screens = Mapping[str, Directive]  # by name
SHEET = Path(__file__).with_name("sheet.html")


def draw(page: Host, locale: str, made: Screens, viewports: tuple[Viewport, ...]) -> list[str]:
    """The screens of a locale into its folder; gives what lies wrong."""
    folder = OUT / locale
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for name, directive in made.items():
        for viewport in viewports:
            page.show(directive, viewport)
            page.picture(folder / f"{name}-{viewport.name}.png")
            found += [f"{locale} {name} {viewport.name}: {fault}" for fault in page.faults()]
    return found


def screens(locale: str) -> Screens:
    """Every screen by its name."""
    return {**dict(talked(locale)), **dict(longest(locale))}


def sheet(page: Host, names: Iterable[str]) -> Path:
    """One picture of all screens, and those of the README."""
    folder = OUT / SHEET_LOCALE
    rows = "".join(_row(folder, name) for name in names)
    drawn = page.another()
    drawn.set_content(SHEET.read_text(encoding="utf-8").replace("<!-- rows -->", rows))
    size = drawn.evaluate("() => [document.body.scrollWidth, document.body.scrollHeight]")
    drawn.set_viewport_size({"width": size[0], "height": 600})
    IMAGES.mkdir(parents=True, exist_ok=True)
    drawn.screenshot(path=IMAGES / "screens.jpg", type="jpeg", quality=35, full_page=True)
    for name, device in README.items():
        (IMAGES / f"screen-{name}.png").write_bytes((folder / f"{name}-{device}.png").read_bytes())
    return IMAGES / "screens.jpg"


def _row(folder: Path, name: str) -> str:
    pictures = (folder / f"{name}-{device}.png" for device in SHEET_DEVICES)
    images = "".join(
        f'<img src="data:image/png;base64,{b64encode(path.read_bytes()).decode()}">'
        for path in pictures
    )
    return f"<div><b>{name}</b>{images}</div>"


def main(arguments: list[str] | None = None) -> int:
    """Draw; 1 where a screen cuts, covers or loses something."""
    parser = argparse.ArgumentParser(prog="python -m tools.screens", description=__doc__)
    parser.add_argument("--locale", action="append", choices=locales(), help="only this one")
    parser.add_argument("--device", action="append", choices=BY_NAME, help="only this one")
    asked = parser.parse_args(arguments)
    viewports = tuple(one for one in VIEWPORTS if not asked.device or one.name in asked.device)
    found: list[str] = []
    with host() as page:
        for locale in asked.locale or locales():
            made = screens(locale)
            found += draw(page, locale, made, viewports)
            print(f"{OUT.name}/{locale}: {len(made)} screens on {len(viewports)} devices")
            if locale == SHEET_LOCALE and not asked.device:
                print(sheet(page, made).relative_to(ROOT))
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
