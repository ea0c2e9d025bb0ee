"""What the questions offer: the words of each value, as spoken and as the pack names them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skill.reading import Asked, Heard, read
from skill.reading.mentions import Mention, look
from skill.reading.reader import SCORE

from tests.reading.packs import SOURCE, asked, holds, pack, plain
from tools import ROOT
from tools.packs import SPOKEN
from tools.scoring.speech import WHICH, knowledge

APART = re.compile(r"[,:;.?!]| or ")  # what stands between the answers that a question offers
QUESTIONS = ROOT / "lambda" / "words" / "en" / "questions.yaml"


@dataclass(frozen=True)
class Offer:
    """`words` said while `question` is open must give `finding` that `value`."""

    question: str
    finding: str
    value: str
    words: str

    @property
    def asked(self) -> Asked:
        """The question that is open."""
        found = asked(self.question)
        assert found
        return found

    def understood(self, said: str, language: str) -> bool:
        """Whether reading takes the value out of what is said."""
        heard = read(said, pack(language), self.asked)
        if self.finding == SCORE:
            return str(heard.severity) == self.value
        return holds(heard.answers.get(self.finding), self.value) or self._replied(heard, language)

    def _replied(self, heard: Heard, language: str) -> bool:
        if len(self.asked.asks) > 1 or self.finding in heard.answers:
            return False
        none = pack(language).traits.nones.get(self.finding, "no")
        return heard.reply == {"yes": "yes", none: "no"}.get(self.value, "-")


def spoken() -> list[Offer]:
    """Of every question and form in English, the words that name one of its values or parts."""
    return sorted(set(_spoken()), key=lambda one: (one.question, one.finding, one.words))


def _spoken() -> Iterator[Offer]:
    for name, forms in plain(QUESTIONS).items():
        for question in _open(name):
            for form in SPOKEN:
                for text in _texts(forms.get(form, "")):
                    for part in APART.split(text):
                        yield from _offered(question, part)


def _open(name: str) -> list[str]:
    """The questions in which words are offered: which of a compound, and those for values."""
    known = knowledge()
    if name in known.compounds:
        return [WHICH + name]
    valued = name in known.pairs or pack("en").traits.values.get(name)
    return [name] if valued else []


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    several = value.values() if isinstance(value, Mapping) else value
    return [text for one in several for text in _texts(one)]


def _offered(question: str, text: str) -> Iterator[Offer]:
    seen, open_question = look(text, pack("en")), asked(question)
    assert open_question
    found = [one for one in seen.mentions if one.finding in open_question.asks]
    for one in found:
        if any(_covers(other, one) for other in found):
            continue
        words = " ".join(seen.words.raw[one.start : one.end])
        values = pack("en").traits.values[one.finding] or ("yes",)
        if one.value in values:
            yield Offer(question, one.finding, one.value, words)


def _covers(other: Mention, one: Mention) -> bool:
    """Whether a mention is no offer of its own: inside a longer one, or but one of several."""
    inside = other.start <= one.start and one.end <= other.end
    longer = other.end - other.start > one.end - one.start
    return inside and other.finding == one.finding and (longer or other.value != one.value)


def named(language: str) -> list[Offer]:
    """The first phrase of each value in the lexicon, said to the question about its finding."""
    found = []
    for path in sorted((SOURCE / language / "lexicon").glob("*.yaml")):
        for finding, values in plain(path).items():
            for value, said in values.items():
                if value in knowledge().findings[finding].values:
                    found.append(Offer(finding, finding, value, said[0]))
    return found


def frames(language: str) -> list[str]:
    """Sentences in which an answer stands."""
    found: list[str] = plain(SOURCE / language / "reading" / "frames.yaml")
    return found
