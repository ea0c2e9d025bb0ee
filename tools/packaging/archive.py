"""The archive that is uploaded: the same files give the same bytes, whenever and wherever."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tools.packaging.settings import PackageError, Settings

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows
READABLE = 0o100644 << 16
MIB = 1024 * 1024
MUST_HAVE = ("lambda_function.py", "calf_rules/knowledge.json", "ask_sdk_core/handler_input.py")
COMPILED = "c"  # what the name of a module ends in where its bytecode stands in its place
NEVER = (
    "tests/", "tools/", "simulator/", "interaction_model/", "skill-package/", "boto3/", "botocore/",
)  # fmt: skip
NEVER_ENDS = (".yaml", ".yml", ".so", ".pyd", ".txt", ".in", ".toml", ".pem", ".key", ".env", ".sh")
ABOUT = ".dist-info/"
ARITHMETIC = ("numpy/", "numpy.libs/")  # native, and there with the second ears alone


def pack(tree: Path, target: Path) -> str:
    """Write the archive; gives its SHA-256 in hex."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(tree.rglob("*"), key=lambda path: path.relative_to(tree).as_posix()):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(tree).as_posix(), EPOCH)
                entry.external_attr = READABLE
                entry.create_system = 3  # Unix, also where this runs on something else
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes(), compresslevel=9)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def check(target: Path, chosen: Settings) -> None:
    """Raises PackageError that says everything which must not ship so."""
    wrong = list(faults(target, chosen))
    if wrong:
        raise PackageError("\n".join(wrong))


def faults(target: Path, chosen: Settings) -> Iterator[str]:
    """What is wrong with an archive, in plain words."""
    size = target.stat().st_size / MIB
    if size > chosen.most_mib:
        yield f"{size:.2f} MiB, more than {chosen.most_mib}"
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    for name in MUST_HAVE:
        if name not in names and name + COMPILED not in names:
            yield f"{name} is missing"
    for name in names:
        licence = ABOUT in name
        native = chosen.neural and name.startswith(ARITHMETIC)
        ends = name.endswith(NEVER_ENDS) and not licence and not native
        if name.startswith(NEVER) or ends:
            yield f"{name} must not ship"
        if name.startswith(("/", "..")) or any(part.startswith(".") for part in name.split("/")):
            yield f"{name} is hidden, or lies outside"
