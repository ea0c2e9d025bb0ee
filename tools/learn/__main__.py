"""`python -m tools.learn [WHAT …]`: learns what is learned; evidence, or a language such as en.

evidence: what the knowledge weighs, from the development people; prints what a clinician may veto.
A language: what reading adds up, from the pack's corpus. Without a word all of it, some minutes.
The same input gives the same bytes. --check writes nothing and fails where something is stale.
"""

import argparse
import sys
from collections.abc import Sequence

from tools.learn.ears import command as ears
from tools.learn.ears.weights import languages
from tools.learn.evidence import command as evidence

EVIDENCE = "evidence"


def main(given: Sequence[str] | None = None) -> int:
    """Learn; 1 where --check finds something stale, 2 for what cannot be learned."""
    parser = argparse.ArgumentParser(prog="python -m tools.learn", description=__doc__)
    parser.add_argument("what", nargs="*", help=f"{EVIDENCE}, {', '.join(languages())}")
    parser.add_argument("--check", action="store_true", help="only say what is stale")
    chosen = parser.parse_args(given)
    wanted = chosen.what or [EVIDENCE, *languages()]
    unknown = sorted(set(wanted) - {EVIDENCE, *languages()})
    if unknown:
        print(f"nothing can be learned for {', '.join(unknown)}", file=sys.stderr)
        return 2
    failed = evidence.run(check=chosen.check) if EVIDENCE in wanted else 0
    return failed | ears.run([name for name in wanted if name != EVIDENCE], check=chosen.check)


if __name__ == "__main__":
    sys.exit(main())
