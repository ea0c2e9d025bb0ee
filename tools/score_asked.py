"""`python -m tools.score_asked LANGUAGE...`: what people ask and do after the advice.

Lines by speakers that nothing was learned from (tests/reading/unseen); `--failures` lists what was
understood otherwise. A line for each act and topic and, last, one JSON object.
"""

import argparse
import json
import sys
from collections.abc import Sequence

from skill.languages import ears_for

from tools import ROOT
from tools.scoring.asked import AskedScore, score_asked
from tools.scoring.lines import rows_of

UNSEEN = ROOT / "tests" / "reading" / "unseen"


def score(language: str) -> AskedScore:
    """The score of a language's unseen lines, read by the ears that ship."""
    return score_asked(rows_of(UNSEEN / f"{language}.jsonl"), ears_for(language).pack)


def main(args: Sequence[str] | None = None) -> int:
    """Print the scores; 2 where a language has no such lines."""
    known = sorted(path.stem for path in UNSEEN.glob("*.jsonl"))
    parser = argparse.ArgumentParser(prog="make score-asked", description=__doc__)
    parser.add_argument("languages", nargs="*", default=known, help=f"of {', '.join(known)}")
    parser.add_argument("--failures", action="store_true", help="list what was misunderstood")
    chosen = parser.parse_args(args)
    missing = [name for name in chosen.languages if name not in known]
    if missing:
        print(
            f"no unseen lines for {', '.join(missing)}; known: {', '.join(known)}", file=sys.stderr
        )
        return 2
    found = {name: score(name) for name in chosen.languages}
    for language, one in found.items():
        for meant in sorted(one.told):
            print(f"{language}  {meant:34}{one.right[meant]:4} of {one.told[meant]}")
        for meant, text in one.wrong if chosen.failures else ():
            print(f"{language}  {meant}: {text!r}")
    print(json.dumps({name: one.figures() for name, one in found.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
