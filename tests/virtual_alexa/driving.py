"""What is said to the skill through virtual-alexa, and what became of it."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.envelope import SKILL_ID
from simulator.model import DURATION, MODELS, NUMBER, SEARCH, Model, Sample
from tools.browser import NODE

SCRIPT = Path(__file__).parent / "drive.cjs"
# It hands on the words of a slot as they are, so these are said as Alexa would hand them on.
AS_SENT = {NUMBER: ("7", "3", "10"), DURATION: ("P3D", "P2W", "PT12H", "P6M")}
FREE = ("zebra lampshades", "quartz kettles of tin")
STRIDE = 101  # values between one filling and the next: a prime, so that all of them come round
LONGEST = 300  # seconds for one locale, on a slow machine
Turn = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """A sample with its slots filled."""

    sample: Sample
    line: str

    @property
    def wanted(self) -> str:
        """The intent that it belongs to."""
        return self.sample.intent.name

    @property
    def label(self) -> str:
        """Intent and sample."""
        return f"{self.wanted}: {self.sample.text}"


def expressible(sample: Sample) -> bool:
    """Whether virtual-alexa can match it: of two slots side by side the first takes all."""
    return "} {" not in sample.text


def fillings(sample: Sample, model: Model, first: int, most: int) -> Iterator[Said]:
    """The sample with other values in its slots each time, beginning at the `first` of them."""
    for number in range(first, first + (most if sample.slots else 1)):
        line = sample.text
        for place, name in enumerate(sample.slots):
            spoken = _spoken(sample.intent.slots[name].type, model)
            line = line.replace(f"{{{name}}}", spoken[(number * STRIDE + place) % len(spoken)])
        yield Said(sample, line)


def _spoken(kind: str, model: Model) -> Sequence[str]:
    if kind == SEARCH:
        return FREE
    return AS_SENT.get(kind) or [" ".join(words) for words in model.types[kind]]


def drive(url: str, locale: str, said: Sequence[dict[str, Any]]) -> list[list[Turn]]:
    """Conversations through virtual-alexa: the turns of each, with request and answer."""
    model = str(MODELS / f"{locale}.json")
    job = {"url": url, "skill": SKILL_ID, "locale": locale, "model": model, "said": said}
    ran = subprocess.run(
        [str(NODE), str(SCRIPT)],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    assert ran.returncode == 0, ran.stderr
    found: list[list[Turn]] = json.loads(ran.stdout)
    return found


def reached(url: str, locale: str, said: Sequence[Said]) -> list[str]:
    """The intent that the skill was sent for each line and answered, or what went wrong."""
    turns = drive(url, locale, [{"launch": False, "lines": [one.line]} for one in said])
    return [one.get("error") or one["sent"]["intent"]["name"] for (one,) in turns]
