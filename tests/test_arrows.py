"""One way through: who may import whom, where sentences may stand, and what may ship."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAMBDA = ROOT / "lambda"
SDK = "ask_sdk"
MAY_USE_THE_SDK = ("lambda_function", "skill.handlers", "skill.guard", "skill.hearing")
# Whatever is needed in Lambda, and nothing else: by folder and ending.
SHIPS = {
    ".": {"lambda_function.py", "requirements*.txt", "requirements*.in", "Makefile"},
    "calf_rules": {"*.py", "knowledge.json"},
    "calf_rules/knowledge": {"*.yaml"},
    "calf_rules/knowledge/causes": {"*.yaml"},
    "lexicon": {"*.bin", "*.json", "*.npz"},
    "skill": {"*.py"},
    "skill/dialogue": {"*.py"},
    "skill/dialogue/memory_talk": {"*.py"},
    "skill/dialogue/offers": {"*.py"},
    "skill/dialogue/verdict": {"*.py"},
    "skill/handlers": {"*.py"},
    "skill/memory": {"*.py", "*.json"},
    "skill/reading": {"*.py"},
    "skill/reading/neural": {"*.py"},
    "skill/showing": {"*.py"},
    "visuals": {"*.json"},
    "words": {"*.yaml"},
    "words/compiled": {"*.json"},
    **{f"words/{folder.name}": {"*.yaml"} for folder in (LAMBDA / "words").glob("??")},
}


def module_name(path: Path) -> str:
    parts = path.relative_to(LAMBDA).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules(of: str = "") -> dict[str, ast.Module]:
    """Every module under lambda/ (of one package), parsed; fails where there is none."""
    found = {
        module_name(path): absolute(path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(LAMBDA.rglob("*.py"))
        if within(module_name(path), of)
    }
    assert found, f"no module was found under {of or 'lambda'}"
    return found


def absolute(path: Path, tree: ast.Module) -> ast.Module:
    """The module with `from .x import y` written out."""
    package = [*path.relative_to(LAMBDA).parent.parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            above = package[: len(package) - node.level + 1]
            node.module = ".".join([*above, *([node.module] if node.module else [])])
    return tree


def within(module: str, package: str) -> bool:
    return not package or module == package or module.startswith(f"{package}.")


def imports(tree: ast.Module) -> set[str]:
    """Every module that a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def importers(wanted: str) -> set[str]:
    """The modules of lambda/ that import something."""
    found = modules().items()
    return {name for name, tree in found if any(used.startswith(wanted) for used in imports(tree))}


def test_the_rules_import_the_standard_library_yaml_and_themselves_only() -> None:
    allowed = {*sys.stdlib_module_names, "yaml", "calf_rules"}
    for name, tree in modules("calf_rules").items():
        assert {used.partition(".")[0] for used in imports(tree)} <= allowed, name


def test_only_memory_imports_boto3() -> None:
    for library in ("boto3", "botocore"):
        assert {name for name in importers(library) if not within(name, "skill.memory")} == set()


def test_only_the_entry_point_handlers_the_guard_and_hearing_import_the_sdk() -> None:
    using = importers(SDK)
    assert using
    for name in using:
        assert any(within(name, allowed) for allowed in MAY_USE_THE_SDK), name


@pytest.mark.parametrize("folder", ["tools", "simulator"])
def test_what_builds_and_checks_never_uses_the_lab(folder: str) -> None:
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert paths
    for path in paths:
        used = imports(ast.parse(path.read_text(encoding="utf-8")))
        assert not any(within(name, "lab") for name in used), path


@pytest.mark.parametrize(
    ("package", "never"),
    [
        ("skill.speaking", ("skill.showing", "skill.hearing", "skill.handlers", SDK)),
        ("skill.showing", ("skill.speaking", "skill.hearing", "skill.handlers", SDK)),
        ("skill.filling", ("skill.speaking", "skill.showing", "skill.hearing", SDK)),
        ("skill.hearing", ("skill.speaking", "skill.showing", "skill.words", "skill.dialogue")),
        ("skill.reading", ("skill.hearing", "skill.words", "skill.dialogue", "skill.state")),
        ("skill.dialogue", ("skill.words", "skill.speaking", "skill.showing", "skill.filling",
                            "skill.hearing", "skill.handlers", SDK)),
        ("skill.words", ("calf_rules", "skill.")),
        ("skill.state", ("skill.words", "skill.speaking", "skill.showing", "skill.filling",
                         "skill.hearing", "skill.reading", "skill.dialogue", "skill.memory",
                         "skill.handlers", SDK)),
        ("skill.tags", ("calf_rules", "skill.", SDK)),
        ("skill.memory", ("skill.words", "skill.speaking", "skill.showing", "skill.hearing",
                          "skill.handlers", SDK)),
        ("calf_rules", ("skill", SDK)),
    ],
)  # fmt: skip
def test_no_arrow_points_back(package: str, never: tuple[str, ...]) -> None:
    for name, tree in modules(package).items():
        for used in imports(tree):
            if not within(used, package):
                assert not used.startswith(never), f"{name} imports {used}"


def test_speaking_and_showing_never_see_a_request() -> None:
    for package in ("skill.speaking", "skill.showing", "skill.filling"):
        for name, tree in modules(package).items():
            spoken_of = {
                part.id if isinstance(part, ast.Name) else part.arg
                for part in ast.walk(tree)
                if isinstance(part, (ast.Name, ast.arg))
            }
            assert not spoken_of & {"handler_input", "request", "envelope", "event"}, name


def package_of(module: str) -> str:
    """What an arrow starts from or points to: a package of the skill, or one of its modules."""
    return ".".join(module.split(".")[:2])


def test_what_crosses_an_arrow_is_frozen() -> None:
    crossing = {
        used.rpartition(".")[2]
        for name, tree in modules("skill").items()
        for used in imports(tree)
        if within(used, "skill") and package_of(used) != package_of(name)
    }
    for name, tree in modules("skill").items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name in crossing:
                made = [
                    ast.unparse(how)
                    for how in node.decorator_list
                    if "dataclass" in ast.unparse(how)
                ]
                assert all("frozen=True" in how for how in made), f"{name}.{node.name}"


def sentences(tree: ast.Module) -> Iterator[ast.Constant]:
    """String literals of four or more words that are no docstring, error, log or pattern."""
    excused: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                excused |= {id(part) for part in ast.walk(first)}
        elif isinstance(node, ast.Raise) or is_log(node):
            excused |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in excused
        ):
            words = [word for word in node.value.split() if word.strip(".,:;!?'").isalpha()]
            if len(words) >= 4:
                yield node


def is_log(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("log.", "logging."))


# Plain words for the log: what is wrong with a response that was withheld. Nobody hears them.
DIAGNOSTICS = ("skill.limits",)
# Expressions of DynamoDB's own language.
EXPRESSIONS = ("skill.memory",)


def test_no_sentence_stands_in_python() -> None:
    for name, tree in modules("skill").items():
        if not any(within(name, excused) for excused in (*DIAGNOSTICS, *EXPRESSIONS)):
            found = [f"{name}:{node.lineno}: {node.value!r}" for node in sentences(tree)]
            assert found == [], "sentences stand in words/"


def test_a_sentence_in_python_would_be_found() -> None:
    hidden = ast.parse(
        'def f():\n    """Says it all here."""\n    return "Please call a doctor now."'
    )
    assert [node.value for node in sentences(hidden)] == ["Please call a doctor now."]
    harmless = ast.parse(
        'raise ValueError("this is only an error")\nlog.error("and a log line, too")'
    )
    assert list(sentences(harmless)) == []


def test_every_file_under_lambda_is_needed_there() -> None:
    files = [
        path.relative_to(LAMBDA)
        for path in LAMBDA.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert files
    for file in files:
        patterns = SHIPS.get(file.parent.as_posix(), set())
        assert any(file.match(pattern) for pattern in patterns), f"why does {file} ship?"


def test_nothing_that_ships_imports_what_does_not() -> None:
    for name, tree in modules().items():
        for used in imports(tree):
            assert not used.startswith(("tools", "lab", "simulator", "tests")), (
                f"{name} imports {used}"
            )
