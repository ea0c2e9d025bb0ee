"""How what people ask and do after the advice is understood: the act, and what it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from skill.reading import Asked, Heard, Pack, read
from skill.reading.model import ASKING

OFFERED = Asked("", (), "")  # "is there anything else you would like to know?" stands open
ADVICE, TELLS, NOTHING = "ask_advice", "tell", "off_topic"
REPLIES = frozenset({"yes", "no"})
SAME = {  # acts that come to the same
    "farewell": frozenset({"farewell", "stop"}),
    "log_pain": frozenset({"log_pain", "send_to_phone", "what_do_you_know", "how_have_i_been"}),
    NOTHING: frozenset({NOTHING, ADVICE}),  # which is then answered as something else
}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class AskedScore:
    """What was made of some utterances: of each act or topic how many, and how many were right."""

    told: Counter[str]
    right: Counter[str]
    wrong: tuple[tuple[str, str], ...]  # what was meant, and in which words

    def figures(self) -> dict[str, Any]:
        """Shares of all and of questions about a topic; no utterance: shares are null."""
        topics = {name for name in self.told if name.startswith(ADVICE)}
        return {
            "asked": self.told.total(),
            "understood": _share(self.right, self.told, self.told.keys()),
            "topics": sum(self.told[name] for name in topics),
            "topics_understood": _share(self.right, self.told, topics),
        }


def score_asked(rows: Iterable[Row], pack: Pack) -> AskedScore:
    """Each utterance read against an offer, and judged."""
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    for row in rows:
        meant = ":".join((row["kind"], *row.get("topics", ())[:1]))
        told[meant] += 1
        if understood(row, read(row["text"], pack, OFFERED)):
            right[meant] += 1
        else:
            wrong.append((meant, row["text"]))
    return AskedScore(told, right, tuple(wrong))


def understood(row: Row, heard: Heard) -> bool:
    """Whether it was heard as it was meant, first or beside something else."""
    kind = str(row["kind"])
    if kind in REPLIES:
        return heard.reply == kind
    if kind == TELLS:
        return not heard.kind.startswith(ASKING) and heard.kind not in SAME["farewell"]
    both = (heard, heard.also) if heard.also else (heard,)
    if kind == ADVICE:
        about = {name for one in both if one.kind == ADVICE for name in one.about}
        return bool(about & set(row["topics"]))
    return any(one.kind in SAME.get(kind, {kind}) for one in both)


def _share(right: Counter[str], told: Counter[str], names: Iterable[str]) -> float | None:
    listed = list(names)
    number = sum(told[name] for name in listed)
    return round(sum(right[name] for name in listed) / number, 4) if number else None
