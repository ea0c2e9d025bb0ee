"""The simulator's server: for this machine and its own pages alone."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from simulator.envelope import Device
from simulator.screens import SHOW_8
from simulator.session import Session
from simulator.web.app import make_app
from simulator.web.play import Setting

ROOT = Path(__file__).parents[2]
ANOTHER_OF_THIS_MACHINE = "127.0.0.2"  # an address that it does not serve on
STARTED = 120  # seconds, on a busy machine


@pytest.fixture
def tab(address: str) -> str:
    opened = requests.post(f"{address}/api/tabs", json={}, timeout=STARTED).json()
    return f"{address}/api/tabs/{opened['tab']}"


def test_two_tabs_do_not_mix(address: str, tab: str) -> None:
    other = requests.post(f"{address}/api/tabs", json={"locale": "en-GB"}, timeout=STARTED).json()
    said = requests.post(f"{tab}/say", json={"what": "my left calf hurts"}, timeout=STARTED).json()
    assert len(said["turns"]) == 2
    untouched = requests.post(
        f"{address}/api/tabs/{other['tab']}/silence", json={}, timeout=STARTED
    ).json()
    assert [turn["does"] for turn in untouched["turns"]] == ["launch", "silence"]
    assert untouched["setting"]["locale"] == "en-GB"


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("say", {"what": "stop"}, 200),
        ("fly", {}, 404),
        ("replay", {"story": "There is no such story."}, 404),
        ("turns/0", None, 200),
        ("turns/9", None, 404),
        ("poem", None, 404),
    ],
)
def test_what_there_is_not_is_told_so(
    tab: str, path: str, given: dict[str, str] | None, status: int
) -> None:
    if given is None:
        assert requests.get(f"{tab}/{path}", timeout=STARTED).status_code == status
    else:
        assert requests.post(f"{tab}/{path}", json=given, timeout=STARTED).status_code == status


def test_a_document_keeps_the_order_that_it_is_read_in(address: str) -> None:
    with_screen = {"device": "show8"}
    opened = requests.post(f"{address}/api/tabs", json=with_screen, timeout=STARTED).json()
    turn = f"{address}/api/tabs/{opened['tab']}/turns/0"
    told = requests.get(turn, timeout=STARTED).json()["response"]
    [sent, *_] = told["response"]["directives"]
    session = Session(device=Device(screen=SHOW_8))
    [made, *_] = session.launch().response["response"]["directives"]
    assert json.dumps(sent["document"]) == json.dumps(made["document"])


def test_nothing_can_be_said_when_nobody_listens(tab: str) -> None:
    requests.post(f"{tab}/say", json={"what": "stop"}, timeout=STARTED)
    late = requests.post(f"{tab}/say", json={"what": "hello"}, timeout=STARTED)
    assert late.status_code == 409


def test_a_setting_that_there_is_not_is_refused(address: str) -> None:
    refused = requests.post(f"{address}/api/tabs", json={"device": "toaster"}, timeout=STARTED)
    assert refused.status_code == 400


def test_strangers_are_refused(address: str) -> None:
    led_here = requests.get(address, headers={"Host": "calf.example"}, timeout=STARTED)
    from_elsewhere = requests.post(
        f"{address}/api/tabs", json={}, headers={"Origin": "https://calf.example"}, timeout=STARTED
    )
    form = requests.post(f"{address}/api/tabs", data={}, timeout=STARTED)
    assert [led_here.status_code, from_elsewhere.status_code, form.status_code] == [403, 403, 415]


def test_pages_may_load_nothing_from_elsewhere() -> None:
    client = make_app(Setting()).test_client()
    for path in ("/", "/device", "/view-host.js"):
        answer = client.get(path, base_url="http://127.0.0.1")
        assert answer.status_code == 200
        assert "http" not in answer.headers["Content-Security-Policy"]
        answer.close()


def test_the_command_prints_where_it_serves_and_stops_when_asked() -> None:
    command = [sys.executable, "-m", "simulator.web"]
    path = {"PYTHONPATH": str(ROOT / "lambda"), "VIEWPORT": "spot", "LOCALE": "en-GB"}
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **path}, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        address = running.stdout.readline().split()[3]
        first = requests.get(f"{address}api/choices", timeout=STARTED).json()["first"]
        assert first == {"device": "spot", "locale": "en-GB", "memory": "off"}
        with socket.socket() as outside:
            port = int(address.rstrip("/").rpartition(":")[2])
            assert outside.connect_ex((ANOTHER_OF_THIS_MACHINE, port)) != 0
        running.send_signal(signal.SIGTERM)
        assert running.wait(STARTED) == 0


def test_the_command_refuses_a_device_that_there_is_not() -> None:
    command = [sys.executable, "-m", "simulator.web"]
    path = {"PYTHONPATH": str(ROOT / "lambda"), "VIEWPORT": "toaster"}
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **path},
        capture_output=True,
        text=True,
        check=False,
        timeout=STARTED,
    )
    assert (ran.returncode, ran.stderr) == (2, "no device toaster\n")
