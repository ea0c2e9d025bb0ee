"""How first sentences were read: recalled, contradicted, invented, alarmed.

The rules are those of `make score-openings`; who reads is left open, as with replies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from calf_rules import KnowledgeBase, Urgency
from calf_rules.findings import YES

from tools.scoring.counting import (
    Key,
    count,
    differs,
    grouped,
    present,
    recognised,
    share,
    values,
)
from tools.scoring.speech import Read, Reader, Row


@dataclass(frozen=True)
class OpeningVerdict:
    """One first sentence, what was read, and what was wrong with that.

    `told` are the facts that its words tell, `missed` those of them of which no value was
    recorded. Findings that are numbers are left out of all four lists.
    """

    row: Row
    read: Read
    told: tuple[str, ...]
    missed: tuple[str, ...]
    contradicted: tuple[str, ...]
    invented: tuple[str, ...]
    emergency: bool
    recognised: bool
    false_alarm: bool


@dataclass(frozen=True)
class OpeningScore:
    """What was made of some first sentences."""

    verdicts: tuple[OpeningVerdict, ...]

    def figures(self) -> dict[str, Any]:
        """Shares, findings per opening, and counts. No opening: shares are null."""
        number = len(self.verdicts)
        told = sum(len(one.told) for one in self.verdicts)
        missed = sum(len(one.missed) for one in self.verdicts)
        emergencies = [one for one in self.verdicts if one.emergency]
        return {
            "openings": number,
            "fact_recall": share(told - missed, told),
            "contradicted": share(sum(len(one.contradicted) for one in self.verdicts), number),
            "invented": share(sum(len(one.invented) for one in self.verdicts), number),
            "nothing_read": share(count(not one.read.recorded for one in self.verdicts), number),
            "emergencies": len(emergencies),
            "emergencies_recognised": count(one.recognised for one in emergencies),
            "false_alarms": count(one.false_alarm for one in self.verdicts),
        }

    def by(self, key: Key) -> "dict[str, OpeningScore]":
        """The same in groups, by name."""
        groups = grouped(self.verdicts, key)
        return {name: OpeningScore(tuple(some)) for name, some in groups.items()}


def score_openings(knowledge: KnowledgeBase, rows: Iterable[Row], read: Reader) -> OpeningScore:
    """Every row read by `read` and judged."""
    return OpeningScore(tuple(judged(knowledge, row, read(row)) for row in rows))


def judged(knowledge: KnowledgeBase, row: Row, read: Read) -> OpeningVerdict:
    """One row and what was read of it."""
    said = _counted(knowledge, row["said"])
    true = {**_counted(knowledge, row["rest"]), **said}
    found = _counted(knowledge, read.recorded)
    return OpeningVerdict(
        row,
        read,
        told=tuple(said),
        missed=tuple(name for name in said if not values(found.get(name)) & values(said[name])),
        contradicted=tuple(name for name in true if differs(found.get(name), true[name])),
        invented=tuple(name for name in present(knowledge, found) if name not in true),
        emergency=is_emergency(knowledge, row),
        recognised=recognised(knowledge, read, said),
        false_alarm=read.over and _is_mild(row),
    )


def _counted(knowledge: KnowledgeBase, facts: Mapping[str, Any]) -> dict[str, Any]:
    kinds = knowledge.findings
    return {name: facts[name] for name in facts if name in kinds and kinds[name].kind != "number"}


def is_emergency(knowledge: KnowledgeBase, row: Row) -> bool:
    """Whether an ambulance is needed and the words say why."""
    warned = any(row["said"].get(name) == YES for name in knowledge.warnings)
    return bool(row.get("emergency")) or (_urgency(row) == Urgency.emergency_now and warned)


def _is_mild(row: Row) -> bool:
    urgency = _urgency(row)
    return row.get("emergency") is False if urgency is None else urgency < Urgency.same_day


def _urgency(row: Row) -> Urgency | None:
    return Urgency[row["urgency"]] if "urgency" in row else None
