"""The frozen values of the knowledge base."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from calf_rules.conditions import Condition, leaves

if TYPE_CHECKING:
    from calf_rules.self_care import SelfCare

ESTIMATE = "E"  # of the grades: R read, RE read link but estimated number, C recalled, E estimate
FITTED = "F"  # fitted to the development people (fitted.yaml)
Cell = TypeVar("Cell")
Rows = Mapping[str, Mapping[str, Mapping[str, Cell]]]  # by finding, value and cause


class Urgency(IntEnum):
    """How soon to act; a higher number is more urgent (`max` gives the most urgent)."""

    self_care = 0
    routine = 1
    within_days = 2
    same_day = 3
    emergency_now = 4


SCREEN = "screen"  # tier of the findings of the safety screen


class Finding(NamedTuple):
    """Something a person can tell about.

    `base` is the share of people with calf complaints from other causes who would give each value
    (0 to 1).
    """

    id: str
    kind: str  # bool, enum, multi, number or compound
    tier: str  # screen, core, follow_up, person or compound
    base: Mapping[str, float]
    ask_if: Condition | None

    @property
    def values(self) -> tuple[str, ...]:
        """The definite values, in the order of the file."""
        return tuple(self.base)


class Compound(NamedTuple):
    """One question about several findings.

    After an unexplained "yes", `ask_singly` are asked one by one; `required_if` says when it must
    be asked before any milder advice.
    """

    id: str
    findings: tuple[str, ...]
    order: int
    required_if: Condition | None
    ask_singly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """A possible cause: how common, how urgent by itself, and whom to see, in that order.

    `per_1000` is of adults who bring calf complaints to primary care; the factors multiply it.
    Where `named_if` does not hold, nobody is told that it could be this.
    """

    id: str
    group: str
    urgency: Urgency
    see: tuple[str, ...]
    per_1000: float
    age_x: Mapping[str, float]
    sex_x: Mapping[str, float]
    named_if: Condition | None = None


class Rule(NamedTuple):
    """A warning sign: when it holds, the advice is never milder than `urgency`.

    `cause` is what it wants excluded, unless `cause_unless` holds. `first_ask` names the one
    finding to ask, once, before an emergency ends the questions; `last_ask` those to ask before
    this rule alone makes the advice, because their answers together can lift it.
    """

    id: str
    urgency: Urgency
    action: str  # call, go or see
    cause: str | None
    cause_unless: Condition | None
    when: Condition
    first_ask: str | None
    sources: tuple[str, ...]
    last_ask: tuple[str, ...] = ()


class Scoring(NamedTuple):
    """The figures of scoring and questioning; meaning and basis stand in scoring.yaml."""

    temper: float
    cap: float
    unnamed_weight: float
    denial_weight: float
    prior_power: float
    floors: tuple[tuple[Urgency, float, Urgency], ...]
    overlaps: tuple[tuple[float, tuple[tuple[str, str], ...]], ...]
    floor_least: float
    floor_margin: float
    urgency_weight: float
    branch_bonus: float
    least_gain: float
    most_rounds: int
    least_share: float
    check_share: float
    most_named: int


class Course(NamedTuple):
    """What earlier talks and the diary add (course.yaml).

    `facts` are what may be given beside the findings. Where `raised_if` holds, the advice is
    `levels` levels more urgent, at most `at_most`. `change` and `much` are points of ten, `days`
    days, `contacts` talks.
    """

    facts: tuple[str, ...]
    raised_if: Condition
    levels: int
    at_most: Urgency
    change: int
    days: int
    contacts: int
    much: int


class Fitted(NamedTuple):
    """What was learned from the development people (fitted.yaml).

    `counts`: by finding and value, the factor on what an answer weighs; `leanings`: by cause, what
    is added to its log prior when causes are ranked. Absent is 1 and 0.
    """

    counts: Mapping[str, Mapping[str, float]]
    leanings: Mapping[str, float]


@dataclass(frozen=True, eq=False, repr=False)
class KnowledgeBase:
    """All of the medicine, loaded once.

    `evidence` has P(value | cause), 0 to 1, and `grounds` the grade and the numbers of the sources
    of every row that is not a plain estimate; both by finding, value and cause. There are
    thousands, so they stay as they are loaded, which a cold start waits for. `warnings` are what
    warns of danger: told unclearly, each is asked about at once. `yes_values` says what "yes" means
    to a question that asks for a value; `kinds` groups the causes for answers to what
    people ask, the most careful kind first; `cites` names the sources by number; `version` is a
    short digest of the YAML it came from.
    """

    findings: Mapping[str, Finding]
    compounds: Mapping[str, Compound]
    causes: Mapping[str, Cause]
    evidence: Rows[float]
    grounds: Rows[Sequence[str]]
    rules: tuple[Rule, ...]
    self_care_if: Condition
    passing: Condition
    one_leg: Condition
    warnings: frozenset[str]
    first_asked: tuple[str, ...]
    asked_if_mild: tuple[str, ...]
    asked_before_self_care: tuple[str, ...]
    pairs: Mapping[str, tuple[str, ...]]
    safety_follow_ups: Mapping[str, Condition]
    branches: Mapping[str, Condition]
    none_values: Mapping[str, str]
    yes_values: Mapping[str, Mapping[str, Condition]]
    never_asked: frozenset[str]
    implies: Mapping[str, Mapping[str, Mapping[str, str]]]
    value_groups: Mapping[tuple[str, str], tuple[str, ...]]
    scoring: Scoring
    course: Course
    fitted: Fitted
    self_care: "SelfCare"
    kinds: Mapping[str, frozenset[str]]
    cites: Mapping[str, str]
    version: str

    @cached_property
    def rules_by_finding(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that mention each finding."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for finding in {leaf.finding for leaf in leaves(rule.when)}:
                found.setdefault(finding, []).append(rule)
        return {finding: tuple(rules) for finding, rules in found.items()}
