"""`python -m tools.score_openings FILE`: how first sentences are read.

Each is the first utterance of a session and goes the whole way; it is counted by the rules of
tools/scoring/openings.py. A table and, last, one JSON object; `--failures` lists what went wrong.
"""

import sys

from tools.scoring.lines import told
from tools.scoring.measure import Measure
from tools.scoring.openings import OpeningScore, OpeningVerdict, judged


def failure(one: OpeningVerdict) -> str:
    """What went wrong with one first sentence; empty where nothing did."""
    kinds = {"contradicted": one.contradicted, "invented": one.invented, "missed": one.missed}
    wrong = [f"{kind} {' '.join(names)}" for kind, names in kinds.items() if names]
    wrong += ["emergency missed"] if one.emergency and not one.recognised else []
    wrong += ["false alarm"] if one.false_alarm else []
    if not wrong:
        return ""
    return (
        f"{one.row['id']} [{one.read.how}] {one.row['says']!r}\n    {'; '.join(wrong)}\n"
        f"    said {told(one.row['said'])}\n    rest {told(one.row['rest'])}\n"
        f"    read {told(one.read.recorded)}"
    )


MEASURE = Measure(
    noun="openings",
    about=__doc__,
    head=(
        "fact_recall",
        "contradicted",
        "invented",
        "nothing_read",
        "false_alarms",
        "emergencies",
    ),
    judge=judged,
    score=OpeningScore,
    failure=failure,
    groups=("urgency",),
)
main = MEASURE.main

if __name__ == "__main__":
    sys.exit(main())
