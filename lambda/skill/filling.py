"""From a key and ids to a sentence: what speaking and showing have in common.

Whatever fills a sentence is an id or comes from words/, and is made safe for its medium all the
same.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from skill.several import without
from skill.state import Line
from skill.tags import Tag, one_of
from skill.words import Words

COUNTED = re.compile(r"_\d$")  # of the second sign that a finding stands for
PLACEHOLDER = re.compile(r"\{(\w+)\}")
BY_ID = {  # sentences that stand under an id, and what names it in the filling
    "causes.say": "cause",
    "self_care.offer": "exercise",
    "specialists.why": "specialist",
}
LISTS = ("causes", "specialists")
PLACES = ("first", "second", "third")
OTHER, ELSE = "other", "else"  # the topic for every unknown one; the answer for everybody
NOT_THERE = frozenset({"no", "none", "not_bone"})  # values that deny what the finding asks
PAIR = 2  # what a list of two is joined by may differ from the end of a longer one
MOST_ECHOED = 12  # words of what was understood, before the next question
FEWEST_GROUNDS = 3  # findings that mild advice goes by; more in as few words
UNEXPLAINED = "answers.meaning_of_word.else"
TEXTS = {  # placeholder: the section and field it stands for, and what names the id in the filling
    "specialist": ("specialists", "name", "specialist"),
    "specialist_plain": ("specialists", "plain", "specialist"),
    "refusal": ("self_care", "refuse", "exercise"),
    "self_care": ("causes", "self_care", "cause"),
    "reason": ("rules", "short", "short_rule"),
    "short": ("rules", "short", "short_rule"),
}
NUMBERS = frozenset({"emergency", "crisis", "emergency_also", "advice_number"})


class Medium(NamedTuple):
    """Where a sentence goes: what makes text safe there, and how a phone number is given.

    `number` takes it as it is written, and how the locale reads it (locale.numbers_as).
    """

    safe: Callable[[str], str]
    number: Callable[[str, str], str]


PLAIN = Medium(safe=str, number=lambda written, _: written)


def plain(words: Words, lines: Iterable[Line], turn: int = 0) -> str:
    """The lines as plain text, for cards and screens."""
    return " ".join(text for line in lines if (text := filled(words, line, turn, PLAIN)))


def filled(words: Words, line: Line, turn: int, medium: Medium) -> str:
    """The sentence under the line's key with every placeholder filled."""
    key, filling = line

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in NUMBERS:
            return medium.number(words.text(f"locale.{name}"), words.text("locale.numbers_as"))
        return _value(words, name, filling, medium)

    template = _template(words, key, filling, turn)
    template = agreeing(words, template, filling.get("sex"), filling.get("legs"))
    return PLACEHOLDER.sub(value, medium.safe(template))


def agreeing(words: Words, text: str, sex: str | None, legs: str | None = None) -> str:
    """A sentence about "them" as one about her or him, and about "the leg" as about both."""
    for section in ((legs,) if legs else ()) + (("agrees", sex) if sex else ()):
        for said, instead in (words.find(f"pronouns.{section}") or {}).items():
            for one, other in ((said, instead), (said.capitalize(), instead.capitalize())):
                text = re.sub(rf"\b{one}\b", other, text)
    return text


def _template(words: Words, key: str, filling: Mapping[str, Any], turn: int) -> str:
    """The sentence: some keys are completed by an id in the filling."""
    if key.startswith("questions."):
        how = key.partition(".")[2]
        return _question(words, how, filling, turn)
    if key in {"rules.say", "rules.do_not"}:
        return _rule(words, f"rules.{filling['rule']}", key == "rules.say")
    if key in BY_ID:
        section, field = key.split(".")
        return words.text(f"{section}.{filling[BY_ID[key]]}.{field}")
    if key == "self_care.step":
        steps = words.find(f"self_care.{filling['exercise']}.steps")
        return str(steps[filling["step"]])
    if key == "answers.say":
        return _answer(words, filling)
    if key == "glossary.say":
        return _meaning(words, f"glossary.{filling['word']}")
    if "cause" in filling and words.find(f"causes.{filling['cause']}.worse_calls"):
        return words.text(f"{key}_calls" if words.find(f"{key}_calls") else key, turn)
    if key == "specialists.start":
        return words.text(f"verdict.start.{filling['level']}")
    return words.text(key, filling.get("variant", turn))


def _rule(words: Words, rule: str, reason: bool) -> str:
    """A rule's reason and what not to do; without the reason it may be nothing."""
    parts = (words.text(f"{rule}.say") if reason else None, words.find(f"{rule}.do_not"))
    return " ".join(part for part in parts if part)


def _question(words: Words, how: str, filling: Mapping[str, Any], turn: int) -> str:
    question = str(filling["question"])
    if question.startswith("which_"):
        question, how = question.removeprefix("which_"), _of_which(how)
    forms = (f"{how}_other", how) if filling.get("speaker") == "other" else (how,)
    keys = (f"questions.{question}.{form}" for form in forms)
    key = next(filter(words.find, keys), f"questions.{question}.{how}")
    text = words.text(key, turn)
    return without(text, filling.get("without", ()), lambda items: listed(words, items, "or"))


def _answer(words: Words, filling: Mapping[str, Any]) -> str:
    """The first answer to a topic that fits, of those that could; the fallback always does."""
    topic = filling["topic"] if words.find(f"answers.{filling['topic']}") else OTHER
    keys = (f"answers.{topic}.{name}" for name in (*filling["among"], ELSE))
    return next(str(found) for key in keys if (found := words.find(key)))


def _meaning(words: Words, key: str) -> str:
    """What a word means; where it is what a cause is called, what the cause is as well."""
    cause = words.find(f"{key}.cause")
    if cause:
        return f"{words.text(f'{key}.means')} {words.text(f'causes.{cause}.say')}"
    return str(words.find(key) or words.text(UNEXPLAINED))


def _of_which(how: str) -> str:
    return "which" if how in {"ask", "simpler", "examples"} else how


def _value(words: Words, name: str, filling: Mapping[str, Any], medium: Medium) -> str:
    """What stands in for a placeholder: a list, a text under an id, or what the filling holds."""
    if name in {"understood", "facts"}:
        return medium.safe(told(words, filling.get("findings", ())))
    if name == "noted":
        names = (words.find(f"noted.{one}") for one in filling["noted"])  # some may be forged
        return medium.safe(listed(words, [name for name in names if isinstance(name, str)]))
    if name == "echo":
        return medium.safe(_within(words, filling["echo"], MOST_ECHOED))
    if name == "grounds":
        return medium.safe(_within(words, filling["findings"], MOST_ECHOED, FEWEST_GROUNDS))
    if name == "worse_if":
        return medium.safe(_worse_if(words, filling))
    if name in LISTS:
        return medium.safe(listed(words, _names(words, name, filling[name]), "or"))
    if name in PLACES:
        return medium.safe(_names(words, "causes", filling["causes"])[PLACES.index(name)])
    if name in TEXTS:
        section, field, by = TEXTS[name]
        identifier = filling.get(by)
        return _nested(words, f"{section}.{identifier}.{field}", medium) if identifier else ""
    if name in filling:
        return medium.safe(str(filling[name]))
    return _nested(words, f"locale.{name}", medium)


def _nested(words: Words, key: str, medium: Medium) -> str:
    return filled(words, (cast("Tag", key), {}), 0, medium)


def _names(words: Words, section: str, names: Iterable[str]) -> list[str]:
    return [words.text(f"{section}.{name}.name") for name in names]


def _worse_if(words: Words, filling: Mapping[str, Any]) -> str:
    """What would make it more urgent, without what has already happened."""
    signs: Mapping[str, str] = words.find(f"causes.{filling['cause']}.worse_if")
    here = filling.get("already", ())
    left = [sign for finding, sign in signs.items() if COUNTED.sub("", finding) not in here]
    return listed(words, left or [words.text("verdict.worse_at_all")], "or")


def _within(words: Words, findings: Sequence[Sequence[str]], most: int, fewest: int = 1) -> str:
    """As many of the findings as are said in so many words, the first ones first.

    One that is too long for what is left gives way to those after it.
    """
    kept = list(findings[:fewest])
    for one in findings[fewest:]:
        if len(told(words, [*kept, one]).split()) <= most:
            kept.append(one)
    return told(words, kept)


def told(words: Words, findings: Iterable[Iterable[str]]) -> str:
    """Findings as people say them: where, circumstances, what goes along, what went before, who.

    Which findings are which, and what leads to them ("with", "after"), stands in words/.
    """
    order: Mapping[str, list[str]] = words.find("telling")
    said: dict[str, list[str]] = {}
    denied: list[str] = []
    for finding, value in findings:
        fragment = words.find(f"findings.{finding}.{value}")
        if isinstance(fragment, str) and fragment:
            (denied if value in NOT_THERE else said.setdefault(finding, [])).append(fragment)
    parts = {part: _of(said, names) for part, names in order.items()}
    parts["along"] = [fragment for fragments in said.values() for fragment in fragments]
    start = parts["place"] + parts["circumstances"]
    if not start:
        return listed(words, parts["along"] + parts["history"] + parts["persons"] + denied)
    every = [
        *start,
        *_joined(words, "along", parts["along"]),
        *_joined(words, "history", parts["history"]),
        *parts["persons"],
        *_joined(words, "denied", denied),
    ]
    return listed(words, every, "beside")


def _joined(words: Words, how: str, fragments: list[str]) -> list[str]:
    """Fragments as one, in the words that lead to them; nothing where there are none."""
    pattern = words.text(one_of("dialogue.told.", how))
    return [pattern.format(items=listed(words, fragments))] if fragments else []


def _of(said: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    """What was said of these findings, in their order; it is taken out of the rest."""
    return [fragment for name in names for fragment in said.pop(name, ())]


def listed(words: Words, items: Sequence[str], join: str = "and") -> str:
    """Items as a spoken list ("a, b and c"), by the patterns of the language."""
    if not items:
        return ""
    how: Mapping[str, str] = words.find(one_of("dialogue.lists.", join))
    said, *others = items
    for place, item in enumerate(others, 2):
        form = "more" if place < len(items) else "two" if len(items) == PAIR else "last"
        said = how[form].format(first=said, second=item)
    return said
