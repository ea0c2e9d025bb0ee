"""What Lambda runs is whole, small, the same each time, and holds nothing else."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from simulator.envelope import SKILL_ID
from simulator.session import Session
from tools.packaging.archive import check, faults, pack
from tools.packaging.interpreters import interpreter, version_of
from tools.packaging.locks import part, pins
from tools.packaging.settings import PackageError, Settings, settings
from tools.packaging.tree import LOCK, NETWORK, SHIPS, SOURCE, assemble, copy
from tools.packaging.wheels import unpack

pytestmark = pytest.mark.xdist_group("artefact")  # built once

TALK = Path(__file__).parent / "talk.py"
SAID = ("my left calf cramps at night", "no", "no", "no")
SLOW = {"requests", "boto3", "yaml", "dateutil", "urllib3", "http.client", "hashlib"}


def conversation() -> list[Any]:
    """The requests of a conversation with the skill as it lies in the repository."""
    session = Session()
    session.launch()
    for line in SAID:
        session.say(line)
    return [one.request for one in session.history]


@pytest.fixture(scope="module")
def talked(tree: Path) -> dict[str, Any]:
    """What a Python that has only the standard library and the artefact gets to hear."""
    command = [sys.executable, "-I", "-S", str(TALK), str(tree), SKILL_ID]
    asked = json.dumps(conversation())
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_artefact_alone_holds_a_conversation(talked: dict[str, Any]) -> None:
    spoken = [answer["response"]["outputSpeech"]["ssml"] for answer in talked["answers"]]
    assert len(spoken) == len(SAID) + 1
    assert len(set(spoken)) == len(spoken)


def test_it_says_what_the_skill_in_the_repository_says(talked: dict[str, Any]) -> None:
    session = Session()
    session.launch()
    for line in SAID:
        session.say(line)
    assert [one.response for one in session.history] == talked["answers"]


def test_nothing_slow_is_loaded_that_an_answer_does_not_need(talked: dict[str, Any]) -> None:
    loaded = set(talked["modules"])
    assert "calf_rules" in loaded
    assert not SLOW & loaded
    clients = {name for name in loaded if name.startswith("ask_sdk_model.services")}
    assert clients == set()


def test_nothing_has_native_parts(tree: Path) -> None:
    files = [path.name for path in tree.rglob("*") if path.is_file()]
    assert len(files) > 900
    assert not [name for name in files if name.endswith((".so", ".pyd", ".dylib"))]


def test_every_module_is_bytecode_that_is_taken_without_a_look_at_its_source(tree: Path) -> None:
    ours = {path.relative_to(SOURCE).with_suffix(".pyc") for path in SOURCE.rglob("*.py")}
    compiled = {path.relative_to(tree) for path in tree.rglob("*.pyc")}
    assert ours < compiled
    assert not list(tree.rglob("*.py"))
    for path in compiled:
        flags = (tree / path).read_bytes()[4:8]
        assert int.from_bytes(flags, "little") == 0b01, "hash-based, unchecked"


def test_tracebacks_name_no_folder_of_the_machine_that_built_it(tree: Path) -> None:
    compiled = list(tree.rglob("*.pyc"))
    assert compiled
    own = str(tree).encode()
    assert not [path.name for path in compiled if own in path.read_bytes()]


def test_what_is_uploaded_holds_what_must_be_in_it_and_nothing_else(
    archive: Path, chosen: Settings
) -> None:
    check(archive, chosen)
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    ours = {name.partition("/")[0] for name in names}
    assert {"calf_rules", "lexicon", "skill", "words"} <= ours
    assert not [name for name in names if "test" in name.rpartition("/")[2].lower()]


def test_it_is_small(archive: Path, chosen: Settings) -> None:
    assert archive.stat().st_size < chosen.most_mib * 1024 * 1024


def test_the_same_files_give_the_same_bytes(tree: Path, archive: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(tree, copied)
    for path in sorted(copied.rglob("*"), reverse=True):
        path.touch()
    pack(copied, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


@pytest.mark.no_cover
def test_building_it_twice_gives_the_same_bytes(
    archive: Path, chosen: Settings, tmp_path: Path
) -> None:
    assemble(tmp_path / "elsewhere", chosen, Path(sys.executable))
    pack(tmp_path / "elsewhere", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


@pytest.mark.parametrize(
    "name",
    ["tests/test_x.py", "tools/x.py", "skill/x.yaml", ".env", "x/.git/config", "boto3/x.py",
     "key.pem", "yaml/_yaml.so", "requirements.txt", "../x.py"],
)  # fmt: skip
def test_what_must_not_ship_is_refused(
    name: str, archive: Path, chosen: Settings, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.zip"
    shutil.copyfile(archive, spoilt)
    with zipfile.ZipFile(spoilt, "a") as opened:
        opened.writestr(name, "x")
    assert [fault for fault in faults(spoilt, chosen) if name in fault]


def test_what_is_missing_or_too_large_is_refused(chosen: Settings, tmp_path: Path) -> None:
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as opened:
        opened.writestr("large.json", b"x" * int(chosen.most_mib * 1024 * 1024 + 1))
    with pytest.raises(PackageError) as raised:
        check(empty, chosen)
    assert "lambda_function.py is missing" in str(raised.value)
    assert "more than" in str(raised.value)


def test_a_wheel_with_native_parts_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "fast-1.0-cp313-cp313-manylinux_2_28_aarch64.whl"
    with zipfile.ZipFile(wheel, "w") as opened:
        opened.writestr("fast/_fast.so", "x")
    with pytest.raises(PackageError, match="native part"):
        unpack(wheel, tmp_path / "tree")


def test_only_with_the_second_ears_does_it_hold_the_network_and_its_arithmetic(
    archive: Path, chosen: Settings, tmp_path: Path
) -> None:
    source, wheel = tmp_path / "source", tmp_path / "numpy-1.0-cp313-cp313-any.whl"
    source.mkdir()
    (source / "en.neural.npz").write_bytes(b"x")
    (source / "en.json").write_bytes(b"{}")
    copy(source, tmp_path / "plain")
    copy(source, tmp_path / "neural", (*SHIPS, NETWORK))
    assert not (tmp_path / "plain" / "en.neural.npz").exists()
    assert (tmp_path / "neural" / "en.neural.npz").exists()
    with zipfile.ZipFile(wheel, "w") as opened:
        opened.writestr("numpy/core.so", "x")
        opened.writestr("numpy/tests/test_core.py", "x")
    unpack(wheel, tmp_path / "tree", native=True)
    assert [path.name for path in (tmp_path / "tree").rglob("*.*")] == ["core.so"]
    fast = tmp_path / "fast.zip"
    shutil.copyfile(archive, fast)
    with zipfile.ZipFile(fast, "a") as opened:
        opened.writestr("numpy/core.so", "x")
    assert list(faults(fast, chosen)) == ["numpy/core.so must not ship"]
    assert not list(faults(fast, settings(neural=True)))


def test_what_stays_out_says_why_and_is_something_that_is_locked(chosen: Settings) -> None:
    assert all(chosen.left_out.values())
    assert set(chosen.left_out) < set(pins(LOCK))
    with pytest.raises(PackageError, match="flask"):
        part(LOCK, ["flask"])


def test_what_stays_in_keeps_its_hashes(chosen: Settings) -> None:
    kept = part(LOCK, chosen.left_out)
    assert kept.count("--hash=sha256:") >= kept.count("==") > 0


def test_yaml_makes_what_ships_and_stays_behind(tree: Path) -> None:
    assert list(SOURCE.rglob("*.yaml"))
    assert not list(tree.rglob("*.yaml"))


def test_an_interpreter_is_found_by_its_version_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TARGET_PYTHON", "no-such-python")
    here = ".".join(map(str, sys.version_info[:2]))
    found = interpreter(here)
    assert found is not None
    assert version_of(found).startswith(f"{here}.")
    assert interpreter("2.0") is None
