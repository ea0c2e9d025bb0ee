"""How replies to an open question were read: right, wrong, invented, missed, alarmed.

The rules are those of `make score-replies`. Who reads is left open: `score_replies` takes any
reader, so that one that was trained on some of the rows can be tried on the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from calf_rules import Findings, KnowledgeBase, Urgency, assess
from calf_rules.assess import known_only
from calf_rules.findings import NO, NOT_SAID_WHICH, UNSURE, UNSURE_TWICE, YES, Answer

from tools.scoring.counting import (
    Key,
    Recorded,
    count,
    definite,
    differs,
    grouped,
    present,
    recognised,
    share,
)
from tools.scoring.speech import WHICH, Read, Reader, Row, question_named

DONT_KNOW = frozenset({UNSURE, UNSURE_TWICE})
SHARES = ("right", "harmful", "missed", "wrong", "invented")


@dataclass(frozen=True)
class ReplyVerdict:
    """One reply, what was read, and what was wrong with that.

    `missed` may hold "unsure" and "yes" besides findings: a reply that brings no fact and yet
    answers.
    """

    row: Row
    read: Read
    wrong: tuple[str, ...]
    invented: tuple[str, ...]
    missed: tuple[str, ...]
    false_alarm: bool
    recognised: bool

    @property
    def harmful(self) -> bool:
        """Whether the guide now believes or does what was not said."""
        return bool(self.wrong or self.invented or self.false_alarm)

    @property
    def right(self) -> bool:
        """Whether it was read as a careful listener would have."""
        return not self.harmful and not self.missed


@dataclass(frozen=True)
class ReplyScore:
    """What was made of some replies."""

    verdicts: tuple[ReplyVerdict, ...]

    def figures(self) -> dict[str, Any]:
        """Shares of the replies, and counts. No reply: shares are null."""
        emergencies = [one for one in self.verdicts if one.row["emergency"]]
        shares = {
            name: share(count(getattr(one, name) for one in self.verdicts), len(self.verdicts))
            for name in SHARES
        }
        return {
            "replies": len(self.verdicts),
            **shares,
            "false_alarms": count(one.false_alarm for one in self.verdicts),
            "emergencies": len(emergencies),
            "emergencies_recognised": count(one.recognised for one in emergencies),
        }

    def by(self, key: Key) -> "dict[str, ReplyScore]":
        """The same in groups, by name."""
        groups = grouped(self.verdicts, key)
        return {name: ReplyScore(tuple(some)) for name, some in groups.items()}


def score_replies(knowledge: KnowledgeBase, rows: Iterable[Row], read: Reader) -> ReplyScore:
    """Every row read by `read` and judged."""
    return ReplyScore(tuple(judged(knowledge, row, read(row)) for row in rows))


def judged(knowledge: KnowledgeBase, row: Row, read: Read) -> ReplyVerdict:
    """One row and what was read of it."""
    facts: Mapping[str, Any] = row["facts"]
    recorded = covered(knowledge, read)
    return ReplyVerdict(
        row,
        read,
        wrong=tuple(name for name in facts if differs(recorded.get(name), facts[name])),
        invented=tuple(name for name in present(knowledge, recorded) if name not in facts),
        missed=tuple(_missed(knowledge, row, recorded)),
        false_alarm=not row["emergency"] and _alarmed(knowledge, facts, recorded, read),
        recognised=recognised(knowledge, replace(read, recorded=recorded), facts),
    )


def covered(knowledge: KnowledgeBase, read: Read) -> dict[str, Answer]:
    """What was recorded, with what the answer to a compound settles about its parts.

    No denies each part that was not told besides; yes to a compound of one part affirms it.
    """
    recorded = dict(read.recorded)
    for compound in knowledge.compounds.values():
        answer = recorded.get(compound.id)
        for part in compound.findings:
            if answer == NO:
                recorded.setdefault(part, knowledge.none_values.get(part, NO))
            elif answer == YES and len(compound.findings) == 1:
                recorded.setdefault(part, YES)
    return recorded


def _alarmed(
    knowledge: KnowledgeBase, facts: Mapping[str, Any], recorded: Recorded, read: Read
) -> bool:
    """Whether an alarm was raised for nothing.

    A warning was recorded that is not true, or the session ended in an alarm that the rules do not
    demand of what is true.
    """
    feared = (name for name in knowledge.warnings if recorded.get(name) == YES)
    if any(facts.get(name) != YES for name in feared):
        return True
    true = known_only(knowledge, Findings.of(**facts))
    return read.alarm and assess(knowledge, true).urgency != Urgency.emergency_now


def _missed(knowledge: KnowledgeBase, row: Row, recorded: Recorded) -> list[str]:
    facts, name = row["facts"], row["q"]
    if facts:
        return [one for one in facts if not definite(recorded.get(one))]
    asks = question_named(knowledge, name).asks
    compound = name.removeprefix(WHICH)
    given = recorded.get(compound)
    if row["reply"] == UNSURE:
        told = any(recorded.get(one) in DONT_KNOW for one in (compound, *asks))
        return [] if told or (name != compound and given == NOT_SAID_WHICH) else [UNSURE]
    if row["reply"] == YES and compound in knowledge.compounds:
        return [] if given in {YES, NOT_SAID_WHICH} else [YES]
    return []
