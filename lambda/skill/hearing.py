"""From a request to what was heard: slots with their resolved ids, and free speech read whole.

Alexa hands over a sentence only in a SearchQuery slot, without the carrier phrase around it; the
intent's name brings the carrier back, so that the reader sees the person's own words again.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from calf_rules.findings import Answer

from skill.reading import Asked, Heard, Pack, read
from skill.reading.second import second_from

FOLDER = Path(__file__).parent.parent / "lexicon"
SWELLING, SOME, BOTH, ONE_CALF = "swelling", "some", "both", "one_calf"
SCORE = Asked("severity", ("severity",), "number")  # what the number of a diary entry answers
BY_WORDS = "by_words"  # the kind of intents whose kind the words decide
TOLD = "describe_symptoms"  # told while a question is open, what it asks for is an answer
VALUE = "answer_value"  # bare values, which say nothing but to their question
CORRECTS = "correct_earlier_answer"
REPLIES = {"answer_yes": "yes", "answer_no": "no", "answer_unsure": "unsure"}
ISO_DURATION = re.compile(
    r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$"
)
DAY = 10  # letters with which a timestamp begins
ISO_DAYS = (365, 30, 7, 1, 1 / 24, 1 / 1440)  # year, month, week, day, hour, minute


def languages() -> frozenset[str]:
    """The languages that can be heard, as in "en"."""
    return frozenset(path.stem.partition(".")[2] for path in FOLDER.glob("intents.*.json"))


@dataclass(frozen=True)
class Ears:
    """One language: its pack, and the contract of the intents with its carrier phrases."""

    pack: Pack
    kinds: Mapping[str, str]
    slots: Mapping[str, Mapping[str, Any]]
    carriers: Mapping[str, str]

    @classmethod
    def load(cls, language: str) -> "Ears":
        """The ears for a language; raises OSError where it has none."""
        pack = Pack.load(FOLDER / f"{language}.json")
        contract = json.loads((FOLDER / f"intents.{language}.json").read_text(encoding="utf-8"))
        return cls(
            pack._replace(second=second_from(os.environ, FOLDER, language)),
            contract["kinds"],
            contract["slots"],
            contract["carriers"],
        )

    def on(self, day: str) -> "Ears":
        """The ears on the day of a request, where it tells one."""
        try:
            return replace(self, pack=self.pack.on(date.fromisoformat(day)))
        except ValueError:
            return self


def hear(request: Mapping[str, Any], asked: Asked | None, ears: Ears) -> Heard:
    """What an intent request says, read against the question that is open.

    A filled slot counts for the open question, or in an intent whose samples state it; what Alexa
    put into a slot otherwise is read as the words that it is.
    """
    intent = request.get("intent") or {}
    name = str(intent.get("name", ""))
    slots = intent.get("slots") or {}
    ears = ears.on(str(request.get("timestamp"))[:DAY])
    if ears.kinds.get(name) == BY_WORDS:
        return read(_sentence(slots, ears), ears.pack, asked)
    kind = ears.kinds.get(name, "off_topic")
    heard = Heard(kind, reply=REPLIES.get(kind), corrected=kind == CORRECTS)
    asked = SCORE if kind == "log_pain" else asked
    for slot in slots.values():
        if isinstance(slot, Mapping):
            heard = _with_slot(heard, slot, asked, ears)
    heard = _placed(heard)
    answered = asked and set(heard.answers) & {asked.id, *asked.asks}
    return replace(heard, kind=VALUE) if kind == TOLD and answered else heard


def _sentence(slots: Mapping[str, Any], ears: Ears) -> str:
    """Free speech as it was said: the slot that is filled brings its carrier back."""
    for name, slot in slots.items():
        spoken = slot.get("value") if isinstance(slot, Mapping) else None
        if spoken and name in ears.carriers:
            return ears.carriers[name].replace("{words}", str(spoken))
    return ""


def _with_slot(heard: Heard, slot: Mapping[str, Any], asked: Asked | None, ears: Ears) -> Heard:
    role = ears.slots.get(str(slot.get("name")), {})
    found: dict[str, Answer] = {}
    severity, concerns, hints, vague = heard.severity, heard.concerns, heard.hints, heard.vague
    for spoken, ids in _values(slot):
        if ids and _counts(heard.kind, role, ids, asked):
            _add(found, role, ids)
        elif "duration" in role and _counts(heard.kind, {"finding": "duration"}, ids, asked):
            found.update(_duration(spoken, ears))
        else:
            more = read(spoken, ears.pack, asked)
            found.update(more.answers)
            concerns += more.concerns
            hints |= more.hints
            vague |= more.vague
            severity = more.severity if more.severity is not None else severity
    told = replace(heard, answers={**heard.answers, **found}, severity=severity)
    return replace(told, concerns=concerns, hints=hints, vague=vague)


def _counts(kind: str, role: Mapping[str, Any], ids: Sequence[str], asked: Asked | None) -> bool:
    """Whether a filled slot states its value: its intent says so, or its question is open."""
    if kind != VALUE or asked is None:
        return True
    named = {role["finding"]} if "finding" in role else set(ids)
    return bool(named & {asked.id, *asked.asks})


def _values(slot: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each value of a slot as spoken words and resolved ids, of any authority."""
    listed = slot.get("slotValue") or {}
    several = listed.get("values") if listed.get("type") == "List" else None
    for value in several if isinstance(several, list) else [slot]:
        spoken = str(value.get("value") or "").strip()
        if spoken:
            yield spoken, list(_ids(value))


def _ids(value: Mapping[str, Any]) -> Iterator[str]:
    authorities = (value.get("resolutions") or {}).get("resolutionsPerAuthority") or []
    for authority in authorities:
        if (authority.get("status") or {}).get("code") == "ER_SUCCESS_MATCH":
            first = (authority.get("values") or [{}])[0]
            identifier = (first.get("value") or {}).get("id")
            if identifier:
                yield str(identifier)
                return


def _add(found: dict[str, Answer], role: Mapping[str, Any], ids: list[str]) -> None:
    finding = role.get("finding")
    for identifier in ids:
        if finding is None:  # the id is itself a finding, said to be so
            found[identifier] = "yes"
        elif role.get("multi"):
            earlier = found.get(finding, frozenset())
            found[finding] = frozenset({identifier}) | (
                earlier if isinstance(earlier, frozenset) else frozenset()
            )
        else:
            found[finding] = identifier


def _placed(heard: Heard) -> Heard:
    """Swelling said without where is of the leg that is named, by its calf; else it is vague."""
    if heard.answers.get(SWELLING) != SOME:
        return heard
    leg = heard.answers.get("leg")
    if leg is None:
        left = {name: value for name, value in heard.answers.items() if name != SWELLING}
        return replace(heard, answers=left, vague=heard.vague | {SWELLING})
    where = BOTH if leg == BOTH else ONE_CALF
    return replace(heard, answers={**heard.answers, SWELLING: where})


def _duration(spoken: str, ears: Ears) -> dict[str, Answer]:
    match = ISO_DURATION.match(spoken)
    if not match:
        return dict(read(spoken, ears.pack, Asked("duration", ("duration",), "value")).answers)
    days = sum(
        float(part) * unit for part, unit in zip(match.groups(), ISO_DAYS, strict=True) if part
    )
    return {"duration": ears.pack.numbers.duration_of(days)}
