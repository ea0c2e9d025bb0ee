"""`python -m tools.score_replies FILE`: how replies to the guide's questions are read.

Each reply goes the whole way with its question open and nothing else known; it is counted by the
rules of tools/scoring/replies.py. A table by question, the worst first, and, last, one JSON object;
`--failures` lists what went wrong.
"""

import sys

from tools.scoring.lines import told
from tools.scoring.measure import Measure
from tools.scoring.replies import SHARES, ReplyScore, ReplyVerdict, judged


def failure(one: ReplyVerdict) -> str:
    """What went wrong with one reply; empty where it was right."""
    if one.right:
        return ""
    kinds = {"wrong": one.wrong, "invented": one.invented, "missed": one.missed}
    wrong = [f"{kind} {' '.join(names)}" for kind, names in kinds.items() if names]
    wrong += ["false alarm"] if one.false_alarm else []
    facts = told(one.row["facts"])
    return (
        f"{one.row['q']} [{one.read.how}] {one.row['text']!r}\n    {'; '.join(wrong)}\n"
        f"    expected {one.row['reply']}; {facts}\n    read {told(one.read.recorded)}"
    )


MEASURE = Measure(
    noun="replies",
    about=__doc__,
    head=(*SHARES, "false_alarms", "emergencies"),
    judge=judged,
    score=ReplyScore,
    failure=failure,
    groups=("q",),
    worst_first="right",
    parts={"by_question": "q", "by_locale": "locale"},
)
main = MEASURE.main

if __name__ == "__main__":
    sys.exit(main())
