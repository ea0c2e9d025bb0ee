"""Learning the ears: every model of a language, from its pack and corpus, where it ships."""

import sys
import time
from collections.abc import Sequence

from tools.learn.ears.models import models
from tools.learn.ears.weights import SHIPPED, Course, marked, source, stale


def run(languages: Sequence[str], *, check: bool) -> int:
    """Learn the languages, or only say what is stale; 1 where something is."""
    faults = [fault for language in languages for fault in stale(language)] if check else []
    print(*faults, sep="\n", end="\n" if faults else "")
    for language in () if check else languages:
        learn(language)
    return int(bool(faults))


def learn(language: str) -> None:
    """Learn the models of one language and write them where they ship."""
    start, course = time.monotonic(), Course(language)
    print(f"{language}: learning from {len(course.rows)} lines", file=sys.stderr, flush=True)
    files = models([*course.rows, *course.bare], course.topics, course.pack)
    for name, file in files.items():
        (SHIPPED / f"{language}.{name}.bin").write_bytes(marked(file, source(language)))
    taken = time.monotonic() - start
    size = sum(map(len, files.values())) / 1000
    print(f"{language}: {len(files)} models, {size:.0f} kB, {taken:.0f} s", file=sys.stderr)
