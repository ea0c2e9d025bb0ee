"""The headless browser of tests and pictures, and Node: both where `make setup` has put them.

CHROMIUM names another Chromium, for machines that are not Linux on x86-64.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools import ROOT

NODE = ROOT / "node_modules" / ".bin" / "node"
VIEW_HOST = ROOT / "node_modules" / "apl-viewhost-web" / "index.js"
UNPACKED = ROOT / "node_modules" / ".chromium"
ARGUMENTS = (
    "--no-sandbox",  # for root, and without user namespaces; it opens only pages of ours
    "--disable-gpu",
    "--font-render-hinting=none",  # and to the pixel
)


class Shared:
    """The one browser of a process: Playwright takes no second one. The last user closes it."""

    users = 0
    opened: Browser
    stack: ExitStack


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    if not Shared.users:
        Shared.stack = ExitStack()
        Shared.opened = Shared.stack.enter_context(_launched())
    Shared.users += 1
    try:
        yield Shared.opened
    finally:
        Shared.users -= 1
        if not Shared.users:
            Shared.stack.close()


@contextmanager
def _launched() -> Iterator[Browser]:
    chosen = os.environ.get("CHROMIUM")
    libraries = {  # what a bare machine lacks, and the same letters wherever it runs
        "LD_LIBRARY_PATH": f"{UNPACKED / 'al2023' / 'lib'}:{UNPACKED}",
        "FONTCONFIG_FILE": str(UNPACKED / "fonts.conf"),
    }
    # Playwright brings a Node of its own, but that one misses a library on a bare machine.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chosen or UNPACKED / "chromium",
            args=ARGUMENTS,
            env={**os.environ} if chosen else {**os.environ, **libraries},
        )
        try:
            yield opened
        finally:
            opened.close()
