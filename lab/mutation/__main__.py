"""`python -m lab.mutation [MODULE ...]`: breaks calf_rules on purpose and sees who notices.

Each mutant changes one operator, comparison, constant or condition of one module, in a copy of the
tree. The tests of the rules then run until the first of them fails: the quick ones first, and the
slow ones only for what these let live. A mutant that no test notices has survived; those that
change nothing anybody can see are listed, with the reason, in alike.yaml. Takes about half
an hour on two cores. The last line is one JSON object; exit code 1 when an unexplained one lives.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from calf_rules.strict_yaml import read

from lab.mutation.mutants import RULES, Mutant, mutants
from lab.mutation.noticing import notice
from tools import ROOT

ALIKE = ROOT / "lab" / "mutation" / "alike.yaml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try every mutant; 1 when one lives that is not explained."""
    parser = argparse.ArgumentParser(prog="python -m lab.mutation", description=__doc__)
    known = sorted(path.stem for path in (ROOT / RULES).glob("*.py") if path.stem != "__init__")
    parser.add_argument("modules", nargs="*", default=known, metavar="MODULE", help="default: all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1, help="try only every so-many-th mutant")
    chosen = parser.parse_args(arguments)
    _, failing = notice(Mutant("__init__", 0, "", (ROOT / RULES / "__init__.py").read_text()))
    if failing:
        print(f"the tests fail without any mutant: {failing}")
        return 1
    explained = alike()
    table: dict[str, dict[str, int]] = {}
    living: list[Mutant] = []
    wanted = [mutant for module in chosen.modules for mutant in mutants(module)][:: chosen.every]
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for mutant, seen in pool.map(notice, wanted):
            row = table.setdefault(mutant.module, dict.fromkeys(("mutants", "noticed", "alike"), 0))
            row["mutants"] += 1
            print(f"{sum(r['mutants'] for r in table.values())} of {len(wanted)}", file=sys.stderr)
            row["noticed"] += bool(seen)
            if not seen and mutant.key in explained:
                row["alike"] += 1
            elif not seen:
                living.append(mutant)
                print(mutant, flush=True)
    return report(table, living)


def alike() -> dict[str, str]:
    """Mutants that nobody could notice, with the reason."""
    if not ALIKE.exists():
        return {}
    found = read(ALIKE).plain()
    return {
        f"{module}: {change}": why for module, rows in found.items() for change, why in rows.items()
    }


def report(table: dict[str, dict[str, int]], living: list[Mutant]) -> int:
    """Print the shares by module, and one JSON object; 1 where a mutant lives unexplained."""
    total = {
        name: sum(row[name] for row in table.values()) for name in ("mutants", "noticed", "alike")
    }
    for module, row in {**table, "all": total}.items():
        share = row["noticed"] / max(row["mutants"] - row["alike"], 1)
        print(
            f"{module:14} {row['noticed']:4} of {row['mutants']:4} noticed, "
            f"{row['alike']:2} alike: {share:.1%}"
        )
    print(json.dumps({**total, "survivors": len(living)}))
    return 1 if living else 0


if __name__ == "__main__":
    sys.exit(main())
