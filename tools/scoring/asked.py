"""How what people ask and do after the advice is understood: the act, and what it is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from skill.reading import Heard, Pack, read
from skill.reading.model import ASKING

from tools.learn.ears.corpus import OFFERS
from tools.scoring.counting import share
from tools.scoring.speech import Row

ADVICE, TELLS, NOTHING = "ask_advice", "tell", "off_topic"
REPLIES = frozenset({"yes", "no"})
SAME = {  # acts that come to the same
    "farewell": frozenset({"farewell", "stop"}),
    "log_pain": frozenset({"log_pain", "send_to_phone", "what_do_you_know", "how_have_i_been"}),
    NOTHING: frozenset({NOTHING, ADVICE}),  # which is then answered as something else
}


@dataclass(frozen=True)
class AskedScore:
    """What was made of some utterances: of each act or topic how many, and how many were right."""

    told: Counter[str]
    right: Counter[str]
    wrong: tuple[tuple[str, str], ...]  # what was meant, and in which words

    def figures(self) -> dict[str, Any]:
        """Shares of all and of questions about a topic; no utterance: shares are null."""
        topics = [name for name in self.told if name.startswith(ADVICE)]
        number = sum(self.told[name] for name in topics)
        return {
            "asked": self.told.total(),
            "understood": share(self.right.total(), self.told.total()),
            "topics": number,
            "topics_understood": share(sum(self.right[name] for name in topics), number),
        }


def score_asked(rows: Iterable[Row], pack: Pack) -> AskedScore:
    """Each utterance read against an offer, and judged."""
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    for row in rows:
        meant = ":".join((row["kind"], *row.get("topics", ())[:1]))
        told[meant] += 1
        if understood(row, read(row["text"], pack, OFFERS["offer"])):
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
