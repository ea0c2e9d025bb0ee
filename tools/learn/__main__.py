"""`python -m tools.learn [LANGUAGE …]`: learn what reading adds up, from the language packs.

Without a language all of them. The same corpus gives the same bytes; it takes some minutes each.
"""

import argparse
import sys
import time


from tools.learn.models import models
from tools.learn.weights import SHIPPED, Course, languages, marked, source


def main(given: list[str] | None = None) -> int:
    """Learn and write; 2 for a language that has no pack."""
    parser = argparse.ArgumentParser(prog="python -m tools.learn", description=__doc__)
    parser.add_argument("languages", nargs="*", help="as in en; all where none is named")
    chosen = parser.parse_args(given).languages or languages()
    unknown = sorted(set(chosen) - set(languages()))
    if unknown:
        print(f"no language pack with a corpus: {', '.join(unknown)}", file=sys.stderr)
        return 2
    for language in chosen:
        learn(language)
    return 0


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


if __name__ == "__main__":
    sys.exit(main())
