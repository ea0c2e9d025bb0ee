"""`python -m tools.score_utterances PATH`: how much of what people say is understood.

For every utterance it builds the envelope that the simulator would send, with the question open
that the file names, and counts only what the handler reads out of that request. A table and, last,
one JSON object; `--failures` lists what went wrong.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calf_rules import Findings, KnowledgeBase, Question, load_knowledge
from calf_rules.strict_yaml import read
from skill.dialogue.answers import updated
from skill.dialogue.offers.records import MORE, OFFERS, READ_BACK
from skill.dialogue.turn import offered_as
from skill.hearing import SCORE, hear
from skill.languages import ears_for
from skill.reading import Asked, Heard

from tools import ROOT
from tools.scoring.speech import Opened, arrived, question_named
from tools.utterance_facts import Score, facts, opened, score

OURS = ROOT / "tests" / "utterances"
VOCABULARY = ROOT / "tools" / "vocabulary-map.yaml"
SCREEN = {"red_flag": "safety_c"}
STATES = {"severity": SCORE} | {
    name: offered_as(OFFERS[state]) for name, state in (("offer", MORE), ("summary", READ_BACK))
}
ENDING = ("kind_accuracy", "fact_recall", "contradicted", "denied_taken")


@dataclass(frozen=True)
class Result:
    """One utterance: what was meant, what was read, and how each fact counted."""

    utterance: Mapping[str, Any]
    tier: str
    intent: str
    kind: str
    read: Mapping[str, Any]
    scores: tuple[Score, ...]

    @property
    def right_kind(self) -> bool:
        """Whether the speech act was recognised."""
        return bool(self.kind == self.utterance["kind"])

    @property
    def emergency(self) -> bool:
        """Whether the utterance states an emergency."""
        return bool(self.utterance["kind"] == "emergency_statement")

    @property
    def recognised(self) -> bool:
        """Whether an emergency was: each warning in it, or, where it names none, its kind."""
        warnings = [one for one in self.scores if one.fact.name.startswith("red_flag.")]
        return all(one.hit for one in warnings) if warnings else self.right_kind

    @property
    def failed(self) -> bool:
        """Whether anything is to be listed."""
        wrong = any(s.contradicted or s.taken or (s.counts and not s.hit) for s in self.scores)
        return wrong or not self.right_kind or (self.emergency and not self.recognised)


class Scorer:
    """Plays utterances. `same_kind` has the kinds of ours that answer to one of the files'."""

    def __init__(self, knowledge: KnowledgeBase, vocabulary: Mapping[str, Any]) -> None:
        self.knowledge = knowledge
        self.vocabulary = vocabulary
        self.kinds = {one.id: one.kind for one in knowledge.findings.values()}
        contract = read(ROOT / "interaction_model" / "intents.yaml").get("same_kind")
        self.same_kind: dict[str, str] = contract.plain() if contract else {}

    def play(self, utterance: Mapping[str, Any]) -> Result:
        """One utterance; raises FileNotFoundError where its locale has no model."""
        locale = utterance["locale"]
        choice, request = arrived(utterance["text"], locale)
        question, asked = self._open(utterance.get("reply_to"))
        heard = hear(request, asked, ears_for(locale[:2]))
        read = self._read(question, heard)
        scores = [score(fact, read, self.kinds) for fact in facts(utterance, self.vocabulary)]
        kind = self.same_kind.get(heard.kind, heard.kind)
        return Result(utterance, choice.tier, choice.intent, kind, read, tuple(scores))

    def _read(self, question: Question | None, heard: Heard) -> Mapping[str, Any]:
        """The findings after this one utterance, as the dialogue would write them down."""
        return updated(self.knowledge, Findings.of(), question, heard).answers

    def _open(self, reply_to: str | None) -> tuple[Question | None, Asked | None]:
        if reply_to is None:
            return None, None
        name = opened(reply_to, self.vocabulary)
        if name in STATES and name not in self.kinds:
            return None, STATES[name]
        here = Opened(question_named(self.knowledge, SCREEN.get(name, name)))
        return here.question, here.asked


def summary(results: list[Result]) -> dict[str, Any]:
    """The figures of design.md section 7 over some results. No result: shares are null."""
    by_tier = _grouped(results, lambda one: one.tier)
    return {**figures(results), "by_tier": {tier: figures(some) for tier, some in by_tier.items()}}


def figures(results: list[Result]) -> dict[str, Any]:
    """The same, not split by how the simulator matched the words."""
    scores = [one for result in results for one in result.scores]
    counted = [one for one in scores if one.counts]
    emergencies = [result for result in results if result.emergency]
    return {
        "utterances": len(results),
        "kind_accuracy": _share(sum(one.right_kind for one in results), len(results)),
        "fact_recall": _share(sum(one.hit for one in counted), len(counted)),
        "contradicted": _share(sum(one.contradicted for one in scores), len(scores)),
        "denied_taken": _share(sum(one.taken for one in scores), len(scores)),
        "emergencies": len(emergencies),
        "emergencies_recognised": sum(one.recognised for one in emergencies),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _grouped(results: Iterable[Result], key: Any) -> dict[str, list[Result]]:
    groups: dict[str, list[Result]] = {}
    for one in results:
        groups.setdefault(str(key(one)), []).append(one)
    return dict(sorted(groups.items()))


def _row(name: str, results: list[Result]) -> str:
    here = figures(results)
    shares = " ".join(f"{'-' if here[key] is None else f'{here[key]:.1%}':>13}" for key in ENDING)
    found = f"{here['emergencies_recognised']}/{here['emergencies']}"
    return f"{name:<26}{len(results):>6} {shares} {found:>12}"


def table(results: list[Result]) -> str:
    """Figures by locale, by kind, and by how the simulator matched the words."""
    names = ("kind", "facts", "contradicted", "denied taken")
    head = " ".join(f"{name:>13}" for name in names)
    lines = [f"{'':<26}{'n':>6} {head} {'emergencies':>12}"]
    lines += [_row(name, some) for name, some in _by_locale(results).items()]
    by_kind = _grouped(results, lambda one: one.utterance["kind"])
    lines += ["", *(_row(name, some) for name, some in by_kind.items())]
    by_tier = _grouped(results, lambda one: one.tier)
    lines += ["", *(_row(f"by {name}", some) for name, some in by_tier.items())]
    return "\n".join([*lines, "", _row("all", results)])


def _by_locale(results: list[Result]) -> dict[str, list[Result]]:
    return _grouped(results, lambda one: one.utterance["locale"])


def failure(result: Result) -> str:
    """What went wrong with one utterance."""
    wrong = [] if result.right_kind else [f"kind {result.utterance['kind']}, read {result.kind}"]
    for one in result.scores:
        what = "taken" if one.taken else "contradicted" if one.contradicted else "missed"
        if one.taken or one.contradicted or (one.counts and not one.hit):
            wrong.append(f"{what}: {one.fact.name}")
    read = {k: v if isinstance(v, str) else sorted(v) for k, v in result.read.items()}
    where = f"{result.utterance['id']} [{result.tier} {result.intent}]"
    return f"{where} {result.utterance['text']!r}\n    {'; '.join(wrong)}\n    read {read}"


def utterances(path: Path) -> list[Mapping[str, Any]]:
    """The utterances of a file, or of every file in a folder."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return [one for file in files for one in read(file).plain()["utterances"]]


def main(arguments: list[str] | None = None) -> int:
    """Score a file or folder; 2 where it holds no utterances."""
    parser = argparse.ArgumentParser(prog="python -m tools.score_utterances", description=__doc__)
    parser.add_argument("utterances", type=Path, nargs="?", default=OURS)
    parser.add_argument("--failures", action="store_true", help="list every failure")
    parser.add_argument("--vocabulary", type=Path, default=VOCABULARY)
    chosen = parser.parse_args(arguments)
    results, skipped = played(utterances(chosen.utterances), chosen.vocabulary)
    if not results:
        print(f"{chosen.utterances} has no utterance in a locale with a model", file=sys.stderr)
        return 2
    if chosen.failures:
        print(*(failure(one) for one in results if one.failed), sep="\n", end="\n\n")
    print(table(results))
    print(json.dumps(ending(results, skipped)))
    return 0


def played(said: Iterable[Mapping[str, Any]], vocabulary: Path) -> tuple[list[Result], int]:
    """(results, how many were skipped because their locale has no model)."""
    scorer = Scorer(load_knowledge(), read(vocabulary).plain())
    results, skipped = [], 0
    for utterance in said:
        try:
            results.append(scorer.play(utterance))
        except FileNotFoundError:
            skipped += 1
    return results, skipped


def ending(results: list[Result], skipped: int) -> dict[str, Any]:
    """The JSON object that stands last."""
    by_locale = {name: summary(some) for name, some in _by_locale(results).items()}
    return {**summary(results), "skipped": skipped, "by_locale": by_locale}


if __name__ == "__main__":
    sys.exit(main())
