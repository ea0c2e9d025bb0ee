"""What lies in the repository would work on anybody's machine."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tools import coverage_gates

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DEVELOPED = "requirements-dev.txt"
LOCKS = (
    "lambda/requirements.txt",
    "lambda/requirements-neural.txt",
    "requirements-neural.txt",
    DEVELOPED,
    "requirements-node.txt",
    "requirements-sam.txt",
    "requirements-bench.txt",
    "requirements-security.txt",
)
COMPOSED = {"tests/knowledge/people-dev.yaml"}
MOST_OF_YAML = 160  # characters of a line
REGISTRIES = "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs"))
MACHINE_PATH = r"(?<![\w.~}])/(?:work|root|home/\w+|Users/\w+)/"

needs_readme = pytest.mark.skipif(not README.exists(), reason="the README is not written yet")


@cache
def texts() -> dict[str, str]:
    """Every text file that is or could be committed."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = {name: ROOT / name for name in names.splitlines()}
    kept = {".png", ".jpg", ".bin", ".npz"}
    found = {
        name: path for name, path in found.items() if path.is_file() and path.suffix not in kept
    }
    assert len(found) > 30
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}


def lines_with(pattern: str) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


def commands() -> dict[str, str]:
    """Every command of the Makefile with what `make help` says of it."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    [phony] = re.findall(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    described = dict(re.findall(r"^([a-z-]+):.*## (.+)$", text, re.MULTILINE))
    assert "talk" in phony.split()
    return {name: described.get(name, "") for name in phony.split()}


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRIES) == []


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert lines_with(MACHINE_PATH) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_is_pinned_with_its_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert pins
    for pin in pins:
        assert re.match(r"[\w.-]+==[\w.]+( ; .+)? \\$", pin), pin
    assert text.count("--hash=sha256:") >= len(pins)
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|--trusted", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_that_we_ask_for_says_why(name: str) -> None:
    asked = (ROOT / name).with_suffix(".in").read_text(encoding="utf-8")
    lines = [line for line in asked.splitlines() if "==" in line]
    assert lines
    for line in lines:
        assert re.search(r" # \S.+", line), line


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_the_very_versions_that_we_ask_for(name: str) -> None:
    locked = (ROOT / name).read_text(encoding="utf-8")
    asked = (ROOT / name).with_suffix(".in").read_text(encoding="utf-8")
    for package, version in re.findall(r"^([\w.-]+)(?:\[.+\])?==([\w.]+)", asked, re.MULTILINE):
        assert re.search(rf"^{package.lower()}=={re.escape(version)} ", locked, re.MULTILINE)


def test_what_ships_is_tested_in_the_same_versions() -> None:
    neural, shipped, developed = (
        set(re.findall(r"^([\w.-]+==[\w.]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("lambda/requirements-neural.txt", "lambda/requirements.txt", DEVELOPED)
    )
    assert shipped
    assert neural | shipped <= developed


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    assert _ci_commands() == ["make test"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@needs_readme
def test_ci_runs_the_very_command_that_the_readme_gives() -> None:
    [command] = _ci_commands()
    assert re.search(rf"^{command}\b", README.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_make_command_has_its_line_of_help() -> None:
    assert [name for name, said in commands().items() if not said] == []
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name, said in commands().items():
        assert re.search(rf"^make {name} +{re.escape(said)}$", listed.stdout, re.MULTILINE)


def test_every_tool_that_make_calls_exists() -> None:
    called = re.findall(r"-m ((?:tools|lab)\.\w+|simulator(?:\.\w+)?)", texts()["Makefile"])
    assert called
    for module in called:
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


@needs_readme
def test_the_readme_names_no_make_command_that_does_not_exist() -> None:
    named = set(re.findall(r"\bmake (?:-s )?([a-z][a-z-]+)", README.read_text(encoding="utf-8")))
    assert {"talk", "test"} <= named
    in_code = set(re.findall(r"`make (?:-s )?([a-z][a-z-]+)", README.read_text(encoding="utf-8")))
    assert in_code <= set(commands())


def test_the_rules_that_decide_on_urgency_are_covered_wholly() -> None:
    gates = coverage_gates.gates()
    assert gates["lambda/calf_rules/*"] == 100
    assert min(gates.values()) >= 80


def test_every_rule_that_is_off_says_why() -> None:
    lines = texts()["pyproject.toml"].splitlines()
    codes = [line for line in lines if re.match(r'  "[A-Z]+\d*",', line)]
    assert codes
    assert [line for line in codes if not re.search(r" # \S", line)] == []
    settings = tomllib.loads(texts()["pyproject.toml"])
    assert settings["tool"]["mypy"]["strict"] is True


def _ci_commands() -> list[str]:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]


def test_no_line_of_yaml_is_too_long_to_be_reviewed() -> None:
    """A phrase or a short list each; what a tool composed is read as the people it tells of."""
    reviewed = [name for name in texts() if name.endswith(".yaml") and name not in COMPOSED]
    assert len(reviewed) > 100
    long = [
        f"{name}:{number}: {len(line)} characters"
        for name in reviewed
        for number, line in enumerate(texts()[name].splitlines(), 1)
        if len(line) > MOST_OF_YAML
    ]
    assert long == []
