"""`python -m tools.score_replies FILE`: how replies to the guide's questions are read.

Each reply goes the whole way with its question open and nothing else known; it is counted by the
rules of tools/scoring/replies.py. A table by question, the worst first, and, last, one JSON object;
`--failures` lists what went wrong.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from tools.scoring.counting import by_way, figures_by, under
from tools.scoring.lines import NoLines, arguments, ended, heard, listed, table, told
from tools.scoring.replies import SHARES, ReplyScore, ReplyVerdict, judged
from tools.scoring.speech import knowledge

HEAD = (*SHARES, "false_alarms", "emergencies")


def main(given: Sequence[str] | None = None) -> int:
    """Score a file; 2 where it holds no replies."""
    chosen = arguments("replies", __doc__, given)
    try:
        found = heard(chosen.replies, chosen.where, "replies")
    except NoLines as error:
        return ended(error)
    pairs = zip(found.rows, found.reads, strict=True)
    score = ReplyScore(tuple(judged(knowledge(), row, read) for row, read in pairs))
    listed([failure(one) for one in score.verdicts if not one.right], chosen.failures)
    print(report(score))
    print(json.dumps(ending(score, found.skipped)))
    return 0


def report(score: ReplyScore) -> str:
    """Figures by question, the worst first, then by writer, way and locale."""
    questions = figures_by(score, under("q"))
    worst = sorted(questions, key=lambda one: float(one[1]["right"]))
    others = [figures_by(score, key) for key in (under("writer"), by_way, under("locale"))]
    return table(HEAD, [worst, *others, [("all", score.figures())]], "replies")


def ending(score: ReplyScore, skipped: int) -> dict[str, Any]:
    """The JSON object that stands last."""
    parts = {
        "by_question": dict(figures_by(score, under("q"))),
        "by_locale": dict(figures_by(score, under("locale"))),
    }
    return {**score.figures(), "skipped": skipped, **parts}


def failure(one: ReplyVerdict) -> str:
    """What went wrong with one reply."""
    kinds = {"wrong": one.wrong, "invented": one.invented, "missed": one.missed}
    wrong = [f"{kind} {' '.join(names)}" for kind, names in kinds.items() if names]
    wrong += ["false alarm"] if one.false_alarm else []
    facts = told(one.row["facts"])
    return (
        f"{one.row['q']} [{one.read.how}] {one.row['text']!r}\n    {'; '.join(wrong)}\n"
        f"    expected {one.row['reply']}; {facts}\n    read {told(one.read.recorded)}"
    )


if __name__ == "__main__":
    sys.exit(main())
