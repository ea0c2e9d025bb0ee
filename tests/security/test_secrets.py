"""No secret lies in the repository, and nothing that ships opens one."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECRETS = {
    "an AWS access key": r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY" + "-----",
    "a token of GitHub": r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
    "a token of Slack": r"\bxox[baprs]-[A-Za-z0-9-]{10,}",
    "a token of Amazon's login": r"\bAt(?:z[ar]|nr)\|[A-Za-z0-9_-]{20,}",
    "a password": r"(?i)\b(?:password|secret|api_?key)\s*[:=]\s*[\"'][^\"'\s]{8,}[\"']",
}


def texts() -> dict[str, str]:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in done.stdout.splitlines()]
    found = {
        path.name: path.read_text(encoding="utf-8")
        for path in files
        if path.is_file() and path.suffix not in {".png", ".jpg", ".json", ".txt", ".bin", ".npz"}
    }
    assert len(found) > 30
    return found


def test_no_secret_lies_in_the_repository() -> None:
    for name, text in texts().items():
        for what, pattern in SECRETS.items():
            assert not re.search(pattern, text), f"{name} holds {what}"


def test_a_secret_would_be_found() -> None:
    assert re.search(SECRETS["an AWS access key"], "AKIA" + "A" * 16)
    assert re.search(SECRETS["a password"], "pass" + "word = 'correct-horse'")


def test_nothing_that_ships_runs_text_or_opens_a_connection_of_its_own() -> None:
    never = r"\b(?:eval|exec|pickle|marshal|subprocess|os\.system|socket|urllib|__import__)\b"
    sources = sorted((ROOT / "lambda").rglob("*.py"))
    assert sources
    for path in sources:
        text = path.read_text(encoding="utf-8")
        assert not re.search(rf"^(?:from|import) .*{never}|{never}\(", text, re.MULTILINE), (
            path.name
        )
