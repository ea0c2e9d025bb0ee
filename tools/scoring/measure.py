"""How lines of speech of one kind are scored: from a file to a table and, last, a JSON object."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from calf_rules import KnowledgeBase

from tools.scoring.counting import Key, Score, by_way, figures_by, under
from tools.scoring.lines import Group, NoLines, arguments, ended, heard, listed, table
from tools.scoring.speech import Read, Row, knowledge

Verdict = TypeVar("Verdict")


@dataclass(frozen=True)
class Measure(Generic[Verdict]):
    """One kind of lines. `noun` names it, and the row's columns are `head`.

    The table has a part for each key of `groups`, the first of them sorted by the figure
    `worst_first` where it is given, and for writer, way and locale. The JSON object has the figures
    by each of `parts` beside those of all. `failure` says what was wrong with one line; "" for
    nothing.
    """

    noun: str
    about: str | None
    head: Sequence[str]
    judge: Callable[[KnowledgeBase, Row, Read], Verdict]
    score: Callable[[tuple[Verdict, ...]], Score]
    failure: Callable[[Verdict], str]
    groups: Sequence[str]
    worst_first: str = ""
    parts: Mapping[str, str] = field(default_factory=lambda: {"by_locale": "locale"})

    def main(self, given: Sequence[str] | None = None) -> int:
        """Score a file; 2 where it holds no such lines."""
        chosen = arguments(self.noun, self.about, given)
        try:
            found = heard(chosen.file, chosen.where, self.noun)
        except NoLines as error:
            return ended(error)
        pairs = zip(found.rows, found.reads, strict=True)
        verdicts = tuple(self.judge(knowledge(), row, read) for row, read in pairs)
        score = self.score(verdicts)
        listed([text for one in verdicts if (text := self.failure(one))], chosen.failures)
        print(table(self.head, self._groups(score), self.noun))
        print(json.dumps(self._ending(score, found.skipped)))
        return 0

    def _groups(self, score: Score) -> list[Group]:
        keys: list[Key] = [*map(under, (*self.groups, "writer")), by_way, under("locale")]
        first, *others = [figures_by(score, key) for key in keys]
        if self.worst_first:
            first = sorted(first, key=lambda one: float(one[1][self.worst_first]))
        return [first, *others, [("all", score.figures())]]

    def _ending(self, score: Score, skipped: int) -> dict[str, Any]:
        by = {part: dict(figures_by(score, under(key))) for part, key in self.parts.items()}
        return {**score.figures(), "skipped": skipped, **by}
