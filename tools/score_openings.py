"""`python -m tools.score_openings FILE`: how first sentences are read.

Each is the first utterance of a session and goes the whole way; it is counted by the rules of
tools/scoring/openings.py. A table and, last, one JSON object; `--failures` lists what went wrong.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from tools.scoring.counting import by_way, figures_by, under
from tools.scoring.lines import NoLines, arguments, ended, heard, listed, table, told
from tools.scoring.openings import OpeningScore, OpeningVerdict, judged
from tools.scoring.speech import knowledge

HEAD = ("fact_recall", "contradicted", "invented", "nothing_read", "false_alarms", "emergencies")


def main(given: Sequence[str] | None = None) -> int:
    """Score a file; 2 where it holds no openings."""
    chosen = arguments("openings", __doc__, given)
    try:
        found = heard(chosen.openings, chosen.where, "openings")
    except NoLines as error:
        return ended(error)
    pairs = zip(found.rows, found.reads, strict=True)
    score = OpeningScore(tuple(judged(knowledge(), row, read) for row, read in pairs))
    listed([text for one in score.verdicts if (text := failure(one))], chosen.failures)
    print(report(score))
    print(json.dumps(ending(score, found.skipped)))
    return 0


def report(score: OpeningScore) -> str:
    """Figures by urgency, writer, way and locale."""
    keys = (under("urgency"), under("writer"), by_way, under("locale"))
    groups = [figures_by(score, key) for key in keys]
    return table(HEAD, [*groups, [("all", score.figures())]], "openings")


def ending(score: OpeningScore, skipped: int) -> dict[str, Any]:
    """The JSON object that stands last."""
    locales = dict(figures_by(score, under("locale")))
    return {**score.figures(), "skipped": skipped, "by_locale": locales}


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


if __name__ == "__main__":
    sys.exit(main())
