"""One browser with Amazon's view host for every test of what is seen."""

from collections.abc import Iterator

import pytest

from tools.screens.host import Host
from tools.screens.host import host as opened


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    with opened() as page:
        yield page
