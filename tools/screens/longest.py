"""Screens with the longest words that they may have to hold, and those of the memory."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

from calf_rules import Findings, KnowledgeBase, Question, load_knowledge
from skill.dialogue.offers.records import ANYTHING_ELSE, CONSENT, EXERCISE, LOG, OFFERS, READ_BACK
from skill.dialogue.turn import Turn
from skill.languages import words_for
from skill.memory.record import Entry
from skill.showing import asking, screens, touches
from skill.showing.scene import Scene
from skill.state import Line, State
from skill.tags import Tag, one_of

FORMS: tuple[Tag, ...] = ("questions.ask", "questions.simpler", "questions.examples")
SPEAKERS = ("self", "other")
PAINS = (3, 4, 10, 6, 5, 7, 6, 0, 3, 2)
FIRST_DAY = date(2026, 11, 18)
MOST_READ_BACK = 6
Directive = dict[str, Any]


@cache
def knowledge() -> KnowledgeBase:
    """The knowledge, read once."""
    return load_knowledge()


def longest(locale: str) -> Iterator[tuple[str, Directive]]:
    """Each screen with the longest words of a locale."""
    for form in ("yes_no", "value", "compound"):
        yield f"longest-{form}", _longest_question(locale, form)
    yield "longest-read-back", _shown(locale, _read_back(locale))
    yield "longest-talk", _shown(locale, _longest_talk(locale))
    yield "longest-exercise", _shown(locale, _longest_exercise(locale))
    yield "diary", _shown(locale, _diary())
    yield "consent", _shown(locale, _offer(CONSENT, days=90))
    yield "log", _shown(locale, _offer(LOG))


def _shown(locale: str, turn: Turn) -> Directive:
    return screens.screen_for(knowledge(), words_for(locale), turn, "screen")


def _scene(locale: str, turn: Turn) -> Scene:
    return Scene(knowledge(), words_for(locale), turn)


def _longest_question(locale: str, form: str) -> Directive:
    """The question of a form that has the most letters, its answers included."""
    found = ((scene, question) for question in _questions(form) for scene in _put(locale, question))
    longest_one = max(found, key=lambda one: _letters(*one))
    return screens.directive(*asking.question(*longest_one), "screen")


def _letters(scene: Scene, question: Question) -> int:
    """Letters of a question and its answers; a long answer makes all beside it small."""
    texts = [one["text"] for one in touches.choices(scene, question)]
    return len(scene.said(scene.turn.ask)) + sum(map(len, texts)) + 10 * max(map(len, texts))


def _questions(form: str) -> Iterator[Question]:
    """Every question that could be put in this form, one finding or several."""
    kinds = {"yes_no": {"bool"}, "value": {"enum", "multi"}}
    if form == "compound":
        for item in knowledge().compounds.values():
            yield Question(item.id, item.findings, "safety", form)
        return
    for finding in knowledge().findings.values():
        if finding.kind in kinds[form] and finding.id not in {asking.LEG, asking.SITE}:
            yield Question(finding.id, (finding.id,), "pattern", form)


def _put(locale: str, question: Question) -> Iterator[Scene]:
    for how, speaker in product(FORMS, SPEAKERS):
        ask: Line = (how, {"question": question.id, "speaker": speaker})
        yield _scene(locale, Turn(State(open=question.id), (), (ask,)))


def _read_back(locale: str) -> Turn:
    """The six longest things that can be read back."""
    scene = _scene(locale, Turn(State(), ()))
    values = [[name, value] for name, one in knowledge().findings.items() for value in one.values]
    said = [one for one in values if scene.words.find(f"findings.{one[0]}.{one[1]}")]
    said.sort(key=lambda one: -len(touches.label(scene, *one)))
    lines: tuple[Line, ...] = (("dialogue.read_back", {"findings": said[:MOST_READ_BACK]}),)
    return Turn(State(Findings.of(leg="left"), READ_BACK), (), lines)


def _longest_talk(locale: str) -> Turn:
    """The longest explanation of a cause, after advice."""
    words = words_for(locale)
    cause = max(knowledge().causes, key=lambda one: len(words.text(f"causes.{one}.say")))
    lines: tuple[Line, ...] = (
        ("dialogue.more_cause", {"causes": [cause]}),
        ("causes.say", {"cause": cause}),
        ("dialogue.help_verdict", {}),
    )
    return Turn(_advised(), lines, ((OFFERS[ANYTHING_ELSE].ask, {}),))


def _longest_exercise(locale: str) -> Turn:
    """The step with the longest words, held."""
    words = words_for(locale)
    steps = [
        (len(text), name, place)
        for name in knowledge().self_care.exercises
        for place, text in enumerate(words.find(f"self_care.{name}.steps"))
    ]
    _, name, place = max(steps)
    line: Line = ("self_care.step", {"exercise": name, "step": place, "hold": 30})
    state = _advised().but(open=EXERCISE, exercise=name)
    return Turn(state, (line,), ((OFFERS[EXERCISE].ask, {}),))


def _advised() -> State:
    return State(Findings.of(leg="left", swelling="one_calf"), ANYTHING_ELSE).but(told=True)


def _diary() -> Turn:
    days = [FIRST_DAY + timedelta(days=place) for place in range(len(PAINS))]
    entries = tuple(Entry(day, pain) for day, pain in zip(days, PAINS, strict=True))
    lines: tuple[Line, ...] = ((one_of("memory.trend_", "up_and_down"), {"low": 0, "high": 10}),)
    state = State(open=ANYTHING_ELSE)
    return Turn(state, lines, ((OFFERS[ANYTHING_ELSE].ask, {}),), diary=entries)


def _offer(name: str, **filling: Any) -> Turn:
    return Turn(State(open=name), (), ((OFFERS[name].ask, filling),))
