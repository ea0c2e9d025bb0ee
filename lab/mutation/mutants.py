"""The mutants of a module: each changes one operator, comparison, constant or condition."""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from tools import ROOT

Change = Callable[[], object]
RULES = "lambda/calf_rules"
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: the module's whole new text, and what was changed where."""

    module: str
    line: int
    change: str
    text: str

    @property
    def key(self) -> str:
        """How alike.yaml names it: without the line, which moves."""
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
