"""`python -m tools.score_talk PEOPLE`: a talking person plays whole conversations.

Each says the opening, answers in words that people have used, now and then beside the point, asks
two questions after the advice, and says goodbye (tools/scoring/talker.py). What they say is heard
by models that have not seen its writer; `--seen` hears with those that ship, which is quicker and
kinder. A table of what goes wrong and, last, one JSON object; `--failures` lists the conversations.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from calf_rules import KnowledgeBase, load_knowledge
from calf_rules.faults import DataError

from tools.scoring.cases import Case, NoCases, read_cases
from tools.scoring.figures import result
from tools.scoring.lines import ALL, listed
from tools.scoring.parallel import each
from tools.scoring.person import SILENCES
from tools.scoring.play import play
from tools.scoring.talk import talk, transcript
from tools.scoring.talked import Judged, failures, figures, judged, kinds


def main(arguments: Sequence[str] | None = None) -> int:
    """Score; 1 when the people or the knowledge cannot be read."""
    chosen = _arguments(arguments)
    try:
        people = read_cases(chosen.people_file, _knowledge())
    except (DataError, NoCases) as error:
        print(error, file=sys.stderr)
        return 1
    if chosen.people:
        dice = random.Random(chosen.seed)  # noqa: S311  (chance, not secrecy)
        people = dice.sample(people, min(chosen.people, len(people)))
    work = partial(_score, seed=chosen.seed, seen=chosen.seen)
    found = each(work, people, "conversations")
    listed([_story(one) for one in found if failures(one)], chosen.failures)
    print(*kinds(found), sep="\n")
    if chosen.seen:
        print("The ears have seen these replies: the figures are kinder than life.")
    print(json.dumps({**figures(found), "ears": "seen" if chosen.seen else "unseen"}))
    return 0


def _score(case: Case, seed: int, seen: bool) -> Judged:
    knowledge = _knowledge()
    played = play(knowledge, case, SILENCES[0])
    kinds_asked = list(played.asked.values())
    plainly = result(case, played.assessment(knowledge), played.advised, kinds_asked)
    return judged(knowledge, talk(knowledge, case, seed, seen=seen), plainly)


def _story(one: Judged) -> str:
    case = one.talked.case
    head = f"{case.id}: key {case.urgency.name}; {'; '.join(failures(one))}"
    return "\n".join([head, *transcript(one.talked)])


@lru_cache(maxsize=1)
def _knowledge() -> KnowledgeBase:
    return load_knowledge()


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.score_talk", description=__doc__)
    parser.add_argument("people_file", type=Path, help="a YAML file with `cases:`")
    parser.add_argument("--people", type=int, metavar="N", help="only so many, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seen", action="store_true", help="hear with the models that ship")
    parser.add_argument(
        "--failures", type=int, nargs="?", const=ALL, default=0, metavar="N",
        help="list the conversations that went wrong, or the first N of them",
    )  # fmt: skip
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
