"""What reading still gets wrong: as many as are stated, and never more."""

import sys
from collections.abc import Sequence

from tests.reading.packs import HERE, plain

STATED = HERE / "still_wrong.yaml"


def hold(name: str, wrong: Sequence[str]) -> None:
    """Print what is wrong; fails where it is more than `still_wrong.yaml` states for `name`."""
    most = int(plain(STATED)["most"][name])
    told = "\n  ".join([f"{name}: {len(wrong)} wrong, {most} stated", *wrong])
    sys.stdout.write(f"{told}\n")
    assert len(wrong) <= most, wrong
