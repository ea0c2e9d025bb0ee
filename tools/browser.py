"""The headless browser of tests and pictures, and Node: both where `make setup` has put them.

CHROMIUM names another Chromium, for machines that are not Linux on x86-64.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window, closed at the end."""
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
