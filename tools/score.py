"""`python -m tools.score CASES`: every case through the dialogue, the figures, and their bounds.

CASES is a YAML file or a folder of them (files without `cases:` are skipped). What a case is
silent about is answered per --silent. --by says how cases are played: through the whole dialogue;
by the rules alone after the first sentence (fast); or with every fact known at once. --case ID
tells that case's whole story instead. The last line is one JSON object.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from calf_rules import KnowledgeBase, load_knowledge
from calf_rules.faults import DataError
from calf_rules.findings import NO

from tools.scoring.cases import Case, NoCases, read_cases
from tools.scoring.figures import figures
from tools.scoring.parallel import each
from tools.scoring.person import SILENCES, answer
from tools.scoring.play import WAYS, Played, play
from tools.scoring.report import FEW, Scored, report, scored
from tools.scoring.story import story

__all__ = ["answer", "main", "read_cases"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score; 1 when the cases or the knowledge cannot be read."""
    chosen = _arguments(arguments)
    try:
        knowledge = load_knowledge()
        cases = read_cases(chosen.cases, knowledge)
    except (DataError, NoCases) as error:
        print(error, file=sys.stderr)
        return 1
    if chosen.case:
        return _tell(knowledge, cases, chosen.case, chosen.silent)
    results = score_all(cases, chosen.silent, chosen.by)
    print(report(results, chosen.silent))
    print(json.dumps(figures([one.ours for one in results])))
    return 0


def score_all(cases: Sequence[Case], silent: str, by: str = "dialogue") -> list[Scored]:
    """Every case played and measured."""
    few = len(cases) <= FEW
    return each(partial(_score, silent=silent, by=by, orders=few), cases, "cases")


def _score(case: Case, silent: str, by: str, orders: bool) -> Scored:
    knowledge = _knowledge()
    return scored(knowledge, WAYS[by](knowledge, case, silent), orders=orders)


@lru_cache(maxsize=1)
def _knowledge() -> KnowledgeBase:
    return load_knowledge()


def _tell(knowledge: KnowledgeBase, cases: Sequence[Case], name: str, silent: str) -> int:
    case = next((one for one in cases if one.id == name), None)
    if case is None:
        print(f"no case {name} here; there are {' '.join(c.id for c in cases)}", file=sys.stderr)
        return 1
    told: Played = play(knowledge, case, silent)
    print(story(knowledge, told))
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.score", description=__doc__)
    parser.add_argument("cases", type=Path, help="a YAML file with `cases:`, or a folder of them")
    parser.add_argument("--silent", choices=SILENCES, default=NO)
    parser.add_argument("--by", choices=WAYS, default="dialogue")
    parser.add_argument("--case", metavar="ID", help="tell this case's whole story")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
