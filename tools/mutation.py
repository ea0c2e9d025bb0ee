"""`python -m tools.mutation [MODULE ...]`: breaks calf_rules on purpose and sees who notices.

Each mutant changes one operator, comparison, constant or condition of one module, in a copy of the
tree. The tests of the rules then run until the first of them fails: the quick ones first, and the
slow ones only for what these let live. A mutant that no test notices has survived; those that
change nothing anybody can see are listed, with the reason, in mutants_alike.yaml. Takes about half
an hour on two cores. The last line is one JSON object; exit code 1 when an unexplained one lives.
"""

import argparse
import ast
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from calf_rules.strict_yaml import read

from tools import ROOT

Change = Callable[[], object]
RULES = "lambda/calf_rules"
OURS = frozenset({"calf_rules", "skill", "tools", "tests", "simulator", "conftest"})
ALIKE = ROOT / "tools" / "mutants_alike.yaml"
COPIED = ("lambda/calf_rules", "tests/rules", "tests/knowledge", "pyproject.toml")
FIRST = {  # the tests that know a module best
    "assess": "assess", "conditions": "findings", "entries": "source", "faults": "strict_yaml",
    "findings": "findings", "gain": "questions", "knowledge": "knowledge",
    "likelihoods": "ranking", "model": "knowledge", "questions": "questions",
    "ranking": "ranking", "reader": "source", "red_flags": "red_flags", "self_care": "self_care",
    "shape": "shape", "source": "source", "strict_yaml": "strict_yaml", "vocabulary": "source",
}  # fmt: skip
THEN = ("findings", "assess", "questions", "ranking", "cases", "source", "knowledge", "red_flags")
SLOW = ("dialogues", "truth_tables")
SECONDS = 240  # a mutant that never ends is noticed, too
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


class Report(Protocol):
    """What pytest tells about a test or a file."""

    failed: bool
    nodeid: str


@dataclass(frozen=True)
class Mutant:
    """One change: the module's whole new text, and what was changed where."""

    module: str
    line: int
    change: str
    text: str

    @property
    def key(self) -> str:
        """How mutants_alike.yaml names it: without the line, which moves."""
        return f"{self.module}: {self.change}"

    def __str__(self) -> str:
        return f"{RULES}/{self.module}.py:{self.line}: {self.change}"


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of one module of the rules."""
    tree = ast.parse((ROOT / RULES / f"{module}.py").read_text(encoding="utf-8"))
    skip = _unmutable(tree)
    for place, node in enumerate(ast.walk(tree)):
        if id(node) not in skip:
            for number in range(len(list(_changed(node)))):
                copy = deepcopy(tree)
                twin = next(other for at, other in enumerate(ast.walk(copy)) if at == place)
                before = ast.unparse(twin)
                apply = list(_changed(twin))[number]
                apply()
                line = getattr(node, "lineno", 0)
                change = f"{before} -> {ast.unparse(twin)}".replace("\n", " ")
                yield Mutant(module, line, change, ast.unparse(ast.fix_missing_locations(copy)))


def _unmutable(tree: ast.Module) -> set[int]:
    """Docstrings, annotations, messages and imports: changing these changes no decision."""
    found: set[int] = set()
    for node in ast.walk(tree):
        inert: list[ast.AST | None] = []
        if isinstance(node, (ast.JoinedStr, ast.Import, ast.ImportFrom)) or _says(node):
            inert = [node]
        elif isinstance(node, (ast.AnnAssign, ast.arg)):
            inert = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            inert = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            inert = [*node.decorator_list]
        found |= {id(part) for each in inert if each is not None for part in ast.walk(each)}
    return found


def _says(node: ast.AST) -> bool:
    """A docstring, or a list of names and types for readers of the code."""
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) in {"__all__", "Condition", "Faults", "Answer"}
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changed(node: ast.AST) -> Iterator[Change]:
    """Ways to change a node, each as a function that does it."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OPERATORS:
        first = OPERATORS[type(node.ops[0])]
        yield lambda: setattr(node, "ops", [first(), *node.ops[1:]])
    elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in OPERATORS:
        yield lambda: setattr(node, "op", OPERATORS[type(node.op)]())
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        name = node.func
        yield lambda: setattr(name, "id", CALLS[name.id])
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
    elif isinstance(node, ast.If | ast.IfExp):
        yield lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, bool):
            yield lambda: setattr(node, "value", not value)
        elif isinstance(value, int | float):
            yield lambda: setattr(node, "value", value + 1)
        elif isinstance(value, str) and value:
            yield lambda: setattr(node, "value", f"{value}_")


def notice(mutant: Mutant) -> tuple[Mutant, str]:
    """Which test notices a mutant first; "" where none does."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for part in COPIED:
            _copy(ROOT / part, root / part)
        (root / RULES / f"{mutant.module}.py").write_text(mutant.text, encoding="utf-8")
        first = FIRST.get(mutant.module, "assess")
        for tests in ((first,), tuple(name for name in THEN if name != first), SLOW):
            seen = _run(root, tests)
            if seen:
                return mutant, seen
    return mutant, ""


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    elif source.exists():
        shutil.copyfile(source, target)


def _run(root: Path, tests: Sequence[str]) -> str:
    """Run tests in a process of their own, forked with pytest already there."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_test, args=(root, tests, sending))
    process.start()
    sending.close()
    seen = "it never ends"
    if receiving.poll(SECONDS):
        try:
            seen = receiving.recv()
        except EOFError:
            seen = "it crashes"
    process.kill()
    process.join()
    return seen


def _test(root: Path, tests: Sequence[str], sending: Connection) -> None:
    import pytest  # noqa: PLC0415 - developers' tool

    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        os.chdir(root)
        sys.path[:] = [
            str(root / "lambda"),
            str(root),
            *(p for p in sys.path if str(ROOT) not in p or "venv" in p),
        ]
        for name in [n for n in sys.modules if n.partition(".")[0] in OURS]:
            del sys.modules[name]
        sys.dont_write_bytecode = True
        witness = Witness()
        files = [f"tests/rules/test_{name}.py" for name in tests]
        files = [name for name in files if Path(name).exists()]
        options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"]
        code = pytest.main([*options, *files], plugins=[witness]) if files else 0
    sending.send(witness.first or ("" if code == 0 else f"exit code {code}"))


class Witness:
    """Remembers the first test that fails."""

    first = ""

    def pytest_runtest_logreport(self, report: Report) -> None:
        """Called by pytest for each phase of each test."""
        if report.failed and not self.first:
            self.first = report.nodeid.rpartition("/")[2]

    def pytest_collectreport(self, report: Report) -> None:
        """Called by pytest for each file that it reads."""
        if report.failed and not self.first:
            self.first = f"{report.nodeid.rpartition('/')[2]} cannot be read"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try every mutant; 1 when one lives that is not explained."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
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
    return _report(table, living)


def alike() -> dict[str, str]:
    """Mutants that nobody could notice, with the reason."""
    if not ALIKE.exists():
        return {}
    found = read(ALIKE).plain()
    return {
        f"{module}: {change}": why for module, rows in found.items() for change, why in rows.items()
    }


def _report(table: dict[str, dict[str, int]], living: list[Mutant]) -> int:
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
