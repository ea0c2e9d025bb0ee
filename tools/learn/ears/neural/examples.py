"""`python -m tools.learn.ears.neural.examples FILE`: the corpus as the network learns it.

One JSON document, so that the environment which trains needs nothing of the skill: the labels, and
a row for each line with what it is labelled with, its fold, and which labels say nothing of it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from skill.reading.mentions import Mention
from skill.reading.neural.labels import JUDGED, danger_label, fact_label, question_text, role
from skill.reading.pack import Pack, Traits

from tools.learn.ears.corpus import OWN, Line, dealt_to
from tools.learn.ears.folds import COUNT
from tools.learn.ears.tasks import NOTHING, REPLY, Seen, given, label_of
from tools.learn.ears.weights import Course

ENOUGH = 5  # lines that carry a label, from which it can be learned
EVERY = 4  # of the lines made from the pack, one in this many: they are much alike


def document(course: Course) -> dict[str, Any]:
    """Labels and rows of a language, in a fixed order."""
    seen, traits = _chosen(course), course.pack.traits
    lines = [one.line for one in seen]
    counted = Counter(one for line in lines for one in labels_of(line.told, traits))
    facts = sorted(label for label, count in counted.items() if count >= ENOUGH)
    acts = sorted({line.act for line in lines if line.act})
    named = Counter(mention_label(one) for row in seen for one in row.read.seen.mentions)
    mentions = sorted(label for label, count in named.items() if count >= ENOUGH)
    hows = sorted({one.how for row in seen for one in row.read.seen.mentions})
    dealt = dealt_to(COUNT, (line.writer for line in lines if not line.own))
    return {
        "replies": list(REPLY.classes),
        "acts": acts,
        "facts": facts,
        "mentions": mentions,
        "hows": hows,
        "rows": [
            {
                "asked": question_text(row.line.asked),
                "words": list(row.read.seen.words.raw),
                "reply": REPLY.classes.index(row.line.reply) if row.line.reply else -1,
                "act": acts.index(row.line.act) if row.line.act else -1,
                "fold": -1 if row.line.own else dealt[row.line.writer],
                "mentions": list(_mentioned(row, mentions, hows, course.pack)),
                **_stated(row.line, facts, traits),
            }
            for row in seen
        ],
    }


def _chosen(course: Course) -> list[Seen]:
    """The corpus, some of what the pack makes, and each text of an act once."""
    written = [row for row in course.rows if row.line.writer != OWN]
    made = [row for row in course.rows if row.line.writer == OWN]
    acted = {row.line.text: row for row in course.bare if row.line.asked is None}
    return [*written, *made[::EVERY], *acted.values()]


def mention_label(mention: Mention) -> str:
    """The label of what a mention may mean."""
    return fact_label(mention.finding, mention.value)


def _mentioned(
    row: Seen, labels: Sequence[str], hows: Sequence[str], pack: Pack
) -> Iterator[list[int]]:
    """Of each mention: first word, word after, label, role, how it is said, what it says."""
    for one in row.read.seen.mentions:
        said = label_of(one, row.line, pack)
        if said is not None and mention_label(one) in labels:
            yield [
                one.start,
                one.end,
                labels.index(mention_label(one)),
                role(one.finding, row.line.asked),
                hows.index(one.how),
                JUDGED.index(said),
            ]


def _stated(line: Line, facts: Sequence[str], traits: Traits) -> dict[str, list[int]]:
    """Places of the labels that hold, and of those that are neither true nor false of the line."""
    told = set(labels_of(line.told, traits))
    true = set(labels_of(line.rest, traits)) - told
    silent = {label for label in facts if not _labelled(_finding(label), line, traits)}
    return {
        "facts": [at for at, label in enumerate(facts) if label in told],
        "unknown": [at for at, label in enumerate(facts) if label in true | silent],
    }


def _labelled(finding: str, line: Line, traits: Traits) -> bool:
    """Whether a line says which value a finding has, or that it has none ("swollen" does not)."""
    if finding not in line.told:
        return not line.partial
    known = traits.values.get(finding)
    return not known or given(line.told[finding]) <= {*known, NOTHING}


def labels_of(told: Mapping[str, Any], traits: Traits) -> Iterator[str]:
    """The labels of what was told: each value, and that a danger is present at all."""
    for finding, value in told.items():
        known = traits.values.get(finding)
        values = given(value) - {NOTHING}
        named = sorted(values & set(known) if known else values)
        yield from (fact_label(finding, one) for one in named if not one.isdigit())
        present = set(traits.values.get(finding, ())) - {traits.nones.get(finding)} or {"yes"}
        if finding in traits.dangers and values & present:
            yield danger_label(finding)


def _finding(label: str) -> str:
    return label.removeprefix("danger:").partition("=")[0]


def main(given_: Iterable[str]) -> int:
    """Write the document of English to the file that is named."""
    [path] = given_
    text = json.dumps(document(Course("en")), ensure_ascii=False, separators=(",", ":"))
    Path(path).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
