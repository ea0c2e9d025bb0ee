"""Lambda on this machine, without Docker: Amazon's runtime client behind Amazon's emulator.

Both listen on the loopback address alone, on ports that were free. What was started here is stopped
here, by its own process group.
"""

import http.client
import json
import os
import platform
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tools import ROOT

HOST = "127.0.0.1"
INVOKE = "/2015-03-31/functions/function/invocations"
PROCESSORS = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
STARTS_WITHIN = STOPS_WITHIN = 20.0  # seconds
FUNCTION = {
    "AWS_LAMBDA_FUNCTION_NAME": "calf-guide",
    "AWS_LAMBDA_FUNCTION_TIMEOUT": "7",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
    "AWS_REGION": "eu-west-1",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_SESSION_TOKEN": "local",
    "AWS_EC2_METADATA_DISABLED": "true",
}


class EmulatorError(Exception):
    """The emulator is not there, did not start, or gave no answer."""


class Emulator:
    """One function, served; the runtime starts with the first call, as in a cold start."""

    def __init__(self, tree: Path, python: Path, handler: str, env: Mapping[str, str]) -> None:
        self.tree = tree
        self.port, self._api = free_port(), free_port()
        self._command = [
            *(str(_binary()), "--runtime-interface-emulator-address", f"{HOST}:{self.port}"),
            *("--runtime-api-address", f"{HOST}:{self._api}", "--log-level", "error"),
            *(str(python), "-m", "awslambdaric", handler),
        ]
        self._env = {**_surroundings(), **FUNCTION, **env}
        self._env |= {"PYTHONPATH": str(tree), "LAMBDA_TASK_ROOT": str(tree)}
        self._process: subprocess.Popen[bytes] | None = None
        self._log: Any = None

    def start(self, log: Path | None = None) -> Self:
        """Start, and wait until it listens; its output goes to `log`, or nowhere."""
        self._log = log.open("ab") if log else None
        out = self._log or subprocess.DEVNULL
        self._process = subprocess.Popen(
            self._command, cwd=self.tree, env=self._env, stdin=subprocess.DEVNULL,
            stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self._wait()
        return self

    def call(self, event: Any, seconds: float = 60.0) -> Any:
        """One invocation; raises EmulatorError where the answer is no JSON."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=seconds)
        try:
            connection.request("POST", INVOKE, json.dumps(event))
            text = connection.getresponse().read().decode()
        finally:
            connection.close()
        try:
            return json.loads(text)
        except ValueError as error:
            raise EmulatorError(text) from error

    def pids(self) -> list[int]:
        """The processes of the runtime, without the emulator: what a memory figure is about."""
        group = self._process.pid if self._process else 0
        return [pid for pid in _group(group) if pid != group]

    def stop(self) -> None:
        """Stop it and what it started."""
        process, self._process = self._process, None
        if process is not None:
            children = _group(process.pid)
            process.terminate()
            try:
                process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for pid in children:
                _end(pid)
        if self._log is not None:
            self._log.close()

    def __enter__(self) -> Self:
        return self if self._process else self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop()

    def _wait(self) -> None:
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end and self._process and self._process.poll() is None:
            try:
                socket.create_connection((HOST, self.port), 1).close()
            except OSError:
                time.sleep(0.01)
            else:
                return
        self.stop()
        raise EmulatorError("the emulator did not start")


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def _binary() -> Path:
    """The emulator that aws-sam-cli brings in its environment, .venv-sam."""
    name = f"aws-lambda-rie-{PROCESSORS.get(platform.machine().lower(), 'x86_64')}"
    found = sorted(ROOT.glob(f".venv-sam/lib/python*/site-packages/samcli/local/rapid/{name}"))
    if not found:
        raise EmulatorError("there is no emulator: `make setup` installs it with aws-sam-cli")
    return found[0]


def _surroundings() -> dict[str, str]:
    return {
        name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ
    }


def _group(group: int) -> list[int]:
    """The processes of a group, from Linux' own table; elsewhere none is known."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if str(group) in fields[2:4]:  # its process group and its session
            found.append(int(stat.parent.name))
    return found


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGTERM)
    except ProcessLookupError:
        return
