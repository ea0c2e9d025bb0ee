"""How well a network reads rows that it has not seen: one line for each point of its curve."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from skill.reading.neural.labels import JUDGED

SO = JUDGED.index("yes")
SURE = 0.5  # chance from which a label counts as claimed here; reading has finer ones


def line(name: str, read: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str:
    """Replies whose class is right; labels found, of those told; right, of those claimed."""
    seen = [rows[at] for at in read["rows"]]
    replies = [(at, row["reply"]) for at, row in enumerate(seen) if row["reply"] >= 0]
    right = sum(int(read["reply"][at].argmax()) == reply for at, reply in replies)
    told = np.zeros(read["facts"].shape, bool)
    open_ = np.zeros(read["facts"].shape, bool)
    for at, row in enumerate(seen):
        told[at, row["facts"]] = True
        open_[at, row["unknown"]] = True
    claimed = (read["facts"] >= SURE) & ~open_
    hits = int((claimed & told).sum())
    judged, said = read["mention"].argmax(1) == SO, read["said"] == SO
    both = int((judged & said).sum())
    return (
        f"{name}: of {len(seen)} lines, reply right {_share(right, len(replies))}; "
        f"labels found {_share(hits, int(told.sum()))}, "
        f"claims right {_share(hits, int(claimed.sum()))}; "
        f"mentions found {_share(both, int(said.sum()))}, "
        f"claims right {_share(both, int(judged.sum()))}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"
