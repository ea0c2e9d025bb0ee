"""The simulator's device in a page of a real browser, served without a network."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from simulator.web.app import STATIC
from tools.browser import VIEW_HOST, browser
from tools.screens.viewports import Viewport

GEOMETRY = Path(__file__).with_name("geometry.js")
ADDRESS = "http://host.test"  # a name that no network has: every request is answered here
FILES = {
    f"{ADDRESS}/device": (STATIC / "device.html", "text/html"),
    f"{ADDRESS}/static/frame.js": (STATIC / "frame.js", "text/javascript"),
    f"{ADDRESS}/view-host.js": (VIEW_HOST, "text/javascript"),
}
SHOW = """([directive, screen, pictures]) => {
  window.touches = [];
  const touched = ({token, arguments: given}) => window.touches.push({token, arguments: given});
  return device.show(directive, screen, touched, pictures);
}"""
PICTURES = 2  # until what was rendered lies where it will
BOUNDS = re.compile(r"(?:WIDTH|HEIGHT): (\d+) => (\d+)")  # of a part that is larger than its box
RESTS = 80  # milliseconds that a finger rests on the screen, and off it
TRIES = 8  # some touches send nothing: the first of two
ROUNDED = 2  # dp that rounding may move a border
Json = dict[str, Any]


class Host:
    """One page, in which one screen after the other is shown."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []  # of the view host, about the document that is shown
        page.route("**/*", _answer)
        page.on("console", lambda message: self._hear(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{ADDRESS}/device")
        page.add_script_tag(path=GEOMETRY)

    def show(self, directive: Json, viewport: Viewport) -> None:
        """Render a directive as this device would."""
        self.complaints.clear()
        screen = viewport.screen
        self.page.set_viewport_size({"width": screen.width, "height": screen.height})
        shown = [larger(directive, viewport.scale), viewport.options(), PICTURES]
        self.page.evaluate(SHOW, shown)
        self.viewport = viewport

    def faults(self) -> list[str]:
        """What lies where it should not, and what the view host complains of."""
        screen = self.viewport.screen
        size = [screen.width, screen.height, screen.shape == "ROUND"]
        found: list[str] = self.page.evaluate("([w, h, round]) => faults(w, h, round)", size)
        return found + self.complaints

    def places(self) -> list[Json]:
        """Everything that can be touched: its label, and where it lies."""
        found: list[Json] = self.page.evaluate("() => places()")
        return found

    def touch(self, label: str) -> list[Json]:
        """Touch the place of that label; gives what the screen sent: token and arguments.

        A new screen takes no touch for some pictures: until one sends something, it is repeated.
        """
        place = next(one for one in self.places() if one["label"] == label)
        for _ in range(TRIES):
            self.page.mouse.click(place["x"], place["y"], delay=RESTS)
            self.page.wait_for_timeout(RESTS)
            sent: list[Json] = self.page.evaluate("() => window.touches.splice(0)")
            if sent:
                return sent
        return []

    def picture(self, path: Path | None = None) -> bytes:
        """The screen as a PNG."""
        return self.page.screenshot(path=path)

    def another(self) -> Page:
        """An empty page in the same browser."""
        return self.page.context.new_page()

    def _hear(self, text: str) -> None:
        font = "FontUtils" in text or "Failed to load resource" in text  # Amazon's own, elsewhere
        bounds = [(int(one), int(two)) for one, two in BOUNDS.findall(text)]
        rounded = bounds and all(abs(one - two) <= ROUNDED for one, two in bounds)
        if not (font or rounded):
            self.complaints.append(text)


@contextmanager
def host() -> Iterator[Host]:
    """A page of its own, closed at the end."""
    with browser() as opened:
        yield Host(opened.new_context().new_page())


def larger(directive: Mapping[str, Any], scale: float) -> Json:
    """The directive for a device whose text is set larger; this view host cannot be told so."""
    made: Json = deepcopy(dict(directive))
    for block in made["document"]["resources"]:
        if "scale" in block.get("numbers", {}):
            block["numbers"]["scale"] = scale
    return made


def _answer(route: Route) -> None:
    found = FILES.get(route.request.url)
    if found is None:
        route.abort()
        return
    path, kind = found
    route.fulfill(body=path.read_text(encoding="utf-8"), content_type=kind)
