"""One server and one browser for all tests of the page that a worker runs."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulator.web.__main__ import serving
from simulator.web.play import SPEAKER, Setting
from tools.browser import browser

PATIENCE = 90_000  # milliseconds, on a machine that does much else
expect.set_options(timeout=PATIENCE)
SIZE = {"width": 1440, "height": 900}
Open = Callable[[], Page]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving(Setting(SPEAKER)) as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=SIZE)  # type: ignore[arg-type]  # a plain dict will do
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def open_page(context: BrowserContext, address: str) -> Open:
    def opened() -> Page:
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("#turns .alexa")
        return page

    return opened
